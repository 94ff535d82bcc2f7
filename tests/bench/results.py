# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""What rounds of loads gave, as a table."""

import datetime
import statistics

COLUMNS = ["store", "s", "least s", "CPU s", "RSS MiB", "disk MiB",
           "apparent MiB", "triples/s", "B/triple", "time ×", "RSS ×",
           "disk ×", "statements"]


class Result:
    """What the rounds of one tool gave on one file."""

    def __init__(self, tool):
        self.tool = tool
        self.runs = []
        self.disk = None    # bytes of blocks, bytes that files seem to have
        self.fault = None   # why there are no more rounds
        self.cut = None     # the seconds after which it was killed
        self.count = None

    def median(self, name):
        return statistics.median(getattr(run, name) for run in self.runs)

    def least(self):
        return min(run.seconds for run in self.runs)

    def measured(self):
        return bool(self.runs) and not self.fault


def number(value):
    return "-" if value is None else f"{value:,}"


def short(value):
    """About three digits, for tables."""
    if value is None:
        return "-"
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 \
        else f"{value:,.0f}"


def times(value, base):
    return f"{value / base:.2f}" if value is not None and base else "-"


def figures(result):
    """Seconds, MiB of memory and bytes on the disk; None if unknown."""
    if not result.measured():
        return None, None, None
    return (result.median("seconds"), result.median("peak"),
            result.disk[0] if result.disk else None)


def cells_without(result, base):
    """The row of a tool that has no figures, but perhaps a limit."""
    row = dict.fromkeys(COLUMNS, "-")
    row["store"], row["statements"] = result.tool.name, result.fault
    if result.cut:
        row["s"] = f"> {result.cut:g}"
        row["time ×"] = "> " + times(result.cut, base[0]) if base[0] else "-"
    return list(row.values())


def cells(result, base, expected):
    """A row of the table; `base` has the figures of essaim."""
    if not result.runs:
        return cells_without(result, base)
    seconds, peak = result.median("seconds"), result.median("peak")
    blocks, apparent = result.disk or (None, None)
    mine = figures(result)
    return [result.tool.name, short(seconds), short(result.least()),
            short(result.median("cpu")), f"{peak:.1f}",
            short(blocks / 2**20 if blocks else None),
            short(apparent / 2**20 if apparent else None),
            number(round(expected / seconds)),
            number(round(blocks / expected) if blocks else None),
            *(times(a, b) for a, b in zip(mine, base)),
            result.fault or number(result.count)]


def base_of(results):
    """The figures of essaim, which the others are compared with."""
    return next((figures(result) for result in results
                 if result.tool.name == "essaim"), (None,) * 3)


def row_for_record(source, expected, results, command):
    """One row for doc/results.md: essaim, and how many times as much the
    others take."""
    base = base_of(results)
    said = []
    for result in results:
        seconds, peak, disk = figures(result)
        if not seconds:
            said.append(f"{result.tool.name} {result.fault}")
        elif result.tool.name == "essaim":
            said.append(f"essaim {short(seconds)} s, "
                        f"{expected / seconds:,.0f} triples/s, {peak:.0f} MiB,"
                        f" {disk / expected:.0f} bytes a triple on disk")
        else:
            said.append(f"{result.tool.name} {times(seconds, base[0])} / "
                        f"{times(peak, base[1])} / {times(disk, base[2])}")
    return (f"| {datetime.date.today()} | `{command}`, {source}, "
            f"{expected:,} triples | times as much time / memory / disk as "
            f"essaim: {'; '.join(said)} |")


def print_table(results, expected):
    base = base_of(results)
    print_rows([COLUMNS] + [cells(result, base, expected)
                            for result in results])


def print_rows(rows):
    """A table in Markdown, aligned; the first row is its head."""
    rows = list(rows)
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    rows.insert(1, ["-" * widths[0],
                    *("-" * (width - 1) + ":" for width in widths[1:])])
    for row in rows:
        print("| " + " | ".join(
            cell.rjust(width) if k else cell.ljust(width)
            for k, (cell, width) in enumerate(zip(row, widths))) + " |")
