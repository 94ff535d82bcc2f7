#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Measures queries; README.md says what the figures mean.

usage: query.py [--program ESSAIM] [--warm-program WARM_QUERY] [--rounds N]
                [--runs N] [--limit SECONDS] [--slow SECONDS]
                [--data own|shared]
                [--tools NAME,...] [--queries NAME,...] [--keep FOLDER]
                [--beside ESSAIM] [--record] [COUNT...]

COUNT is a number of statements (default 10000 100000 1000000), of
../shared/bench/gen.py if that is there, else of triples.py. NAME is a short
name (engines.py; default: all), or that of a query without ".rq". With
--keep, data and stores stay in FOLDER and are used again. --beside measures
another build of essaim too, cold. --record prints a row for doc/results.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

import answers
import engines
import measure
import questions
import tables
import tools
from store import ROOM, generate_own, generate_shared, last_line

# What takes longer than this is repeated only so many times in a loop.
SLOW_WARM_MS = 500
FEW_RUNS = 3
# A tool that reads the file each time, and was cut so many times in a row, is
# not asked further.
HOPELESS = 3
# A store may take so many times the limit of a query to load or to open.
LOAD_TIMES = 10


class Cell:
    """What one tool took for one query."""

    def __init__(self):
        self.cold = []       # of measure.Run
        self.answer = None   # rows and digest
        self.cold_fault = None
        self.warm = []       # of dicts, as warm programs tell
        self.trial = None    # the first such, of one run
        self.warm_rows = None
        self.warm_fault = None
        self.cut = set()     # "cold" and "warm", if it took too long


class Bench:
    """All tools over one file."""

    def __init__(self, data, folder, chosen, asked, arguments):
        self.data, self.folder, self.chosen = data, folder, chosen
        self.asked, self.arguments = asked, arguments
        self.limit = arguments.limit
        self.cells = {(name, q.name): Cell() for name in chosen
                      for q in asked}
        self.cuts = {}       # how many in a row, by the name of a tool
        self.peaks = {}      # MiB by the name of a tool: cold, warm
        self.faults = {}     # why a tool has no store
        self.floors = {}     # ms of the way to a server

    def home(self, name):
        return os.path.join(self.folder, name)

    def env(self, name):
        return self.chosen[name].env(self.home(name))

    def peak(self, name, kind, value):
        most = self.peaks.setdefault(name, {})
        most[kind] = max(most.get(kind, 0), value)


# The stores.

def load(bench, name):
    """Load what keeps a store, once."""
    engine, home = bench.chosen[name], bench.home(name)
    os.makedirs(home, exist_ok=True)
    engine.begin(home)
    done = os.path.join(home, "loaded")
    if not engine.loads or os.path.exists(done):
        return
    print(f"load: {engine.name}", file=sys.stderr, flush=True)
    run = measure.measured(
        engine.load(bench.data, home), err=subprocess.DEVNULL,
        env=bench.env(name), limit=bench.limit * LOAD_TIMES)
    if run.cut:
        bench.faults[name] = f"not loaded after {run.seconds:.0f} s"
    elif run.status != 0:
        bench.faults[name] = f"load failed ({run.status})"
    else:
        with open(done, "w", encoding="ascii"):
            pass


# Cold: a process each.

def judge(cell, run, engine, question, said, errors, limit):
    if run.cut:
        cell.cold_fault = f"> {limit:g} s"
        cell.cut.add("cold")
    elif run.status != 0:
        cell.cold_fault = f"failed ({run.status}): {last_line(errors)[:60]}"
    else:
        form = "graph" if question.graph else engine.form
        with open(said, "rb") as file:
            cell.answer = answers.digest(file.read(), form)
        cell.cold.append(run)
        if cell.answer[0] is None:
            cell.cold_fault = "no answer"


def ask_once(bench, name, question):
    engine, home = bench.chosen[name], bench.home(name)
    cell = bench.cells[name, question.name]
    said, errors = os.path.join(home, "said"), os.path.join(home, "errors")
    before = engine.cpu_of_server()
    with open(said, "wb") as out, open(errors, "wb") as err:
        run = measure.measured(engine.cold(question, bench.data, home), out,
                               err, bench.env(name), bench.limit)
    run.cpu += engine.cpu_of_server() - before
    bench.peak(name, "cold", run.peak)
    judge(cell, run, engine, question, said, errors, bench.limit)


