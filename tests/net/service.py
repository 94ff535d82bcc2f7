#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""SERVICE and LOAD with --allow-net, of an endpoint of our own.

usage: service.py ESSAIM
"""
import re
import sys
import time

try:
    import rdflib  # noqa: F401
except ImportError:
    print("skipped: python3-rdflib is not here")
    sys.exit(77)

from endpoint import Endpoint
from essaim import Checks, Essaim

PREFIX = "@prefix : <http://example.org/> .\n"
LOCAL = PREFIX + """
:a :name "Ana" . :b :name "Bob" . :c :name "Cid" .
:a :knows _:x . :b :knows :c .
"""
REMOTE = PREFIX + """
:a :age 31 ; :says "chat"@fr , "a \\"quoted\\" \\\\u0041 line\\nand more" .
:b :age 42 ; :friend [ :age 7 ] , [ :age 8 ] .
:d :age 53 . _:x :age 64 .
<urn:e> :weight "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
"""
OTHER = PREFIX + ":a :pet :rex . :b :age 99 .\n"
DOCUMENTS = {
    "good.ttl": ("text/turtle", PREFIX + ":s :p <rel> . _:n :p 1 .\n"),
    "good.nt": ("application/n-triples", "<urn:s> <urn:p> <urn:o> .\n"),
    "named": ("application/rdf+xml; charset=utf-8", """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">
 <rdf:Description rdf:about="urn:s"><e:p>x</e:p></rdf:Description></rdf:RDF>
