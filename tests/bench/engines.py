# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""What query.py measures: how each tool gets the data and answers queries, in
a process each (cold) or many times in one (warm)."""

import os
import subprocess
import sys

import tools


class Engine:
    """A tool that answers. `folder` keeps its store; `data` is the file."""
    opens = True      # opens the store itself: no server does it before
    loads = True      # keeps a store; else it reads the file each time
    form = "csv"      # of rows, as answers.py reads them

    def load(self, data, folder):
        """The command that makes the store."""
        raise NotImplementedError

    def begin(self, folder):
        """What comes before all else, and is not measured."""

    def end(self, folder):
        """What comes after all else."""

    def cold(self, question, data, folder):
        """The command that answers once, on standard output."""
        raise NotImplementedError

    def warm(self, questions, runs, data, folder):
        """The command that answers each `runs` times and tells of each on
        standard error; None if there is none."""
        return None

    def warm_missing(self):
        """Why it cannot be measured warm, or None."""
        return None

    def floor(self, folder):
        """A query that takes nothing but the way to the server, or None."""
        return None

    def cpu_of_server(self):
        """Seconds that a server has taken so far."""
        return 0.0

    def rows(self, question, told):
        """The rows of an answer, of what a warm run tells: lines."""
        return told["rows"] - (not question.graph)


def form_of(question, rows, graph):
    return graph if question.graph else rows


def paths_of(questions):
    return [question.path for question in questions]


class Essaim(Engine, tools.Essaim):
    def __init__(self, name, program, warm_program):
        tools.Essaim.__init__(self, name, program)
        self.warm_program = warm_program

    def load(self, data, folder):
        return tools.Essaim.command(self, data, folder)

    def cold(self, question, data, folder):
        return self.call("query", folder, "-f",
                         form_of(question, "csv", "ntriples"), question.path)

    def explain(self, question, folder):
        return self.call("query", folder, "--explain", "-o", os.devnull, "-f",
                         form_of(question, "csv", "ntriples"), question.path)

    def warm_missing(self):
        return tools.first_missing([self.warm_program])

    def warm(self, questions, runs, data, folder):
        return [self.warm_program, self.kept(folder), str(runs),
                *paths_of(questions)]

    def rows(self, question, told):
        return told["rows"]


class Java:
    """Jena's commands, and JenaWarm of ../shared/bench."""

    def warm_missing(self):
        return tools.first_missing([], [
            os.path.join(tools.PEERS, "classes", "JenaWarm.class")])

    def warm_java(self, kind, place, runs, questions):
        path = subprocess.run(
            ["sh", tools.shared("bin", "jena-cp")], capture_output=True,
            text=True, check=False,
            env=dict(os.environ, PEERS=tools.PEERS)).stdout.strip()
        return [os.environ.get("JAVA", "java"), "-Xmx4G", "-cp", path,
                "JenaWarm", kind, place, str(runs), *paths_of(questions)]


class Tdb2(Java, Engine, tools.Tdb2):
    def load(self, data, folder):
        return tools.Tdb2.command(self, data, folder)

    def cold(self, question, data, folder):
        return self.call("tdbquery", folder, "--query", question.path,
                         "--results", form_of(question, "csv", "nt"))

    def warm(self, questions, runs, data, folder):
        return self.warm_java("tdb2", self.kept(folder), runs, questions)


class Jena(Java, Engine, tools.Tdb2):
    name = "Jena in memory"
    loads = False

    def cold(self, question, data, folder):
        return ["sh", tools.shared("bin", "jena"), "arq", "--data", data,
                "--query", question.path, "--results",
                form_of(question, "csv", "nt")]

    def warm(self, questions, runs, data, folder):
        return self.warm_java("mem", data, runs, questions)


class Script(Engine):
    """A program of ../shared/bench/bin that reads the file each time."""
    loads = False

    def __init__(self, name, words, needs, warm_words=None):
        self.name, self.words, self.needs = name, words, needs
        self.warm_words = warm_words

    def env(self, folder):
        return tools.Tool.env(self, folder)

    def missing(self):
        return tools.first_missing(self.words[:1],
                                   [self.words[-1], *self.needs])

    def cold(self, question, data, folder):
        return [*self.words, data, question.path]

    def warm(self, questions, runs, data, folder):
        if self.warm_words:
            return [*self.warm_words, data, str(runs), *paths_of(questions)]
        return [*self.words, data, *paths_of(questions), str(runs)]


class Redland(Engine, tools.Rdfproc):
    """librdf's hashes and rasqal. In a loop, a query is cut after 10 s."""
    form = "json"

    def load(self, data, folder):
        os.makedirs(self.kept(folder), exist_ok=True)
        return tools.Rdfproc.command(self, data, folder)

    def cold(self, question, data, folder):
        with open(question.path, encoding="utf-8") as file:
            text = file.read()
        form = ["-o", "ntriples"] if question.graph else ["-r", "json"]
        return self.call(folder, form, "query", "sparql", "-", text)

    def warm_missing(self):
        return tools.first_missing([peer("redland-bench")])

    def warm(self, questions, runs, data, folder):
        kept = self.kept(folder)
        return ["sh", "-c", 'exec "$@" >&2', "sh", peer("redland-bench"),
                self.storage, self.options.format(kept),
                self.place.format(kept), "-", str(runs), "10",
                *paths_of(questions)]

    def rows(self, question, told):
        return told["rows"]


class Virtuoso(Engine, tools.Virtuoso):
    opens = False

    def begin(self, folder):
        tools.Virtuoso.start(self, folder)

    def load(self, data, folder):
        """With a checkpoint: what is measured after that only reads."""
        return ["sh", "-c", '"$0" load "$1" "$2" && "$0" size', *self.call(),
                data, tools.GRAPH]

    def end(self, folder):
        tools.Virtuoso.stop(self, folder)

    def cpu_of_server(self):
        return self.cpu()

    def cold(self, question, data, folder):
        return self.call("query", question.path, tools.GRAPH)

    def warm_missing(self):
        return tools.first_missing([], [tools.shared("httpwarm.py")])

    def warm(self, questions, runs, data, folder):
        return [sys.executable, tools.shared("httpwarm.py"),
                f"http://127.0.0.1:{self.ports[1]}/sparql", tools.GRAPH,
                str(runs), *paths_of(questions)]

    def floor(self, folder):
        path = os.path.join(folder, "floor.rq")
        with open(path, "w", encoding="ascii") as file:
            file.write("ASK {}\n")
        return path


def peer(*names):
    return os.path.join(tools.PEERS, *names)


def script(*names):
    return tools.shared("bin", *names)


def all_engines(program, warm_program, beside):
    """Every tool by its short name, essaim first; perhaps another build of
    it beside that."""
    others = {"beside": Essaim("essaim beside", os.path.abspath(beside),
                               "/none")} if beside else {}
    return {
        "essaim": Essaim("essaim", program, warm_program),
        **others,
        "tdb2": Tdb2(),
        "jena": Jena(),
        "oxigraph": Script("Oxigraph (npm)", ["node", script("ox")],
                           [peer("node_modules", "oxigraph")]),
        "virtuoso": Virtuoso(),
        "rdflib": Script("rdflib", [script("rdflib-query")],
                         ["/usr/lib/python3/dist-packages/rdflib"]),
        "redland": Redland("Redland hashes, bdb", "hashes", "data",
                           "hash-type='bdb',dir='{}'"),
        "comunica": Script("Comunica", ["sh", script("comunica")],
                           [peer("comunica", "node_modules", "n3")],
                           ["node", script("comunica-warm")]),
    }
