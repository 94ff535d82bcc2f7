# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""What rounds of queries gave, as tables."""

import datetime
import os
import statistics

import answers
from results import print_rows, short

BASE = "essaim"


# One cell: milliseconds, or a fault.

def cold_ms(cell, pick):
    return pick(run.seconds for run in cell.cold) * 1000 if cell.cold else None


def cold_cpu(cell):
    return statistics.median(run.cpu for run in cell.cold) * 1000 \
        if cell.cold else None


def warm_ms(cell, pick):
    if not cell.warm:
        return None
    key = "min_ms" if pick is min and "min_ms" in cell.warm[0] \
        else "median_ms"
    return pick(told[key] for told in cell.warm)


MEASURES = {
    "cold": lambda cell: cold_ms(cell, statistics.median),
    "cold least": lambda cell: cold_ms(cell, min),
    "cold CPU": cold_cpu,
    "warm": lambda cell: warm_ms(cell, statistics.median),
    "warm least": lambda cell: warm_ms(cell, min),
}


# Right and wrong.

def comparable(question, answer):
    return answer[0] if question.any else answer


def judge(bench, question):
    """Mark the cells of a query whose answer is not what most gave; how many
    rows are right."""
    cells = {name: bench.cells[name, question.name] for name in bench.chosen}
    said = [(name, comparable(question, cell.answer))
            for name, cell in cells.items() if cell.cold and
            not cell.cold_fault]
    right = answers.right(said)
    for name, answer in said:
        if answer != right:
            cells[name].cold_fault = f"WRONG: {cells[name].answer[0]} rows"
    rows = right if question.any or right is None else right[0]
    for cell in cells.values():
        rows = cell.warm_rows if rows is None else rows
        # Some write a statement of a graph twice, which makes no other graph.
        twice = question.graph and (cell.warm_rows or 0) > rows
        if cell.warm and cell.warm_rows != rows and not twice:
            cell.warm_fault = f"WRONG: {cell.warm_rows} rows"
        elif cell.warm and (cell.cold_fault or "").startswith("WRONG"):
            cell.warm_fault = "WRONG"
    return rows


# Ratios.

class View:
    """One column of figures: a tool, measured in one way; `floors` are those
    of the rounds, to be taken off."""

    def __init__(self, bench, name, kind, floors=()):
        self.bench, self.name, self.kind = bench, name, kind
        self.floors = floors
        self.title = bench.chosen[name].name + (" - floor" if floors else "")

    def cell(self, question):
        return self.bench.cells[self.name, question.name]

    def fault(self, question):
        cell = self.cell(question)
        return cell.cold_fault if self.kind == "cold" else cell.warm_fault

    def ms(self, question, measure=None):
        """Milliseconds, or None if they are unknown or the answer wrong."""
        if self.fault(question):
            return None
        measure = measure or self.kind
        value = MEASURES[measure](self.cell(question))
        pick = min if measure.endswith("least") else statistics.median
        floor = pick(self.floors) if self.floors else 0
        return None if value is None or value < floor else value - floor

    def ratio(self, question, base, measure=None):
        mine, other = (view.ms(question, measure) for view in (self, base))
        return mine / other if mine is not None and other else None

    def text(self, question, base):
        value = self.ms(question)
        if value is None:
            below = self.floors and self.cell(question).warm
            return self.fault(question) or ("< floor" if below else "-")
        ratio = self.ratio(question, base)
        return short(value) + ("" if self is base or ratio is None
                               else f" ({short(ratio)}×)")


def mean(view, base, asked, measure=None):
    """The geometric mean of the ratios, and of how many."""
    ratios = [view.ratio(q, base, measure) for q in asked]
    ratios = [max(r, 0.001) for r in ratios if r is not None]
    return (statistics.geometric_mean(ratios), len(ratios)) if ratios \
        else (None, 0)


