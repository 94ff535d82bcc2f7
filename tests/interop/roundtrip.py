#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Random statements, as nasty as RDF 1.1 allows, through our N-Quads reader
# and each of our writers, then read by serd, raptor, rdflib and Jena: the
# same statements must come out of every one, and the same bytes whatever
# the order of the input. By hand:
#
#   roundtrip.py [ROUNDS [SEED]]      (builddir: where libessaim.a is)
#
# Exit status: 0 all equal, 1 a difference, 77 nothing could be compared.

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
BUILD = os.environ.get("builddir", TOP)
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BASE = "https://w3id.org/essaim/"
NAME = "urn:x-test:name"

PREDICATES = [
    RDF + "type", "http://purl.org/dc/terms/title", "http://a/p",
    "http://www.w3.org/ns/org#holds", BASE + "def#x-1",
    "http://www.w3.org/ns/org#", "http://www.w3.org/ns/org#a.b",
    "urn:example:y", "http://schema.org/p(1)", "https://schema.org/é",
]
NODES = PREDICATES + [
    BASE, BASE + "def#", BASE + "def", BASE + "id/a", BASE + "a:b",
    BASE + "#f", BASE + "?q", BASE + "x?a=b:c/../d#e:f", BASE + "./x",
    BASE + "../x", BASE + "a/../b", BASE + ".a", BASE + "/x", BASE + "//x",
    BASE + "é", BASE + "def#a.", BASE + "def#-a", BASE + "def#a%20b",
    BASE + "def#a/b", BASE + "def#1", BASE + "def/kind#ville",
    "org:x", "dct:title", "schema:y", "org://h/x", "xsd:", "kind:ville",
    "mailto:a@b.c", "tag:a,2020:b", "http://a/?q='x'&y=(z);,!*~$",
    "http://a/\u00e9\U0001f600", "http://a/%00", "http://a#\u200d",
]
PIECES = [
    '"', '""', '"""', "'", "'''", "\\", "\\\\", "\\n", "\\u0041", "\n",
    "\n\n", "\r", "\r\n", "\t", "\b", "\f", "\x01", "\x1f", "\x7f", " ",
    ".", ";", ",", "#", "<", ">", "&", "]]>", "@fr", "^^", "a", "Élu",
    "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\ufffd", "e\u0301",
    "\U0001f600", "\U0010fffd", "|", "`", "{", "}", "%s", "${x}",
]
LEXICAL = [
    "1", "-1", "+1", "007", "-0", "1.0", "+1.50", ".5", "5.", "1e0",
    "1.5E-3", ".5e1", "-1.e2", "INF", "NaN", "-INF", "true", "false", "TRUE",
    "0", "1.", "", " 1", "1 ", "1e", "e1", "--1", "12345678901234567890123",
]
TYPES = [XSD + t for t in ("integer", "decimal", "double", "boolean", "date",
                           "float", "int")] + ["urn:t:x", RDF + "HTML"]
TAGS = ["fr", "en-gb", "zh-hant-tw", "x-a1", "de-1996"]


def iri(value):
    return ("I", value)


def some_literal(rnd):
    kind = rnd.random()
    if kind < 0.35:
        return ("L", rnd.choice(LEXICAL), rnd.choice(TYPES), "")
    text = "".join(rnd.choice(PIECES) for _ in range(rnd.randrange(7)))
    if kind < 0.6:
        return ("L", text, "", rnd.choice(TAGS))
    return ("L", text, rnd.choice(TYPES + [""] * 8), "")


# What readers are known to change, and no writer can help: raptor and Jena
# take dot segments out of absolute IRIs; rdflib adds a full stop.
DOTS = {iri(BASE + a): iri(BASE + b)
        for a, b in (("./x", "x"), ("a/../b", "b"))}
DOTS[iri(BASE + "../x")] = iri("https://w3id.org/x")
RDFLIB = {iri("xsd:"): iri("xsd:.")}


