#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Every fault, with every strategy, at every moment: README.md says what
passing means.

usage: campaign.py [--share N/M] [--times once|ever|both] [FAULT...]"""

import argparse
import base64
import os
import sys
import time

from backends import Missing, Oxigraph
from client import GRAPH, Client
from faults import FAULTS, PASSWORD, TOKEN, USER, Proxy

STRATEGIES = ("delta", "staging", "direct")
MOMENTS = ("plan", "write", "end")
LOGINS = ("basic", "digest", "bearer")
SECRETS = [PASSWORD, TOKEN,
           base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()]
QUICK = "timeout = 1\ntries = 3\nbackoff = 10\ndeadline = 20\nbatch = 20\n"


def triples(first, last, word="vieux"):
    return [f'<http://e.org/é{i}> <http://e.org/p> "{word} n° {i} œ" .'
            for i in range(first, last)]


OLD = sorted(triples(0, 60))
NEW = sorted(triples(20, 60) + triples(60, 85, "nouveau"))


class Case:
    def __init__(self, lab, fault, strategy, moment, times, number):
        self.lab, self.fault, self.strategy = lab, fault, strategy
        self.moment, self.times = moment, times
        self.login = ("digest" if fault == "stale-nonce"
                      else LOGINS[number % len(LOGINS)])
        self.name = f"{fault} {strategy} {moment} {times}"

    def settings(self):
        login = {"basic": f"auth = basic\nuser = {USER}\n"
                          "password-env = ESSAIM_TEST_SECRET\n",
                 "digest": f"auth = digest\nuser = {USER}\n"
                           "password-env = ESSAIM_TEST_SECRET\n",
                 "bearer": "auth = bearer\ntoken-env = ESSAIM_TEST_TOKEN\n"}
        whole = "whole-put = yes\n" if self.strategy == "direct" else ""
        return QUICK + login[self.login] + whole

    def push(self, *words):
        return self.lab.client.push(
            "test", "--max-deletions", "100%", *words,
            ESSAIM_TEST_SECRET=PASSWORD, ESSAIM_TEST_TOKEN=TOKEN)

    def wrong(self):
        """What is wrong with how it ended; None if nothing is."""
        lab = self.lab
        old = [] if self.strategy == "direct" else OLD
        lab.backend.clear()
        lab.backend.put(GRAPH, "\n".join(old) + "\n")
        lab.client.forget()
        lab.client.configure(lab.backend, self.settings(),
                             f"http://127.0.0.1:{lab.proxy.port}")
        lab.proxy.auth = self.login
        lab.proxy.fault(self.fault, self.strategy, self.moment,
                        1 if self.times == "once" else -1)
        status, out, err = self.push("--strategy", self.strategy, lab.data)
        self.status = status
        fired = lab.proxy.fired
        lab.proxy.heal()
        time.sleep(0.2 if self.fault == "refuse" else 0)
        rows = lab.backend.rows(GRAPH)
        self.end = {0: "done", 7: "resumable"}.get(status, "unchanged")
        said = f"exit {status}\n{out}{err}"
        if not fired:
            return "the fault was never injected: " + said
        if status not in (0, 4, 5, 6, 7, 8):
            return "an exit status that none of this has: " + said
        if status == 0 and rows != NEW:
            return "done, but it is not what was pushed: " + said
        if status not in (0, 7) and rows != old:
            return "not done, but changed: " + said
        return self.wrong_later(status, said)

    def wrong_later(self, status, said):
        lab = self.lab
        again = ["--resume"] if status == 7 else []
        status, out, err = self.push(*again, lab.data)
        said += f"then {' '.join(again)} exit {status}\n{out}{err}"
        if status != 0 or lab.backend.rows(GRAPH) != NEW:
            return "afterwards it cannot be brought in step: " + said
        if not lab.backend.version(GRAPH).startswith("sha256:") or \
                "pending" in lab.backend.version(GRAPH):
            return "the version is wrong: " + lab.backend.version(GRAPH)
        left = [g for g in lab.backend.graphs() if g != GRAPH]
        if left:
            return f"left on the server: {left}: " + said
        if lab.client.kept():
            return "a journal is left: " + said
        return None


class Lab:
    def __init__(self):
        self.backend = Oxigraph()
        self.proxy = Proxy(self.backend.port)
        self.client = Client(self.backend)
        self.data = self.client.write("new.nt", NEW)
        self.journals = b""

    def leaks(self):
        everything = bytes(self.proxy.captured) + self.client.said
        found = []
        for secret in SECRETS:
            for name, where in (("what essaim said", self.client.said),
                                ("journals", self.journals)):
                if secret.encode() in where:
                    found.append(f"{secret} in {name}")
        # The proxy itself says secrets, in what it sends: look at requests.
        if self.proxy.elsewhere.hits:
            found.append("something went to another host")
        return found, len(everything)

    def close(self):
        self.client.close()
        self.backend.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", default="1/1")
    parser.add_argument("--times", default="both")
    parser.add_argument("faults", nargs="*", default=FAULTS)
    how = parser.parse_args()
    part, parts = map(int, how.share.split("/"))
    times = ("once", "ever") if how.times == "both" else (how.times,)
    try:
        lab = Lab()
    except Missing as missing:
        print(f"skipped: {missing} is not there")
        return 77
    ends = {}
    failed = total = 0
    cases = [(f, s, m, t) for t in times for f in how.faults
             for s in STRATEGIES for m in MOMENTS]
    for number, words in enumerate(cases):
        if number % parts != part - 1:
            continue
        case = Case(lab, *words, number)
        wrong = case.wrong()
        lab.journals += lab.client.kept()
        total += 1
        ends[case.end] = ends.get(case.end, 0) + 1
        if wrong:
            failed += 1
            print(f"not ok - {case.name}: {wrong}")
        elif os.environ.get("VERBOSE"):
            print(f"ok - {case.name}: {case.end} ({case.status})")
        sys.stdout.flush()
    leaks, captured = lab.leaks()
    for leak in leaks:
        print(f"not ok - {leak}")
    lab.close()
    print(f"campaign: {total} cases, {failed} failed, {len(leaks)} leaks in "
          f"{captured} bytes; "
          + ", ".join(f"{n} {end}" for end, n in sorted(ends.items())))
    return 1 if failed or leaks or not total else 0


sys.exit(main())
