# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""essaim as its users run it, in a folder of its own."""

import json
import os
import shutil
import subprocess
import tempfile

GRAPH = "http://example.org/graph/live"


class Client:
    def __init__(self, backend, settings="", url=None):
        self.program = os.path.abspath(os.environ.get("ESSAIM", "./essaim"))
        self.folder = tempfile.mkdtemp(prefix="essaim-push-")
        self.state = os.path.join(self.folder, "state")
        self.said = b""  # all that it ever printed
        self.configure(backend, settings, url)

    def configure(self, backend, settings="", url=None):
        with open(self.path("essaim.conf"), "w", encoding="utf-8") as file:
            file.write(f"[target test]\ngraph = {GRAPH}\n"
                       + backend.settings(url) + settings)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, lines):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n" * bool(lines))
        return self.path(name)

    def command(self, *words):
        return [self.program, "push", "--config", self.path("essaim.conf"),
                "--state", self.state, *words]

    def environment(self):
        return {**os.environ, "ESSAIM_TEST_PASSWORD": "dba", "no_proxy": "*",
                "XDG_CONFIG_HOME": self.folder}

    def push(self, *words, **extra):
        """Exit status, standard output and error."""
        done = subprocess.run(self.command(*words), capture_output=True,
                              env={**self.environment(), **extra},
                              check=False, timeout=600)
        self.said += done.stdout + done.stderr
        return (done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *words):
        return subprocess.Popen(self.command(*words),
                                stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL,
                                env=self.environment())

    @staticmethod
    def events(out):
        return [json.loads(line) for line in out.splitlines()]

    def forget(self):
        shutil.rmtree(self.state, ignore_errors=True)

    def kept(self):
        """All bytes in its folder of journals."""
        kept = b""
        for folder, _, names in os.walk(self.state):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    kept += file.read()
        return kept

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
