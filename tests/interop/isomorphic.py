# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Read files with rdflib and compare their statements, graphs merged.

usage: isomorphic.py FILE...   (exit 0: the same, 1: not, 77: no rdflib)
"""
import logging
import sys

try:
    import rdflib
    from rdflib.compare import isomorphic
except ImportError:
    sys.exit(77)

FORMATS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "trig": "trig",
           "nq": "nquads", "jsonld": "json-ld"}


class Loud(logging.Handler):
    """A warning of the reader is a fault of the file."""

    seen = []

    def emit(self, record):
        self.seen.append(record.getMessage())


def read(path):
    dataset = rdflib.ConjunctiveGraph()
    dataset.parse(path, format=FORMATS[path.rsplit(".", 1)[1]])
    merged = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        merged.add(triple)
    return merged


def main(paths):
    logging.getLogger().addHandler(Loud(logging.WARNING))
    first = read(paths[0])
    faults = [f"{paths[0]}: no statements"] if not len(first) else []
    for path in paths[1:]:
        graph = read(path)
        if not isomorphic(first, graph):
            only = sorted(s.n3() + p.n3() + o.n3()
                          for s, p, o in (first - graph) + (graph - first))
            faults.append(f"{path}: {len(graph)} statements, "
                          f"{len(first)} in {paths[0]}: {only[:3]}")
    faults += Loud.seen
    print("\n".join(faults) or f"{len(first)} statements each")
    return bool(faults)


sys.exit(main(sys.argv[1:]))
