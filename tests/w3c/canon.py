#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The test suite of RDF Dataset Canonicalization (RDFC-1.0), by its manifest.

usage: canon.py CANONICALIZE SUITE

Every test counts: evaluations byte for byte, maps of labels, and the graph
that must be refused, within a second. Then graphs made to take for ever, and
graphs that must not be refused. Ends with 1 if any fails."""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time

PROGRAM, SUITE = sys.argv[1], sys.argv[2]
REFUSED = 8
# A sanitizer makes hashing some five times slower.
LIMIT = 1.0 if not os.environ.get("SANITIZED") else 5.0
failures = []
passed = 0


def run(path, algorithm="sha256", what="quads"):
    began = time.process_time(), os.times().children_user
    done = subprocess.run([PROGRAM, path, algorithm, what],
                          capture_output=True, check=False)
    return done, os.times().children_user - began[1]


def judge(name, good, why=""):
    global passed
    if good:
        passed += 1
    else:
        failures.append(name)
        print(f"not ok - {name} {why}")


def suite():
    folder = os.path.join(SUITE, "rdfc10")
    with open(os.path.join(SUITE, "manifest.csv"), encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            test = row["test"]
            path = os.path.join(folder, test + "-in.nq")
            algorithm = (row["hashAlgorithm"] or "sha256").lower()
            done, seconds = run(path, algorithm)
            if row["rdfc10"] == "RDFC10NegativeEvalTest":
                judge(test, done.returncode == REFUSED and seconds < LIMIT,
                      f"exit {done.returncode}, {seconds:.2f} s")
                continue
            with open(os.path.join(folder, test + "-rdfc10.nq"), "rb") as want:
                judge(test, done.stdout == want.read(),
                      done.stderr.decode()[:200])
            if row["rdfc10map"] == "TRUE":
                done, _ = run(path, algorithm, "map")
                have = dict(line.split(" ") for line in
                            done.stdout.decode().splitlines())
                with open(os.path.join(folder, test + "-rdfc10map.json"),
                          encoding="utf-8") as want:
                    judge(test + " map", have == json.load(want), str(have))


def edges(pairs):
    return "".join(f"_:n{a} <http://e.org/p> _:n{b} .\n" for a, b in pairs)


def clique(n):
    return edges((a, b) for a in range(n) for b in range(n) if a != b)


def grid(n):
    cells = [(x, y) for x in range(n) for y in range(n)]
    at = {cell: i for i, cell in enumerate(cells)}
    pairs = []
    for x, y in cells:
        for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            pairs.append((at[x, y], at[(x + dx) % n, (y + dy) % n]))
    return edges(pairs)


POISON = {"clique 8": clique(8), "clique 12": clique(12),
          "clique 20": clique(20), "torus 8": grid(8)}
HARMLESS = {
    "2,000 addresses": "".join(
        f"<http://e.org/{i}> <http://e.org/at> _:a{i} .\n"
        f'_:a{i} <http://e.org/street> "{i}, rue du Four" .\n'
        for i in range(2000)),
    "2,000 addresses that are all the same": "".join(
        f'_:a{i} <http://e.org/street> "1, rue du Four" .\n'
        for i in range(2000)),
    "a chain of 300": edges((i, i + 1) for i in range(300)),
    "a cycle of 100": edges((i, (i + 1) % 100) for i in range(100)),
}


def temporary(text):
    file = tempfile.NamedTemporaryFile("w", suffix=".nq", delete=False,
                                       encoding="utf-8")
    with file:
        file.write(text)
    return file.name


def bounds():
    for name, text in POISON.items():
        path = temporary(text)
        done, seconds = run(path)
        judge("refused: " + name,
              done.returncode == REFUSED and seconds < LIMIT,
              f"exit {done.returncode}, {seconds:.2f} s")
        os.unlink(path)
    for name, text in HARMLESS.items():
        path = temporary(text)
        done, seconds = run(path)
        judge("taken: " + name, done.returncode == 0,
              f"exit {done.returncode}, {seconds:.2f} s")
        os.unlink(path)


def shuffled(text, chance):
    """The same graph with other labels, in another order."""
    lines = text.splitlines()
    labels = sorted({word for line in lines for word in line.split()
                     if word.startswith("_:")})
    others = [f"_:x{i}" for i in range(len(labels))]
    chance.shuffle(others)
    names = dict(zip(labels, others))
    lines = [" ".join(names.get(word, word) for word in line.split(" "))
             for line in lines]
    chance.shuffle(lines)
    return "\n".join(lines) + "\n"


def random_graph(chance):
    nodes = chance.randint(1, 6)
    return "".join(
        f"_:n{chance.randrange(nodes)} <http://e.org/p{chance.randrange(2)}> "
        + chance.choice([f"_:n{chance.randrange(nodes)}", '"x"',
                         "<http://e.org/o>"]) + " .\n"
        for _ in range(chance.randint(1, 9)))


def labels_do_not_matter(count):
    chance = random.Random(11)
    for i in range(count):
        text = random_graph(chance)
        paths = [temporary(text), temporary(shuffled(text, chance))]
        for what in ("quads", "skolem"):
            outs = []
            for path in paths:
                out = run(path, "sha256", what)[0].stdout
                outs.append(b"".join(sorted(out.splitlines(True))))
            judge(f"{what} of graph {i}", outs[0] == outs[1],
                  text + outs[0].decode() + outs[1].decode())
        for path in paths:
            os.unlink(path)


suite()
bounds()
labels_do_not_matter(150)
print(f"canon: {passed} passed, {len(failures)} failed")
sys.exit(1 if failures or passed < 300 else 0)
