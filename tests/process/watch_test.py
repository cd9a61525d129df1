"""serve --watch as the owner of a screen runs it: what is saved is shown, what is refused is not, and it goes on by itself."""
from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import Any

import other_day
import program
import serving
import site_checks
import workbooks
import workspaces

ADDRESS = re.compile(r"正在提供网站：http://[\d.]+:(\d+)/（按 Ctrl-C 结束）\n")
TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d"
KEPT = "网站仍是原来的。改好存盘以后，会自动再生成。\n"


def until(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + program.PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"never: {what}")
        time.sleep(0.03)


def outward_address() -> str | None:
    """One of this machine that is not its loopback. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("198.51.100.1", 9))
        except OSError:
            return None
        address: str = asked.getsockname()[0]
        return None if address.startswith("127.") else address


class Watch(serving.Serving):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        self.workspace, self.site = self.folder / "一支部", self.folder / "一支部/site"

    def start_watch(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen([program.PROGRAM, "serve", "--watch", "--workspace", str(self.workspace), "--port", "0",
                                    *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                                   env=environment or program.environment())
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def port_of(self, process: subprocess.Popen[str]) -> int:
        """Once it listens; what it said before is passed over."""
        assert process.stdout
        patience = threading.Timer(program.PATIENCE, process.kill)
        patience.start()
        try:
            for line in process.stdout:
                if found := ADDRESS.fullmatch(line):
                    return int(found[1])
        finally:
            patience.cancel()
        raise AssertionError(f"it ended: {process.communicate()[1]}")

    def health(self, port: int) -> dict[str, Any]:
        status, headers, body = self.get(port, "/-/health")
        self.assertEqual((200, "no-store"), (status, headers["cache-control"]))
        state: dict[str, Any] = json.loads(body)["watch"]
        return state

    def wait_for(self, port: int, result: str, after: str = "") -> dict[str, Any]:
        def done() -> bool:
            state = self.health(port)
            return state["result"] == result and state["code"] != after and not state["building"]
        until(done, f"{result} after {after}")
        return self.health(port)

    def end(self, process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> tuple[str, str]:
        process.send_signal(how)
        said, wrong = process.communicate(timeout=program.PATIENCE)
        self.assertEqual(0, process.returncode)
        self.assertTrue(said.endswith("已停止。\n"), said)
        return said, wrong

    def progress(self, text: str, number: str = "Z000000") -> None:
        workspaces.write_table(self.workspace, "进展", [
            {"组织编号": "DA01", "整改编号": number, "日期": "2022-03-01", "类别": "进展", "内容": text}])

    def pages(self) -> str:
        return "".join(path.read_text(encoding="utf-8") for path in self.site.rglob("*.html"))

    def test_complaint_4_what_is_saved_is_shown_at_once_and_what_is_refused_is_not(self) -> None:
        workspaces.many(self.workspace, 4)
        self.assertEqual(0, program.run("build", "--workspace", str(self.workspace)).returncode)
        process = self.start_watch("--host", "0.0.0.0")
        port = self.port_of(process)
        self.assertEqual(200, self.get(port, "/")[0], "the site that stands, while the first build runs")
        code = self.wait_for(port, "done")["code"]
        events = self.enterContext(socket.create_connection(("127.0.0.1", port), timeout=program.PATIENCE))
        events.sendall(b"GET /-/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        heard = events.makefile("rb")
        while heard.readline() != b"retry: 10000\n":
            pass

        self.progress("第一步办好了")
        code = self.wait_for(port, "done", code)["code"]
        self.assertIn("第一步办好了", self.pages())
        while (line := heard.readline()) != b"event: version\n":
            self.assertIn(line, (b"\n", b": ping\n"))

        templates = self.workspace / "templates"
        templates.mkdir()
        shipped = (program.ROOT / "site-templates" / "about.mustache").read_text(encoding="utf-8")
        (templates / "about.mustache").write_text(shipped + "<!-- 改过的模板 -->\n", encoding="utf-8")
        code = self.wait_for(port, "done", code)["code"]
        self.assertIn("改过的模板", self.pages())

        before = program.bytes_of(self.site)
        (self.workspace / "ledger" / ".~lock.进展.csv#").write_text("x", encoding="utf-8")
        (self.workspace / "ledger" / "~$进展.csv").write_text("x", encoding="utf-8")
        self.progress("第二步办好了", "SECRET-1")
        refused = self.wait_for(port, "refused")
        self.assertEqual((True, code), (refused["refused"], refused["code"]))
        self.assertIn("SECRET-1", refused["message"][0], "what is told here is for this machine alone")
        self.assertEqual(before, program.bytes_of(self.site))
        self.refusals_stay_here(port)

        settings = json.loads((self.workspace / "gongshilan.json").read_text(encoding="utf-8"))
        workspaces.write_settings(self.workspace, **settings, due_soon_days=9)
        self.progress("第二步办好了")
        state = self.wait_for(port, "done", code)
        self.assertEqual((False, []), (state["refused"], state["message"]))
        self.assertIn("第二步办好了", self.pages())
        wrong = self.end(process)[1]
        self.assertRegex(wrong, f"{TIME} 有改动，没有生成：\n进展\\.csv [^\n]+\n共 1 处要改。[^\n]+\n{KEPT}\\Z")
        self.assertEqual(1, wrong.count("没有生成"))

    def refusals_stay_here(self, port: int) -> None:
        """Guests of other addresses learn that the server lives, and nothing else."""
        for name in ("index.html", "version.json"):
            self.assertNotIn(b"SECRET-1", self.get(port, f"/{name}")[2])
        self.assertEqual(404, self.get(port, "/-/screens", headers={"Host": "example.cn"})[0])
        if (address := outward_address()) is None:
            return
        for path, expected in (("/-/health", (200, b'{"status":"ok"}\n')), ("/-/screens", (404, "没有这个页面。\n".encode()))):
            with socket.create_connection((address, port), timeout=program.PATIENCE) as guest:
                guest.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
                answer = guest.makefile("rb").read()
            head, _, body = answer.partition(b"\r\n\r\n")
            self.assertEqual(expected, (int(head.split()[1]), body))

    def test_without_a_site_it_waits_for_one(self) -> None:
        """And a marked copy of the workbook, which the build itself makes, is no change to be told."""
        done = program.run("init", str(self.workspace), "--plan", "P10", "--year", "2024", "--quiet")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        process = self.start_watch()
        assert process.stdout and process.stderr
        self.assertEqual("还没有网站，先生成。\n", process.stdout.readline())
        told = [process.stderr.readline() for _ in range(5)]
        self.assertRegex(told[0], f"^{TIME} 启动，没有生成：\n$")
        self.assertEqual(["台账.xlsx 年度!C2：必填的“主题”是空的。请填写。\n", "还没有网站。改好存盘以后，会自动再生成。\n"],
                         [told[1], told[4]])
        workbooks.fill(self.workspace / "ledger" / "台账-请修改.xlsx", "年度", "C2", "改进作风")
        port = self.port_of(process)
        self.assertIn("改进作风".encode(), self.get(port, "/")[2])
        until(lambda: not (self.workspace / "ledger" / "台账-请修改.xlsx").exists(), "the copy takes its original's place")
        wrong = self.end(process, signal.SIGINT)[1]
        self.assertNotIn("没有生成", wrong)

    def test_killed_and_started_again_it_goes_on(self) -> None:
        workspaces.many(self.workspace, 2)
        process = self.start_watch()
        self.port_of(process)
        process.kill()
        process.wait()
        self.progress("停电以后补的")
        port = self.port_of(self.start_watch())
        until(lambda: "停电以后补的" in self.pages(), "what was saved meanwhile is shown")
        self.wait_for(port, "done")
        self.screens_are_listed(port)

    def screens_are_listed(self, port: int) -> None:
        version = self.site / "kiosk" / "version.js"
        version.parent.mkdir(exist_ok=True)
        if not version.exists():
            version.write_text("gongshilanVersion({});\n", encoding="utf-8")
        self.assertEqual([], json.loads(self.get(port, "/-/screens")[2]))
        status, headers, body = self.get(port, "/kiosk/version.js?screen=hall-1&shown=7F3A%C2%B70325%C2%B70910")
        self.assertEqual((200, "no-store", version.read_bytes()), (status, headers["cache-control"], body))
        self.assertIn("date", headers)
        listed = json.loads(self.get(port, "/-/screens")[2])
        self.assertEqual([("hall-1", "127.0.0.1", "7F3A·0325·0910")],
                         [(each["screen"], each["address"], each["shown"]) for each in listed])
        self.assertIn(listed[0]["seconds"], range(program.PATIENCE))

    def test_it_ends_at_once_while_a_build_waits(self) -> None:
        workspaces.many(self.workspace, 2)
        self.assertEqual(0, program.run("build", "--workspace", str(self.workspace)).returncode)
        before = program.bytes_of(self.site)
        with open(self.workspace / ".lock", "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            process = self.start_watch()
            port = self.port_of(process)
            until(lambda: self.health(port)["building"], "it waits for whoever holds the lock")
            said, wrong = self.end(process, signal.SIGINT)
        self.assertEqual(("已停止。\n", ""), (said, wrong), "not after it gave up")
        self.assertEqual(before, program.bytes_of(self.site))

    @unittest.skipIf(site_checks.SANITIZED, "a preloaded clock and sanitizers both want to be first")
    def test_at_midnight_it_builds(self) -> None:
        workspaces.many(self.workspace, 2)
        clock = self.folder / "clock"

        def set_clock(moment: str) -> None:
            beside = self.folder / "clock.new"
            beside.write_text(other_day.seconds(moment), encoding="utf-8")
            os.replace(beside, clock)

        set_clock("2024-03-25 23:59")
        port = self.port_of(self.start_watch(environment=other_day.environment(clock)))
        self.assertEqual("2024-03-25", self.wait_for(port, "done")["as_of"])
        set_clock("2024-03-26 00:00")
        until(lambda: self.health(port)["as_of"] == "2024-03-26", "the next day's site")
        set_clock("2024-03-20")
        message = self.wait_for(port, "failed")["message"]
        self.assertEqual(["时间：这台机器今天是2024年3月20日，比网站的计算日2024年3月26日还早。请把机器的时间调对；"
                          "时间没有错的，请运行一次 gongshilan build。"], message)
        self.assertEqual("2024-03-26", self.health(port)["as_of"])

    def test_wrong_usage(self) -> None:
        done = program.run("serve", "--watch", "--site", str(self.folder))
        self.assertEqual((2, "--watch：不能和 --site 一起写。它生成并提供工作区自己的网站，请去掉 --site。\n"),
                         (done.returncode, done.stderr))
        done = program.run("serve", "--watch", "--workspace", str(self.folder / "nowhere"))
        self.assertEqual((2, f"{self.folder}/nowhere：这里没有 gongshilan.json，不是工作区。请用 --workspace 指明工作区文件夹，"
                             "或按手册建立一个。\n"), (done.returncode, done.stderr))


if __name__ == "__main__":
    unittest.main()
