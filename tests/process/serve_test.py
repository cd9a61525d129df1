"""The server as a clerk starts it: it says where, answers, and stops when asked to."""
from __future__ import annotations

import signal
import socket
import unittest
from pathlib import Path

import program
import serving


class Serve(serving.Serving):
    def test_every_page_and_a_clean_stop(self) -> None:
        process, port = self.start("--workspace", str(self.workspace))
        for path, content in program.bytes_of(self.site).items():
            if Path(path).name.startswith("."):
                self.assertEqual(404, self.get(port, f"/{path}")[0], "the marker is nobody's business")
                continue
            with self.subTest(path=path):
                self.assertEqual(content, self.get(port, f"/{path}")[2])
        status, headers, page = self.get(port, "/")
        self.assertEqual((200, "text/html; charset=utf-8"), (status, headers["content-type"]))
        self.assertEqual((304, b""), self.get(port, "/", headers={"If-None-Match": headers["etag"]})[::2])
        status, head, body = self.get(port, "/", "HEAD")
        self.assertEqual((200, str(len(page)), b""), (status, head["content-length"], body))
        self.assertEqual(200, self.get(port, "/-/health")[0])
        self.assertEqual(404, self.get(port, "/nothing.html")[0])
        self.assertIn(self.get(port, "/../gongshilan.db")[0], (400, 404))
        self.assertEqual(405, self.get(port, "/", "POST")[0])
        process.send_signal(signal.SIGTERM)
        said, wrong = process.communicate(timeout=program.PATIENCE)
        self.assertEqual((0, "已停止。\n", ""), (process.returncode, said, wrong))

    def test_it_stops_while_a_browser_holds_a_connection(self) -> None:
        process, port = self.start("--site", str(self.site))
        with socket.create_connection(("127.0.0.1", port)) as idle:
            idle.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            self.assertTrue(idle.recv(1))
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=program.PATIENCE)
        self.assertEqual(0, process.returncode)

    def test_a_folder_of_sites(self) -> None:
        """scripts/demo serves the folder above the sites, which bears no mark of ours."""
        (self.folder / "index.html").write_text("<!DOCTYPE html><title>示例</title>", encoding="utf-8")
        _, port = self.start("--site", str(self.folder))
        self.assertEqual(200, self.get(port, "/")[0])
        status, headers, _ = self.get(port, "/p11-court/site")
        self.assertEqual((301, "site/"), (status, headers["location"]))
        self.assertEqual((self.site / "index.html").read_bytes(), self.get(port, "/p11-court/site/")[2])

    def test_what_cannot_be_served(self) -> None:
        done = program.run("serve", "--site", str(self.folder / "nowhere"), "--port", "0")
        self.assertEqual((1, f"{self.folder}/nowhere：没有这个网站文件夹。请先运行 gongshilan build，或用 --site 指出文件夹。\n"),
                         (done.returncode, done.stderr))
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = program.run("serve", "--site", str(self.site), "--port", str(port))
        self.assertEqual(1, done.returncode)
        self.assertIn("端口已被占用", done.stderr)


if __name__ == "__main__":
    unittest.main()
