#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Kills essaim at random moments; the store must keep what it acknowledged.

usage: kill.py ESSAIM KILLS [SEED]

Each round starts a command on a store with data in it, and kills it (SIGKILL)
at a moment between its begin and somewhat past its usual end. If it ended
before, with exit status 0, what it did is acknowledged. Then the store has to
be sound, and to hold exactly what it held before the command or exactly what
it should hold after it; the latter, if that was acknowledged. One round in
ten lets the command end, so that the store does not stay as it is. There are
as many rounds as it takes for KILLS of them to kill.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
AUTHORITY = "<https://w3id.org/essaim/def#LocalAuthority>"
DOCUMENTS = 20
MOST = 200_000  # statements, before what is loaded is forgotten again


def triples(rng, name, count):
    """So many new statements, a third of them in graphs."""
    lines = set()
    while len(lines) < count:
        k = len(lines)
        graph = f" <http://e.org/graph/{k % 7}>" if k % 3 == 0 else ""
        lines.add(f"<http://e.org/{name}/{k // 4}> <http://e.org/p{k % 11}> "
                  f'"value {rng.randrange(10**6)} of {k}"{graph} .\n')
    return lines


def document(number, version):
    """A document in the graph of its own name: to be replaced as a whole."""
    iri = f"<http://e.org/doc/{number}>"
    lines = {f"{iri} {TYPE} {AUTHORITY} {iri} .\n"}
    for k in range(50):
        lines.add(f"{iri} <http://e.org/p{k % 5}> "
                  f'"{version} says {k * version % 97} of {k}" {iri} .\n')
    return lines


class Rounds:
    """A store, what it must hold, and a way to hurt it."""

    def __init__(self, essaim, folder, seed):
        self.essaim = essaim
        self.folder = folder
        self.store = os.path.join(folder, "store")
        self.rng = random.Random(seed)
        self.held = set()
        self.documents = {}
        self.version = 0
        self.seconds = {}
        self.outcomes = {"before": 0, "after": 0, "same": 0,
                         "acknowledged": 0}

    # ------------------------------------------------------------ commands

    def load(self):
        self.version += 1
        count = self.rng.choice([10, 300, 3000, 20000])
        new = triples(self.rng, f"thing{self.version}", count)
        return f"load {count}", self.write(new), self.held | new, {}

    def update(self):
        """New versions of documents, and something besides."""
        self.version += 1
        chosen = self.rng.sample(range(DOCUMENTS), self.rng.randint(1, 10))
        after = set(self.held)
        new = triples(self.rng, f"beside{self.version}", 20)
        changed = {}
        for number in chosen:
            after -= self.documents.get(number, set())
            changed[number] = document(number, self.version)
            new |= changed[number]
        return "update", self.write(new), after | new, changed

    def compact(self):
        return ("compact", ["store", "compact", "--store", self.store],
                self.held, {})

    def write(self, lines):
        path = os.path.join(self.folder, "new.nq")
        lines = list(lines)
        self.rng.shuffle(lines)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
        return ["load", "--store", self.store, path]

    # -------------------------------------------------------------- checks

    def ask(self, *arguments):
        run = subprocess.run([self.essaim, *arguments, "--store", self.store],
                             capture_output=True, check=False)
        if run.returncode != 0:
            sys.exit(f"not ok - {' '.join(arguments)}: status "
                     f"{run.returncode}\n{run.stdout.decode()}"
                     f"{run.stderr.decode()}")
        return run.stdout

    def contents(self):
        self.ask("store", "check")
        return set(self.ask("dump").decode().splitlines(keepends=True))

    def compare(self, name, after, acknowledged):
        found = self.contents()
        if acknowledged and found != after:
            lost, strange = after - found, found - after
        elif found not in (after, self.held):
            lost, strange = self.held - found, found - after
        else:
            which = ("acknowledged" if acknowledged else
                     "same" if after == self.held else
                     "after" if found == after else "before")
            self.outcomes[which] += 1
            return found
        kept = shutil.move(self.store, tempfile.mkdtemp(prefix="killed-"))
        sys.exit(f"not ok - {name}: {len(lost)} statements lost, "
                 f"{len(strange)} strange; the store is in {kept}\n"
                 + "".join(sorted(lost)[:5]) + "--\n"
                 + "".join(sorted(strange)[:5]))

    def killed(self):
        return sum(self.outcomes.values()) - self.outcomes["acknowledged"]

    # -------------------------------------------------------------- rounds

    def strike(self, name, arguments, spare):
        """Run and kill. True if the command ended before, and well."""
        start = time.monotonic()
        child = subprocess.Popen([self.essaim, *arguments],
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
        try:
            usual = self.seconds.get(name, 0.1)
            child.wait(None if spare else self.rng.uniform(0, 1.3 * usual))
            if child.returncode != 0:
                sys.exit(f"not ok - {name}: status {child.returncode}\n"
                         f"{child.stderr.read().decode()}")
            took = time.monotonic() - start
            self.seconds[name] = max(took, 0.9 * self.seconds.get(name, 0))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        finally:
            child.stderr.close()
        return child.returncode == 0

    def once(self, number):
        if len(self.held) > MOST:
            shutil.rmtree(self.store)
            self.held, self.documents = set(), {}
            self.begin()
        command = self.rng.choice([self.load, self.update, self.compact])
        name, arguments, after, changed = command()
        # The first of each kind tells how long it takes.
        spare = name not in self.seconds or number % 10 == 0
        acknowledged = self.strike(name, arguments, spare)
        found = self.compare(name, after, acknowledged)
        if found == after and after != self.held:
            self.documents.update(changed)
        self.held = found

    def begin(self):
        """A store that holds something from the first."""
        _, arguments, after, changed = self.update()
        if not self.strike("begin", arguments, True):
            sys.exit("not ok - no store can be made")
        self.held = self.compare("begin", after, True)
        self.documents.update(changed)


def main():
    essaim, kills = os.path.realpath(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 10**9
    print(f"# seed {seed}", flush=True)
    os.environ.pop("ESSAIM_STORE", None)
    with tempfile.TemporaryDirectory(prefix="essaim-kill-") as folder:
        run = Rounds(essaim, folder, seed)
        run.begin()
        number = 0
        while run.killed() < kills:
            number += 1
            run.once(number)
            if number % 100 == 0:
                print(f"# {number} rounds: {run.outcomes}", flush=True)
        left = sorted(os.listdir(run.store))
    counts = run.outcomes
    print(f"ok - {run.killed()} killed (store as before {counts['before']}, "
          f"as after {counts['after']}, compacted {counts['same']}), "
          f"{counts['acknowledged']} acknowledged, nothing lost")
    print(f"# in the folder at the end: {' '.join(left)}")


if __name__ == "__main__":
    main()
