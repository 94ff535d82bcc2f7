#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""A server that misbehaves on request, for tests. It listens on a free port
of the loopback interface, prints the port on a line of its own, and ends
when its standard input does: no test leaves one behind.

The first part of the path says what happens:

  /ok         200, "fine"
  /echo       200, what came: method, path, headers, a blank line, the body
  /status/N   status N with two lines of text, the first with an escape
  /page/N     status N with a page for browsers
  /redirect   301 to /ok
  /digest     200 for user "ana" with password "secret" by Digest
  /basic      200 for the same by Basic, otherwise 401
  /bearer     200 for the token "secret-token", otherwise 401
  /retry/X    503 with Retry-After: X, none without X
  /told/N     status N, what the client said of itself (Authorization)
  /leak/N     status N, the password among other words, far from the start
  /serial     200, the number of the connection, and of the request on it
  /once       counts the request and closes the connection without an answer
  /counted    200, how often /once was asked
  /open       200 whatever the login; remembers the length of each body
  /strict     400 to an empty body, whatever the login, else as /echo
  /lengths    200, the lengths that /open saw, one a line
  /slow       headers, then nothing
  /cut        a Content-Length of 1000 and ten bytes
  /huge       a body without end
  /drop       no answer at all
  /rows       SPARQL results in XML: one row, one column "n", value 42
  /limited    the same with X-SPARQL-MaxRows: 1
  /graph      N-Triples
"""

import base64
import hashlib
import http.server
import itertools
import os
import re
import sys
import threading
import urllib.parse

ROWS = b"""<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
 <head><variable name="n"/></head>
 <results><result><binding name="n"><literal
 datatype="http://www.w3.org/2001/XMLSchema#integer">42</literal></binding>
 </result></results>
</sparql>
"""
GRAPH = b"<http://e.org/s> <http://e.org/p> \"o\" .\n"
RESULTS = "application/sparql-results+xml; charset=UTF-8"
NONCE = "0123456789abcdef"
lengths = []
once = []
connections = itertools.count(1)
stop = threading.Event()


def md5(*parts):
    return hashlib.md5(":".join(parts).encode()).hexdigest()


def digest_is_right(header, method):
    got = dict(re.findall(r'(\w+)="?([^",]*)"?', header))
    want = md5(md5("ana", "here", "secret"), NONCE, got.get("nc", ""),
               got.get("cnonce", ""), "auth", md5(method, got.get("uri", "")))
    return header.startswith("Digest ") and got.get("response") == want


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.connection_number = next(connections)
        self.requests = itertools.count(1)

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="text/plain", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def read_body(self):
        length = self.headers.get("Content-Length")
        return self.rfile.read(int(length)) if length else b""

    def handle_any(self):
        body = self.read_body()
        name, *rest = self.path.split("?")[0].strip("/").split("/")
        getattr(self, "do_" + name, self.unknown)(body, rest)

    do_GET = do_PUT = do_POST = do_DELETE = handle_any

    def unknown(self, body, rest):
        self.answer(404, b"no such test\n")

    def do_ok(self, body, rest):
        self.answer(200, b"fine", "Text/Plain; charset=utf-8")

    def do_echo(self, body, rest):
        head = f"{self.command} {self.path}\n{self.headers}"
        self.answer(200, head.encode() + body)

    def do_status(self, body, rest):
        self.answer(int(rest[0]), b"bad \x1b[31mthing\r\nmore of it\n")

    def do_page(self, body, rest):
        self.answer(int(rest[0]), b"<html>no</html>", "text/html")

    def do_redirect(self, body, rest):
        self.answer(301, b"", Location="/ok")

    def do_digest(self, body, rest):
        if digest_is_right(self.headers.get("Authorization", ""),
                           self.command):
            self.do_echo(body, rest)
        else:
            self.answer(401, b"who?\n", WWW_Authenticate=(
                f'Digest realm="here", nonce="{NONCE}", qop="auth"'))

    def do_basic(self, body, rest):
        right = base64.b64encode(b"ana:secret").decode()
        if self.headers.get("Authorization") == "Basic " + right:
            self.do_echo(body, rest)
        else:
            self.answer(401, b"who?\n",
                        WWW_Authenticate='Basic realm="here"')

    def do_bearer(self, body, rest):
        if self.headers.get("Authorization") == "Bearer secret-token":
            self.do_echo(body, rest)
        else:
            self.answer(401, b"who?\n", WWW_Authenticate="Bearer")

    def do_retry(self, body, rest):
        value = urllib.parse.unquote("/".join(rest))
        self.answer(503, b"later\n",
                    **({"Retry_After": value} if value else {}))

    def do_told(self, body, rest):
        said = self.headers.get("Authorization", "nothing")
        self.answer(int(rest[0]), f"you said {said}, no\n".encode())

    def do_leak(self, body, rest):
        self.answer(int(rest[0]), b"." * 297 + b"secret: wrong\n")

    def do_serial(self, body, rest):
        self.answer(200, b"%d %d" % (self.connection_number,
                                     next(self.requests)))

    def do_once(self, body, rest):
        once.append(self.command)
        self.close_connection = True

    def do_counted(self, body, rest):
        self.answer(200, b"%d" % len(once))

    def do_open(self, body, rest):
        lengths.append(len(body))
        self.answer(200)

    def do_strict(self, body, rest):
        if body:
            self.do_echo(body, rest)
        else:
            self.answer(400, b"empty\n")

    def do_lengths(self, body, rest):
        self.answer(200, "".join(f"{n}\n" for n in lengths).encode())

    def do_slow(self, body, rest):
        self.send_response(200)
        self.send_header("Content-Length", "10")
        self.end_headers()
        stop.wait(60)

    def do_cut(self, body, rest):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"ten bytes.")
        self.close_connection = True

    def do_huge(self, body, rest):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not stop.is_set():
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def do_drop(self, body, rest):
        self.close_connection = True

    def do_rows(self, body, rest):
        self.answer(200, ROWS, RESULTS)

    def do_limited(self, body, rest):
        self.answer(200, ROWS, RESULTS, X_SPARQL_MaxRows="1")

    def do_graph(self, body, rest):
        self.answer(200, GRAPH, "application/n-triples")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # One write: the reader may close the pipe after the first.
    os.write(1, b"%d\n" % server.server_address[1])
    sys.stdin.buffer.read()
    stop.set()
    os._exit(0)  # not to wait for clients that hang on


main()
