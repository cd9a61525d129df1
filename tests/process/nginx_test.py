"""packaging/nginx.conf over a built site answers as our own server does: statuses, headers, bytes."""
from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
import unittest
from pathlib import Path
from urllib.parse import quote, urljoin

import program
import serving

COMPARED = ("content-type", "content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options",
            "cache-control", "content-encoding", "vary")
# One of each kind that a site may hold besides what the example has.
MORE = ("version.json", "logo-0123456789.svg", "a.js", "a-0123456789.js", "a.webmanifest", "feed.xml", "a.txt", "a.csv", "a.ics",
        "a.png", "a-0123456789.png", "a.jpg", "favicon.ico", "f-0123456789.woff2", "a.pdf", "a.xlsx", "a.zip", "a.unknown", "无后缀",
        "党支部/index.html", "kiosk/version.js", "kiosk/scenes.js", "-0123456789.css", "page-0123456789.html", "small.html")


def find_nginx() -> str:
    """Debian puts it where only root's PATH looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or ""


class Nginx(serving.Serving):
    EXAMPLE = "p10-village"

    def setUp(self) -> None:
        super().setUp()
        for name in MORE:
            path = self.site / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"x" if name == "small.html" else name.encode() * 500)
        (self.workspace / "secret.txt").write_text("secret", encoding="utf-8")
        (self.site / "leak.txt").symlink_to(self.workspace / "secret.txt")
        self.folder.chmod(0o755)  # for nginx's own user, if it is started by root
        _, self.ours = self.start("--site", str(self.site))
        self.theirs = self.start_nginx()

    def start_nginx(self) -> int:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port: int = free.getsockname()[1]
        server = (program.ROOT / "packaging" / "nginx.conf").read_text(encoding="utf-8")
        server, listens = re.subn(r"listen 80;", f"listen 127.0.0.1:{port};", server)
        server, roots = re.subn(r"root /srv/gongshilan/site;", f'root "{self.site}";', server)
        self.assertEqual((1, 1), (listens, roots), "the two places that a user changes")
        (self.folder / "site.conf").write_text(server, encoding="utf-8")
        temporary = "".join(f"{kind}_temp_path {self.folder}/{kind};\n"
                            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (self.folder / "main.conf").write_text(
            f"daemon off;\nworker_processes 1;\npid {self.folder}/nginx.pid;\nerror_log {self.folder}/error.log;\n"
            f"events {{}}\nhttp {{\naccess_log off;\n{temporary}include {self.folder}/site.conf;\n}}\n", encoding="utf-8")
        process = subprocess.Popen([find_nginx(), "-p", str(self.folder), "-e", str(self.folder / "error.log"), "-c",
                                    str(self.folder / "main.conf")], stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        end = time.monotonic() + program.PATIENCE
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            except ConnectionRefusedError:
                time.sleep(0.05)
        self.fail((self.folder / "error.log").read_text(encoding="utf-8"))

    def both(self, path: str, method: str = "GET",
             headers: dict[str, str] | None = None) -> list[tuple[int, dict[str, str], bytes]]:
        return [self.get(port, path, method, headers) for port in (self.ours, self.theirs)]

    def compare(self, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> None:
        with self.subTest(path=path, method=method, headers=headers):
            ours, theirs = self.both(path, method, headers)
            self.assertEqual(ours[0], theirs[0])
            for name in COMPARED:
                self.assertEqual(ours[1].get(name), theirs[1].get(name), name)
            if ours[0] == 200:
                self.assertTrue("etag" in ours[1] and "etag" in theirs[1])
            self.assertEqual("nginx", theirs[1]["server"], "no version")
            if "content-encoding" not in ours[1]:
                self.assertEqual(ours[2], theirs[2])

    def test_every_file(self) -> None:
        paths = [f"/{quote(path)}" for path in program.bytes_of(self.site)]
        for name in ("site-", "index.html", "404.html", "version.json", ".gongshilan-site.json", "leak.txt"):
            self.assertTrue(any(name in path for path in paths), name)
        for path in paths:
            self.compare(path)
            self.compare(path, "HEAD")
            self.compare(path, headers={"Accept-Encoding": "gzip"})

    def test_folders(self) -> None:
        for path in ("/", "/LXC/2019/", quote("/党支部/")):
            self.compare(path)
        for path in ("/LXC/2019", quote("/党支部")):
            answers = self.both(path)
            self.assertEqual([301, 301], [status for status, _, _ in answers])
            self.assertEqual([path + "/"] * 2, [urljoin(path, headers["location"]) for _, headers, _ in answers])

    def test_what_is_not_there(self) -> None:
        page = (self.site / "404.html").read_bytes()
        for path in ("/nothing.html", "/nothing-0123456789.css", "/nothing/", "/LXC/", "/.hidden", "/LXC/.git/config", "/%2egit",
                     "/leak.txt", "/-/nothing/version.json"):
            ours, theirs = self.both(path)
            with self.subTest(path=path):
                self.assertEqual((404, page), theirs[::2])
                self.assertEqual(404, ours[0])
            if not path.startswith("/-/"):
                self.compare(path)

    def test_other_methods(self) -> None:
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            ours, theirs = self.both("/", method)
            self.assertEqual((405, 405), (ours[0], theirs[0]), method)
            for name in ("content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options", "cache-control"):
                self.assertEqual(ours[1][name], theirs[1][name], method)

    def test_what_a_screen_asks_for(self) -> None:
        """Which version there is, every minute and never from a store; the scenes only if they are new."""
        for path, keeps in (("/kiosk/version.js?screen=a&shown=7F3A-0325-0910", "no-store"), ("/LXC/kiosk/version.js", "no-store"),
                            ("/kiosk/scenes.js", "no-cache"), ("/LXC/kiosk/scenes.js", "no-cache"),
                            ("/kiosk/version.js.txt", "no-cache"), ("/version.js", "no-cache"), ("/mykiosk/version.js", "no-cache"),
                            ("/kiosk-0123456789.js", "public, max-age=31536000, immutable")):
            with self.subTest(path=path):
                file = self.site / path.split("?")[0][1:]
                file.parent.mkdir(exist_ok=True)
                file.write_text('gongshilanVersion({"code":"7F3A2C1D","as_of":"2024-03-25"});\n', encoding="utf-8")
                status, head, body = self.get(self.theirs, path)
                self.assertEqual((200, file.read_bytes(), keeps), (status, body, head["cache-control"]))
                self.assertEqual("text/javascript; charset=utf-8" if file.suffix == ".js" else "text/plain; charset=utf-8",
                                 head["content-type"])

    def test_not_modified(self) -> None:
        for headers in ({}, {"Accept-Encoding": "gzip"}):
            for port in (self.ours, self.theirs):
                etag = self.get(port, "/", headers=headers)[1]["etag"]
                status, head, body = self.get(port, "/", headers={**headers, "If-None-Match": etag})
                self.assertEqual((304, b"", "no-cache"), (status, body, head["cache-control"]))

    def test_nothing_outside(self) -> None:
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/LXC/../../secret.txt", "/leak.txt"):
            for port in (self.ours, self.theirs):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=program.PATIENCE)
                connection.putrequest("GET", path, skip_accept_encoding=True)
                connection.endheaders()
                reply = connection.getresponse()
                self.assertIn(reply.status, (400, 404), path)
                self.assertNotEqual(b"secret", reply.read())
                connection.close()


if __name__ == "__main__":
    unittest.main()
