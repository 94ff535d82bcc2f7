#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Asks essaim and another engine the same random questions.

Usage: compare.py --essaim PROGRAM [--count N] [--seed N] [--canonical]
                  [--keep FOLDER] PEER...

PEER is a command that takes a folder as its last argument, and lines on its
standard input, as Arq.java says; it is started once. --canonical makes data
without spellings that a peer would not keep.

What essaim does not answer within bounds is not asked, and counted; what the
peer refuses is counted. Exit status 1 at any difference, or if less than 19
of 20 questions were answered by both.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

import answers
from data import Data
from questions import PROLOGUE, Questions

SIZES = [12, 40, 120]
ROWS = 6000


class Asked:
    """A question on its way."""

    def __init__(self, name, store, data, question):
        self.name = name
        self.data = store
        self.question = question
        self.canonical = data.canonical
        self.got = None


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)


def read(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            return f.read()
    except FileNotFoundError:
        return None


def make(folder, options):
    """Data of each size, each with a default graph of its own and merged."""
    r = random.Random(options.seed)
    made = []
    for size in SIZES:
        data = Data(r, size, options.canonical)
        for merged in (False, True):
            name = "%s%d" % ("merged" if merged else "own", size)
            write(folder, name + ".nq", data.lines(merged))
            made.append((name, data))
        store = os.path.join(folder, "store%d" % size)
        subprocess.run([options.essaim, "load", "--store", store,
                        os.path.join(folder, "own%d.nq" % size)], check=True)
    return made


def ask_essaim(folder, options, asked):
    graph = "own" if asked.data.startswith("own") else "merged"
    size = asked.data[len(graph):]
    kind = "ntriples" if asked.question.text.startswith("CONSTRUCT") \
        else "json"
    run = subprocess.run(
        [options.essaim, "query", "--store",
         os.path.join(folder, "store" + size), "--default-graph", graph,
         "--max-rows", str(ROWS), "--timeout", "10", "--format", kind,
         os.path.join(folder, asked.name + ".rq")],
        capture_output=True, timeout=120, check=False)
    asked.got = run.stdout.decode() if run.returncode in (0, 1) else None
    return run.returncode, run.stderr.decode()


def questions(folder, options, made, peer):
    """Those that essaim answers, which the peer is asked at the same time;
    how many it found too large; and where it failed."""
    asked = []
    refused = 0
    failures = []
    number = 0
    while len(asked) < options.count and number < 2 * options.count:
        r = random.Random("%d %d" % (options.seed, number))
        name, data = r.choice(made)
        one = Asked("q%05d" % number, name, data,
                    Questions(r, data).question())
        write(folder, one.name + ".rq", PROLOGUE + one.question.text + "\n")
        code, said = ask_essaim(folder, options, one)
        number += 1
        if code in (0, 1):
            asked.append(one)
            peer.write("%s.nq %s.rq\n" % (one.data, one.name))
            peer.flush()
        elif code == 8:
            refused += 1
        else:
            failures.append((one, "exit %d: %s" % (code, said)))
    return asked, refused, failures


def ask(folder, options, made):
    """As questions(), once the peer has answered all."""
    with subprocess.Popen(options.peer + [folder], stdin=subprocess.PIPE,
                          text=True) as peer:
        asked = questions(folder, options, made, peer.stdin)
        peer.stdin.close()
        if peer.wait():
            sys.exit("the peer ended with status %d" % peer.returncode)
    return asked


def show(one, reason):
    print("--- %s, %s\n%s%s\n%s" % (one.name, one.data, PROLOGUE,
                                    one.question.text, reason))


def is_known(one, want):
    """A fault of Oxigraph: where a filter can never hold, there is no row of
    an aggregate of nothing."""
    return one.canonical and want == [] and " AS ?z1" in \
        one.question.text and "GROUP BY" not in \
        one.question.text[one.question.text.rindex("}"):]


def difference(folder, one):
    """"" if the answers are the same, None if the peer is known to be wrong,
    else what differs."""
    exact = one.question.exact and not one.canonical
    want = answers.parse(read(folder, one.name + ".answer"), exact)
    got = answers.parse(one.got, exact)
    if answers.same(one.question, want, got):
        return ""
    if is_known(one, want):
        return None
    if isinstance(want, bool) or isinstance(got, bool):
        return "the peer says %s, essaim %s" % (want, got)
    texts = [[str(sorted(row)) for row in answers.coloured(rows)]
             for rows in (want, got)]
    lines = ["the peer has %d rows, essaim %d" % (len(want), len(got))]
    for sign, some, rest in (("-", *texts), ("+", *reversed(texts))):
        rest = list(rest)
        for row in some:
            if row in rest:
                rest.remove(row)
            elif len(lines) < 12:
                lines.append("%s %s" % (sign, row))
    return "\n".join(lines)


def compare(folder, options):
    asked, large, failures = ask(folder, options, make(folder, options))
    agreed = refused = filled = known = 0
    for one, reason in failures:
        show(one, reason)
    for one in asked:
        why = read(folder, one.name + ".refused")
        if why is not None:
            refused += 1
            if options.verbose:
                show(one, why)
            continue
        reason = difference(folder, one)
        if reason is None:
            known += 1
        elif reason:
            failures.append((one, reason))
            show(one, reason)
        else:
            agreed += 1
            filled += '"bindings":[]' not in one.got and one.got != ""
    print("%d agree (%d are not empty), %d differ; %d meet a fault of the "
          "peer that is known, %d were too large for essaim, %d the peer "
          "refuses" % (agreed, filled, len(failures), known, large, refused))
    return not failures and agreed >= .95 * options.count and \
        large < .2 * options.count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essaim", required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--canonical", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("peer", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep)
        return 0 if compare(options.keep, options) else 1
    with tempfile.TemporaryDirectory() as folder:
        return 0 if compare(folder, options) else 1


if __name__ == "__main__":
    sys.exit(main())
