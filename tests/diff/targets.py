# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""What was pushed to a server is no difference; what somebody else changes
there is the difference, and nothing else is. On the servers of tests/push, as
far as they are installed."""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "push"))
sys.dont_write_bytecode = True
# pylint: disable=wrong-import-position
from backends import Missing, Oxigraph, Virtuoso  # noqa: E402
from client import GRAPH, Client  # noqa: E402

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
LOCAL = f"""@prefix x: <{EX}> .
@prefix xsd: <{XSD}> .
x:metz x:name "Ville de Metz"@FR, "Métis" ; x:population 116581 ;
  x:ratio 0.5 ; x:since "2021-01-02"^^xsd:date ;
  x:address [ x:street "place d’Armes"@fr-FR ; x:number "1" ] .
x:nancy x:name "Nancy" ; x:address [ x:street "place Stanislas" ] .
"""
TWO = f"""@prefix x: <{EX}> .
x:g1 {{ x:s x:p 1, 2 ; x:q [ x:r "é" ] }}
x:g2 {{ x:s x:p 3 }}
"""


class Case:
    def __init__(self, backend):
        self.backend = backend
        self.failed = 0

    def check(self, what, good, said=""):
        print("ok" if good else "not ok", "-", type(self.backend).__name__
              + ":", what)
        if not good:
            print("  " + str(said).replace("\n", "\n  "))
            self.failed += 1

    def diff(self, client, *words):
        command = client.command(*words)
        command[1] = "diff"
        done = subprocess.run(command, capture_output=True, check=False,
                              env=client.environment(), timeout=300)
        return (done.returncode, done.stdout.decode(), done.stderr.decode())

    def expect(self, what, said, status, *parts):
        good = said[0] == status and all(part in said[1] for part in parts)
        self.check(what, good, said)

    def one_graph(self):
        client = Client(self.backend)
        local = client.path("local.ttl")
        with open(local, "w", encoding="utf-8") as file:
            file.write(LOCAL)
        said = client.push("test", local)
        self.check("a push", said[0] == 0, said)
        self.expect("what was pushed is there", self.diff(
            client, local, "@test"), 0, "+0 −0 =11\n")
        self.expect("the other way round", self.diff(
            client, "@test", local), 0, "+0 −0 =11\n")
        self.expect("a target and itself", self.diff(
            client, "@test", "@test"), 0, "+0 −0 =11\n")
        self.backend.update(
            f"DELETE DATA {{ GRAPH <{GRAPH}> "
            f"{{ <{EX}nancy> <{EX}name> \"Nancy\" }} }}")
        self.backend.update(
            f"INSERT DATA {{ GRAPH <{GRAPH}> "
            f"{{ <{EX}nancy> <{EX}name> \"Nanzig\" }} }}")
        self.expect("what changed there", self.diff(client, local, "@test"),
                    1, f"graph <{GRAPH}>\n",
                    f"− <{EX}name>  \"Nancy\"\n+ <{EX}name>  \"Nanzig\"\n",
                    "+1 −1 =10\n")
        self.expect("a patch for it", self.diff(
            client, "-f", "patch", "@test", local), 1,
            f"D <{EX}nancy> <{EX}name> \"Nanzig\" <{GRAPH}> .\n"
            f"A <{EX}nancy> <{EX}name> \"Nancy\" <{GRAPH}> .\n")
        self.expect("another graph", self.diff(
            client, "--graph", EX + "nowhere", local, "@test"), 1,
            "+0 −11 =0\n")
        client.close()

    def each_graph(self):
        client = Client(self.backend)
        with open(client.path("essaim.conf"), encoding="utf-8") as file:
            text = file.read().replace(f"graph = {GRAPH}\n", "")
        with open(client.path("essaim.conf"), "w", encoding="utf-8") as file:
            file.write(text)
        local = client.path("local.trig")
        with open(local, "w", encoding="utf-8") as file:
            file.write(TWO)
        said = client.push("test", local)
        self.check("a push of graphs", said[0] == 0, said)
        self.expect("each graph is compared with the one of its name",
                    self.diff(client, local, "@test"), 0, "+0 −0 =5\n")
        self.expect("one of them", self.diff(
            client, "--graph", EX + "g2", local, "@test"), 0, "+0 −0 =1\n")
        self.backend.update(f"INSERT DATA {{ GRAPH <{EX}g2> "
                            f"{{ <{EX}s> <{EX}p> 4 }} }}")
        self.expect("one more there", self.diff(client, local, "@test"), 1,
                    f"graph <{EX}g2>\n", "+1 −0 =5\n")
        client.close()

    def away(self):
        client = Client(self.backend, url="http://127.0.0.1:1")
        local = client.write("local.nt", ["<x:s> <x:p> <x:o> ."])
        said = self.diff(client, local, "@test")
        self.check("a server that is away is trouble",
                   said[0] == 2 and not said[1] and "hint: " in said[2], said)
        client.close()


def main():
    failed = ran = 0
    for kind in (Oxigraph, Virtuoso):
        try:
            backend = kind()
        except Missing as why:
            print("skipped:", why)
            continue
        case = Case(backend)
        try:
            case.one_graph()
            case.each_graph()
            case.away()
        finally:
            backend.close()
        failed += case.failed
        ran += 1
    return 1 if failed else 0 if ran else 77


sys.exit(main())
