# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The evaluation tests of the suites, as their manifests list them."""
import re
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

import terms

MF = rdflib.Namespace(
    "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
RDFT = rdflib.Namespace("http://www.w3.org/ns/rdftest#")

# Where the suites are published: files are named by IRIs below it.
SITE = "https://w3c.github.io/rdf-tests/"
FOLDERS = ("sparql/sparql10/*", "sparql/sparql11/*", "rdf/rdf11/rdf-turtle")
KINDS = {MF.QueryEvaluationTest: "query", MF.CSVResultFormatTest: "query",
         MF.UpdateEvaluationTest: "update", RDFT.TestTurtleEval: "read"}
FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


@dataclass
class Test:
    """data: pairs of a file and the IRI of its graph, None by default.

    expected: the file with the answer of a query, or, of an update, pairs
    as in data. services: the files that other servers have, by their URLs;
    a query that asks any has at least one."""

    name: str
    kind: str
    request: Path
    data: list
    expected: object
    reduced: bool
    services: dict = field(default_factory=dict)

    def group(self):
        return self.name.rpartition("/")[0]


class Suites:
    def __init__(self, folder):
        self.folder = Path(folder).resolve()

    def path(self, address):
        return self.folder / str(address).removeprefix(SITE)

    def address(self, path):
        return SITE + path.relative_to(self.folder).as_posix()

    def tests(self):
        for pattern in FOLDERS:
            for path in sorted(self.folder.glob(pattern + "/manifest.ttl")):
                yield from self.listed(path)

    def listed(self, path):
        graph = terms.read_graph(path, self.address(path))
        group = path.parent.relative_to(self.folder)
        group = "/".join(group.parts[1:])
        for entries in graph.objects(None, MF.entries):
            for node in Collection(graph, entries):
                kind = KINDS.get(graph.value(node, RDF.type))
                if kind and not self.excluded(graph, node):
                    name = "%s/%s" % (group, re.split("[#/]", node)[-1])
                    yield MAKERS[kind](self, graph, node, name)

    @staticmethod
    def excluded(graph, node):
        """Entailment."""
        action = graph.value(node, MF.action)
        return (action, SD.entailmentRegime, None) in graph

    def query(self, graph, node, name):
        action = graph.value(node, MF.action)
        request = self.path(graph.value(action, QT.query))
        data = [(self.path(file), None)
                for file in graph.objects(action, QT.data)]
        data += self.graphs(graph, action, QT)
        data += self.wanted(request, {name for _, name in data})
        lax = (node, MF.resultCardinality, MF.LaxCardinality) in graph
        services = {str(graph.value(server, QT.endpoint)):
                    self.path(graph.value(server, QT.data))
                    for server in graph.objects(action, QT.serviceData)}
        return Test(name, "query", request, data,
                    self.path(graph.value(node, MF.result)), lax, services)

    def graphs(self, graph, node, vocabulary):
        """Named graphs: IRIs of files, or a file with a label."""
        for item in graph.objects(node, vocabulary.graphData):
            file = graph.value(item, vocabulary.graph) or item
            yield self.path(file), str(graph.value(item, RDFS.label) or file)

    def wanted(self, request, have):
        """The files that a query names in FROM."""
        for reference in FROM.findall(request.read_text()):
            path = request.parent / reference
            if path.is_file() and self.address(path) not in have:
                have.add(self.address(path))
                yield path, self.address(path)

    def update(self, graph, node, name):
        def store(part):
            return [(self.path(file), None)
                    for file in graph.objects(part, UT.data)
                    ] + list(self.graphs(graph, part, UT))
        action = graph.value(node, MF.action)
        return Test(name, "update", self.path(graph.value(action, UT.request)),
                    store(action), store(graph.value(node, MF.result)), False)

    def read(self, graph, node, name):
        path = self.path(graph.value(node, MF.action))
        return Test(name, "read", path, [],
                    self.path(graph.value(node, MF.result)), False)


MAKERS = {"query": Suites.query, "update": Suites.update,
          "read": Suites.read}