def some_statements(rnd, n, blank_graphs):
    blanks = [("B", "b%d" % i) for i in range(6)]
    nodes = [iri(v) for v in NODES] + blanks
    graphs = [None, None, None, iri("http://a/g"), iri(BASE + "g")]
    graphs += blanks[:blank_graphs]
    # Every blank node has a name, so that labels can be compared.
    made = {(b, iri(NAME), ("L", b[1], "", ""), None) for b in blanks}
    while len(made) < n:
        thing = some_literal(rnd) if rnd.random() < 0.6 else rnd.choice(nodes)
        made.add((rnd.choice(nodes), iri(rnd.choice(PREDICATES)), thing,
                  rnd.choice(graphs)))
    return made


def escaped(text):
    return "".join("\\U%08X" % ord(c) if c in '"\\' or not " " <= c <= "~"
                   else c for c in text)


def term(t):
    if t[0] == "I":
        return "<%s>" % escaped(t[1])
    if t[0] == "B":
        return "_:" + t[1]
    tail = "@" + t[3] if t[3] else "^^<%s>" % t[2] if t[2] else ""
    return '"%s"%s' % (escaped(t[1]), tail)


def n_quads(statements):
    return "".join(" ".join(term(t) for t in s if t) + " .\n"
                   for s in statements).encode()


TERM = re.compile(r'\s*(?:<([^>]*)>|_:([^\s.]+(?:\.+[^\s.]+)*)|'
                  r'"((?:[^"\\\n]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?)')
ESCAPE = re.compile(r"\\(?:u(.{4})|U(.{8})|(.))")
SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def opened(text):
    def one(m):
        code = m.group(1) or m.group(2)
        return chr(int(code, 16)) if code else SHORT.get(m[3], m[3])
    return ESCAPE.sub(one, text)


def parse_n_quads(text):
    for line in text.split("\n"):
        terms, at = [], 0
        while True:
            m = TERM.match(line, at)
            if not m:
                break
            at = m.end()
            if m[1] is not None:
                terms.append(iri(opened(m[1])))
            elif m[2] is not None:
                terms.append(("B", m[2]))
            else:
                kind = opened(m[5] or "")
                terms.append(("L", opened(m[3]),
                              "" if kind == XSD + "string" else kind,
                              (m[4] or "").lower()))
        if terms:
            assert len(terms) in (3, 4) and line[at:].strip() == ".", line
            yield tuple(terms + [None] * (4 - len(terms)))


def replaced(statements, terms):
    return {tuple(terms.get(t, t) for t in s) for s in statements}


def renamed(statements):
    statements = list(statements)
    return replaced(statements, {s[0]: ("B", s[2][1]) for s in statements
                                 if s[1][1] == NAME})


# Jena's status is 1 after a mere warning; what it read is compared anyhow.
def run(command, data=None, lax=False):
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode(errors="replace")
    if done.returncode != 0 and not lax:
        raise ValueError("%s: status %d: %s" % (command[0], done.returncode,
                                                said[:400]))
    return done.stdout


def by_command(*command):
    return lambda path: parse_n_quads(
        run([path if c == "FILE" else c for c in command],
            lax=command[-2] == "--output=nquads").decode())


def by_rdflib(syntax):
    import rdflib
    rdflib.NORMALIZE_LITERALS = False
    warnings.simplefilter("ignore")

    def one(t):
        if t is None or isinstance(t, rdflib.graph.Graph):
            return None
        if isinstance(t, rdflib.BNode):
            return ("B", str(t))
        if isinstance(t, rdflib.URIRef):
            return iri(str(t))
        kind = str(t.datatype or "")
        return ("L", str(t), "" if kind == XSD + "string" else kind,
                (t.language or "").lower())

    def read(path):
        data = rdflib.ConjunctiveGraph()
        default = data.default_context.identifier
        if syntax == "turtle":
            graph = rdflib.Graph()
            graph.parse(path, format=syntax)
            return [tuple(one(t) for t in s) + (None,) for s in graph]
        data.parse(path, format=syntax)
        return [(one(s), one(p), one(o),
                 None if is_default(g, default) else one(g.identifier))
                for s, p, o, g in data.quads()]

    # rdflib puts the default graph of a document under a name of its own.
    def is_default(g, default):
        return g is None or g.identifier == default or (
            str(g.identifier).startswith("file:"))

    return read


