"""The screen's session with the real browser on a real X server without a screen: half a minute, with --long only."""
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import program

LAUNCHER = program.ROOT / "packaging/kiosk/gongshilan-kiosk"
WANTED = ("xinit", "Xvfb", "xrandr", "xset", "chromium")
PAGES = {"/kiosk/index.html": ("text/html", b"<!DOCTYPE html><title>wall</title>"),
         "/kiosk/scenes.js": ("text/javascript", b'gongshilanScenes({"wall":"","css":"","script":""});')}


def missing() -> str:
    if os.environ.get("GONGSHILAN_LONG") != "1":
        return "with --long only"
    gone = [name for name in WANTED if not shutil.which(name)]
    return f"not installed: {' '.join(gone)}" if gone else ""


class Site(BaseHTTPRequestHandler):
    shown = threading.Semaphore(0)

    def do_GET(self) -> None:
        kind, body = PAGES.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/kiosk/index.html":
            self.shown.release()

    def log_message(self, *_: object) -> None:
        pass


@unittest.skipIf(missing(), missing())
class Session(unittest.TestCase):
    def pages(self, profile: Path) -> list[int]:
        """The processes for pages of the browser with this profile: those in its group, without its own bars."""
        groups, found = set(), []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
                group = os.getpgid(int(process.name))
            except OSError:
                continue
            if f"--user-data-dir={profile}" in words and "--type=" not in words:
                groups.add(group)
            if "--type=renderer" in words and "--top-chrome-webui" not in words:
                found.append((group, int(process.name)))
        return [process for group, process in found if group in groups]

    def test_complaints_2_and_6_in_the_real_browser(self) -> None:
        """The screen is up before the site; then its page crashes."""
        folder = self.enterContext(program.temp_folder("session"))
        browser = folder / "browser"
        browser.write_text(f"#!/bin/sh\nexec chromium {'--no-sandbox' if os.geteuid() == 0 else ''} \"$@\"\n", encoding="utf-8")
        browser.chmod(0o755)
        site = ThreadingHTTPServer(("127.0.0.1", 0), Site, bind_and_activate=False)
        site.server_bind()  # bound and not listening: refused
        self.addCleanup(site.server_close)
        environment = {**os.environ, "PATH": f"{LAUNCHER.parent}:{os.environ['PATH']}", "XDG_RUNTIME_DIR": str(folder),
                       "BROWSER": str(browser), "PAUSE": "0.5", "GONGSHILAN_SCREEN_CONF": os.devnull,
                       "ADDRESS": f"http://127.0.0.1:{site.server_port}/kiosk/index.html"}
        display = next(number for number in range(90, 200) if not Path(f"/tmp/.X{number}-lock").exists())
        session = subprocess.Popen(["xinit", str(LAUNCHER), "--", shutil.which("Xvfb") or "", f":{display}", "-nolisten", "tcp"],
                                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(session.wait)
        self.addCleanup(session.terminate)
        profile = folder / "gongshilan-kiosk/profile"
        end = time.monotonic() + program.PATIENCE
        while not self.pages(profile):
            self.assertLess(time.monotonic(), end)
            time.sleep(0.5)
        time.sleep(5)
        site.server_activate()
        threading.Thread(target=site.serve_forever, daemon=True).start()
        self.addCleanup(site.shutdown)
        self.assertTrue(Site.shown.acquire(timeout=60), "it did not go on to the site")
        time.sleep(5)  # it is left alone
        self.assertFalse(Site.shown.acquire(blocking=False))
        for page in self.pages(profile):
            os.kill(page, signal.SIGKILL)  # in the sandbox it would not hear of another
        self.assertTrue(Site.shown.acquire(timeout=60), "the crashed page stayed")


if __name__ == "__main__":
    unittest.main()