def mean_row(label, views, base, asked, measure=None):
    """Milliseconds of essaim, and ratios of the others."""
    row = [label, ""]
    for view in views:
        value, n = mean(view, base, asked, measure)
        if view is base:
            ms = [view.ms(q, measure) or 0.001 for q in asked
                  if not view.fault(q)]
            row.append(short(statistics.geometric_mean(ms)) if ms else "-")
        else:
            row.append(f"{short(value)}× of {n}" if n else "-")
    return row


def views_of(bench, kind):
    views = []
    for name, engine in bench.chosen.items():
        if kind == "warm" and engine.warm_missing():
            continue
        views.append(View(bench, name, kind))
        if kind == "warm" and bench.floors.get(name):
            views.append(View(bench, name, kind, bench.floors[name]))
    return views


def print_kind(bench, kind, rows):
    """The table of cold or warm times; the columns it has."""
    views = views_of(bench, kind)
    base = next((view for view in views if view.name == BASE), None)
    if not base:
        return []
    asked = bench.asked
    table = [["query", "rows", *(view.title for view in views)]]
    for question in asked:
        table.append([question.name, str(rows[question.name]),
                      *(view.text(question, base) for view in views)])
    table.append(mean_row("mean", views, base, asked))
    table.append(mean_row("mean of least", views, base, asked,
                          kind + " least"))
    if kind == "cold":
        table.append(mean_row("mean of CPU", views, base, asked, "cold CPU"))
    table.append(["RSS MiB", "", *(
        short(bench.peaks.get(view.name, {}).get(kind)) for view in views)])
    print_rows(table)
    return views


# Where essaim is behind.

def behind_of(views, asked):
    """By the name of a query, who is ahead of essaim there."""
    base = next((view for view in views if view.name == BASE), None)
    found = {}
    for question in asked:
        for view in views:
            ratio = view.ratio(question, base)
            if ratio is not None and ratio < 1:
                found.setdefault(question.name, []).append(
                    f"{view.kind}, {view.title} {short(ratio)}×")
    return found


def print_all(bench, source, count):
    """All tables of one size; where essaim is behind."""
    arguments = bench.arguments
    rows = {q.name: judge(bench, q) for q in bench.asked}
    print(f"\n## {source}: {count:,} triples")
    for name, why in bench.faults.items():
        print(f"\n{bench.chosen[name].name}: {why}.")
    behind = {}
    for kind, says in (("cold", "ms of a whole process"),
                       ("warm", "ms in a loop inside a process")):
        print(f"\n### {kind.capitalize()}: {says} (times as much as essaim)\n")
        views = print_kind(bench, kind, rows)
        for query, ahead in behind_of(views, bench.asked).items():
            behind.setdefault(query, []).extend(ahead)
    for name, floors in bench.floors.items():
        print(f"\nFloor of {bench.chosen[name].name} over HTTP (ASK {{}}): "
              f"{short(statistics.median(floors))} ms, least "
              f"{short(min(floors))}.")
    print(f"\nLoad average {os.getloadavg()[0]:.1f}, {os.cpu_count()} "
          f"processors; {arguments.rounds} rounds, {arguments.runs} runs in a "
          f"loop, {arguments.limit:g} s at most.")
    print("\nessaim is behind: " + (", ".join(behind) or "nowhere") + ".")
    return {query: "; ".join(ahead) for query, ahead in behind.items()}


def record(bench, source, count):
    """One row for doc/results.md: means of how many times as long the others
    take."""
    said = []
    for kind in ("cold", "warm"):
        views = views_of(bench, kind)
        base = next(view for view in views if view.name == BASE)
        told = [f"{view.title} {short(mean(view, base, bench.asked)[0])}"
                for view in views
                if view is not base and mean(view, base, bench.asked)[1]]
        ms = [base.ms(q) for q in bench.asked if base.ms(q)]
        said.append(f"{kind}: essaim {short(min(ms))} to {short(max(ms))} ms; "
                    + ", ".join(told))
    return (f"| {datetime.date.today()} | `make bench-query`, {source}, "
            f"{count:,} triples | means of times as long: {'. '.join(said)} |")
