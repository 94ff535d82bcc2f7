#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Prove the gold tables: every value stands on the line its row names.

usage: check.py [CASE...]      (folders beside this script; none means all)

White space counts as one space, in HTML tags too, and entities are decoded;
the address of a link may stand in its tag. In CSV a line is a whole record.
A value '-' is said by no text and is not looked for.
"""
import html
import pathlib
import re
import sys

HEAD = ["profile", "field", "value_as_written", "normalised", "line"]
FIELDS = set("""
    name kind population membership.year updated section source link stat
    staffing status organisation initiative initiative.stat partnership scheme
    publication rtes.role elected.name elected.role
    staff.name staff.function staff.service
    address.building address.street address.delivery address.postcode
    address.locality address.cedex address.country
    budget.item budget.total budget.memo budget.text
    programme.item programme.axis programme.objective programme.means
    programme.framework programme.since programme.field
    governance.body governance.date governance.instance
    action.title action.date action.partner action.stat action.budget
    action.budget.split action.rule action.measure action.objective
    action.theme event event.planned event.stat
    site.banner
    address.line region elected.label staff.label
""".split())
NUMERIC = {"population", "membership.year", "budget.item", "budget.total",
           "budget.memo", "stat", "staffing"}
SHAPES = {"address.postcode": r"\d{5}", "membership.year": r"(19|20)\d\d",
          "updated": r"\d{4}-\d\d-\d\d",
          "section": r"panorama|budget|staffing|programme|actions"}


def squeeze(text):
    return " ".join(text.split())


def decode(data):
    """The text of a page, by the charset that it states or that fits."""
    stated = re.search(rb"charset=[\"']?([\w-]+)", data[:1024])
    if stated:
        return data.decode(stated.group(1).decode())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252")


def text_lines(text):
    return dict(enumerate(map(squeeze, text.split("\n")), 1))


def html_lines(text):
    lines = {}
    for number, raw in enumerate(text.split("\n"), 1):
        targets = " ".join(re.findall(r"href=\"([^\"]*)\"", raw))
        bare = re.sub(r"<[^>]*>", " ", raw)
        # Tags part words in a table and not within a phrase: allow both.
        joined = re.sub(r"<[^>]*>", "", raw)
        lines[number] = "\n".join(
            squeeze(html.unescape(s)) for s in (bare, joined, targets))
    return lines


def csv_lines(text):
    """A cell of several lines has them in the file, too."""
    return {number: squeeze(raw.replace('""', '"'))
            for number, raw in enumerate(text.split("\n"), 1)}


READERS = {"txt": text_lines, "html": html_lines, "csv": csv_lines}


def wrong(row, lines):
    """What is wrong with a row, or None."""
    if len(row) != len(HEAD):
        return f"{len(row)} columns"
    profile, field, value, normalised, line = row
    if not profile or field not in FIELDS:
        return f"no such field: {field}"
    if not re.fullmatch(SHAPES.get(field, ".+"), normalised):
        return f"{field} is not so written: {normalised}"
    if (field in NUMERIC or field.endswith(".stat")) and \
            not re.search(r"(^|(amount|value|min)=)\d", normalised):
        return f"{field} without a number: {normalised}"
    if not line.isdigit() or int(line) not in lines:
        return f"no such line: {line}"
    if value != "-" and squeeze(value) not in lines[int(line)]:
        return f"not on line {line}: {value}"
    return None


def check(case):
    """Check one case, and return how many rows are wrong."""
    page = next(p for p in sorted(case.glob("page.*")))
    lines = READERS[page.suffix[1:]](decode(page.read_bytes()))
    head, *rows = [row.split("\t") for row in
                   (case / "gold.tsv").read_text("utf-8").splitlines()]
    found = [] if head == HEAD else ["1: not the five columns"]
    seen = set()
    for number, row in enumerate(rows, 2):
        what = "stands twice" if tuple(row) in seen else wrong(row, lines)
        seen.add(tuple(row))
        if what:
            found.append(f"{number}: {what}")
    for what in found:
        print(f"# {case.name}/gold.tsv:{what}")
    print(f"{'not ok' if found else 'ok'} - {case.name}: {len(rows)} facts")
    return len(found)


def main(names):
    here = pathlib.Path(__file__).resolve().parent
    cases = [here / name for name in names] or \
        sorted(gold.parent for gold in here.glob("*/gold.tsv"))
    return 1 if sum([check(case) for case in cases]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