# Each row: tool, syntax, how to read a file, what the tool changes.
def readers():
    found = []
    if shutil.which("serdi"):
        found += [("serdi", s, by_command("serdi", "-i", s, "-o", "nquads",
                                          "FILE"), {})
                  for s in ("turtle", "trig", "nquads")]
    if shutil.which("rapper"):
        found += [("rapper", s, by_command("rapper", "-q", "-i", s, "-o",
                                           "nquads", "FILE"), changes)
                  for s, changes in (("turtle", DOTS), ("trig", DOTS),
                                     ("nquads", {}), ("ntriples", {}))]
    try:
        found += [("rdflib", s, by_rdflib(r), changes)
                  for s, r, changes in (("turtle", "turtle", {}),
                                        ("trig", "trig", {}),
                                        ("jsonld", "json-ld", RDFLIB))]
    except ImportError:
        pass
    riot = os.environ.get("RIOT", HERE + "/riot.sh").split()
    if "RIOT" in os.environ or os.path.exists("/usr/share/java/jena-arq.jar"):
        found += [("riot", s, by_command(*riot, "--syntax=" + r,
                                         "--output=nquads", "FILE"), changes)
                  for s, r, changes in (("turtle", "turtle", DOTS),
                                        ("trig", "trig", DOTS),
                                        ("nquads", "nquads", {}),
                                        ("jsonld", "jsonld10", DOTS))]
    return found


def build(folder):
    program = os.path.join(folder, "rewrite")
    command = os.environ.get("CC", "cc").split() + [
        "-std=c11", "-D_GNU_SOURCE", "-I", os.path.join(TOP, "src"),
        os.path.join(HERE, "rewrite.c"), os.path.join(BUILD, "libessaim.a"),
        "-lunistring", "-o", program]
    return program if subprocess.run(command, check=False).returncode == 0 \
        else None


def show(side, statements):
    for s in sorted(statements, key=repr)[:4]:
        print("    %s %r" % (side, s))


def compare(name, path, read, expected):
    try:
        seen = renamed(read(path))
    except Exception as error:  # whatever a foreign parser raises
        print("not ok - %s: %s" % (name, str(error)[:600]))
        return False
    if seen == expected:
        return True
    print("not ok - %s: %d missing, %d more" % (
        name, len(expected - seen), len(seen - expected)))
    show("-", expected - seen)
    show("+", seen - expected)
    return False


def one_round(program, folder, rnd, found, blank_graphs):
    quads = some_statements(rnd, 300, blank_graphs)
    triples = {s[:3] + (None,) for s in quads}
    shuffled = list(quads)
    rnd.shuffle(shuffled)
    good = True
    for syntax, suffix in (("turtle", "ttl"), ("trig", "trig"),
                           ("nquads", "nq"), ("ntriples", "nt"),
                           ("jsonld", "jsonld")):
        path = os.path.join(folder, "data." + suffix)
        data = run([program, syntax], n_quads(quads))
        if data != run([program, syntax], n_quads(shuffled)):
            print("not ok - %s: the order of the input shows" % syntax)
            good = False
        with open(path, "wb") as file:
            file.write(data)
        expected = triples if syntax in ("turtle", "ntriples") else quads
        for tool, takes, read, changes in found:
            # Raptor's TriG has no blank nodes for graphs.
            if takes == syntax and not (blank_graphs and syntax == "trig" and
                                        tool == "rapper"):
                good &= compare("%s by %s" % (syntax, tool), path, read,
                                replaced(expected, changes))
        if suffix in ("nq", "nt"):
            good &= compare("%s by essaim" % syntax, path, lambda p:
                            parse_n_quads(run([program, "nquads"], open(
                                p, "rb").read()).decode()), expected)
    return good


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found = readers()
    with tempfile.TemporaryDirectory() as folder:
        program = build(folder)
        if not program or not found:
            print("skipped: no libessaim.a or none of the readers")
            return 77
        good = True
        for i in range(rounds):
            good &= one_round(program, folder, random.Random(seed + i),
                              found, i % 2)
    print("%s - %d rounds, readers: %s" % (
        "ok" if good else "not ok", rounds,
        ", ".join("%s %s" % f[:2] for f in found)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
