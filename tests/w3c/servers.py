# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The servers that the tests of SERVICE speak of, such as example1.org: a
proxy on the loopback interface, which answers by the program itself. Those
that a test gives no data are not there (status 502)."""
import http.server
import os
import subprocess
import threading
import urllib.parse

SECONDS = 60


def environment(proxy):
    """Of the program: with our proxy, or with none."""
    names = {name: value for name, value in os.environ.items()
             if not name.lower().endswith("_proxy")}
    return {**names, **({"http_proxy": proxy} if proxy else {})}


class Servers:
    """services: the file of each server, by its URL."""

    def __init__(self, program, services):
        handler = type("Bound", (Handler,), {"servers": self})
        self.program = program
        self.services = services
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                      handler)
        self.server.daemon_threads = True
        self.proxy = "http://127.0.0.1:%d" % self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()
        return self.proxy

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, url, query):
        """The status and the body; a server may ask the others."""
        if url not in self.services:
            return 502, b"there is no such server\n"
        done = subprocess.run(
            [self.program, "query", "--allow-net", "--data",
             str(self.services[url]), "-f", "xml", "-e", query],
            capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            env=environment(self.proxy))
        return (400, done.stderr) if done.returncode > 1 else (200,
                                                               done.stdout)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        query = urllib.parse.parse_qs(body.decode())["query"][0]
        status, answer = self.servers.answer(self.path, query)
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+xml")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
