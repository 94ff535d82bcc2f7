# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Are two multisets of rows the same but for the names of blank nodes?

Statements are rows of three terms, quads of four, solutions of one term for
each variable; the rows of a list begin with their number. Blank nodes get
colours by the rows they stand in, until that tells no more of them apart;
then one of those that look alike is tried against each of its likes.
"""
from collections import Counter

from terms import is_blank


def refined(rows, colours):
    """Colours that tell apart as many blank nodes as their rows do."""
    while True:
        places = {label: [] for label in colours}
        for row, times in painted(rows, colours).items():
            for where, cell in enumerate(row[1]):
                if cell in places:
                    places[cell].append(hash((where, times, row[0])))
        fresh = {label: hash((colours[label], tuple(sorted(seen))))
                 for label, seen in places.items()}
        if len(set(fresh.values())) == len(set(colours.values())):
            return fresh
        colours = fresh


def painted(rows, colours):
    """Pairs of a row with colours for its blank nodes, and the row itself."""
    return Counter({(coloured(row, colours), row): times
                    for row, times in rows.items()})


def coloured(row, colours):
    return tuple(("blank", colours[cell]) if cell in colours else cell
                 for cell in row)


def matched(first, second, left, right):
    left, right = refined(first, left), refined(second, right)
    if sorted(left.values()) != sorted(right.values()):
        return False
    classes = Counter(left.values())
    alike = [colour for colour in classes if classes[colour] > 1]
    if not alike:
        return recoloured(first, left) == recoloured(second, right)
    colour = min(alike, key=classes.get)
    chosen = hash((colour, "chosen"))
    node = next(label for label in left if left[label] == colour)
    return any(matched(first, second, {**left, node: chosen},
                       {**right, other: chosen})
               for other in right if right[other] == colour)


def recoloured(rows, colours):
    found = Counter()
    for row, times in rows.items():
        found[coloured(row, colours)] += times
    return found


def isomorphic(first, second):
    first, second = Counter(first), Counter(second)
    if sorted(first.values()) != sorted(second.values()):
        return False
    nodes = [{cell: 0 for row in rows for cell in row
              if is_blank(cell)}
             for rows in (first, second)]
    return matched(first, second, *nodes)
