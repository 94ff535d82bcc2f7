# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The stores that store.py measures: how each loads a file, where it keeps
it, and how many statements it says it has then."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.normpath(os.path.join(
    os.environ.get("srcdir") or os.path.join(HERE, "..", ".."),
    "..", "shared", "bench"))
PEERS = os.environ.get("PEERS") or os.path.join(
    os.environ.get("TMPDIR") or "/tmp", "peers")
GRAPH = "urn:bench"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_QUADS = "SELECT (COUNT(*) AS ?n) " \
    "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def shared(*names):
    return os.path.join(SHARED, *names)


def answer(command, env=None):
    """The number in the last line that a command writes, else None."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, env=env,
                          capture_output=True, text=True, check=False)
    words = done.stdout.replace('"', "").split()
    return int(words[-1]) if words and words[-1].isdigit() else None


def first_missing(programs, paths=()):
    """Why a tool cannot run, or None."""
    for name in programs:
        if not shutil.which(name):
            return f"{name} is not installed"
    for path in paths:
        if not os.path.exists(path):
            return f"{path} is not there"
    return None


class Tool:
    """One store. `folder` is an empty one, made for each run."""
    name = "?"
    keeps = True    # it keeps what it loaded on the disk
    quads = False   # it takes N-Quads

    def missing(self):
        """Why it cannot be measured here, or None."""
        return None

    def env(self, folder):
        return dict(os.environ, TMPDIR=folder, PEERS=PEERS)

    def start(self, folder):
        """What comes before the load and is not measured."""

    def command(self, data, folder):
        """The load, which is measured."""
        raise NotImplementedError

    def rest(self, run, folder):
        """Add to `run` what other processes took for the load."""

    def kept(self, folder):
        """The file or folder that the store is in."""
        return os.path.join(folder, "store")

    def count(self, said, folder):
        """How many statements it has; `said` is the output of the load."""
        raise NotImplementedError

    def stop(self, folder):
        """What comes after all else, and after a failure too."""


class Essaim(Tool):
    quads = True

    def __init__(self, name, program, options=()):
        self.name, self.program, self.options = name, program, options

    def missing(self):
        return first_missing([self.program])

    def call(self, command, folder, *rest):
        return [self.program, command, "--store", self.kept(folder),
                *self.options, *rest]

    def command(self, data, folder):
        return self.call("load", folder, data)

    def count(self, said, folder):
        return measure.lines_said(self.call("dump", folder, "-f", "nquads"),
                                  self.env(folder))


class Rdfproc(Tool):
    """A storage of librdf, by Redland's own program."""

    def __init__(self, name, storage, place, options):
        self.name, self.storage = name, storage
        self.place, self.options = place, options

    def missing(self):
        return first_missing(["rdfproc"])

    def start(self, folder):
        os.mkdir(self.kept(folder))

    def call(self, folder, new, *rest):
        kept = self.kept(folder)
        options = ["-t", self.options.format(kept)] if self.options else []
        return ["rdfproc", "-q", *new, "-s", self.storage, *options,
                self.place.format(kept), *rest]

    def command(self, data, folder):
        return self.call(folder, ["-n"], "parse", data, "ntriples")

    def count(self, said, folder):
        # "size" is unknown to hashes.
        return measure.lines_said(self.call(folder, [], "serialize",
                                            "ntriples"))


class Tdb2(Tool):
    name = "Jena TDB2"
    quads = True

    def missing(self):
        return first_missing(
            ["java"], [shared("bin", "jena"),
                       os.path.join(PEERS, "jena-overlay"),
                       "/usr/share/java/jena-tdb2.jar"])

    def call(self, command, folder, *rest):
        return ["sh", shared("bin", "jena"), "tdb2." + command, "--loc",
                self.kept(folder), *rest]

    def command(self, data, folder):
        return self.call("tdbloader", folder, data)

    def count(self, said, folder):
        return answer(self.call("tdbquery", folder, "--results", "csv",
                                COUNT_QUADS), self.env(folder))


