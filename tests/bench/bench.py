#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Measures conversions beside serd; README.md says what the figures mean.

usage: bench.py [--program ESSAIM] [--csv ROWS] [SIZE...]

SIZE is a number of profiles (default 8 1000 100000), ROWS a number of rows of
a CSV file (default 1000000; 0: none). Files go to a folder of $TMPDIR, else
/tmp, and are deleted as soon as they are measured.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from measure import lines_of, measured

HERE = os.path.dirname(os.path.abspath(__file__))
# What a row of text or CSV may take on the disk: input, temporary file,
# output, and the output of serd.
ROOM = {"text": 450_000, "csv": 55_000}


def generate(shape, count, path):
    with open(path, "wb") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"),
                        shape, str(count)], stdout=file, check=True)


def serd_seconds(serdi, path, folder):
    """What serd takes to write the N-Triples again, to a file as we did."""
    if not serdi:
        return None
    again = os.path.join(folder, "again.nt")
    with open(again, "wb") as out:
        run = measured([serdi, "-i", "ntriples", "-o", "ntriples", path], out)
        os.fsync(out.fileno())
    os.unlink(again)
    return run.seconds if run.status == 0 else None


def row(name, shape, count, program, serdi, folder):
    page = os.path.join(folder, f"page.{'csv' if shape == 'csv' else 'txt'}")
    triples = os.path.join(folder, "page.nt")
    generate(shape, count, page)
    size = os.path.getsize(page)
    env = dict(os.environ, TMPDIR=folder)
    run = measured(
        [program, "convert", "-f", "ntriples", "-o", triples, page], env=env)
    os.unlink(page)
    if run.status != 0:
        print(f"{name:>16}  essaim failed with status {run.status}",
              flush=True)
        return
    count = lines_of(triples)
    written = os.path.getsize(triples)
    serd = serd_seconds(serdi, triples, folder)
    os.unlink(triples)
    beside = f"{serd:8.2f} {run.seconds / serd:6.2f}" if serd else \
        f"{'-':>8} {'-':>6}"
    print(f"{name:>16} {size / 1e6:8.1f} {written / 1e6:8.1f} "
          f"{run.seconds:8.2f} {size / 1e6 / run.seconds:7.2f} "
          f"{count / run.seconds:10.0f} {run.peak:7.1f} {beside}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="./essaim")
    parser.add_argument("--csv", type=int, default=1000000)
    parser.add_argument("sizes", nargs="*", type=int)
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    serdi = shutil.which("serdi")
    sizes = arguments.sizes or [8, 1000, 100000]
    tasks = [("text", n, f"{n} profiles") for n in sizes]
    if arguments.csv:
        tasks.append(("csv", arguments.csv, f"{arguments.csv} rows"))
    if not serdi:
        print("serdi is not here: install the package serdi to compare")
    print(f"{'input':>16} {'in MB':>8} {'out MB':>8} {'s':>8} {'MB/s':>7} "
          f"{'triples/s':>10} {'RSS MB':>7} {'serd s':>8} {'ratio':>6}")
    for shape, count, name in tasks:
        with tempfile.TemporaryDirectory(prefix="essaim-bench.") as folder:
            need = ROOM[shape] * count
            if shutil.disk_usage(folder).free < need:
                print(f"{name:>16}  needs {need / 1e9:.1f} GB in {folder}: "
                      "left out")
                continue
            row(name, shape, count, program, serdi, folder)


if __name__ == "__main__":
    main()
