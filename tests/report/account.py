#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Prove that the report of a conversion leaves out no line of a page.

usage: account.py PROGRAM PAGE...

No line may be lost; and of a text every line that is not blank must stand
under one heading of the report, and under one only. Options that a case has
beside its page are used. Prints a line for each folder of pages, and what is
wrong.
"""
import collections
import json
import pathlib
import subprocess
import sys

RANGES = ("fromFacts", "headings", "keptAsText", "leftOut", "lost",
          "beforeFirstProfile")


def report_of(program, page):
    """What the program says became of the lines of `page`."""
    options = page.parent / "options"
    more = options.read_text("utf-8").splitlines() if options.exists() else []
    done = subprocess.run(
        [program, "convert", "--people", "all", *more, "--report", "-",
         "-o", "/dev/null", page.name],
        cwd=page.parent, capture_output=True, check=False)
    if done.returncode != 0:
        raise ValueError(f"exit status {done.returncode}: "
                         + done.stderr.decode("utf-8", "replace"))
    return json.loads(done.stdout)


def lines_said(report):
    """(heading, line) of all that the report says of lines."""
    for account in report:
        for heading in RANGES:
            for first, last in account.get(heading, []):
                for line in range(first, last + 1):
                    yield heading, line
        for puzzle in account.get("notUnderstood", []):
            yield "notUnderstood", puzzle["line"]


def not_blank(page):
    text = page.read_bytes().decode("utf-8-sig")
    return {number for number, line in enumerate(text.split("\n"), 1)
            if line.strip()}


def faults_of(program, page):
    report = report_of(program, page)
    said = collections.defaultdict(list)
    for heading, line in lines_said(report):
        said[line].append(heading)
    faults = [f"line {line} is lost" for line in sorted(said)
              if "lost" in said[line]]
    if page.suffix == ".txt":
        for line in sorted(not_blank(page)):
            if len(said[line]) != 1:
                where = " and ".join(said[line]) or "nowhere"
                faults.append(f"line {line} is said {where}")
    return faults


def check(program, page):
    """How many faults the report of `page` has; tells them."""
    try:
        faults = faults_of(program, page)
    except ValueError as error:
        faults = [str(error)]
    for fault in faults:
        print(f"# {page}: {fault}")
    return len(faults)


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    folders = collections.defaultdict(list)
    for page in sorted(map(pathlib.Path, argv[2:])):
        case = page.stem == "page"
        folders[page.parent.parent if case else page.parent].append(page)
    failed = 0
    for folder, pages in folders.items():
        wrong = sum(check(argv[1], page) > 0 for page in pages)
        failed += wrong
        print(f"{'not ok' if wrong else 'ok'} - {folder.name}: "
              f"{len(pages) - wrong} of {len(pages)} pages")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