def goes_on(bench, name, question):
    """Whether a query is asked, or once more."""
    cell = bench.cells[name, question.name]
    slow = cell.cold and cell.cold[-1].seconds > bench.arguments.slow
    if name in bench.faults or cell.cold_fault or slow:
        return False
    if bench.cuts.get(name, 0) < HOPELESS:
        return True
    cell.cold_fault = "as others"
    cell.cut.add("cold")
    return False


def cold_round(bench):
    for question in bench.asked:
        for name, engine in bench.chosen.items():
            if not goes_on(bench, name, question):
                continue
            ask_once(bench, name, question)
            cut = "cold" in bench.cells[name, question.name].cut
            bench.cuts[name] = bench.cuts.get(name, 0) + 1 \
                if cut and not engine.loads else 0


# Warm: many times in one process.

def hear(bench, name, pending, line):
    """Take what a warm program tells of the query it had next."""
    try:
        told = json.loads(line)
    except ValueError:
        return
    if not isinstance(told, dict) or "query" not in told:
        return
    stem = os.path.basename(told["query"]).removesuffix(".rq")
    if stem not in [q.name for q in pending] + ["floor"]:
        return
    if stem == "floor":
        bench.floors.setdefault(name, []).append(told["median_ms"])
        return
    question = next(q for q in pending if q.name == stem)
    pending.remove(question)
    cell = bench.cells[name, stem]
    if told.get("status", 200) != 200:
        cell.warm_fault = f"HTTP {told['status']}"
        return
    if "median_ms" not in told:
        cell.warm_fault = "cut" if "limit_s" in told else "failed"
        return
    cell.warm.append(told)
    cell.warm_rows = bench.chosen[name].rows(question, told)


def give_up(bench, name, question, status, patience):
    """The query that a program did not tell of has a fault."""
    cell = bench.cells[name, question.name]
    if status == -9:
        cell.warm_fault = f"> {patience:g} s"
        cell.cut.add("warm")
    else:
        cell.warm_fault = f"failed ({status})"


def ask_often(bench, name, asked, runs, patience):
    """One process; without the query that it hung or failed at, again."""
    engine, home = bench.chosen[name], bench.home(name)
    pending = list(asked)
    floor = engine.floor(home)
    while pending:
        paths = [questions.Question(floor)] if floor else []
        status, peak = measure.listened(
            engine.warm(paths + pending, runs, bench.data, home),
            (bench.limit * LOAD_TIMES, patience),
            lambda line: hear(bench, name, pending, line), bench.env(name))
        bench.peak(name, "warm", peak)
        if pending:
            give_up(bench, name, pending.pop(0), status, patience)


def try_out(bench, name, cells):
    """Ask each query once, to know which are slow. What reads the file each
    time may be slow for that alone."""
    hard = {"cold", "warm"} if bench.chosen[name].loads else {"warm"}
    for cell in cells.values():
        if cell.cut & hard:
            cell.warm_fault = cell.warm_fault or "cut cold"
    ask_often(bench, name, [q for q in cells if not cells[q].cut & hard], 1,
              bench.limit)
    for cell in cells.values():
        if cell.warm:
            cell.trial = cell.warm.pop()


def warm_round(bench, first):
    for name, engine in bench.chosen.items():
        if name in bench.faults or engine.warm_missing():
            continue
        cells = {q: bench.cells[name, q.name] for q in bench.asked}
        if first:
            try_out(bench, name, cells)
        alive = [q for q in cells if cells[q].trial
                 and not cells[q].warm_fault]
        slow = [q for q in alive
                if cells[q].trial["first_ms"] > SLOW_WARM_MS]
        ask_often(bench, name, [q for q in alive if q not in slow],
                  bench.arguments.runs, bench.limit)
        if first:
            ask_often(bench, name, slow, FEW_RUNS, FEW_RUNS * bench.limit)


# All of it.

