"""The server as a process of its own over a built example, for the tests of this folder."""
from __future__ import annotations

import http.client
import re
import subprocess
import unittest

import program


class Serving(unittest.TestCase):
    EXAMPLE = "p11-court"

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.workspace, as_of = program.example(self.EXAMPLE, self.folder)
        self.site = program.build(self.workspace, as_of)

    def start(self, *arguments: str) -> tuple[subprocess.Popen[str], int]:
        process = subprocess.Popen([program.PROGRAM, "serve", *arguments, "--port", "0"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8", env=program.environment())
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        assert process.stdout
        line = process.stdout.readline()
        found = re.fullmatch(r"正在提供网站：http://127\.0\.0\.1:(\d+)/（按 Ctrl-C 结束）\n", line)
        self.assertIsNotNone(found, line)
        assert found
        return process, int(found[1])

    def get(self, port: int, path: str, method: str = "GET",
            headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=program.PATIENCE)
        try:
            connection.request(method, path, headers=headers or {})
            reply = connection.getresponse()
            return reply.status, {key.lower(): value for key, value in reply.getheaders()}, reply.read()
        finally:
            connection.close()
