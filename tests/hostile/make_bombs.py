#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Writes the data that the bombs are about, and bombs that are long.

Usage: make_bombs.py FOLDER
"""
import os
import sys

HEAD = "PREFIX : <http://example.org/>\n"


def data():
    """Some 10,000 triples: 64 nodes with links to all of them, a ring,
    numbers, texts; and the ring in four graphs."""
    lines = []
    for i in range(64):
        lines += [":n%d :a :n%d ." % (i, k) for k in range(64)]
    for i in range(2500):
        lines.append(":n%d :next :n%d ; :number %d ." %
                     (i, (i + 1) % 2500, i))
    for i in range(1000):
        lines.append(':n%d :text "%s" .' % (i, ("text %d " % i) * 40))
    for g in range(4):
        lines.append(":g%d {" % g)
        lines += [":n%d :next :n%d ." % (i, i + 1) for i in range(100)]
        lines.append("}")
    return "@prefix : <http://example.org/> .\n" + "\n".join(lines) + "\n"


def chain(first, step, n):
    """Each variable from the one before."""
    binds = ["BIND(%s AS ?x0)" % first]
    binds += ["BIND(%s AS ?x%d)" % (step.replace("?x", "?x%d" % i), i + 1)
              for i in range(n)]
    return "\n  ".join(binds)


def optionals():
    return "".join("OPTIONAL { ?y%d :a ?y%d }\n  " % (i, i + 1)
                   for i in range(300))


def many(text, n):
    return "\n    ".join(text % i for i in range(n))


BOMBS = {
    "in-of-thousands": ("8", None, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
                        "FILTER(?c IN (%s)) }" %
                        ", ".join("<http://other.example/%d>" % i
                                  for i in range(50000))),
    "in-of-computed": ("8", None, "SELECT (COUNT(*) AS ?n) { ?a :number ?b "
                       "FILTER(?b IN (%s)) }" %
                       ", ".join("?b - %d - ?b" % (i + 1)
                                 for i in range(50000))),
    "optional-tower": ("8", None, "SELECT (COUNT(*) AS ?n) { :n0 :a ?y0 "
                       "%s }" % optionals()),
    "groups-deep": ("0", 4096, "SELECT * { %s ?a :a ?b %s }" %
                    ("{" * 400, "}" * 400)),
    "groups-too-deep": ("8", None, "SELECT * { %s ?a :a ?b %s }" %
                        ("{" * 100000, "}" * 100000)),
    "brackets-too-deep": ("8", None, "SELECT * { ?a :number ?b FILTER(%s"
                          "?b%s > 1) }" % ("(" * 100000, ")" * 100000)),
    "paths-too-deep": ("8", None, "SELECT * { ?a %s:a%s ?b }" %
                       ("(" * 100000, ")*" * 100000)),
    "lists-too-deep": ("8", None, "SELECT * { ?a :a %s 1 %s }" %
                       ("(" * 100000, ")" * 100000)),
    "nots": ("0", 2500, "SELECT ?a { ?a :number ?b FILTER(%s?b < 0%s) }" %
             ("!(" * 401, ")" * 401)),
    "terms-of-a-sum": ("8", None, "SELECT (1 %s AS ?n) { }" % ("+ 1 " * 20000)),
    "values-with-values": ("8", None, "SELECT (COUNT(*) AS ?n) { VALUES ?a "
                           "{ %s } VALUES ?b { %s } VALUES ?c { %s } }" %
                           ((many("%d", 5000),) * 3)),
    "values-of-undef": ("8", None, "SELECT (COUNT(*) AS ?n) { VALUES (?a ?b)"
                        " { %s } VALUES (?a ?b) { %s } }" %
                        (many("(%d UNDEF)", 20000),
                         many("(UNDEF %d)", 20000))),
    # Beyond 65,536 digits there is no number, and no value.
    "integers-square": ("0", 1, "SELECT (?x60 > 0 AS ?n) {\n  %s }" %
                        chain("12345678901234567890", "?x * ?x", 60)),
    "integers-square-for-each-row": (
        "8", None, "SELECT (COUNT(*) AS ?n) { ?a :number ?i . ?b :number ?j"
        "  %s }" % chain("?i * 10000000 + ?j", "?x * ?x", 14)),
    "decimals-square": ("0", 1, "SELECT (?x60 > 0 AS ?n) {\n  %s }" %
                        chain("1.0000000001", "?x * ?x", 60)),
    "decimals-divide": ("0", 1, "SELECT ?x200 {\n  %s }" %
                        chain("1.0", "(?x / 3.7) * 1.000000001", 200)),
    "strings-double": ("8", None, "SELECT (STRLEN(?x50) AS ?n) {\n  %s }" %
                       chain('"0123456789"', "CONCAT(?x, ?x)", 50)),
    "strings-in-a-group": (
        "8", None, "SELECT (STRLEN(GROUP_CONCAT(?x20)) AS ?n) {\n  %s\n"
        "  ?a :number ?b }" % chain('"0123456789"', "CONCAT(?x, ?x)", 20)),
    "strings-shown": (
        "8", None, "SELECT ?a ?x20 {\n  %s\n  ?a :number ?b }" %
        chain('"0123456789"', "CONCAT(?x, ?x)", 20)),
    "strings-in-order": (
        "8", None, "SELECT ?a {\n  %s\n  ?a :number ?b } ORDER BY ?x20 ?b" %
        chain('"0123456789"', "CONCAT(?x, ?x)", 20)),
    "strings-as-keys": (
        "8", None, "SELECT ?a { ?a :a ?b . ?c :a ?d } ORDER BY %s" %
        "CONCAT(\"%s\", STR(?a), STR(?b))" % ("x" * 1000)),
    "strings-encoded": ("0", 1, "SELECT (STRLEN(?x40) AS ?n) {\n  %s }" %
                        chain('"%/%/%/"', "ENCODE_FOR_URI(?x)", 40)),
    "strings-hashed": ("8", None, "SELECT (COUNT(?x600) AS ?n) { ?a :text ?t"
                       " . ?b :number ?i\n  %s }" %
                       chain("?t", "SHA512(?x)", 600)),
    "template-of-thousands": (
        "8", None, "CONSTRUCT { %s } WHERE { ?a :number ?b . ?c :a ?d }" %
        many("?a :p%d ?b . ?d :made [ :by ?c ] .", 2000)),
    "filters-of-thousands": (
        "8", None, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . %s }" %
        many("FILTER(STRLEN(CONCAT(STR(?c), STR(?a))) != -%d)", 20000)),
    "patterns-of-thousands": (
        "8", None, "SELECT (COUNT(*) AS ?n) { %s }" % "\n".join(
            "?v%d :a ?v%d ." % (i, i + 1) for i in range(2000))),
    "unions-of-thousands": (
        "8", None, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c %s }" %
        " UNION ".join("{ ?d ?e ?f FILTER(?f = %d) }" % i
                       for i in range(3000))),
}


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "data.trig"), "w", encoding="utf-8") as f:
        f.write(data())
    for name, (ends, rows, text) in BOMBS.items():
        with open(os.path.join(folder, name + ".rq"), "w",
                  encoding="utf-8") as f:
            f.write("# ends: %s\n" % ends)
            if rows is not None:
                f.write("# rows: %d\n" % rows)
            f.write(HEAD + text + "\n")


if __name__ == "__main__":
    main()
