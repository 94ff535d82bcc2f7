# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""A proxy that injects one fault into what goes through it, and keeps all
bytes of both directions. See README.md for the faults and the moments."""

import base64
import gzip
import hashlib
import http.client
import re
import socket
import struct
import threading
import time

USER, PASSWORD, TOKEN = "ana", "hunter2-secret", "tok-3n-of-ana"
NONCE = "5ca1ab1e"
STALL = 30


def md5(*parts):
    return hashlib.md5(":".join(parts).encode()).hexdigest()


class Request:
    def __init__(self, method, path, headers, body):
        self.method, self.path = method, path
        self.headers, self.body = headers, body
        self.reads = path.startswith("/query")

    def text(self):
        return self.body.decode("utf-8", "replace")


class Answer:
    def __init__(self, status, headers=None, body=b""):
        self.status, self.headers, self.body = status, headers or {}, body

    def bytes(self, length=None):
        head = [f"HTTP/1.1 {self.status} {http.client.responses[self.status]}"]
        headers = dict(self.headers)
        if self.status != 204:
            headers["Content-Length"] = str(
                len(self.body) if length is None else length)
        head += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join(head).encode() + b"\r\n\r\n" + self.body


class Broken(Exception):
    """The connection is over."""


def plain(status, **headers):
    return Answer(status, {"Content-Type": "text/plain", **{
        name.replace("_", "-"): value for name, value in headers.items()}},
        b"injected\n")


class Proxy:
    """Listens on a free port; `fault(...)` arms it, `heal()` disarms it."""

    def __init__(self, backend):
        self.backend = backend
        self.elsewhere = Elsewhere()
        self.captured = bytearray()
        self.auth = "none"
        self.heal()
        self.listener = None
        self.port = 0
        self.listen()

    # ------------------------------------------------------------ control

    def fault(self, name, strategy, moment, times):
        self.heal()
        self.name, self.strategy, self.moment = name, strategy, moment
        self.left = times

    def heal(self):
        self.name, self.left, self.fired = None, 0, 0
        self.strategy, self.moment = None, None
        self.put_seen = False
        self.stale_told = False

    def due(self, request):
        """Is this the request that the fault is for?"""
        if not self.name or self.left == 0:
            return False
        text = request.text()
        if self.moment == "plan":
            hit = request.reads
        elif self.moment == "write":
            hit = not request.reads
        elif self.strategy == "delta":
            # The last one says that the graph is whole.
            hit = not request.reads and '"sha256:' in text.split("INSERT")[-1] \
                and "pending" not in text.split("INSERT")[-1].split("WHERE")[0]
        elif self.strategy == "staging":
            hit = text.startswith("MOVE")
        else:
            hit = request.reads and self.put_seen
        if self.fired and self.left < 0:
            hit = True  # for ever, whatever follows
        if hit:
            self.fired += 1
            self.left -= self.left > 0
        return hit

    # ------------------------------------------------------------ sockets

    def listen(self):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(16)
        self.port = listener.getsockname()[1]
        self.listener = listener
        threading.Thread(target=self.accept, args=(listener,),
                         daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,),
                             daemon=True).start()

    def refuse_for(self, seconds):
        # A listener that is closed while accept waits in it lives on.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        threading.Timer(seconds, self.listen).start()

    def serve(self, client):
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        file = client.makefile("rb")
        try:
            while True:
                head = self.read_head(file)
                if not head:
                    break
                self.handle(client, file, *head)
        except (Broken, OSError, ValueError):
            pass
        finally:
            try:
                file.close()
                client.close()
            except OSError:
                pass

    def read_head(self, file):
        line = file.readline()
        if not line:
            return None
        method, path, _ = line.decode().split(" ", 2)
        headers = {}
        self.captured += line
        while (line := file.readline()) not in (b"\r\n", b""):
            name, value = line.decode().rstrip("\r\n").split(": ", 1)
            headers[name.lower()] = value
            if name.lower() != "authorization":
                self.captured += line
        return method, path, headers

    @staticmethod
    def reset(client):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                          struct.pack("ii", 1, 0))
        client.close()
        raise Broken

    # ------------------------------------------------------------ requests

    def handle(self, client, file, method, path, headers):
        length = int(headers.get("content-length", 0))
        if "expect" in headers and self.name == "no-continue":
            time.sleep(STALL)
            raise Broken
        body = file.read(length)
        request = Request(method, path, headers, body)
        self.captured += body
        answer = self.check_login(request)
        if answer is None:
            self.put_seen |= method == "PUT"
            if self.due(request):
                answer = getattr(self, "do_" + self.name.replace("-", "_"))(
                    client, request)
            else:
                answer = self.forward(request)
        self.send(client, answer.bytes())

    def send(self, client, data):
        self.captured += data
        client.sendall(data)

    def forward(self, request):
        connection = http.client.HTTPConnection("127.0.0.1", self.backend)
        headers = {name: value for name, value in request.headers.items()
                   if name in ("content-type", "accept")}
        connection.request(request.method, request.path, request.body, headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        kept = {name: value for name, value in response.getheaders()
                if name.lower() in ("content-type", "x-sparql-maxrows")}
        return Answer(response.status, kept, body)

    def check_login(self, request):
        """None if the login is right, or none is needed."""
        if request.reads or self.auth == "none":
            return None
        sent = request.headers.get("authorization", "")
        if self.auth == "bearer":
            right = sent == "Bearer " + TOKEN
            asked = "Bearer"
        elif self.auth == "basic":
            both = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            right = sent == "Basic " + both
            asked = 'Basic realm="here"'
        else:
            right, asked = self.digest(sent, request)
        return None if right else Answer(
            401, {"WWW-Authenticate": asked, "Content-Type": "text/plain"},
            f"no: {sent}\n".encode())

    @staticmethod
    def digest(sent, request):
        got = dict(re.findall(r'(\w+)="?([^",]*)"?', sent))
        want = md5(md5(USER, "here", PASSWORD), got.get("nonce", ""),
                   got.get("nc", ""), got.get("cnonce", ""), "auth",
                   md5(request.method, got.get("uri", "")))
        return (sent.startswith("Digest ") and got.get("response") == want,
                f'Digest realm="here", nonce="{NONCE}", qop="auth"')

    # -------------------------------------------------------------- faults

    def do_refuse(self, client, request):
        self.refuse_for(0.15)
        self.reset(client)

    def do_reset_body(self, client, request):
        self.reset(client)  # the body came, but goes nowhere

    def do_close(self, client, request):
        raise Broken

    def do_stall_before(self, client, request):
        time.sleep(STALL)
        raise Broken

    def do_stall_after(self, client, request):
        self.send(client, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        time.sleep(STALL)
        raise Broken

    def do_reset_applied(self, client, request):
        self.forward(request)
        self.reset(client)

    def do_no_continue(self, client, request):
        return self.forward(request)  # there is no Expect to leave unanswered

    def do_slow(self, client, request):
        for byte in self.forward(request).bytes()[:STALL]:
            client.sendall(bytes([byte]))
            time.sleep(1)
        raise Broken

    def do_400(self, client, request):
        return plain(400)

    def do_401(self, client, request):
        return plain(401, WWW_Authenticate='Basic realm="here"')

    def do_stale_nonce(self, client, request):
        return plain(401, WWW_Authenticate=(
            f'Digest realm="here", nonce="{NONCE}{self.fired}", qop="auth", '
            "stale=true"))

    def do_403(self, client, request):
        sent = request.headers.get("authorization", "nobody")
        return Answer(403, {"Content-Type": "text/plain"},
                      f"you may not, {sent} {PASSWORD} {TOKEN}\n".encode())

    def do_405(self, client, request):
        return plain(405, Retry_After="0")

    def do_408(self, client, request):
        return plain(408)

    def do_413(self, client, request):
        return plain(413)

    def do_415(self, client, request):
        return plain(415)

    def do_429_seconds(self, client, request):
        return plain(429, Retry_After="0")

    def do_429_date(self, client, request):
        return plain(429, Retry_After="Tue, 01 Dec 2020 00:00:00 GMT")

    def do_429_absurd(self, client, request):
        return plain(429, Retry_After="99999999999")

    def do_500_applied(self, client, request):
        self.forward(request)
        return plain(500)

    def do_502(self, client, request):
        return plain(502)

    def do_503(self, client, request):
        return plain(503)

    def do_504_applied(self, client, request):
        self.forward(request)
        return plain(504)

    def do_301(self, client, request):
        return plain(301, Location=f"http://127.0.0.1:{self.port}/query")

    def do_307(self, client, request):
        return plain(
            307, Location=f"http://127.0.0.1:{self.elsewhere.port}/query")

    def do_login_page(self, client, request):
        return Answer(200, {"Content-Type": "text/html"},
                      b"<!DOCTYPE html><title>Log in</title>")

    def do_not_stored(self, client, request):
        if not request.reads:
            return Answer(200, {"Content-Type": "text/plain"}, b"done\n")
        return self.rows(request, lambda rows: [])

    def do_cut(self, client, request):
        data = self.forward(request)
        if not data.body:
            raise Broken
        half = Answer(data.status, data.headers,
                      data.body[:len(data.body) // 2])
        self.send(client, half.bytes(len(data.body)))
        raise Broken

    def do_fewer_rows(self, client, request):
        if not request.reads:
            return self.do_cut(client, request)
        return self.rows(request, lambda rows: rows[:len(rows) // 2])

    def do_gzip_bomb(self, client, request):
        bomb = gzip.compress(bytes(64 << 20))
        return Answer(200, {"Content-Type": "application/sparql-results+xml",
                            "Content-Encoding": "gzip"}, bomb)

    def rows(self, request, choose):
        answer = self.forward(request)
        text = answer.body.decode()
        head, *rows = text.split("<result>")
        kept = choose(rows)
        if kept and not kept[-1].endswith("</sparql>"):
            kept[-1] += "</results></sparql>"
        end = "" if kept else "</results></sparql>"
        if not rows:
            return answer
        answer.body = ("<result>".join([head, *kept]) + end).encode()
        return answer


FAULTS = [name[3:].replace("_", "-") for name in vars(Proxy)
          if name.startswith("do_")]


class Elsewhere:
    """Another host: nothing must ever come here."""

    def __init__(self):
        self.hits = 0
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(4)
        self.port = listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(listener,),
                         daemon=True).start()

    def accept(self, listener):
        while True:
            client, _ = listener.accept()
            self.hits += 1
            client.close()
