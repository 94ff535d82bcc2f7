#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Random queries of the allowed shape: essaim must agree with rdflib.

Usage: query_fuzz.py ESSAIM [COUNT [SEED]]

Run by hand. Every query must get the solutions that rdflib gives, as a
multiset; with ORDER BY the order of the sort keys must be the same too.
Queries that essaim refuses (exit status 3 or 8, "not yet supported" or "too
large") are counted, not failures. Exit status 1 at any difference.
"""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import rdflib
from rdflib.namespace import XSD

NS = "http://example.org/"


def literal(r):
    return r.choice([
        lambda: str(r.randint(-3, 9)),
        lambda: "%d.%d" % (r.randint(0, 3), r.randint(0, 5)),
        lambda: r.choice(['"a"', '"b"', '"B"', '""', '"\\u00e9t\\u00e9"']),
        lambda: r.choice(['"a"@fr', '"b"@en', '"a"@en']),
        lambda: '"2024-0%d-01"^^xsd:date' % r.randint(1, 3),
        lambda: r.choice(["true", "false"]),
    ])()


def text_literal(r):
    return r.choice(['"a"', '"b"', '"B"', '""', '"\\u00e9t\\u00e9"'])


def graph(r):
    lines = ["@prefix : <%s> ." % NS,
             "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."]
    for i in range(r.randint(1, 12)):
        lines.append(":s%d :p%d :s%d ." %
                     (r.randint(0, 5), r.randint(0, 2), r.randint(0, 5)))
    for i in range(r.randint(0, 10)):
        lines.append(":s%d :v0 %s ." % (r.randint(0, 5), literal(r)))
        lines.append(":s%d :v1 %s ." % (r.randint(0, 5), text_literal(r)))
    for i in range(r.randint(0, 10)):
        lines.append(":s%d :n %d ." % (r.randint(0, 5), r.randint(0, 20)))
        lines.append(":s%d :d %d.5 ." % (r.randint(0, 5), r.randint(0, 20)))
    return "\n".join(lines) + "\n"


def var(r):
    return "?" + r.choice("abcde")


def triple(r):
    s = var(r) if r.random() < .8 else ":s%d" % r.randint(0, 5)
    p = r.choice([":p0", ":p1", ":p2", ":v0", ":v1", ":n", ":d"])
    if r.random() < .1:
        p = var(r)
    o = var(r)
    if r.random() < .15:
        o = ":s%d" % r.randint(0, 5)
    elif r.random() < .08:
        o = literal(r)
    return "%s %s %s ." % (s, p, o)


def bgp(r):
    return " ".join(triple(r) for _ in range(r.choice([1, 1, 2, 2, 3])))


def atom(r, names, numbers):
    kind = r.random()

    def var(r):
        return r.choice(names)

    # Order is asked of numbers only: rdflib orders what SPARQL does not.
    if numbers and kind > .6:
        return "%s %s %s" % (r.choice(numbers),
                             r.choice(["<", "<=", ">", ">="]),
                             r.choice(numbers + [str(r.randint(0, 20)),
                                                 "7.5"]))
    if kind < .2:
        return "%sBOUND(%s)" % (r.choice(["", "! "]), var(r))
    if kind < .35:
        return "%s IN (%s)" % (var(r), ", ".join(
            r.choice([literal(r), ":s%d" % r.randint(0, 5)])
            for _ in range(r.randint(1, 3))))
    right = r.choice([var(r), literal(r), literal(r),
                      ":s%d" % r.randint(0, 5)])
    return "%s %s %s" % (var(r), r.choice(["=", "!="]), right)


def condition(r, names, numbers, depth=0):
    if depth < 2 and r.random() < .25:
        return "(%s) %s (%s)" % (condition(r, names, numbers, depth + 1),
                                 r.choice(["&&", "||"]),
                                 condition(r, names, numbers, depth + 1))
    if depth < 2 and r.random() < .1:
        return "!(%s)" % condition(r, names, numbers, depth + 1)
    return atom(r, names, numbers)


def group(r, depth=0):
    parts = [bgp(r)]
    if depth < 2:
        for _ in range(r.choice([0, 0, 1, 1, 2])):
            kind = r.random()
            if kind < .4:
                parts.append("OPTIONAL { %s }" % group(r, depth + 1))
            elif kind < .65:
                parts.append("{ %s } UNION { %s }" %
                             (group(r, depth + 1), group(r, depth + 1)))
            elif kind < .75:
                parts.append("{ %s }" % group(r, depth + 1))
            elif kind < .85:
                parts.append(bgp(r))
    if r.random() < .4:
        text = " ".join(parts)
        names = sorted(set(re.findall(r"\?[a-e]", text)))
        others = re.findall(r"(?:[^nd]|:p\d|:v\d) (\?[a-e])", text)
        numbers = sorted(set(re.findall(r":[nd] (\?[a-e])", text)) -
                         set(others))
        parts.append("FILTER(%s)" % condition(r, names or ["?a"], numbers))
    return " ".join(parts)


def query(r):
    head = ("PREFIX : <%s>\n"
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n" % NS)
    where = group(r)
    kind = r.random()
    if kind < .08:
        return head + "ASK { %s }" % where, None
    if kind < .15:
        return head + "CONSTRUCT { ?a :made ?b } WHERE { %s }" % where, None
    if kind < .4:
        value = var(r)
        what = r.choice(["COUNT(*)", "COUNT(%s)" % value, "SUM(%s)" % value])
        if what.startswith("SUM") or r.random() < .5:
            where = "%s %s %s . %s" % (var(r), r.choice([":n", ":d"]), value,
                                       where)
        by = r.choice([None, var(r)])
        if by is None:
            return head + "SELECT (%s AS ?z) WHERE { %s }" % (what,
                                                              where), None
        order = r.choice([None, [("z", True)], [(by[1:], False)]])
        tail = {None: "", "z": " ORDER BY DESC(?z)",
                by[1:]: " ORDER BY " + by}[order and order[0][0]]
        return head + ("SELECT %s (%s AS ?z) WHERE { %s } GROUP BY %s" %
                       (by, what, where, by)) + tail, order
    names = r.sample("abcde", r.randint(1, 4))
    select = "*" if r.random() < .3 else " ".join("?" + n for n in names)
    order = None
    tail = ""
    if r.random() < .4:
        order = [(r.choice(names), r.random() < .3)
                 for _ in range(r.choice([1, 1, 2]))]
        tail = " ORDER BY " + " ".join(
            "DESC(?%s)" % n if down else "?" + n for n, down in order)
    distinct = "DISTINCT " if r.random() < .3 else ""
    return head + "SELECT %s%s WHERE { %s }%s" % (distinct, select, where,
                                                  tail), order


def term(value):
    """A term as rdflib has it, in a form that compares."""
    if value is None:
        return None
    if isinstance(value, rdflib.Literal):
        datatype = value.datatype
        if datatype == XSD.string:
            datatype = None
        text = str(value)
        if datatype in (XSD.integer, XSD.decimal):
            text = format(value.toPython().normalize(), "f") \
                if datatype == XSD.decimal else str(int(text))
        return ("literal", text, str(datatype), (value.language or "").lower())
    return (type(value).__name__, str(value))


def parse_term(cell):
    if cell["type"] == "uri":
        return rdflib.URIRef(cell["value"])
    if cell["type"] == "bnode":
        return rdflib.BNode(cell["value"])
    datatype = cell.get("datatype")
    return rdflib.Literal(cell["value"], lang=cell.get("xml:lang"),
                          datatype=datatype and rdflib.URIRef(datatype),
                          normalize=False)


def expected(data, text):
    full = rdflib.Graph().parse(data=data, format="turtle")
    result = full.query(text)
    if result.type == "ASK":
        return result.askAnswer
    if result.type == "CONSTRUCT":
        # rdflib keeps what is no triple: a literal as subject.
        return collections.Counter(
            tuple(map(term, t)) for t in result.graph
            if not isinstance(t[0], rdflib.Literal))
    # Not the iterator of the result: it leaves out rows with nothing bound.
    rows = [{str(v): term(row[v]) for v in result.vars
             if row.get(v) is not None} for row in result.bindings]
    if "GROUP BY" in text:
        # SPARQL 1.1 makes no group of no solutions; rdflib makes one.
        head, rest = text.split("SELECT")
        where = rest[rest.index("{"):rest.rindex("}") + 1]
        if not full.query(head + "ASK " + where).askAnswer:
            return []
    return rows


def actual(essaim, folder, data, text):
    for name, content in (("d.ttl", data), ("q.rq", text)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(content)
    graph_query = "CONSTRUCT" in text
    run = subprocess.run(
        [essaim, "query", "--data", os.path.join(folder, "d.ttl"),
         "--format", "ntriples" if graph_query else "json",
         os.path.join(folder, "q.rq")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
        check=False)
    message = run.stderr.decode()
    if run.returncode in (3, 8) and ("not yet supported" in message or
                                     "too large" in message or
                                     "was not bound" in message):
        return None
    if run.returncode not in (0, 1):
        return "exit %d: %s" % (run.returncode, message)
    if graph_query:
        made = rdflib.Graph().parse(data=run.stdout.decode(), format="nt")
        return collections.Counter(tuple(map(term, t)) for t in made)
    answer = json.loads(run.stdout)
    if "boolean" in answer:
        return answer["boolean"]
    return [{n: term(parse_term(c)) for n, c in row.items()}
            for row in answer["results"]["bindings"]]


def order_class(cell, mixed):
    """What SPARQL 1.1, 15.1 orders: literals only among their own kind."""
    if cell is None:
        return 0
    if cell[0] != "literal":
        return (1, cell)
    return 2 if mixed else (2, cell)


def kind_of_literal(cell):
    numbers = (str(XSD.integer), str(XSD.decimal))
    return "number" if cell[2] in numbers else cell[2:]


def order_keys(rows, order):
    keys = []
    for name, _ in order:
        cells = [row.get(name) for row in rows]
        kinds = {kind_of_literal(c) for c in cells if c and c[0] == "literal"}
        keys.append([order_class(c, len(kinds) > 1) for c in cells])
        if len(kinds) > 1:
            break  # rows that tie here may come in any order of the rest
    return keys


def same(want, got, order):
    if not isinstance(want, list) or not isinstance(got, list):
        return want == got
    rows = [collections.Counter(frozenset(row.items()) for row in rows)
            for rows in (want, got)]
    if rows[0] != rows[1]:
        return False
    return order_keys(want, order or []) == order_keys(got, order or [])


def page_of(want, got, limit, offset):
    """True if `got` can be rows `offset` to `offset + limit` of `want`."""
    size = max(0, min(limit, len(want) - offset))
    rows = [collections.Counter(frozenset(row.items()) for row in rows)
            for rows in (want, got)]
    return len(got) == size and not rows[1] - rows[0]


def main():
    essaim = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    agreed = refused = different = 0
    reasons = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(seed, seed + count):
            r = random.Random(number)
            data = graph(r)
            text, order = query(r)
            want = expected(data, text)
            page = None
            if "SELECT" in text and r.random() < .15:
                page = r.randint(0, 4), r.randint(0, 2)
                text += " LIMIT %d OFFSET %d" % page
            got = actual(essaim, folder, data, text)
            if got is None:
                refused += 1
            elif page and isinstance(got, list) and page_of(want, got, *page):
                agreed += 1
            elif not page and same(want, got, order):
                agreed += 1
            else:
                different += 1
                print("--- %d\n%s\nrdflib: %s\nessaim: %s" %
                      (number, text, want, got))
    print("%d agreed, %d refused, %d different" %
          (agreed, refused, different))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
