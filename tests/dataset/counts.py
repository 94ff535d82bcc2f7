#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Compare what the description of a dataset says with what there is.

usage: counts.py [--base IRI] FILE...

N-Triples and N-Quads are read here, line by line; the other syntaxes by
rdflib, and passed over if it is not installed. Prints each difference and
exits 1, or exits 0.
"""

import re
import sys
from collections import defaultdict

VOID = "http://rdfs.org/ns/void#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
AUTHORITY = "def#LocalAuthority"
TERM = r'(<[^>]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?)'
LINE = re.compile(rf"{TERM} {TERM} {TERM}(?: <[^>]*>)? \.$")
FORMATS = {"ttl": "turtle", "trig": "trig", "rdf": "xml",
           "jsonld": "json-ld"}


def triples_of(path):
    """The triples of a file, in whatever graphs: a set of N-Triples terms."""
    ending = path.rsplit(".", 1)[1]
    if ending in ("nt", "nq"):
        with open(path, encoding="utf-8") as lines:
            return {LINE.match(line.rstrip("\n")).groups() for line in lines}
    import rdflib
    # Literals as they are written: "07" is not "7".
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.ConjunctiveGraph()
    graph.parse(path, format=FORMATS[ending])
    return {tuple(term.n3() for term in triple)
            for triple in graph.triples((None, None, None))}


def integer(term):
    return int(re.match(r'"?(\d+)', term).group(1))


class Description:
    def __init__(self, path, base):
        self.path = path
        self.base = base
        self.triples = triples_of(path)
        self.faults = 0
        self.by_subject = defaultdict(lambda: defaultdict(set))
        self.members = defaultdict(set)
        for s, p, o in self.triples:
            self.by_subject[s][p].add(o)
            if p == RDF_TYPE:
                self.members[o].add(s)

    def check(self, what, said, found):
        if said != found:
            self.faults += 1
            print(f"{self.path}: {what}: said {said}, found {found}")

    def said(self, subject, local):
        """The one number that `subject` is said to have."""
        values = self.by_subject[subject][f"<{VOID}{local}>"]
        self.check(f"values of void:{local} of {subject}", 1, len(values))
        return integer(values.pop()) if values else None

    def run(self):
        dataset = f"<{self.base}dataset>"
        said = self.by_subject[dataset]
        self.check("void:triples", self.said(dataset, "triples"),
                   len(self.triples))
        self.check("void:distinctSubjects",
                   self.said(dataset, "distinctSubjects"),
                   len({s for s, _, _ in self.triples}))
        self.check("void:classes", self.said(dataset, "classes"),
                   len(self.members))
        self.check("void:entities", self.said(dataset, "entities"),
                   len(self.members[f"<{self.base}{AUTHORITY}>"]))
        partitions = {}
        for part in said[f"<{VOID}classPartition>"]:
            for name in self.by_subject[part][f"<{VOID}class>"]:
                partitions[name] = self.said(part, "entities")
        self.check("void:classPartition", partitions,
                   {c: len(m) for c, m in self.members.items() if m})
        self.check_coverage(said)
        return self.faults

    def check_coverage(self, said):
        """The régions, the example and the date are those of the data."""
        regions = {o for o in said[f"<{DCT}spatial>"]
                   if o.startswith(f"<{self.base}")}
        self.check("dct:spatial", regions, {
            o for s in self.members[f"<{self.base}{AUTHORITY}>"]
            for o in self.by_subject[s][f"<{self.base}def#withinTerritory>"]
            if "/territory/region/" in o})
        self.check("void:exampleResource",
                   said[f"<{VOID}exampleResource>"],
                   {min(self.members[f"<{self.base}{AUTHORITY}>"])})
        days = {o for s in self.members[f"<{self.base}{AUTHORITY}>"]
                for o in self.by_subject[s][f"<{self.base}def#updated>"]}
        self.check("dct:modified", said[f"<{DCT}modified>"],
                   {max(days)} if days else set())


def main(arguments):
    base = "https://w3id.org/essaim/"
    faults = 0
    if arguments[:1] == ["--base"]:
        base = arguments[1]
        arguments = arguments[2:]
    for path in arguments:
        try:
            faults += Description(path, base).run()
        except ImportError:
            print(f"{path}: passed over, python3-rdflib is not installed")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
