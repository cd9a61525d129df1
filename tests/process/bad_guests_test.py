"""The server among guests that are broken, hostile, slow or many: nothing changes, leaks or grows, others are answered.

No speed is asserted here (bench/serve does that), only bounded outcomes.
"""
from __future__ import annotations

import contextlib
import itertools
import os
import random
import re
import resource
import socket
import threading
import unittest
from pathlib import Path
from typing import Iterator

import program
import serving

SECRET = "机密-7f3c1d"
GROWTH = 24 * 1024  # KiB of memory that thousands of requests may cost after a warm-up
SLOW, IDLE, STREAMING = 20, 256, 64

DOTS = ("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%u002e%u002e", "．．", "..;", "...",
        ".. ", "..%00", "..%0d%0a")
SLASHES = ("/", "%2f", "%5c", "\\", "%c0%af", "%252f", "//", "/./")
TARGETS = ("secret.txt", "gongshilan.db", "etc/passwd", ".lock")
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW")


def traversals() -> Iterator[bytes]:
    for dots, slash, target, depth in itertools.product(DOTS, SLASHES, TARGETS, (1, 3)):
        path = "/" + (dots + slash) * depth + target.replace("/", slash)
        yield f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    for path in ("/leak.txt", "/up/secret.txt", "/up/", "/up", "/.gongshilan-site.json", "/%2egongshilan-site.json"):
        yield f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def broken() -> Iterator[bytes]:
    """None of these may be answered with a page."""
    ask = b"GET / HTTP/1.1\r\nHost: x\r\n"
    for method in METHODS:
        yield f"{method} / HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        yield f"{method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n".encode() + b"x" * 5000
    for line in (b"", b"GET", b"GET /", b"GET  / HTTP/1.1", b"GET / HTTP/1.1 x", b"GET / HTTP/9.9", b"GET / http/1.1", b"\x16\x03\x01\x02",
                 b"GET http://x/ HTTP/1.1", b"GET * HTTP/1.1", b"GET /\0 HTTP/1.1", b"GET /\r/ HTTP/1.1", b"PRI * HTTP/2.0",
                 b"GET /a\tb HTTP/1.1", b"GET /\x7f HTTP/1.1"):
        yield line + b"\r\nHost: x\r\n\r\n"
        yield line + b"\nHost: x\n\n"
    for header in (b"Host: y", b"No colon", b": x", b"X : y", b" folded", b"X: \0", b"X: \x01", b"X: a\nInjected: b", b"X: a\rb",
                   b"Content-Length: -1", b"Content-Length: +1", b"Content-Length: 1\r\nContent-Length: 2", b"Content-Length: 0x10",
                   b"Content-Length: 5", b"Content-Length: 99999999999999999999999", b"Transfer-Encoding: chunked",
                   b"Transfer-Encoding: chunked\r\nContent-Length: 4", b"Transfer-Encoding: gzip, chunked",
                   b"Expect: 100-continue\r\nContent-Length: 4"):
        yield ask + header + b"\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"
    yield ask + b"X: y\r\n" * 200 + b"\r\n"
    yield ask + b"X: " + b"y" * 20000 + b"\r\n\r\n"
    yield b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    yield b"GET / HTTP/1.1\r\n\r\n"
    yield b"\r\n" * 5000
    yield b"\xff\xfe\xfd" * 100 + b"\r\n\r\n"


def invalid_names() -> Iterator[bytes]:
    for name in (b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"%ff", b"%c3%28", b"%ed%a0%80", b"%00", b"%0a", b"%7f", b"%", b"%4", b"%zz",
                 b"a" * 4000, b"%E5" * 2000, b"%E5%85%9A%0d%0aX-Forged:%201", b"/" * 3000):
        yield b"GET /" + name + b" HTTP/1.1\r\nHost: x\r\n\r\n"


def mutated(count: int) -> Iterator[bytes]:
    """The same ones at each run. Some are good requests."""
    chance = random.Random(7)
    seeds = [b"GET /index.html HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"a\", W/\"b\"\r\nAccept-Encoding: gzip;q=0.5\r\n\r\n",
             b"HEAD / HTTP/1.0\r\nConnection: keep-alive\r\nRange: bytes=0-0,1-1\r\n\r\n", *broken()]
    for _ in range(count):
        text = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(text) + 1)
            text[at:at + chance.randint(0, 3)] = chance.choice([b"", b"\r\n", b"\0", b"%2e", b"/", b":", bytes([chance.randrange(256)])])
        yield bytes(text)


def is_sanitized() -> bool:
    return bool(os.environ.get("GONGSHILAN_SANITIZED")) or b"__asan_init" in Path(program.PROGRAM).read_bytes()


