#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""SERVICE gives what the same data gives in a graph of the store: made-up
data and queries, answered over the network and without it.

usage: same.py [--seed N] [--cases N] ESSAIM
"""
import argparse
import random
import re
import sys

try:
    import rdflib
except ImportError:
    print("skipped: python3-rdflib is not here")
    sys.exit(77)

from endpoint import Endpoint
from essaim import Checks, Essaim

# Terms that ask something of whoever sends them. Of a number there is one
# spelling: two of one value are two terms, which rdflib does not keep apart.
LITERALS = ['"x"', '"X"@fr', '"x"@en-GB', '""', '"a\\"b"', '"a\\\\u0041b"',
            '"line\\nline"', "1", "2.5", "true", '"é漢😀"',
            '"2026-01-31"^^xsd:date', '"z"^^<urn:type>', "\"it's\""]
IRIS = [":%s" % c for c in "abcdefgh"] + ["<urn:x?y=1&z=%20>", "<urn:é>"]
PREDICATES = [":p", ":q", ":r"]
PREFIXES = ("PREFIX : <http://example.org/>\n"
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n")

# What the other side is asked, and where: %s is SERVICE <…> or GRAPH <…>.
GROUPS = ["{ ?s ?p ?o }", "{ ?s :p ?o }", "{ ?o :q ?t }", "{ ?t :r ?s }",
          "{ ?s :p ?o OPTIONAL { ?s :q ?t } }",
          "{ { ?s :p ?o } UNION { ?o :q ?t } }",
          "{ ?s :p ?o FILTER(isIRI(?o)) }",
          "{ SELECT DISTINCT ?o { ?s :p ?o } }",
          "{ ?s :p ?o . BIND(IF(isBlank(?o), 1, STR(?o)) AS ?t) }",
          "{ ?s :p ?x MINUS { ?s :q ?o } }",
          "{ [] :p ?o }", "{ ?s :p [ ] ; ?p ?o }"]
QUERIES = ["?s :q ?o . SERVE", "?s :q ?u OPTIONAL { SERVE }",
           "SERVE . ?s :q ?u", "?s ?p ?o MINUS { SERVE }",
           "?s :q ?u FILTER EXISTS { SERVE }",
           "{ ?s :q ?o } UNION { SERVE }",
           "?s :q ?u OPTIONAL { ?s :r ?o } SERVE",
           "VALUES (?s ?o) { (:a UNDEF) (UNDEF 1) (:b \"x\") } SERVE",
           "?s :q ?u { SELECT ?s ?o { SERVE } }",
           "?s :q ?u OPTIONAL { SERVE . ?o :q ?v }",
           "?s ?p ?o . SERVE . FILTER(isLiteral(?o))",
           "?u :q ?v BIND(?v AS ?o) SERVE"]


def data(chance, many, plain):
    """Triples of Turtle. Blank nodes keep to one side; what is plain has none,
    nor anything else that is not sent."""
    blanks = [] if plain else ["_:b%d" % i for i in range(3)]
    literals = [literal for literal in LITERALS
                if not (plain and re.search(r'\\|"@', literal))]

    def subject():
        return chance.choice(IRIS + blanks)
    triples = {"%s %s %s ." % (subject(), chance.choice(PREDICATES),
                               chance.choice(IRIS + literals + blanks))
               for _ in range(chance.randrange(5, 40))}
    if many:
        triples |= {":n%d :q %d ." % (i, i % 170)
                    for i in range(chance.choice((60, 300, 1400)))}
    return PREFIXES + "\n".join(sorted(triples)) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20260131)
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("program")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    essaim = Essaim(given.program)
    checks = Checks(fewest=given.cases)
    endpoint = Endpoint()
    here = "SERVICE <%s/sparql>" % endpoint.url
    rows = sent = 0

    for number in range(given.cases):
        ours = data(chance, number % 6 == 0, number % 2 == 0)
        theirs = data(chance, False, False)
        endpoint.graphs["sparql"] = rdflib.Graph().parse(data=theirs,
                                                         format="turtle")
        local = essaim.write("local.ttl", ours)
        quads = essaim.write("both.trig", ours +
                             "<urn:remote> {\n%s}\n" %
                             theirs.removeprefix(PREFIXES).replace("_:b",
                                                                   "_:other"))
        group = chance.choice(GROUPS)
        query = PREFIXES + "SELECT * { %s }" % chance.choice(QUERIES)
        expected = essaim.rows(
            "--default-graph", "own", "--data", quads, "-e",
            query.replace("SERVE", "GRAPH <urn:remote> " + group))
        endpoint.take_queries()
        found = essaim.rows(
            "--allow-net", "--default-graph", "own", "--data", local, "-e",
            query.replace("SERVE", here + " " + group))
        sent += sum("VALUES" in q for q in endpoint.take_queries())
        rows += found.total()
        checks.equal("case %d" % number, found - expected, expected - found,
                     query.replace("SERVE", here + " " + group) + "\n" +
                     "of theirs:\n" + theirs)
    endpoint.close()
    # Cases without rows, or that send nothing, would say little.
    checks.true("rows", rows > 5 * given.cases, rows)
    checks.true("VALUES were sent", sent > given.cases / 5, sent)
    return checks.end()


sys.exit(main())
