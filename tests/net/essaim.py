# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The program, run in a folder of its own, and what it is expected to do."""
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

# Nothing of the environment may lead a request elsewhere.
DROPPED = ("http_proxy", "https_proxy", "all_proxy", "ESSAIM_STORE",
           "ESSAIM_USER", "ESSAIM_PASSWORD")
SECONDS = 120


class Essaim:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.box = tempfile.TemporaryDirectory(prefix="essaim-net-")
        self.folder = Path(self.box.name)
        self.environment = {name: value for name, value in os.environ.items()
                            if name.lower() not in DROPPED and
                            name not in DROPPED}

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments):
        """The finished process."""
        return subprocess.run([self.program, *map(str, arguments)],
                              capture_output=True, text=True,
                              encoding="utf-8", errors="replace",
                              stdin=subprocess.DEVNULL, cwd=self.folder,
                              env=self.environment, timeout=SECONDS)

    def rows(self, *arguments):
        """The rows of a query, as a multiset, blank nodes without labels."""
        done = self.run("query", "-f", "json", *arguments)
        if done.returncode:
            raise AssertionError("exit %d: %s" % (done.returncode,
                                                  done.stderr.strip()))
        found = json.loads(done.stdout)["results"]["bindings"]
        return Counter(frozenset((name, plain(term))
                                 for name, term in row.items())
                       for row in found)


def plain(term):
    if term["type"] == "bnode":
        return ("bnode",)
    return (term["type"], term["value"], term.get("datatype"),
            (term.get("xml:lang") or "").lower())


class Checks:
    """Counts, and says what is not ok."""

    def __init__(self, fewest):
        self.fewest = fewest
        self.done = 0
        self.failed = 0

    def equal(self, name, found, expected, said=""):
        self.done += 1
        if found != expected:
            self.failed += 1
            print("not ok - %s\n  # found    %s\n  # expected %s" %
                  (name, found, expected))
            for line in said.strip().splitlines():
                print("  # " + line)

    def true(self, name, answer, said=""):
        self.equal(name, bool(answer), True, str(said))

    def end(self):
        print("%s: %d checks, %d failed" % (Path(sys.argv[0]).name, self.done,
                                            self.failed))
        return 1 if self.failed or self.done < self.fewest else 0