class BadGuests(serving.Serving):
    EXAMPLE = "p10-village"

    def setUp(self) -> None:
        super().setUp()
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096 if most == resource.RLIM_INFINITY else min(most, 4096), most))
        (self.workspace / "secret.txt").write_text(SECRET, encoding="utf-8")
        (self.site / "leak.txt").symlink_to(self.workspace / "secret.txt")
        (self.site / "up").symlink_to(self.workspace, target_is_directory=True)
        (self.site / "large.zip").write_bytes(b"0123456789abcdef" * 1024 * 1024)
        self.before = program.bytes_of(self.site)
        self.process, self.port = self.start("--site", str(self.site))
        self.addCleanup(lambda: self.assertEqual(self.before, program.bytes_of(self.site), "the site has changed"))

    def connect(self, receive_buffer: int = 0) -> socket.socket:
        connection = socket.socket()
        self.addCleanup(connection.close)
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.settimeout(program.PATIENCE)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def ask(self, request: bytes) -> bytes:
        """All that is answered until the server closes; it may close while it is still being talked to."""
        with contextlib.closing(self.connect()) as connection:
            answer = b""
            with contextlib.suppress(ConnectionError, BrokenPipeError):
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionError):
                while part := connection.recv(65536):
                    answer += part
            return answer

    def check(self, answer: bytes, request: bytes) -> int:
        """What holds for every answer; returns its status, 0 for none."""
        if not answer:
            return 0
        shown = request[:200]
        self.assertRegex(answer, rb"\AHTTP/1\.1 \d{3} ", shown)
        self.assertNotIn(SECRET.encode(), answer, shown)
        self.assertNotIn(b"root:", answer, shown)
        head = answer.partition(b"\r\n\r\n")[0].lower()
        for forged in (b"x-forged", b"injected", b"set-cookie", b"\0"):
            self.assertNotIn(forged, head, shown)
        self.assertIn(b"x-content-type-options: nosniff", head, shown)
        return int(answer[9:12])

    def is_well(self) -> None:
        self.assertEqual(self.before["index.html"], self.get(self.port, "/")[2])
        self.assertIsNone(self.process.poll())

    def memory(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        assert found
        return int(found[1])

    def test_nothing_outside_of_the_site(self) -> None:
        for request in traversals():
            self.assertIn(self.check(self.ask(request), request), (400, 404), request)
        self.is_well()

    def test_broken_requests(self) -> None:
        for request in broken():
            self.assertIn(self.check(self.ask(request), request), (400, 405, 413, 414, 431, 505), request[:200])
        for request in invalid_names():
            self.assertIn(self.check(self.ask(request), request), (400, 404, 414), request[:200])
        self.is_well()

    def test_thousands_of_requests_do_not_grow_memory(self) -> None:
        def round_of(count: int) -> None:
            for request in itertools.chain(mutated(count), broken(), invalid_names()):
                status = self.check(self.ask(request), request)
                self.assertIn(status, (0, 200, 304, 400, 404, 405, 413, 414, 431, 505), request[:200])

        round_of(500)
        before = self.memory()
        round_of(3000)
        self.is_well()
        if not is_sanitized():
            self.assertLess(self.memory() - before, GROWTH)

    def test_endless_heads_are_cut(self) -> None:
        self.is_well()
        before = self.memory()
        for start in (b"GET /", b"GET / HTTP/1.1\r\nHost: x\r\nX: ", b"\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n",
                      b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"):
            piece = b"X: y\r\n" * 10000 if start.endswith(b"Host: x\r\n") else b"ffff\r\n" + b"a" * 60000
            for _ in range(8):
                with contextlib.closing(self.connect()) as connection, contextlib.suppress(ConnectionError):
                    connection.sendall(start)
                    for _ in range(1000):  # 60 MB
                        connection.sendall(piece)
                    self.fail("60 MB were taken")
        self.is_well()
        if not is_sanitized():
            self.assertLess(self.memory() - before, GROWTH)

    def test_pipelining(self) -> None:
        pages = [path for path in self.before if path.endswith(".html") and path.isascii()] * 20
        requests = b"".join(f"GET /{path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in pages)
        answers = self.ask(requests)
        for path in pages:
            head, _, rest = answers.partition(b"\r\n\r\n")
            found = re.search(rb"Content-Length: (\d+)", head)
            assert found
            self.assertEqual(self.before[path], rest[:int(found[1])], path)
            answers = rest[int(found[1]):]
        self.assertEqual(b"", answers)

    def test_others_are_answered_while_hundreds_hold_on(self) -> None:
        idle = [self.connect() for _ in range(IDLE)]
        for connection in idle:
            self.health(connection)
        streaming = [self.connect(receive_buffer=4096) for _ in range(STREAMING)]
        for connection in streaming:
            connection.sendall(b"GET /large.zip HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(b"HTTP/1.1 200 OK", connection.recv(15))
        slow = [self.connect() for _ in range(SLOW)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        over = threading.Event()
        keeper = threading.Thread(target=self.keep_on, args=(slow, streaming, over))
        keeper.start()
        try:
            for path, content in list(self.before.items()) * 3:
                if path != "large.zip" and path.isascii() and not path.startswith((".", "leak", "up")):
                    self.assertEqual(content, self.get(self.port, f"/{path}")[2], path)
            for connection in idle:
                self.health(connection)
        finally:
            over.set()
            keeper.join()
        for connection in streaming:
            self.assertTrue(connection.recv(1), "a slow reader was dropped")

    def health(self, connection: socket.socket) -> None:
        connection.sendall(b"GET /-/health HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b""
        while not answer.endswith(b'{"status":"ok"}\n'):
            part = connection.recv(4096)
            self.assertTrue(part, "an idle connection was dropped")
            answer += part

    def keep_on(self, slow: list[socket.socket], streaming: list[socket.socket], over: threading.Event) -> None:
        """A byte now and then; who is closed for slowness comes again."""
        while not over.wait(0.2):
            for i, connection in enumerate(slow):
                try:
                    connection.sendall(b"x")
                except OSError:
                    slow[i] = self.connect()
                    slow[i].sendall(b"GET / HTTP/1.1\r\nX: ")
            for connection in streaming:
                connection.recv(4096)


if __name__ == "__main__":
    unittest.main()
