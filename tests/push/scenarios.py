#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Pushes as they happen, to a real server: README.md says what passing means.

usage: scenarios.py oxigraph|virtuoso [--triples N] [--kills N] [SCENARIO...]
"""

import argparse
import os
import random
import re
import signal
import sys
import threading
import time

from backends import Missing, Oxigraph, Virtuoso
from client import GRAPH, Client
from faults import Proxy


class Failure(Exception):
    pass


def expect(good, what):
    if not good:
        raise Failure(what)


def data(first, last, word="texte"):
    """Statements of two predicates a subject, with letters of all lengths."""
    lines = []
    for i in range(first, last):
        lines.append(f"<http://e.org/é/{i}> <http://e.org/type> "
                     f"<http://e.org/中/{i % 7}> .")
        lines.append(f"<http://e.org/é/{i}> <http://e.org/label> "
                     f'"{word} n° {i} œuvre 😀"@fr .')
    return lines


class Bench:
    def __init__(self, backend, how):
        self.backend, self.how = backend, how
        self.client = Client(backend, "backoff = 50\n")
        self.chance = random.Random(how.seed)

    def begin(self):
        self.backend.clear()
        self.client.forget()

    def same(self, lines, what):
        have = self.backend.rows(GRAPH)
        want = sorted(lines)
        if have != want:
            there, here = set(have), set(want)
            raise Failure(f"{what}: {len(have)} rows, not {len(want)}; "
                          f"{sorted(there - here)[:3]} "
                          f"{sorted(here - there)[:3]}")
        version = self.backend.version(GRAPH)
        expect(re.fullmatch(r"sha256:[0-9a-f]{64}", version),
               f"{what}: its version is {version}")
        others = [g for g in self.backend.graphs() if g.startswith(GRAPH + "/")]
        expect(not others, f"{what}: {others} are left")

    def push(self, want, lines, *words):
        path = self.client.write("data.nt", lines)
        status, out, err = self.client.push("test", *words, path)
        expect(status == want,
               f"exit {status}, not {want}, of push {words}:\n{out}{err}")
        return out, err

    def done(self, lines, *words):
        out, _ = self.push(0, lines, "--json", "--max-deletions", "100%",
                           *words)
        self.same(lines, f"push {words}")
        return self.client.events(out)

    # ---------------------------------------------------------- scenarios

    def first_and_again(self):
        lines = data(0, 100)
        events = self.done(lines)
        expect(events[-1]["writes"] >= 1, "nothing was written")
        events = self.done(lines)
        expect(events[-1]["writes"] == 0, f"again: {events[-1]}")
        out, _ = self.push(0, lines, "--dry-run")
        expect("in step" in out, out)

    def small_delta(self):
        self.done(data(0, 1000))
        lines = data(10, 1010)
        path = self.client.write("data.nt", lines)
        before = self.backend.rows(GRAPH)
        status, out, _ = self.client.push("test", "--dry-run", path)
        expect(status == 1 and "+20 −20 =1980" in out and "delta" in out, out)
        expect(self.backend.rows(GRAPH) == before, "a dry run wrote")
        events = self.done(lines)
        expect(events[-1]["writes"] == 1, f"one batch: {events[-1]}")

    def large_delta(self):
        self.done(data(0, 2000))
        self.done(data(500, 2600, "neuf"), "--strategy", "delta")
        events = self.done(data(0, 2000))
        plan = [e for e in events if e["event"] == "plan"][0]
        expect(plan["strategy"] == "staging", plan)

    def swap_while_read(self):
        old, new = data(0, 3000), data(1500, 6000, "neuf")
        self.done(old)
        seen, stop = [], threading.Event()

        def poll():
            while not stop.is_set():
                seen.append(self.backend.count(GRAPH))
                time.sleep(0.05)

        reader = threading.Thread(target=poll)
        reader.start()
        try:
            self.done(new, "--strategy", "staging")
            time.sleep(0.2)
        finally:
            stop.set()
            reader.join()
        # The version is a statement, too.
        expect(set(seen) <= {len(old) + 1, len(new) + 1},
               f"readers saw {sorted(set(seen))}")
        expect(len(set(seen)) == 2 and len(seen) > 5, f"readings: {seen}")

    def many(self):
        n = self.how.triples // 2
        lines = data(0, n)
        self.done(lines)
        events = self.done(lines)
        expect(events[-1]["writes"] == 0, f"again: {events[-1]}")
        changed = data(0, n - 50) + data(n, n + 50)
        self.done(changed)
        self.done(data(n // 2, n + n // 2, "neuf"))

    def letters(self):
        lines = [f'<http://e.org/{c}{i}> <http://e.org/p> "{c}{i}" .'
                 for c in ("é", "ÿ", "中", "😀", "a", "Z", "%C3%A9", "_", "~")
                 for i in range(1500)]
        self.done(lines)
        events = self.done(lines)
        expect(events[-1]["writes"] == 0, f"again: {events[-1]}")

    def one_subject(self):
        lines = [f'<http://e.org/s> <http://e.org/p{i % 3}> "{c}{i}" .'
                 for i in range(11000) for c in ("é", "o")]
        lines += [f"<http://e.org/s> <http://e.org/p> <http://e.org/é{i}> ."
                  for i in range(12000)]
        self.done(lines)
        events = self.done(lines)
        expect(events[-1]["writes"] == 0, f"again: {events[-1]}")

    def blank_nodes(self):
        lines = ["<http://e.org/a> <http://e.org/address> _:x .",
                 '_:x <http://e.org/street> "rue du Four" .',
                 "<http://e.org/b> <http://e.org/address> _:y .",
                 '_:y <http://e.org/street> "rue du Bac" .']
        self.push(0, lines)
        rows = self.backend.rows(GRAPH)
        expect(len(rows) == 4 and not any("_:" in row for row in rows), rows)
        other = [line.replace("_:x", "_:p").replace("_:y", "_:x")
                 for line in reversed(lines)]
        out, _ = self.push(0, other, "--json")
        expect(self.client.events(out)[-1]["writes"] == 0, out)
        out, _ = self.push(0, other[:2], "--json")
        expect(len(self.backend.rows(GRAPH)) == 2, out)

    def another_writes(self):
        old, new = data(0, 50), data(0, 60)
        self.done(old)
        rival = f"sha256:{'0' * 64} pending 0123456789abcdef"
        mine = self.backend.version(GRAPH)
        where = f"GRAPH <{GRAPH}> {{ <{GRAPH}> " \
            "<https://w3id.org/essaim/def#graphVersion> "
        self.backend.update(f'DELETE {{ {where} "{mine}" }} }} '
                            f'INSERT {{ {where} "{rival}" }} }} '
                            f'WHERE {{ {where} "{mine}" }} }}')
        _, err = self.push(6, new)
        expect("somebody else" in err, err)
        expect(self.backend.rows(GRAPH) == sorted(old), "it wrote none the less")
        self.done(new, "--take-over")

    def another_is_quicker(self):
        if self.backend.type != "oxigraph":
            return "only where the proxy can log in"
        old, new = data(0, 50), data(0, 60)
        for strategy in ("delta", "staging"):
            self.begin()
            self.done(old)
            proxy = Proxy(self.backend.port)
            stolen = []

            def steal(request):
                if not request.reads and not stolen:
                    stolen.append(1)
                    mine = self.backend.version(GRAPH)
                    self.backend.update(
                        f"DELETE DATA {{ GRAPH <{GRAPH}> {{ <{GRAPH}> <https:"
                        f'//w3id.org/essaim/def#graphVersion> "{mine}" }} }} ;'
                        f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <{GRAPH}> <https:"
                        "//w3id.org/essaim/def#graphVersion> "
                        f'"sha256:{"1" * 64}" }} }}')
                return False

            proxy.due = steal
            self.client.configure(self.backend, "backoff = 50\n",
                                  f"http://127.0.0.1:{proxy.port}")
            self.push(6, new, "--strategy", strategy)
            self.client.configure(self.backend, "backoff = 50\n")
            expect(self.backend.rows(GRAPH) == sorted(old),
                   f"{strategy}: it wrote none the less")
            self.done(new)
        return None

    def too_many_deletions(self):
        old = data(0, 100)
        self.done(old)
        for words in ((), ("--max-deletions", "10"),
                      ("--max-deletions", "10%")):
            _, err = self.push(8, data(0, 40), *words)
            expect("would be deleted" in err, err)
        expect(self.backend.rows(GRAPH) == sorted(old), "it deleted")
        self.push(0, data(0, 40), "--max-deletions", "60%")

    def drift(self):
        lines = data(0, 100)
        self.done(lines)
        self.backend.update(f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <http://e.org/"
                            'x> <http://e.org/y> "autre" } }')
        out, _ = self.push(1, lines, "--dry-run")
        expect("+0 −1 =200" in out, out)
        self.done(lines)

    def literal_forms(self):
        """Value by value, tests/virtuoso/likeness.sh looks at them."""
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                            "..", "virtuoso", "forms.nt")
        with open(path, encoding="utf-8") as file:
            lines = [line.strip() for line in file if line[0] == "<"]
        self.push(0, lines, "--max-deletions", "100%")
        have = self.backend.rows(GRAPH)
        expect(len(have) == len(lines), f"{len(have)} of {len(lines)}")
        out, _ = self.push(0, lines, "--json")
        expect(self.client.events(out)[-1]["writes"] == 0, out)

    def kill_client(self):
        """kill -9 at random moments of a push of each strategy."""
        n = 1500
        ends = []
        for i in range(self.how.kills):
            strategy = ("delta", "staging", "direct")[i % 3]
            self.begin()
            old = [] if strategy == "direct" else data(0, n)
            if old:
                self.done(old)
            new = data(n // 3, n + n // 3, f"neuf {i}")
            path = self.client.write("data.nt", new)
            words = ("test", "--strategy", strategy, "--max-deletions",
                     "100%", path)
            began = time.time()
            process = self.client.start(*words)
            if i < 3:  # to know how long it takes
                process.wait()
                self.same(new, f"{strategy} undisturbed")
                self.took = getattr(self, "took", {})
                self.took[strategy] = time.time() - began
                continue
            time.sleep(self.chance.random() * self.took[strategy])
            process.kill()
            process.wait()
            status, out, err = self.client.push(
                "test", "--resume", "--max-deletions", "100%", path)
            expect(status == 0, f"{strategy}: exit {status}: {out}{err}")
            self.same(new, f"{strategy} resumed")
            ends.append("resumed" if "done" in out else "in step")
        return f"{len(ends)} kills: {ends.count('resumed')} taken up"

    def interrupt(self):
        old, new = data(0, 2000), data(1000, 4000, "neuf")
        stopped = 0
        for i in range(6):
            self.begin()
            self.done(old)
            path = self.client.write("data.nt", new)
            process = self.client.start("test", "--max-deletions", "100%",
                                        "--strategy", "delta", path)
            time.sleep(0.15 + 0.1 * i)
            process.send_signal(signal.SIGINT)
            status = process.wait()
            expect(status in (0, 7), f"exit {status} after Ctrl-C")
            stopped += status == 7
            status, out, err = self.client.push(
                "test", "--resume", "--max-deletions", "100%", path)
            expect(status == 0, f"exit {status}: {out}{err}")
            self.same(new, "resumed after Ctrl-C")
        expect(stopped, "it was always quicker than Ctrl-C")
        return f"{stopped} of 6 were stopped"

    def kill_server(self):
        old, new = data(0, 3000), data(1500, 4500, "neuf")
        told = []
        for strategy in ("staging", "delta"):
            for wait in (0.3, 0.8):
                self.begin()
                self.done(old)
                path = self.client.write("data.nt", new)
                process = self.client.start(
                    "test", "--max-deletions", "100%", "--strategy", strategy,
                    "--tries", "2", path)
                time.sleep(wait)
                self.backend.kill()
                status = process.wait()
                self.backend.start()
                told.append(status)
                expect(status in (0, 5, 7), f"exit {status}")
                status, out, err = self.client.push(
                    "test", "--resume", "--max-deletions", "100%", path)
                expect(status == 0, f"exit {status}: {out}{err}")
                self.same(new, f"{strategy} after the server was killed")
        return f"exits before: {told}"

    def clean(self):
        self.done(data(0, 20))
        aside = GRAPH + "/staging/0123456789abcdef"
        self.backend.put(aside, "\n".join(data(0, 20)) + "\n")
        status, out, err = self.client.push("test", "--clean")
        expect(status == 0 and aside in out, f"{status} {out}{err}")
        expect(aside not in self.backend.graphs(), "it is still there")
        self.same(data(0, 20), "cleaned")


ALL = [name for name, what in vars(Bench).items()
       if callable(what) and not name.startswith("_")
       and name not in ("begin", "same", "push", "done")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("backend", choices=("oxigraph", "virtuoso"))
    parser.add_argument("--triples", type=int, default=20000)
    parser.add_argument("--kills", type=int, default=9)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("scenarios", nargs="*", default=ALL)
    how = parser.parse_intermixed_args()
    try:
        backend = (Oxigraph(persist=True) if how.backend == "oxigraph"
                   else Virtuoso())
    except Missing as missing:
        print(f"skipped: {missing} is not there")
        return 77
    failed = 0
    print(f"# seed {how.seed}")
    try:
        for name in how.scenarios:
            bench = Bench(backend, how)
            began = time.time()
            try:
                bench.begin()
                said = getattr(bench, name)()
                print(f"ok - {how.backend}: {name.replace('_', ' ')} "
                      f"({time.time() - began:.1f} s)"
                      + (f": {said}" if said else ""))
            except Failure as failure:
                failed += 1
                print(f"not ok - {how.backend}: {name}: {failure}")
            bench.client.close()
            sys.stdout.flush()
    finally:
        backend.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
