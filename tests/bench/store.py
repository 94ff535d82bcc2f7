#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Measures loads into stores; README.md says what the figures mean.

usage: store.py [--program ESSAIM] [--rounds N] [--limit SECONDS]
                [--data own|shared|both] [--graphs N] [--tools NAME,...]
                [--row] [COUNT...]

COUNT is a number of statements (default 10000 100000 1000000). Data is made by
triples.py and by ../shared/bench/gen.py if that is there; with --graphs, by
triples.py as N-Quads. NAME is a short name (tools.py; default: all). --row
prints a row for doc/results.md as well. Files go to a folder of $TMPDIR, else
/tmp, and are deleted as soon as they are measured.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import measure
import tools
from results import Result, number, print_table, row_for_record

HERE = tools.HERE
# What one statement may take on the disk at once: the input and one store.
ROOM = 4000
# Loads of fewer statements leave too little to the disk to matter.
SETTLE = 5000


# Input.

def generate_own(count, graphs, path):
    with open(path, "wb") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "triples.py"),
                        "--graphs", str(graphs), str(count)],
                       stdout=file, check=True)


def generate_shared(count, _, path):
    subprocess.run([sys.executable, tools.shared("gen.py"), "--triples",
                    str(count), "--out", path], check=True)


def distinct(path, folder):
    """How many different lines a file has: what a store must have of it."""
    env = dict(os.environ, LC_ALL="C", TMPDIR=folder)
    return measure.lines_said(["sort", "-u", path], env)


# One run.

def last_line(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = file.read().split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def judge(result, run, folder, expected, limit, errors):
    """Keep a run if the store has what it was given, else say the fault."""
    tool = result.tool
    if run.cut:
        result.fault, result.cut = f"cut after {limit:g} s", limit
    elif run.status != 0:
        result.fault = f"failed ({run.status}): {last_line(errors)[:60]}"
    if result.fault:
        return
    tool.rest(run, folder)
    if tool.keeps:
        result.disk = measure.disk_of(tool.kept(folder))
    with open(os.path.join(folder, "said"), encoding="utf-8") as file:
        result.count = tool.count(file.read(), folder)
    result.runs.append(run)
    if result.count != expected:
        result.fault = f"WRONG: {number(result.count)}"


def once(result, data, expected, limit, work):
    tool = result.tool
    folder = os.path.join(work, "run")
    os.mkdir(folder)
    if expected >= SETTLE:
        os.sync()  # what others left to be written is not this one's work
    try:
        tool.start(folder)
        errors = os.path.join(folder, "errors")
        with open(os.path.join(folder, "said"), "wb") as out, \
                open(errors, "wb") as err:
            run = measure.measured(tool.command(data, folder), out, err,
                                   tool.env(folder), limit)
        judge(result, run, folder, expected, limit, errors)
    finally:
        tool.stop(folder)
        shutil.rmtree(folder)


# All of it.

def measure_file(source, data, chosen, work, arguments):
    """Rounds of all tools over one file, printed as one table."""
    expected = distinct(data, work)
    before = os.getloadavg()[0]
    results = [Result(tool) for tool in chosen]
    for number_of_round in range(arguments.rounds):
        for result in results:
            if not result.fault:
                print(f"round {number_of_round + 1}: {result.tool.name}",
                      file=sys.stderr, flush=True)
                once(result, data, expected, arguments.limit, work)
    print(f"\n## {source}: {expected:,} triples, "
          f"{os.path.getsize(data) / 1e6:.1f} MB\n")
    print_table(results, expected)
    print(f"\nLoad average {before:.1f} before, {os.getloadavg()[0]:.1f} "
          f"after, {os.cpu_count()} processors; {arguments.rounds} rounds.")
    if arguments.row:
        print("\n" + row_for_record(source, expected, results,
                                    "make bench-store"))
    sys.stdout.flush()
    return results


def measure_source(source, generate, chosen, arguments):
    """All sizes of one sort of input; who was cut at one size is not asked
    for a larger one."""
    suffix = "nq" if arguments.graphs else "nt"
    for count in sorted(arguments.counts):
        with tempfile.TemporaryDirectory(prefix="essaim-bench.") as work:
            if shutil.disk_usage(work).free < ROOM * count:
                print(f"\n## {source}: {count:,} triples\n\nNeeds "
                      f"{ROOM * count / 1e9:.1f} GB in {work}: left out.")
                continue
            data = os.path.join(work, "data." + suffix)
            generate(count, arguments.graphs, data)
            results = measure_file(source, data, chosen, work, arguments)
        for tool in [r.tool for r in results if r.cut]:
            print(f"{tool.name} is left out of what is larger.")
            chosen = [other for other in chosen if other is not tool]


def choose(arguments):
    """The tools that can be measured; the others are named."""
    known = tools.all_tools(os.path.abspath(arguments.program))
    chosen = []
    for name in arguments.tools.split(",") if arguments.tools else known:
        if name not in known:
            sys.exit(f"store.py: no tool {name}; there are {', '.join(known)}")
        tool = known[name]
        why = tool.missing()
        if not why and arguments.graphs and not tool.quads:
            why = "takes no N-Quads here"
        if why:
            print(f"Left out: {tool.name}: {why}.")
        else:
            chosen.append(tool)
    return chosen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="./essaim")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--data", choices=["own", "shared", "both"],
                        default="both")
    parser.add_argument("--graphs", type=int, default=0)
    parser.add_argument("--tools")
    parser.add_argument("--row", action="store_true")
    parser.add_argument("counts", nargs="*", type=int,
                        default=[10_000, 100_000, 1_000_000])
    arguments = parser.parse_args()
    chosen = choose(arguments)
    if arguments.data != "shared":
        measure_source("triples.py", generate_own, chosen, arguments)
    if arguments.data == "own" or arguments.graphs:
        return
    if os.path.exists(tools.shared("gen.py")):
        measure_source("gen.py", generate_shared, chosen, arguments)
    else:
        print("\nLeft out: data of ../shared/bench/gen.py, not there.")


if __name__ == "__main__":
    main()