"""),
    "plain.ttl": ("text/plain", PREFIX + ":s :p :o .\n"),
    "plain": ("text/plain", "<urn:s> <urn:p> <urn:o> .\n"),
    "page.ttl": ("text/html", PREFIX + ":s :p :o .\n"),
    "page": ("text/html", "<html></html>"),
    "liar.ttl": ("application/rdf+xml", PREFIX + ":s :p :o .\n"),
    "late.ttl": ("text/turtle", PREFIX + ":s :p :o . :s :p :o2 . oh no\n"),
    "quads.trig": ("application/trig",
                   PREFIX + ":s :p :o . :g { :s :p :q . }\n"),
}
QUERY = "PREFIX : <http://example.org/> SELECT * { %s }"


class Tests:
    def __init__(self, program):
        self.essaim = Essaim(program)
        self.data = self.essaim.write("local.ttl", LOCAL)
        self.checks = Checks(fewest=60)
        self.endpoint = Endpoint(REMOTE, OTHER, DOCUMENTS)

    def fill(self, text):
        return text.replace("URL", self.endpoint.url)

    def query(self, pattern, *options):
        return self.essaim.run("query", "--allow-net", "--data", self.data,
                               "-f", "csv", *options, "-e",
                               self.fill(QUERY % pattern))

    def rows(self, name, pattern, expected, requests=None):
        """The answer is `expected`, lines of CSV in any order, after as many
        requests; returns what was asked."""
        self.endpoint.take_queries()
        done = self.query(pattern)
        asked = self.endpoint.take_queries()
        self.checks.equal(name, sorted(done.stdout.splitlines()[1:]),
                          sorted(expected), done.stderr)
        self.checks.equal(name + ": exit", done.returncode, 0, done.stderr)
        if requests is not None:
            self.checks.equal(name + ": requests", len(asked), requests,
                              "\n".join(asked))
        return asked

    def fails(self, name, done, status, said):
        self.checks.equal(name, done.returncode, status, done.stderr)
        self.checks.true(name + ": " + said,
                         re.search(said, done.stderr), done.stderr)

    # ------------------------------------------------------------- SERVICE

    def test_join(self):
        asked = self.rows(
            "join", "?s :name ?n SERVICE <URL/sparql> { ?s :age ?age }",
            ["http://example.org/a,Ana,31", "http://example.org/b,Bob,42"], 1)
        self.checks.true("join: VALUES of the three subjects",
                         re.search(r"VALUES \(\?s\) \{(\s*\(<[^>]*[abc]>\)){3}",
                                   asked[0]), asked[0])
        self.checks.true("join: nothing else is asked for",
                         "SELECT ?s ?age WHERE" in asked[0], asked[0])

    def test_alone(self):
        asked = self.rows(
            "alone", "SERVICE <URL/sparql> { :a :age ?age } ",
            ["31"], 1)
        self.checks.true("alone: no VALUES", "VALUES" not in asked[0])

    def test_nothing_shared(self):
        asked = self.rows("no variable", "SERVICE <URL/sparql> { [] :age [] } "
                          "VALUES ?x { 1 }", ["1"] * 6, 1)
        self.rows("nothing to join with", ":nobody :name ?n "
                  "SERVICE <URL/sparql> { ?s :age ?age }", [], 0)
        # Of SELECT * without a variable servers make different things.
        self.checks.true("no variable: a column", "SELECT (1 AS ?" in asked[0],
                         asked[0])

    def test_optional(self):
        asked = self.rows(
            "optional", "?s :name ?n OPTIONAL { SERVICE <URL/sparql> "
            "{ ?s :age ?age } }",
            ["http://example.org/a,Ana,31", "http://example.org/b,Bob,42",
             "http://example.org/c,Cid,"], 1)
        self.checks.true("optional: VALUES", "VALUES" in asked[0])

    def test_terms(self):
        done = self.essaim.run(
            "query", "--allow-net", "--data", self.data, "-f", "ntriples",
            "-e", self.fill("CONSTRUCT { ?s ?p ?o } { SERVICE <URL/sparql> "
                            "{ ?s ?p ?o FILTER(!isBlank(?s) && "
                            "!isBlank(?o)) } }"))
        ours = set(done.stdout.splitlines())
        graph = self.endpoint.graphs["sparql"]
        theirs = {" ".join(term.n3() for term in triple) + " ."
                  for triple in graph
                  if not any(isinstance(t, rdflib.BNode) for t in triple)}
        theirs = {line.replace("31 .", '"31"^^<http://www.w3.org/2001/'
                               'XMLSchema#integer> .') for line in theirs}
        self.checks.true("terms: language",
                         '<http://example.org/a> <http://example.org/says> '
                         '"chat"@fr .' in ours, done.stdout)
        self.checks.true("terms: datatype, as it is written",
                         '<urn:e> <http://example.org/weight> "1.50"^^'
                         '<http://www.w3.org/2001/XMLSchema#decimal> .'
                         in ours, done.stdout)
        self.checks.true("terms: escapes",
                         '<http://example.org/a> <http://example.org/says> '
                         '"a \\"quoted\\" \\\\u0041 line\\nand more" .'
                         in ours, done.stdout)
        self.checks.equal("terms: number", len(ours), len(theirs))

    def test_blank_nodes(self):
        # Two friends stay two; none of them is a node of ours.
        self.rows("blank: joined within the answer",
                  "SERVICE <URL/sparql> { :b :friend ?f } "
                  "SERVICE <URL/sparql> { ?f :age ?age } "
                  "FILTER(isBlank(?f))", [])
        done = self.query("SERVICE <URL/sparql> { :b :friend ?f . "
                          "?f :age ?age }")
        labels = {line.split(",")[-2] for line in done.stdout.splitlines()[1:]}
        self.checks.equal("blank: two nodes", len(labels), 2, done.stdout)
        self.rows("blank: not ours", "?a :knows ?x FILTER(isBlank(?x)) "
                  "SERVICE <URL/sparql> { ?x :age ?age }", [])
        asked = self.rows(
            "blank: never sent", "?a :knows ?x SERVICE <URL/sparql> "
            "{ ?a :age ?age OPTIONAL { ?a :nope ?x } }",
            None or self.knows(), 1)
        self.checks.true("blank: others are sent",
                         "VALUES (?a)" in asked[0] and "_:" not in asked[0],
                         asked[0])

        done = self.query(":a :knows ?x")
        label = done.stdout.splitlines()[1].removeprefix("_:")
        self.rows("blank: not ours, whatever it is called",
                  ":a :knows ?x SERVICE <URL/label/%s> { ?x ?y ?z }" % label,
                  [], 1)
        done = self.query("SERVICE <URL/label/nodeID://b-1.2> { ?x ?y ?z } ")
        self.checks.true("blank: a label that all grammars have",
                         re.fullmatch(r"_:\w+", done.stdout.split(",")[2]
                                      .splitlines()[1]), done.stdout)

    def test_never_sent(self):
        # Some servers compare the case of languages, and some do not.
        asked = self.rows("language", 'VALUES ?o { "chat"@FR } '
                          "SERVICE <URL/sparql> { :a :says ?o }",
                          ["chat"], 1)
        self.checks.true("language: not sent", "VALUES" not in asked[0])
        asked = self.rows("backslash", 'VALUES ?o { "a\\\\u0041" } '
                          "SERVICE <URL/sparql> { :a :says ?o }", [], 1)
        self.checks.true("backslash: not sent", "VALUES" not in asked[0])
        asked = self.rows(
            "no IRI", "SERVICE <URL/iri/urn%3Ax%3E)%7D%7D%23> { ?x ?y ?z } "
            "SERVICE <URL/sparql> { ?x :age ?age }", [], 2)
        self.checks.true("no IRI: not sent", "VALUES" not in asked[1],
                         asked[1])

    def knows(self):
        done = self.query('?a :knows ?x . VALUES (?a ?age) { (:a 31) '
                          '(:b 42) }')
        return done.stdout.splitlines()[1:]

    def test_variable(self):
        asked = self.rows(
            "variable", "VALUES (?e ?s) { (<URL/sparql> :a) "
            "(<URL/other> :b) (<URL/sparql> :b) } "
            "SERVICE ?e { ?s :age ?age }",
            [self.fill("URL/sparql,http://example.org/a,31"),
             self.fill("URL/other,http://example.org/b,99"),
             self.fill("URL/sparql,http://example.org/b,42")], 2)
        self.checks.true("variable: each its own values",
                         sorted(q.count("(<http") for q in asked) == [1, 2],
                         asked)
        self.rows("variable: the same of two", "VALUES ?e { <URL/sparql> "
                  "<URL/other> } SERVICE ?e { :b :age ?age }",
                  [self.fill("URL/sparql,42"), self.fill("URL/other,99")], 2)
        self.rows("variable: bound behind", "SERVICE ?e { :a :age ?age } "
                  "VALUES ?e { <URL/sparql> }",
                  [self.fill("URL/sparql,31")], 1)
        for behind in ("OPTIONAL { VALUES ?e { <URL/sparql> } }",
                       "MINUS { ?x ?y 1 } VALUES ?e { <URL/sparql> }"):
            self.fails("variable: not joined behind", self.query(
                "SERVICE ?e { :a :age ?age } " + behind), 3, "without a value")
        self.rows("variable: bound around", "VALUES ?e { <URL/sparql> } "
                  "OPTIONAL { SERVICE ?e { :a :age ?age } }",
                  [self.fill("URL/sparql,31")], 1)
        self.fails("variable: unbound",
                   self.query("?s :name ?n SERVICE ?e { ?s :age ?age }"), 3,
                   r"query:1:\d+: error: .* without a value")
        self.rows("variable: unbound, silent",
                  "SERVICE SILENT ?e { ?s :age ?age } VALUES ?x { 1 }",
                  [",,,1"], 0)
        self.fails("variable: a literal", self.query(
            'VALUES ?e { "http://x" } SERVICE ?e { ?s :age ?age }'), 3,
            r"query:1:\d+: error: ")

    def test_places(self):
        self.rows("union", "{ :a :name ?n } UNION { SERVICE <URL/sparql> "
                  "{ :b :age ?n } }", ["Ana", "42"], 1)
        self.rows("minus", "?s :name ?n MINUS { SERVICE <URL/sparql> "
                  "{ ?s :age ?age } }", ["http://example.org/c,Cid"], 1)
        asked = self.rows("exists", "?s :name ?n FILTER NOT EXISTS { SERVICE "
                          "<URL/sparql> { ?s :age ?age } }",
                          ["http://example.org/c,Cid"], 1)
        self.checks.true("exists: VALUES", "VALUES" in asked[0])
        self.rows("sub-select", "?s :name ?n { SELECT ?s (COUNT(*) AS ?k) { "
                  "SERVICE <URL/sparql> { ?s ?p ?o } } GROUP BY ?s }",
                  ["http://example.org/a,Ana,3",
                   "http://example.org/b,Bob,3"], 1)
        self.rows("select within", "?s :name ?n SERVICE <URL/sparql> { "
                  "SELECT ?s (MAX(?o) AS ?m) { ?s :age ?o } GROUP BY ?s }",
                  ["http://example.org/a,Ana,31",
                   "http://example.org/b,Bob,42"], 1)
        self.rows("two", "SERVICE <URL/sparql> { ?s :age ?age } "
                  "SERVICE <URL/other> { ?s :pet ?pet }",
                  ["http://example.org/a,31,http://example.org/rex"], 2)

    def test_graphs(self):
        # One request, however many graphs there are.
        quads = self.essaim.write("graphs.nq", "".join(
            "<urn:s> <urn:p> <urn:o> <urn:g%d> .\n" % i for i in range(5)))
        self.endpoint.take_queries()
        done = self.essaim.run(
            "query", "--allow-net", "--data", quads, "-f", "csv", "-e",
            self.fill(QUERY % "GRAPH ?g { SERVICE <URL/sparql> "
                      "{ :a :age ?age } }"))
        self.checks.equal("graphs", sorted(done.stdout.splitlines()[1:]),
                          ["urn:g%d,31" % i for i in range(5)], done.stderr)
        self.checks.equal("graphs: requests",
                          len(self.endpoint.take_queries()), 1)

    def test_prologue(self):
        done = self.essaim.run(
            "query", "--allow-net", "--data", self.data, "-f", "csv", "-e",
            self.fill("BASE <http://example.org/> PREFIX x: <> SELECT ?o ?l "
                      "{ SERVICE <URL/sparql> { <a> x:age ?o OPTIONAL { ?o "
                      "rdfs:label ?l } } }"))
        self.checks.equal("prologue", done.stdout.splitlines()[1:], ["31,"],
                          done.stderr)

    def test_chunks(self):
        many = "VALUES ?s { %s }" % " ".join("<urn:s%d>" % i
                                             for i in range(119))
        asked = self.rows("chunks", many + " VALUES ?s { :a UNDEF } "
                          "OPTIONAL { SERVICE <URL/sparql> { ?s :age ?age } }",
                          ["urn:s%d," % i for i in range(119)], 3)
        sizes = [query.count("(<urn") for query in asked]
        self.checks.equal("chunks: sizes", sizes, [50, 50, 19])
        many = "VALUES ?s { :a %s }" % " ".join("<urn:s%d>" % i
                                                for i in range(1000))
        asked = self.rows("too many to send", many +
                          " SERVICE <URL/sparql> { ?s :age ?age }",
                          ["http://example.org/a,31"], 1)
        self.checks.true("too many: no VALUES", "VALUES" not in asked[0])
        asked = self.rows("the few of many", many + " VALUES ?p { :age } "
                          "SERVICE <URL/sparql> { ?s ?p ?o }",
                          ["http://example.org/a,http://example.org/age,31"],
                          1)
        self.checks.true("the few of many: VALUES",
                         "VALUES (?p)" in asked[0], asked[0][-500:])

    def test_update(self):
        store = self.essaim.folder / "updated"
        self.essaim.run("load", "--store", store, self.data)
        done = self.essaim.run(
            "update", "--allow-net", "--store", store, "-e",
            self.fill("PREFIX : <http://example.org/> INSERT { ?s :age ?o } "
                      "WHERE { ?s :name ?n SERVICE <URL/sparql> "
                      "{ ?s :age ?o } }"))
        self.checks.equal("update", done.returncode, 0, done.stderr)
        self.checks.true("update: two more", "7 statements, before 5" in
                         done.stderr, done.stderr)

    # ------------------------------------------------------------ failures

    FAILURES = {
        "http://127.0.0.1:1/": "cannot connect",
        "URL/status/500": "the server says 500: not today",
        "URL/status/404": "the server says 404",
        "URL/html": "type text/html, not an answer",
        "URL/ask": "yes or no",
        "URL/cut": "not SPARQL Results XML",
        "URL/to/sparql": "redirect refused",
    }

    def test_failures(self):
        for place, said in self.FAILURES.items():
            self.fails("fails: " + place, self.query(
                "?s :name ?o SERVICE <%s> { ?s :age ?o }" % place), 5, said)
            done = self.query("?s :name ?n SERVICE SILENT <%s> "
                              "{ ?s :age ?o }" % place)
            self.checks.equal("silent: " + place,
                              (done.returncode, done.stderr,
                               len(done.stdout.splitlines()) - 1), (0, "", 3))
        for url in ("file:///etc/hostname", "ftp://example.org/x", "urn:x"):
            self.fails("no http: " + url, self.query(
                "SERVICE <%s> { ?s :age ?o }" % url), 3,
                r"query:1:\d+: error: .*http and https alone")
        self.fails("a login in the URL", self.query(
            "SERVICE <http://ana:secret@127.0.0.1:1/> { ?s :age ?o }"), 3,
            "must not hold a user name or a password")

    def test_broken_off(self):
        # The second of two requests fails: none of it counts.
        many = "VALUES ?s { :a %s }" % " ".join("<urn:s%d>" % i
                                                for i in range(80))
        self.rows("broken off, silent", many + " SERVICE SILENT <URL/some/1> "
                  "{ ?s :age ?age }", ["http://example.org/a,"] +
                  ["urn:s%d," % i for i in range(80)], 2)
        self.fails("broken off", self.query(
            many + " SERVICE <URL/some/2> { ?s :age ?age }"), 5, "says 500")

    def test_bounds(self):
        for silent in ("", "SILENT "):
            began = time.monotonic()
            done = self.query("?s :name ?n SERVICE %s<URL/slow> "
                              "{ ?s :age ?o }" % silent, "--timeout", "1")
            took = time.monotonic() - began
            self.checks.equal(silent + "slow", done.returncode, 8,
                              done.stderr)
            self.checks.true(silent + "slow: about a second",
                             0.9 < took < 5, took)
            self.checks.equal(silent + "slow: told once",
                              done.stderr.count("error: "), 1, done.stderr)
            done = self.query("SERVICE %s<URL/sparql> { ?s ?p ?o } " % silent,
                              "--max-rows", "3")
            self.fails(silent + "rows", done, 8, "more than 3 rows")
            done = self.query('VALUES ?o { "chat"@fr } SERVICE %s<URL/sparql> '
                              "{ ?s ?p ?o }" % silent, "--max-rows", "3")
            self.fails(silent + "rows that join nothing", done, 8,
                       "more than 3 rows")

    # ---------------------------------------------------------------- LOAD

    def load(self, update, *options, allow=True):
        """What is said, the exit status, and the store as N-Quads."""
        store = self.essaim.folder / "loaded"
        self.essaim.run("update", "--store", store, "-e", "CLEAR ALL ; "
                        "INSERT DATA { <urn:old> <urn:p> 1 }")
        done = self.essaim.run("update", "--store", store, *options,
                               *(["--allow-net"] if allow else []), "-e",
                               self.fill(update))
        dump = self.essaim.run("dump", "--store", store, "-f", "nquads")
        return done, [line for line in dump.stdout.splitlines()
                      if "<urn:old>" not in line]

    def loaded(self, name, update, expected):
        done, quads = self.load(update)
        self.checks.equal(name, done.returncode, 0, done.stderr)
        quads = [re.sub(r"_:\S+", "_:b", quad) for quad in quads]
        self.checks.equal(name + ": what", sorted(quads),
                          sorted(map(self.fill, expected)), done.stderr)

    def test_load(self):
        e = "<http://example.org/%s>"
        triple = "%s %s %s" % (e % "s", e % "p", e % "o")
        one = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
        good = ["%s %s <URL/doc/rel>" % (e % "s", e % "p"),
                "_:b %s %s" % (e % "p", one)]
        nt = "<urn:s> <urn:p> <urn:o> ."
        self.loaded("Turtle", "LOAD <URL/doc/good.ttl>",
                    [line + " ." for line in good])
        self.loaded("Turtle, into a graph",
                    "LOAD <URL/doc/good.ttl> INTO GRAPH <urn:g>",
                    [line + " <urn:g> ." for line in good])
        self.loaded("N-Triples", "LOAD <URL/doc/good.nt?x=1#frag>", [nt])
        self.loaded("RDF/XML without a name", "LOAD <URL/doc/named>",
                    ['<urn:s> <urn:e:p> "x" .'])
        self.loaded("text/plain, by its name", "LOAD <URL/doc/plain.ttl>",
                    [triple + " ."])
        self.loaded("text/plain", "LOAD <URL/doc/plain>", [nt])
        self.loaded("text/html, by its name", "LOAD <URL/doc/page.ttl>",
                    [triple + " ."])
        self.loaded("redirect", "LOAD <URL/to/URL/doc/good.nt>", [nt])
        self.loaded("TriG", "LOAD <URL/doc/quads.trig>",
                    [triple + " .", triple.replace("/o>", "/q>") + " " +
                     e % "g" + " ."])
        self.loaded("TriG, into a graph",
                    "LOAD <URL/doc/quads.trig> INTO GRAPH <urn:g>",
                    [triple + " <urn:g> .", triple.replace("/o>", "/q>") +
                     " <urn:g> ."])

    def test_load_failures(self):
        for url, status, said in (
                ("URL/doc/missing.ttl", 5, "the server says 404"),
                ("URL/status/500", 5, "the server says 500"),
                ("URL/doc/page", 5, "type text/html, which essaim does not"),
                ("http://127.0.0.1:1/x.ttl", 5, "cannot connect"),
                ("URL/doc/liar.ttl", 3, r"liar\.ttl:\d"),
                ("URL/doc/late.ttl", 3, r"late\.ttl:2:\d+: error"),
                ("URL/to/URL/to/URL/to/URL/to/URL/to/URL/to/URL/doc/good.nt",
                 5, "redirect refused"),
                ("URL/to/file:///etc/hostname", 5, "redirect refused"),
                ("file:///etc/hostname", 3, "http and https alone"),
                ("urn:x", 3, "http and https alone")):
            done, quads = self.load("INSERT DATA { <urn:new> <urn:p> 2 } ; "
                                    "LOAD <%s>" % url)
            self.fails("LOAD " + url, done, status, said)
            self.checks.equal("unchanged: " + url, quads, [])
            done, quads = self.load("INSERT DATA { <urn:s> <urn:p> <urn:o> };"
                                    " LOAD SILENT <%s>" % url)
            self.checks.equal("LOAD SILENT " + url,
                              (done.returncode, quads),
                              (0, ["<urn:s> <urn:p> <urn:o> ."]), done.stderr)
            self.checks.true("silent indeed: " + url,
                             "error" not in done.stderr, done.stderr)
        for silent in ("", "SILENT "):
            began = time.monotonic()
            done, quads = self.load("LOAD %s<URL/slow>" % silent,
                                    "--timeout", "1")
            self.checks.equal("LOAD %sslow" % silent, done.returncode, 8,
                              done.stderr)
            self.checks.true("LOAD %sslow: about a second" % silent,
                             time.monotonic() - began < 5)

    def run(self):
        try:
            for name in dir(self):
                if name.startswith("test_"):
                    getattr(self, name)()
        finally:
            self.endpoint.close()
        return self.checks.end()


sys.exit(Tests(sys.argv[1]).run())
