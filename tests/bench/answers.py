# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Answers of all tools in one form, so that they can be compared."""

import collections
import csv
import hashlib
import io
import json
import re
import subprocess

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def rows_of_csv(text):
    """The rows, which a multiset must not lose; IRIs without brackets, as
    some write them."""
    table = list(csv.reader(io.StringIO(text)))[1:]
    return [tuple(re.sub(r"^<(.*)>$", r"\1", cell) for cell in row)
            for row in table if row]


def rows_of_json(text):
    """The rows; rasqal writes null for what is unbound."""
    told = json.loads(text)
    names = told["head"]["vars"]
    return [tuple(row.get(name, {}).get("value") or "" for name in names)
            for row in told["results"]["bindings"]]


def ntriples_of(text):
    """rdfproc writes graphs as RDF/XML whatever it is asked for."""
    return subprocess.run(
        ["rapper", "-q", "-i", "rdfxml", "-o", "ntriples", "-", "http://x/"],
        input=text, capture_output=True, text=True, check=False).stdout


def rows_of_graph(text):
    """Statements, each once: a graph is a set."""
    if text.startswith("<?xml"):
        text = ntriples_of(text)
    lines = (ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), line)
             for line in text.split("\n"))
    return sorted({re.sub(r"\s+", " ", line).rstrip(" .") for line in lines
                   if line.strip() and not line.startswith("#")})


READERS = {"csv": rows_of_csv, "json": rows_of_json, "graph": rows_of_graph}


def digest(raw, form):
    """How many rows an answer has, and a digest of them in any order; None
    twice if it is no answer of this form."""
    try:
        rows = READERS[form](raw.decode("utf-8").strip("\n"))
    except (ValueError, KeyError):
        return None, None
    said = repr(sorted(rows)).encode()
    return len(rows), hashlib.sha256(said).hexdigest()[:12]


def right(said):
    """The answer that most gave, of pairs of tool and answer; where as many
    gave another, that of the first."""
    votes = collections.Counter(answer for _, answer in said)
    return max(votes, key=votes.get) if votes else None