def explain(bench, behind):
    """What essaim did, for the queries that it is behind at."""
    engine = bench.chosen.get("essaim")
    for question in bench.asked:
        if engine and question.name in behind:
            done = subprocess.run(
                engine.explain(question, bench.home("essaim")),
                capture_output=True, text=True, check=False)
            print(f"\n{question.name}: {behind[question.name]}\n\n```\n"
                  f"{done.stderr.rstrip()}\n```")


def measure_all(bench):
    for name in bench.chosen:
        load(bench, name)
    for k in range(bench.arguments.rounds):
        print(f"round {k + 1}: cold", file=sys.stderr, flush=True)
        cold_round(bench)
        print(f"round {k + 1}: warm", file=sys.stderr, flush=True)
        warm_round(bench, k == 0)


def measure_size(source, count, bench_of, keep):
    """One size; returns the bench, or None if there is no room."""
    with tempfile.TemporaryDirectory(prefix="essaim-bench.") as work:
        folder = os.path.join(keep, str(count)) if keep else work
        os.makedirs(folder, exist_ok=True)
        if shutil.disk_usage(folder).free < ROOM * count:
            print(f"\n## {source}: {count:,} triples\n\nNeeds "
                  f"{ROOM * count / 1e9:.1f} GB in {folder}: left out.")
            return None
        data = os.path.join(folder, "data.nt")
        if not os.path.exists(data):
            generate = generate_own if source == "own" else generate_shared
            generate(count, 0, data)
        bench = bench_of(data, folder)
        try:
            measure_all(bench)
            behind = tables.print_all(bench, source, measure.lines_of(data))
            explain(bench, behind)
        finally:
            for name, engine in bench.chosen.items():
                engine.end(bench.home(name))
    sys.stdout.flush()
    return bench


def inherit(bench, cut):
    """What took too long is not tried on larger data."""
    for key, kinds in cut.items():
        if key in bench.cells:
            cell = bench.cells[key]
            cell.cut |= kinds
            cell.cold_fault = "cut before" if "cold" in kinds else None
            cell.warm_fault = "cut before" if "warm" in kinds else None
    return bench


def choose(arguments):
    """The tools that can be measured; the others are named."""
    known = engines.all_engines(os.path.abspath(arguments.program),
                                os.path.abspath(arguments.warm_program),
                                arguments.beside)
    chosen = {}
    for name in arguments.tools.split(",") if arguments.tools else known:
        if name not in known:
            sys.exit(f"query.py: no tool {name}; there are "
                     f"{', '.join(known)}")
        why = known[name].missing()
        if why:
            print(f"Left out: {known[name].name}: {why}.")
        else:
            chosen[name] = known[name]
            why = known[name].warm_missing()
            if why:
                print(f"Not measured warm: {known[name].name}: {why}.")
    return chosen


def choose_questions(arguments, source, folder):
    asked = questions.questions(source, folder)
    names = arguments.queries.split(",") if arguments.queries else None
    return [q for q in asked if not names or q.name in names]


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="./essaim")
    parser.add_argument("--warm-program", default="./tests/bench/warm_query")
    parser.add_argument("--beside")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--limit", type=float, default=20)
    parser.add_argument("--slow", type=float, default=3)
    parser.add_argument("--data", choices=["own", "shared"])
    parser.add_argument("--tools")
    parser.add_argument("--queries")
    parser.add_argument("--keep")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("counts", nargs="*", type=int,
                        default=[10_000, 100_000, 1_000_000])
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    shared = os.path.exists(tools.shared("gen.py"))
    source = arguments.data or ("shared" if shared else "own")
    chosen, cut = choose(arguments), {}
    keep = arguments.keep and os.path.abspath(arguments.keep)
    for count in sorted(arguments.counts):
        def bench_of(data, folder):
            asked = choose_questions(arguments, source,
                                     os.path.join(folder, "queries"))
            return inherit(Bench(data, folder, chosen, asked, arguments), cut)
        bench = measure_size(source, count, bench_of, keep)
        if not bench:
            continue
        cut = {key: cell.cut for key, cell in bench.cells.items() if cell.cut}
        chosen = {name: engine for name, engine in chosen.items()
                  if name not in bench.faults}
        if arguments.record:
            print("\n" + tables.record(bench, source, count))


if __name__ == "__main__":
    main()
