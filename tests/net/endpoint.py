# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""A SPARQL endpoint and some documents on the loopback interface.

rdflib answers, so that what is asked is judged by another engine. Every
request is kept in `requests`. The first part of the path says what happens:

  /sparql       the data, as SPARQL results in XML
  /other        the same over other data
  /status/N     status N
  /ask          yes, whatever was asked
  /label/X      one row: ?x is the blank node X
  /iri/X        one row: ?x is the IRI X, which here is percent-encoded
  /html         a page, with status 200
  /cut          the beginning of an answer, well-formed to its last byte
  /some         an answer to the first request, status 500 to the next ones
  /slow         nothing, for ten seconds
  /doc/NAME     a document of `documents`: its media type and its text
  /to/URL       a redirect to URL
"""
import html
import http.server
import threading
import urllib.parse

import rdflib

RESULTS = "application/sparql-results+xml; charset=utf-8"
HEAD = '<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
SLOW = 10


class Endpoint:
    """`data` and `other`: Turtle, or rdflib graphs."""

    def __init__(self, data="", other="", documents=None):
        self.graphs = {"sparql": self.graph(data), "other": self.graph(other)}
        self.documents = documents or {}
        self.requests = []
        self.lock = threading.Lock()
        self.stop = threading.Event()
        handler = type("Bound", (Handler,), {"endpoint": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                      handler)
        self.server.daemon_threads = True
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()

    @staticmethod
    def graph(data):
        if isinstance(data, rdflib.Graph):
            return data
        return rdflib.Graph().parse(data=data, format="turtle")

    def close(self):
        self.stop.set()
        self.server.shutdown()
        self.server.server_close()

    def take_queries(self):
        """The queries since the last call."""
        with self.lock:
            taken, self.requests = self.requests, []
        return [query for _, query in taken]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, kind="text/plain", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        form = urllib.parse.parse_qs(body.decode(), keep_blank_values=True)
        query = form.get("query", [""])[0]
        with self.endpoint.lock:
            self.endpoint.requests.append((self.path, query))
        name, _, rest = self.path.lstrip("/").partition("/")
        name = name.partition("?")[0]
        getattr(self, "do_" + name)(query, rest)

    do_GET = do_POST = handle_any

    def ask(self, graph, query):
        try:
            answer = graph.query(query).serialize(format="xml")
        except Exception as error:  # of rdflib, whatever it is
            self.answer(400, "%r\n" % error)
            return
        self.answer(200, answer, RESULTS)

    def do_sparql(self, query, rest):
        self.ask(self.endpoint.graphs["sparql"], query)

    def do_other(self, query, rest):
        self.ask(self.endpoint.graphs["other"], query)

    def do_status(self, query, rest):
        self.answer(int(rest), "not today\n")

    def do_ask(self, query, rest):
        self.answer(200, HEAD + "<head/><boolean>true</boolean></sparql>",
                    RESULTS)

    def one_row(self, term):
        self.answer(200, HEAD + '<head><variable name="x"/></head><results>'
                    '<result><binding name="x">%s</binding></result>'
                    "</results></sparql>" % term, RESULTS)

    def do_label(self, query, rest):
        self.one_row("<bnode>%s</bnode>" % rest)

    def do_iri(self, query, rest):
        self.one_row("<uri>%s</uri>" % html.escape(urllib.parse.unquote(rest)))

    def do_html(self, query, rest):
        self.answer(200, "<html>no</html>", "text/html")

    def do_cut(self, query, rest):
        self.answer(200, HEAD + '<head><variable name="o"/></head><results>'
                    '<result><binding name="o"><literal>1</literal></binding>'
                    "</result>", RESULTS)

    def do_some(self, query, rest):
        with self.endpoint.lock:
            first = sum(path == self.path
                        for path, _ in self.endpoint.requests) == 1
        if first:
            self.do_sparql(query, rest)
        else:
            self.do_status(query, "500")

    def do_slow(self, query, rest):
        self.endpoint.stop.wait(SLOW)
        self.close_connection = True

    def do_doc(self, query, rest):
        name = urllib.parse.unquote(rest.partition("?")[0])
        if name in self.endpoint.documents:
            kind, text = self.endpoint.documents[name]
            self.answer(200, text, kind)
        else:
            self.answer(404, "no such document\n")

    def do_to(self, query, rest):
        self.answer(303, "", Location=rest)