class Oxigraph(Tool):
    name = "Oxigraph (npm)"
    keeps = False

    def missing(self):
        return first_missing(["node"], [
            shared("bin", "ox"),
            os.path.join(PEERS, "node_modules", "oxigraph")])

    def command(self, data, folder):
        return ["node", shared("bin", "ox"), data]

    def count(self, said, folder):
        return int(said.split()[0])


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Virtuoso(Tool):
    """A server: what it takes is not in what its client takes."""
    name = "Virtuoso"

    def missing(self):
        return first_missing(["virtuoso-t", "isql-vt", "curl"],
                             [shared("bin", "virtuoso")])

    def env(self, folder):
        return dict(super().env(folder),
                    VIRT_DIR=os.path.join(folder, "virtuoso"),
                    VIRT_SQL=str(self.ports[0]), VIRT_HTTP=str(self.ports[1]))

    def call(self, *rest):
        return [shared("bin", "virtuoso"), *rest]

    def ask(self, folder, *rest):
        return subprocess.run(self.call(*rest), env=self.env(folder),
                              stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False).stdout

    def start(self, folder):
        self.ports = free_port(), free_port()
        self.ask(folder, "start")
        self.process = self.ask(folder, "pid").strip()
        self.before = self.cpu() if self.process else 0

    def cpu(self):
        with open(f"/proc/{self.process}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def command(self, data, folder):
        return self.call("load", data, GRAPH)

    def rest(self, run, folder):
        run.cpu += self.cpu() - self.before
        with open(f"/proc/{self.process}/status", encoding="ascii") as file:
            told = dict(line.split(":", 1) for line in file)
        run.peak = max(run.peak, int(told["VmHWM"].split()[0]) / 1024)
        self.ask(folder, "size")  # a checkpoint: all goes to virtuoso.db

    def kept(self, folder):
        return os.path.join(folder, "virtuoso", "virtuoso.db")

    def count(self, said, folder):
        query = os.path.join(folder, "count.rq")
        with open(query, "w", encoding="ascii") as file:
            file.write(COUNT + "\n")
        return answer(self.call("query", query, GRAPH), self.env(folder))

    def stop(self, folder):
        self.ask(folder, "stop")


class Reference(Tool):
    """The least that a store on LMDB does, as a C program."""
    name = "limit (ref.c)"
    program = None

    def missing(self):
        return first_missing([os.environ.get("CC", "cc")],
                             [shared("ref.c")]) or self.compiled()

    def compiled(self):
        """Compile it once, into a folder that goes with the program."""
        self.folder = tempfile.TemporaryDirectory(prefix="essaim-bench.")
        self.program = os.path.join(self.folder.name, "ref")
        done = subprocess.run(
            [os.environ.get("CC", "cc"), "-O2", "-w", "-o", self.program,
             shared("ref.c"), "-llmdb"], capture_output=True, check=False)
        return None if done.returncode == 0 else "ref.c does not compile here"

    def command(self, data, folder):
        return [self.program, "build", data, self.kept(folder)]

    def count(self, said, folder):
        with contextlib.suppress(ValueError, KeyError):
            return json.loads(said)["triples"]
        return None


def all_tools(program):
    """Every tool by its short name, essaim first."""
    return {
        "essaim": Essaim("essaim", program),
        "ref": Reference(),
        "bdb": Rdfproc("Redland hashes, bdb", "hashes", "data",
                       "hash-type='bdb',dir='{}'"),
        "sqlite": Rdfproc("Redland sqlite", "sqlite", "{}/data", None),
        "sqlite1": Essaim("Redland sqlite, one transaction", program,
                          ("--storage", "sqlite")),
        "tdb2": Tdb2(),
        "virtuoso": Virtuoso(),
        "oxigraph": Oxigraph(),
    }
