# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Servers to push to, real ones, and what is in them: read by this file, and
not by essaim."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = "https://w3id.org/essaim/def#graphVersion"
XSD = "http://www.w3.org/2001/XMLSchema#"
RESULTS = "{http://www.w3.org/2005/sparql-results#}"
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Missing(Exception):
    """What a test needs is not installed."""


def escape(text):
    short = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t",
             "\b": "\\b", "\f": "\\f"}
    return "".join(short.get(c) or (c if c >= " " else f"\\u{ord(c):04X}")
                   for c in text)


def term(node):
    """A term of a row of results as canonical N-Triples."""
    kind = node.tag.removeprefix(RESULTS)
    text = node.text or ""
    if kind == "uri":
        return f"<{text}>"
    if kind == "bnode":
        return "_:" + text
    language = node.get("{http://www.w3.org/XML/1998/namespace}lang")
    datatype = node.get("datatype")
    if language:
        return f'"{escape(text)}"@{language.lower()}'
    if datatype and datatype != XSD + "string":
        return f'"{escape(text)}"^^<{datatype}>'
    return f'"{escape(text)}"'


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Backend:
    """What both have in common: `url`, `process`, and SPARQL."""

    page = 0

    def ask(self, query):
        """The rows of an answer, as dicts of canonical terms."""
        data = urllib.parse.urlencode({"query": query}).encode()
        request = urllib.request.Request(
            self.query_url, data,
            {"Accept": "application/sparql-results+xml"})
        with direct.open(request, timeout=120) as answer:
            text = re.sub(rb"&#(?:[0-8]|1[0-9]|1[124]|2[0-9]|3[01]);",
                          "\ufffd".encode(), answer.read())
            root = ElementTree.fromstring(re.sub(
                "[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text.decode()))
        return [{b.get("name"): term(b[0]) for b in result}
                for result in root.iter(RESULTS + "result")]

    def rows(self, graph):
        """All rows of a graph but its version, sorted, as N-Triples."""
        triples = []
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
        if not self.page:
            triples = self.ask(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}")
        while self.page:
            some = self.ask(
                f"SELECT * WHERE {{ {{ SELECT ?s ?p ?o WHERE {{ {pattern} }}"
                f" ORDER BY ?s ?p ?o }} }} OFFSET {len(triples)}"
                f" LIMIT {self.page}")
            triples += some
            if len(some) < self.page:
                break
        return sorted(f"{t['s']} {t['p']} {t['o']} ." for t in triples
                      if t["p"] != f"<{VERSION}>")

    def version(self, graph):
        found = self.ask(f"SELECT ?v WHERE {{ GRAPH <{graph}> "
                         f"{{ <{graph}> <{VERSION}> ?v }} }}")
        return " ".join(sorted(row["v"].strip('"') for row in found))

    def graphs(self):
        return sorted(row["g"].strip("<>") for row in self.ask(
            "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))

    def count(self, graph):
        row = self.ask("SELECT (COUNT(*) AS ?n) WHERE "
                       f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")[0]
        return int(re.match(r'"(\d+)"', row["n"]).group(1))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Oxigraph(Backend):
    type = "oxigraph"

    def __init__(self, *flags, persist=False):
        modules = os.environ.get("OXIGRAPH_MODULES", "")
        if not shutil.which("node") or not os.path.isdir(
                os.path.join(modules, "node_modules", "oxigraph")):
            raise Missing("node and its package oxigraph: npm ci in "
                          "tests/push, OXIGRAPH_MODULES names the folder")
        self.folder = tempfile.mkdtemp(prefix="essaim-push-")
        self.flags = list(flags)
        if persist:
            self.flags += ["--persist", os.path.join(self.folder, "store.nq")]
        self.modules = modules
        self.port = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["node", os.path.join(HERE, "oxigraph.mjs"), "--modules",
             self.modules, "--port", str(self.port), *self.flags],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.url = f"http://127.0.0.1:{self.port}"
        self.query_url = self.url + "/query"

    def settings(self, url=None):
        return f"type = oxigraph\nendpoint = {url or self.url}\n"

    def clear(self):
        self.update("DROP ALL")

    def update(self, text):
        request = urllib.request.Request(
            self.url + "/update", text.encode(),
            {"Content-Type": "application/sparql-update"})
        direct.open(request, timeout=60).close()

    def put(self, graph, triples):
        where = urllib.parse.urlencode({"graph": graph})
        request = urllib.request.Request(
            f"{self.url}/store?{where}", triples.encode(),
            {"Content-Type": "application/n-triples"}, method="PUT")
        direct.open(request, timeout=120).close()

    def close(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Virtuoso(Backend):
    type = "virtuoso"
    page = 10000

    def __init__(self):
        if not shutil.which("virtuoso-t"):
            raise Missing("virtuoso-t")
        self.folder = tempfile.mkdtemp(prefix="essaim-push-")
        script = os.path.join(HERE, "..", "virtuoso", "virtuoso.sh")
        ports = free_port(), free_port()
        text = subprocess.run(
            ["bash", "-c", '. "$1"; VIRTUOSO_HOME=$2; '
             'virtuoso_settings "$3" "$4"', "bash", script, self.folder,
             *map(str, ports)], check=True, capture_output=True,
            text=True).stdout
        self.ini = os.path.join(self.folder, "virtuoso.ini")
        with open(self.ini, "w", encoding="utf-8") as file:
            file.write(text)
        self.url = f"http://127.0.0.1:{ports[1]}"
        self.query_url = self.url + "/sparql"
        self.start()

    def start(self):
        lock = os.path.join(self.folder, "virtuoso.lck")
        if os.path.exists(lock):
            os.unlink(lock)  # of a server that was killed by us
        self.process = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", self.ini],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            try:
                self.ask("SELECT (1 AS ?n) WHERE {}")
                return
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
        raise RuntimeError("Virtuoso does not start")

    def settings(self, url=None):
        return (f"type = virtuoso\nendpoint = {url or self.url}\n"
                "user = dba\npassword-env = ESSAIM_TEST_PASSWORD\n")

    def curl(self, *words):
        done = subprocess.run(
            ["curl", "-sS", "--fail-with-body", "--digest", "-u", "dba:dba",
             *words], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)

    def update(self, text):
        self.curl("-H", "Content-Type: application/sparql-update",
                  "--data-binary", text, self.url + "/sparql-auth")

    def clear(self):
        for graph in self.graphs():
            if graph.startswith("http://example.org/"):
                self.update(f"CLEAR GRAPH <{graph}>")

    def put(self, graph, triples):
        path = os.path.join(self.folder, "put.nt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(triples)
        where = urllib.parse.urlencode({"graph": graph})
        self.curl("-T", path, "-H", "Content-Type: application/n-triples",
                  f"{self.url}/sparql-graph-crud-auth?{where}")

    def close(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
