#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Run the evaluation tests of the W3C: queries, updates, and Turtle.

usage: evaluate.py [--list] [--only PATTERN] [--keep] ESSAIM SUITES

Each test is a fresh process over N-Quads that are made of its files. Prints
what fails, a line for each group and one for all. Exit status 1 if a test
fails that exceptions.txt has not, or if one passes that it has.
"""
import argparse
import concurrent.futures
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

try:
    import rdflib  # noqa: F401
except ImportError:
    print("skipped: python3-rdflib is not here")
    sys.exit(77)

import answers
import servers
import terms
from isomorphism import isomorphic
from manifests import Suites

HERE = Path(__file__).resolve().parent
# May shrink. If it has to grow, say why here as well.
MOST_EXCEPTIONS = 9
FEWEST_TESTS = 750
SECONDS = 60


class Wrong(Exception):
    """A test has failed; the message says how."""


def named_with_reasons(path):
    """The lines "NAME: REASON" of a file."""
    lines = [line for line in path.read_text().splitlines()
             if line and not line.startswith("#")]
    pairs = [line.partition(": ") for line in lines]
    if bad := [name for name, _, reason in pairs if not reason.strip()]:
        sys.exit("%s: no reason for %s" % (path, bad[0]))
    return {name for name, _, _ in pairs}


class Runner:
    def __init__(self, program, suites, keep):
        self.program = program
        self.suites = suites
        self.keep = keep
        self.by_value = named_with_reasons(HERE / "by-value.txt")

    def essaim(self, folder, *arguments, good=(0,), proxy=None):
        """What the program prints. It has to end well."""
        command = [self.program, *map(str, arguments)]
        with open(folder / "commands", "a") as out:
            out.write(" ".join(command) + "\n")
        try:
            done = subprocess.run(command, capture_output=True, cwd=folder,
                                  stdin=subprocess.DEVNULL, timeout=SECONDS,
                                  env=servers.environment(proxy))
        except subprocess.TimeoutExpired:
            raise Wrong("no answer in %d s: %s" % (SECONDS, arguments[0]))
        (folder / ("%s.out" % arguments[0])).write_bytes(done.stdout)
        if done.returncode not in good:
            said = done.stderr.decode(errors="replace").strip()
            raise Wrong("%s: exit %d: %s" % (arguments[0], done.returncode,
                                             said[:500]))
        return done

    def write_data(self, folder, data):
        path = folder / "data.nq"
        with open(path, "w", encoding="utf-8") as out:
            for number, (file, graph) in enumerate(data):
                terms.write_quads(
                    out, terms.read_statements(file, self.suites.address(file)),
                    "f%dx" % number, graph)
        return path

    def query(self, test, folder):
        expected, form = answers.read_expected(
            test.expected, self.suites.address(test.expected))
        arguments = (
            "query", "--data", self.write_data(folder, test.data),
            "--default-graph", "own", "-f", form,
            "--query-base", self.suites.address(test.request), test.request)
        good = (0, 1) if expected.kind == "boolean" else (0,)
        if test.group().endswith("/service"):
            with servers.Servers(self.program, test.services) as proxy:
                done = self.essaim(folder, *arguments, "--allow-net",
                                   good=good, proxy=proxy)
        else:
            done = self.essaim(folder, *arguments, good=good)
        found = answers.READERS[form](done.stdout)
        if found.kind == "boolean" and done.returncode != 1 - found.boolean:
            raise Wrong("exit %d, but %s" % (done.returncode, found.boolean))
        wrong = answers.compared(expected, found, reduced=test.reduced)
        if test.name in self.by_value:
            if not wrong:
                raise Wrong("is in by-value.txt, but right as a term")
            wrong = answers.compared(expected, found, by_value=True)
        if wrong:
            raise Wrong(wrong)

    def update(self, test, folder):
        store = folder / "store"
        self.essaim(folder, "load", "--store", store,
                    self.write_data(folder, test.data))
        self.essaim(folder, "update", "--store", store, "--query-base",
                    self.suites.address(test.request), test.request)
        dumped = self.essaim(folder, "dump", "--store", store, "-f", "nquads")
        expected = self.write_data(folder, test.expected).read_text()
        self.compare_statements(expected, dumped.stdout.decode())

    def read(self, test, folder):
        path = folder / "data.ttl"
        path.write_bytes(b"@base <%s> .\n" %
                         self.suites.address(test.request).encode() +
                         test.request.read_bytes())
        found = self.essaim(
            folder, "query", "--data", path, "-f", "ntriples",
            "-e", "CONSTRUCT WHERE { ?s ?p ?o }")
        self.compare_statements(test.expected.read_text(),
                                found.stdout.decode())

    @staticmethod
    def compare_statements(expected, found):
        left, right = (set(terms.parse_quads(text))
                       for text in (expected, found))
        if not isomorphic(left, right):
            raise Wrong(answers.difference(
                *(answers.Answer("statements", statements=side)
                  for side in (left, right))))

    def run(self, test):
        """The name of a test, and what is wrong with it."""
        folder = Path(tempfile.mkdtemp(prefix="essaim-w3c-"))
        wrong = ""
        try:
            {"query": self.query, "update": self.update,
             "read": self.read}[test.kind](test, folder)
        except Wrong as error:
            wrong = str(error)
        except (ValueError, KeyError, IndexError, SyntaxError) as error:
            wrong = "cannot be read: %r" % error
        if wrong and self.keep:
            wrong += "\nkept in %s" % folder
        else:
            shutil.rmtree(folder)
        return test, wrong


def report(results, exceptions):
    """Prints what failed and the sums; returns if all is as it has to be."""
    passed, failed, good = Counter(), Counter(), True
    for test, wrong in results:
        (failed if wrong else passed)[test.group()] += 1
        listed = test.name in exceptions
        if wrong and not listed:
            print("not ok - %s: %s" % (test.name,
                                       wrong.replace("\n", "\n  # ")))
        elif listed and not wrong:
            print("not ok - %s is an exception, but passes" % test.name)
        good = good and bool(wrong) == listed
    for group in sorted(set(passed) | set(failed)):
        print("# %s: %d passed, %d failed" % (group, passed[group],
                                              failed[group]))
    print("%d passed, %d failed" % (passed.total(), failed.total()))
    return good


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", action="store_true",
                        help="print the names of the tests, run nothing")
    parser.add_argument("--only", metavar="PATTERN", default="*",
                        help="tests whose name matches, as in sparql11/*")
    parser.add_argument("--keep", action="store_true",
                        help="keep the folder of a test that fails")
    parser.add_argument("program")
    parser.add_argument("suites")
    return parser.parse_args()


def main():
    given = options()
    suites = Suites(given.suites)
    tests = list(suites.tests())
    chosen = [test for test in tests if fnmatch.fnmatch(test.name, given.only)]
    if given.list:
        print("\n".join(test.name for test in chosen))
        return 0
    exceptions = named_with_reasons(HERE / "exceptions.txt")
    runner = Runner(os.path.abspath(given.program), suites, given.keep)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        good = report(pool.map(runner.run, chosen), exceptions)
    names = Counter(test.name for test in tests)
    for name in (exceptions | runner.by_value) - set(names):
        print("not ok - there is no test %s" % name)
        good = False
    if len(tests) < FEWEST_TESTS or len(names) < len(tests):
        print("not ok - %d tests, %d names" % (len(tests), len(names)))
        good = False
    if len(exceptions) > MOST_EXCEPTIONS:
        print("not ok - more exceptions than %d" % MOST_EXCEPTIONS)
        good = False
    return 0 if good else 1


sys.exit(main())
