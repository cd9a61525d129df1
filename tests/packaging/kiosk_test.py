"""gongshilan-kiosk: the session on the wall, over a browser and a screen that do as they are told."""
from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import time
import unittest
from pathlib import Path
from typing import Callable

import program

KIOSK = program.ROOT / "packaging/kiosk"
ADDRESS = "http://127.0.0.1:8080/kiosk/index.html"
# Writes down how it was called, and has a process for a page and one for its own bars, as Chromium has.
BROWSER = """#!/bin/sh
printf '%s\\n' "$$" "$HOME" "$@" >'{folder}/calls/'$$.new
mv '{folder}/calls/'$$.new '{folder}/calls/'$$
sh -c 'sleep 1000; :' page --type=renderer --lang=zh-CN &
echo $! >'{folder}/page'
sh -c 'sleep 1000; :' bars --type=renderer --top-chrome-webui --lang=zh-CN &
wait
"""


def alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


class Kiosk(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("kiosk"))
        (self.folder / "calls").mkdir()
        self.script("browser", BROWSER.replace("{folder}", str(self.folder)))
        self.screen(1920, 1080)
        self.script("gongshilan-screen", f"#!/bin/sh\necho lit >>'{self.folder}/lit'\n")
        self.script("xrandr", f"#!/bin/sh\ncat '{self.folder}/screen'\n")
        environment = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}", "XDG_RUNTIME_DIR": str(self.folder),
                       "BROWSER": str(self.folder / "browser"), "PAUSE": "0.05"}
        self.session = subprocess.Popen(["sh", str(KIOSK / "gongshilan-kiosk")], env=environment, stdout=subprocess.PIPE,
                                        encoding="utf-8")
        self.addCleanup(self.session.communicate)
        self.addCleanup(self.session.terminate)

    def script(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        (self.folder / name).chmod(0o755)

    def screen(self, width: int, height: int) -> None:
        (self.folder / "next").write_text(
            f"Screen 0: minimum 320 x 200, current {width} x {height}, maximum 16384 x 16384\n", encoding="utf-8")
        (self.folder / "next").rename(self.folder / "screen")

    def wait_for(self, what: Callable[[], bool]) -> None:
        end = time.monotonic() + program.PATIENCE
        while not what():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    def browsers(self) -> list[list[str]]:
        """Process, home and arguments of each browser that was opened, in order."""
        calls = sorted((self.folder / "calls").glob("*[0-9]"), key=lambda path: path.stat().st_mtime_ns)
        return [path.read_text(encoding="utf-8").splitlines() for path in calls]

    def opened(self, count: int) -> list[str]:
        self.wait_for(lambda: len(self.browsers()) >= count and alive(int(self.browsers()[-1][0])))
        return self.browsers()[count - 1]

    def said(self) -> str:
        assert self.session.stdout
        return self.session.stdout.readline()

    def test_complaint_2_what_is_opened_is_a_page_from_disk(self) -> None:
        _, home, *arguments = self.opened(1)
        self.assertEqual(f"file://{KIOSK}/wait.html#{ADDRESS}", arguments[-1])
        self.assertTrue((KIOSK / "wait.html").is_file())
        self.assertEqual(arguments[0], "--kiosk")
        self.assertIn("--window-size=1921,1081", arguments)
        self.assertEqual(str(self.folder / "gongshilan-kiosk"), home)
        self.assertIn(f"--user-data-dir={home}/profile", arguments)
        self.assertEqual(1, sum(argument.startswith("--disable-features=") for argument in arguments), "the last one counts alone")
        self.assertEqual("lit\n", (self.folder / "lit").read_text(encoding="utf-8"), "the hours hold from the first second")

    def test_every_flag_has_its_reason(self) -> None:
        lines = re.findall(r"^  set -- .*$", (KIOSK / "gongshilan-kiosk").read_text(encoding="utf-8"), re.MULTILINE)
        flags = {flag.split("=")[0] for line in lines for flag in re.findall(r"--[a-z][\w-]+", line.split(" # ")[0])}
        passed = {argument.split("=")[0] for argument in self.opened(1)[2:-1]}
        self.assertEqual(flags, passed)
        for wanted in ("--noerrdialogs", "--no-first-run", "--hide-crash-restore-bubble", "--disable-pinch",
                       "--overscroll-history-navigation", "--disable-background-timer-throttling", "--disable-renderer-backgrounding"):
            self.assertIn(wanted, passed)

    def test_a_browser_that_ends_is_begun_anew_without_its_traces(self) -> None:
        first = self.opened(1)
        lock = self.folder / "gongshilan-kiosk/profile/SingletonLock"
        lock.touch()
        os.kill(int(first[0]), signal.SIGKILL)
        self.opened(2)
        self.assertEqual("浏览器退出了，重新打开。\n", self.said())
        self.assertFalse(lock.exists())
        self.assertEqual('{"translate": {"enabled": false}}\n',
                         (lock.parent / "Default/Preferences").read_text(encoding="utf-8"))

    def test_complaint_6_a_crashed_page_is_begun_anew(self) -> None:
        first = self.opened(1)
        self.wait_for((self.folder / "page").exists)
        time.sleep(0.5)  # a page that is there is left alone
        self.assertEqual(1, len(self.browsers()))
        os.kill(int((self.folder / "page").read_text()), signal.SIGSEGV)
        self.opened(2)
        self.assertEqual("网页崩溃了，重新打开浏览器。\n", self.said())
        self.wait_for(lambda: not alive(int(first[0])))

    def test_complaint_8_a_screen_of_another_size_is_filled(self) -> None:
        self.opened(1)
        self.screen(3840, 2160)
        self.assertIn("--window-size=3841,2161", self.opened(2))
        self.assertEqual("屏幕从 1920,1080 变成 3840,2160，重新打开浏览器。\n", self.said())

    def test_it_leaves_nothing_running(self) -> None:
        process = int(self.opened(1)[0])
        self.wait_for((self.folder / "page").exists)
        page = int((self.folder / "page").read_text() or 0)
        self.session.terminate()
        self.assertEqual(0, self.session.wait(program.PATIENCE))
        self.wait_for(lambda: not alive(process) and not alive(page))

    def test_the_unit_starts_this_script_with_the_settings(self) -> None:
        unit = (KIOSK / "gongshilan-kiosk.service").read_text(encoding="utf-8")
        command = shlex.split(re.search(r"^ExecStart=(.*)$", unit, re.MULTILINE)[1])  # type: ignore[index]
        self.assertEqual(["/usr/bin/xinit", "/usr/lib/gongshilan/gongshilan-kiosk", "--"], command[:3])
        self.assertIn("EnvironmentFile=-/etc/gongshilan/kiosk.conf", unit)


if __name__ == "__main__":
    unittest.main()
