# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Terms as tuples, and what reads and writes them.

A term is ("iri", text), ("literal", text, language, datatype) or
("blank", label); None is what is not bound. Two terms are equal if they are
written the same: 1 and 01 are different literals.

rdflib reads Turtle and RDF/XML here, told to keep literals as they are
written. What the program under test writes is read by expressions of our own.
"""
import logging
import re
import warnings

import rdflib
from rdflib.plugins.parsers import notation3

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FORMATS = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}

# A literal that is ill-formed is what some tests are about.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", module="rdflib.term")
rdflib.NORMALIZE_LITERALS = False


def as_written(number):
    """The class of numbers that print as the text they were made of."""
    class AsWritten(number):
        def __new__(cls, text):
            self = number.__new__(cls, text)
            self.text = text
            return self

        def __str__(self):
            return self.text
    return AsWritten


# The Turtle reader would make 1.0e6 of 1e6, and 1 of +1.
notation3.float = as_written(float)
notation3.Decimal = as_written(notation3.Decimal)
notation3.long_type = as_written(int)


def iri(text):
    return ("iri", text)


def blank(label):
    return ("blank", label)


def literal(text, language=None, datatype=None):
    if language:
        return ("literal", text, language, RDF + "langString")
    return ("literal", text, None, datatype or XSD + "string")


def is_blank(cell):
    return isinstance(cell, tuple) and cell[0] == "blank"


def of_rdflib(node):
    if isinstance(node, rdflib.Literal):
        return literal(str(node), node.language,
                       node.datatype and str(node.datatype))
    if isinstance(node, rdflib.BNode):
        return blank(str(node))
    return iri(str(node))


def read_graph(path, base):
    """The graph of a file, by rdflib."""
    graph = rdflib.Graph()
    with open(path, "rb") as file:
        graph.parse(file, format=FORMATS[path.suffix], publicID=base)
    return graph


def read_statements(path, base):
    return {tuple(of_rdflib(node) for node in statement)
            for statement in read_graph(path, base)}


ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
ESCAPE = re.compile(r"\\(?:u(....)|U(.{8})|(.))")
TERM = re.compile(r"""\s*(?:
    <(?P<iri>[^<>"{}|^`\x00-\x20]*)>
  | _:(?P<blank>[^\s<"]*[^\s<".])
  | "(?P<text>(?:[^"\\\n\r]|\\.)*)"
    (?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^<(?P<datatype>[^>]*)>)?
  | (?P<number>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?P<exponent>[eE][-+]?[0-9]+)?)
  | (?P<boolean>true|false)
  )""", re.VERBOSE)


def unescaped(text):
    def character(match):
        if match[3]:
            return ESCAPES.get(match[3], match[3])
        return chr(int(match[1] or match[2], 16))
    return ESCAPE.sub(character, text)


def of_match(match):
    if match["iri"] is not None:
        return iri(unescaped(match["iri"]))
    if match["blank"] is not None:
        return blank(match["blank"])
    if match["boolean"] is not None:
        return literal(match["boolean"], None, XSD + "boolean")
    if match["number"] is not None:
        kind = "double" if match["exponent"] else \
            "decimal" if "." in match["number"] else "integer"
        return literal(match["number"], None, XSD + kind)
    return literal(unescaped(match["text"]), match["language"],
                   match["datatype"] and unescaped(match["datatype"]))


def parse_term(text):
    """A term of Turtle without prefixes: of TSV, that is."""
    match = TERM.fullmatch(text)
    if not match:
        raise ValueError("no term: " + text)
    return of_match(match)


def parse_quads(text):
    """The statements of N-Triples and N-Quads, of three terms or four."""
    found = []
    for line in text.split("\n"):
        terms, at = [], 0
        while match := TERM.match(line, at):
            terms.append(of_match(match))
            at = match.end()
        if terms and (len(terms) not in (3, 4) or line[at:] != " ."):
            raise ValueError("no statement: " + line)
        if terms:
            found.append(tuple(terms))
        elif line.strip():
            raise ValueError("no statement: " + line)
    return found


def escaped(text, bad):
    return re.sub(bad, lambda match: "\\u%04X" % ord(match[0]), text)


def written(term, mark=""):
    """A term of N-Quads; `mark` sets the blank nodes of a file apart."""
    if term[0] == "iri":
        return "<%s>" % escaped(term[1], r'[\x00-\x20<>"{}|^`\\]')
    if term[0] == "blank":
        return "_:%s%s" % (mark, re.sub("[^A-Za-z0-9]", "x", term[1]))
    text = '"%s"' % escaped(term[1], r'[\x00-\x1f"\\]')
    if term[2]:
        return "%s@%s" % (text, term[2])
    if term[3] == XSD + "string":
        return text
    return "%s^^%s" % (text, written(iri(term[3])))


def write_quads(out, statements, mark, graph=None):
    name = " " + written(iri(graph)) if graph else ""
    for statement in statements:
        terms = " ".join(written(term, mark) for term in statement)
        out.write("%s%s .\n" % (terms, name))


def shown(cell):
    """A cell of a row for people: a term, nothing, or its number."""
    if is_blank(cell):
        return "_"
    if cell is None:
        return "-"
    return str(cell) if isinstance(cell, int) else written(cell)
