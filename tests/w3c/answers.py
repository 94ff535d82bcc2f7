# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Answers of queries, read from each format, and how they are compared."""
import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

import rdflib
from rdflib.namespace import RDF

import terms
from isomorphism import isomorphic

RS = rdflib.Namespace(
    "http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
SRX = "{http://www.w3.org/2005/sparql-results#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass
class Answer:
    """A boolean, or solutions (dicts of terms), or statements."""

    kind: str
    boolean: bool = None
    names: list = None
    solutions: list = field(default_factory=list)
    ordered: bool = False
    statements: list = field(default_factory=list)

    def rows(self):
        if self.kind == "statements":
            return self.statements
        names = sorted(self.names)
        rows = [tuple(found.get(name) for name in names)
                for found in self.solutions]
        if self.ordered:
            return [(place,) + row for place, row in enumerate(rows)]
        return rows


def of_boolean(text):
    if text not in ("true", "false"):
        raise ValueError("no boolean: %s" % text)
    return Answer("boolean", boolean=text == "true")


def of_solutions(names, solutions):
    for found in solutions:
        if not set(found) <= set(names):
            raise ValueError("a variable that the head has not: %s" % found)
    return Answer("solutions", names=names, solutions=solutions)


def xml_term(element):
    kind, text = element.tag.removeprefix(SRX), element.text or ""
    if kind == "literal":
        return terms.literal(text, element.get(XML_LANG),
                             element.get("datatype"))
    return {"uri": terms.iri, "bnode": terms.blank}[kind](text)


def read_xml(data):
    root = ElementTree.fromstring(data)
    if root.tag != SRX + "sparql":
        raise ValueError("root element %s" % root.tag)
    boolean = root.find(SRX + "boolean")
    if boolean is not None:
        return of_boolean(boolean.text.strip())
    names = [variable.get("name")
             for variable in root.findall("%shead/%svariable" % (SRX, SRX))]
    return of_solutions(names, [
        {binding.get("name"): xml_term(binding[0])
         for binding in result.findall(SRX + "binding")}
        for result in root.find(SRX + "results").findall(SRX + "result")])


def json_term(cell):
    if cell["type"] in ("literal", "typed-literal"):
        return terms.literal(cell["value"], cell.get("xml:lang"),
                             cell.get("datatype"))
    return {"uri": terms.iri, "bnode": terms.blank}[cell["type"]](
        cell["value"])


def read_json(data):
    document = json.loads(data)
    if "boolean" in document:
        return of_boolean(json.dumps(document["boolean"]))
    return of_solutions(document["head"]["vars"], [
        {name: json_term(cell) for name, cell in found.items()}
        for found in document["results"]["bindings"]])


def read_tsv(data):
    head, *lines = data.decode().rstrip("\n").split("\n")
    names = [name.removeprefix("?") for name in head.split("\t")]
    cells = [line.split("\t") for line in lines]
    return of_solutions(names, [
        {name: terms.parse_term(cell)
         for name, cell in zip(names, row, strict=True) if cell}
        for row in cells])


def csv_term(cell):
    """CSV tells literals and IRIs not apart: the texts are compared."""
    if cell.startswith("_:"):
        return terms.blank(cell)
    return terms.literal(cell)


def read_csv(data):
    text = io.StringIO(data.decode(), newline="")
    names, *rows = csv.reader(text, strict=True)
    return of_solutions(names, [
        {name: csv_term(cell)
         for name, cell in zip(names, row, strict=True) if cell}
        for row in rows])


def rdf_solution(graph, node):
    return {str(graph.value(binding, RS.variable)):
            terms.of_rdflib(graph.value(binding, RS.value))
            for binding in graph.objects(node, RS.binding)}


def read_rdf(graph):
    """A set of results in RDF, or, if it is none, the graph itself."""
    result = graph.value(None, RDF.type, RS.ResultSet)
    if result is None:
        return Answer("statements", statements=[
            tuple(terms.of_rdflib(node) for node in statement)
            for statement in graph])
    boolean = graph.value(result, RS.boolean)
    if boolean is not None:
        return of_boolean(str(boolean))
    nodes = list(graph.objects(result, RS.solution))
    places = [graph.value(node, RS["index"]) for node in nodes]
    if ordered := bool(nodes) and None not in places:
        nodes.sort(key=lambda node: int(graph.value(node, RS["index"])))
    answer = of_solutions(
        [str(name) for name in graph.objects(result, RS.resultVariable)],
        [rdf_solution(graph, node) for node in nodes])
    answer.ordered = ordered
    return answer


def read_statements(data):
    found = terms.parse_quads(data.decode())
    if any(len(statement) != 3 for statement in found):
        raise ValueError("a graph in an answer")
    return Answer("statements", statements=found)


READERS = {"xml": read_xml, "json": read_json, "csv": read_csv,
           "tsv": read_tsv, "ntriples": read_statements}
EXPECTED = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}


def read_expected(path, base):
    """The answer of the suite, and the format to ask the program for."""
    if path.suffix in EXPECTED:
        name = EXPECTED[path.suffix]
        return READERS[name](path.read_bytes()), name
    answer = read_rdf(terms.read_graph(path, base))
    return answer, "ntriples" if answer.kind == "statements" else "json"


NUMBERS = {terms.XSD + name for name in ("integer", "decimal", "float",
                                         "double")}


def value(term):
    """A number as its value with its datatype; a language in lower case."""
    if not isinstance(term, tuple) or term[0] != "literal":
        return term
    kind, text, language, datatype = term
    if language:
        return (kind, text, language.lower(), datatype)
    if datatype in NUMBERS:
        try:
            return (kind, Decimal(text).normalize(), language, datatype)
        except ArithmeticError:
            pass
    return term


def lax(expected, found):
    """REDUCED: each solution once at least, at most as often as it is."""
    expected, found = Counter(expected.rows()), Counter(found.rows())
    return set(expected) == set(found) and found <= expected


def difference(expected, found):
    """A few rows of one side only, blank nodes counted as equal."""
    def simple(answer):
        return Counter(" ".join(map(terms.shown, row))
                       for row in answer.rows())
    left, right = simple(expected), simple(found)
    text = ["%d rows expected, %d found" % (left.total(), right.total())]
    for sign, rows in (("missing", left - right), ("too many", right - left)):
        text += ["  %s: %s" % (sign, row) for row in sorted(rows)[:4]]
    return "\n".join(text)


def compared(expected, found, by_value=False, reduced=False):
    """What is wrong, or "" if the answers are the same."""
    if expected.kind != found.kind:
        return "%s expected, %s found" % (expected.kind, found.kind)
    if expected.kind == "boolean":
        return "" if expected.boolean == found.boolean else "wrong boolean"
    if expected.kind == "solutions":
        if sorted(expected.names) != sorted(found.names):
            return "variables %s expected, %s found" % (
                " ".join(expected.names), " ".join(found.names))
        found.ordered = expected.ordered
    if reduced:
        same = lax(expected, found)
    elif by_value:
        same = isomorphic(*([tuple(map(value, row)) for row in answer.rows()]
                            for answer in (expected, found)))
    else:
        same = isomorphic(expected.rows(), found.rows())
    return "" if same else difference(expected, found)
