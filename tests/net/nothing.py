#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Nothing is fetched unless --allow-net: requests that name a listener of our
own in all places where an IRI could be fetched, and nobody connects to it.

usage: nothing.py ESSAIM
"""
import itertools
import socket
import sys
import threading

from essaim import Checks, Essaim

DATA = "<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> 1 <urn:g> .\n".replace(
    " 1 ", ' "1" ')
SERVICES = {
    "SERVICE <URL/sparql> { ?s ?p ?o }": 3,
    "SERVICE SILENT <URL/sparql> { ?s ?p ?o }": 0,
    "VALUES ?e { <URL/a> <URL/b> } SERVICE ?e { ?s ?p ?o }": 3,
    "VALUES ?e { <URL/a> <URL/b> } SERVICE SILENT ?e { ?s ?p ?o }": 0,
    "SERVICE <URL/sparql> { SERVICE <URL/other> { ?s ?p ?o } }": 3,
    "SERVICE SILENT <URL/sparql> { SERVICE <URL/other> { ?s ?p ?o } }": 0,
}
PLACES = [
    "?s ?p ?o . %s",
    "%s . ?s ?p ?o",
    "?s ?p ?o OPTIONAL { %s }",
    "{ ?s ?p ?o } UNION { %s }",
    "?s ?p ?o FILTER EXISTS { %s }",
    "?s ?p ?o FILTER NOT EXISTS { %s }",
    "?s ?p ?o MINUS { %s }",
    "?s ?p ?o { SELECT ?s { %s } LIMIT 3 }",
    "GRAPH ?g { %s }",
    "GRAPH <urn:g> { ?s ?p ?o . { %s } }",
    "?s ?p ?o BIND(EXISTS { %s } AS ?there)",
    "?x ?y ?z OPTIONAL { ?s ?p ?o OPTIONAL { { %s } UNION { } } }",
]
FORMS = ["SELECT * { %s }", "CONSTRUCT { ?s ?p ?o } { %s }",
         "DESCRIBE ?s { %s }", "SELECT (COUNT(*) AS ?n) { %s }"]
UPDATES = ["INSERT { ?s <urn:q> ?o } WHERE { %s }",
           "DELETE { ?s ?p ?o } INSERT { ?s <urn:q> 1 } WHERE { %s }"]
LOADS = {
    "LOAD <URL/d.ttl>": 3,
    "LOAD SILENT <URL/d.ttl>": 0,
    "LOAD <URL/d.ttl> INTO GRAPH <urn:g>": 3,
    "LOAD SILENT <URL/d.ttl> INTO GRAPH <URL/g>": 0,
    "CLEAR ALL ; LOAD <URL/d.ttl>": 3,
    "LOAD SILENT <URL/d.ttl> ; LOAD <URL/e.rdf>": 3,
    "LOAD <file:///etc/hostname>": 3,
    "INSERT { ?s <urn:q> 2 } USING <URL/d.ttl> WHERE { ?s ?p ?o }": 0,
    "INSERT { ?s <urn:q> 2 } USING NAMED <URL/d.ttl> "
    "WHERE { GRAPH ?g { ?s ?p ?o } }": 0,
    "WITH <URL/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }": 0,
    "COPY SILENT <URL/g> TO DEFAULT ; CLEAR SILENT GRAPH <URL/g>": 0,
}
DATASETS = ["FROM <URL/d.ttl>", "FROM NAMED <URL/d.ttl>",
            "FROM <URL/d.ttl> FROM NAMED <URL/e.rdf>",
            "FROM <URL/d.ttl> FROM <urn:g>"]


def queries():
    """Requests and the exit status that they are expected to have."""
    for (i, (service, status)), (k, place) in itertools.product(
            enumerate(SERVICES.items()), enumerate(PLACES)):
        yield FORMS[(i + k) % len(FORMS)] % (place % service), status
    for form, dataset in itertools.product(
            ("SELECT * %s { ?s ?p ?o }", "DESCRIBE <URL/d.ttl> %s",
             "CONSTRUCT { ?s ?p ?o } %s { GRAPH ?g { ?s ?p ?o } }"),
            DATASETS):
        yield form % dataset, 0


def updates():
    for update, (service, status) in itertools.product(UPDATES,
                                                       SERVICES.items()):
        yield update % service, status
    yield from LOADS.items()


class Listener:
    """Takes connections, counts them and hangs up."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self.socket.getsockname()[1]
        self.connections = 0
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            self.connections += 1
            connection.close()


def main():
    essaim = Essaim(sys.argv[1])
    listener = Listener()
    data = essaim.write("data.nq", DATA)
    store = essaim.folder / "store"
    essaim.run("load", "--store", store, data)
    how = {"query": ("--data", data), "update": ("--store", store)}
    requests = [("query", *request) for request in queries()]
    requests += [("update", *request) for request in updates()]
    checks = Checks(fewest=100)

    for command, text, status in requests:
        text = text.replace("URL", listener.url)
        done = essaim.run(command, *how[command], "-e", text)
        checks.equal("%s %s" % (command, text), done.returncode, status,
                     done.stderr)
        if status:
            checks.true("line and column: " + text,
                        done.stderr.startswith(command + ":1:"), done.stderr)
    checks.equal("connections", listener.connections, 0)

    # What would not be seen would not be counted either.
    for number, (command, text) in enumerate((
            ("query", "SELECT * { SERVICE SILENT <URL/> { ?s ?p ?o } }"),
            ("query", "SELECT * { VALUES ?e { <URL/> } "
                      "SERVICE SILENT ?e { ?s ?p ?o } }"),
            ("update", "LOAD SILENT <URL/d.ttl>")), 1):
        done = essaim.run(command, *how[command], "--allow-net", "-e",
                          text.replace("URL", listener.url))
        checks.equal("allowed: " + text, done.returncode, 0, done.stderr)
        checks.equal("seen: " + text, listener.connections, number)
    return checks.end()


sys.exit(main())
