"""One writer at a time, also in a folder that two workspaces share; a record that a newer program wrote is not touched."""
from __future__ import annotations

import fcntl
import sqlite3
import subprocess
import unittest
from pathlib import Path

import program
import site_checks
import workspaces

BUSY = "另一个 gongshilan 正在运行。请等它结束后再试。\n"


class Lock(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.workspace, self.as_of = program.example("p11-court", self.folder)

    def start_build(self) -> subprocess.Popen[str]:
        return subprocess.Popen([program.PROGRAM, "build", "--workspace", str(self.workspace), "--as-of", self.as_of],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                                env=program.environment())

    def test_a_second_one_gives_up_in_words(self) -> None:
        with open(self.workspace / ".lock", "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            done = program.run("build", "--workspace", str(self.workspace), "--as-of", self.as_of)
        self.assertEqual((1, f"{self.workspace}：{BUSY}"), (done.returncode, done.stderr))
        self.assertFalse((self.workspace / "site").exists())
        self.assertFalse((self.workspace / "gongshilan.db").exists())

    def test_a_calendar_waits_too(self) -> None:
        notice = self.folder / "2027.json"
        notice.write_text(workspaces.calendar(2027), encoding="utf-8")
        add = ("calendar", "add", str(notice), "--workspace", str(self.workspace))
        with open(self.workspace / ".lock", "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            done = program.run(*add)
            self.assertEqual((1, f"{self.workspace}：{BUSY}"), (done.returncode, done.stderr))
            self.assertFalse((self.workspace / "calendars").exists())
        self.assertEqual(0, program.run(*add).returncode)
        self.assertEqual(notice.read_bytes(), (self.workspace / "calendars" / "2027.json").read_bytes())

    def test_a_second_one_waits(self) -> None:
        """It is let in before it gives up: it holds the lock file open while it waits."""
        with open(self.workspace / ".lock", "w", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            waiting = self.start_build()
            lock = str(self.workspace / ".lock")
            while waiting.poll() is None and lock not in opened_by(waiting.pid):
                pass
            fcntl.flock(held, fcntl.LOCK_UN)
        _, said = waiting.communicate(timeout=program.PATIENCE)
        self.assertEqual((0, ""), (waiting.returncode, said))

    def test_several_at_once(self) -> None:
        builds = [self.start_build() for _ in range(4)]
        for each in builds:
            _, said = each.communicate(timeout=program.PATIENCE)
            self.assertIn((each.returncode, said), ((0, ""), (1, f"{self.workspace}：{BUSY}")))
        self.assertIn(0, [each.returncode for each in builds])
        clean, _ = program.example("p11-court", self.folder / "clean")
        self.assertEqual(program.bytes_of(program.build(clean, self.as_of)),
                         program.bytes_of(self.workspace / "site"))


def opened_by(process: int) -> set[str]:
    opened = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            opened.add(str(link.readlink()))
        except FileNotFoundError:
            continue  # closed in between
    return opened


class NewerRecord(unittest.TestCase):
    def test_it_is_refused_and_left_alone(self) -> None:
        folder = self.enterContext(program.temp_folder())
        workspace = folder / "workspace"
        workspaces.many(workspace, 4)
        program.build(workspace, workspaces.AS_OF)
        database = workspace / "gongshilan.db"
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        before, site = database.read_bytes(), program.bytes_of(workspace / "site")
        for command in ("import", "check", "build"):
            with self.subTest(command=command):
                done = program.run(command, "--workspace", str(workspace))
                self.assertEqual(1, done.returncode)
                self.assertRegex(done.stderr, r"：记录库是更新的程序写的（第 99 版，本程序只懂到第 \d+ 版）。请换用新版 gongshilan，原有数据没有改变。\n$")
                self.assertEqual("", done.stdout)
        self.assertEqual(before, database.read_bytes())
        self.assertEqual(site, program.bytes_of(workspace / "site"))


class TwoAtOnce(unittest.TestCase):
    """Two workspaces, one folder for both sites."""

    ROUNDS = site_checks.of_size(5, 5, 50)

    def test_one_of_them_or_none(self) -> None:
        folder = self.enterContext(program.temp_folder())
        both: list[tuple[Path, site_checks.Files]] = []
        for units in (3, 4):
            workspace = folder / f"{units}"
            workspaces.many(workspace, 60, units)
            workspaces.write_settings(workspace, organization=f"DA0{units}", meeting="2021")
            site = program.build(workspace, workspaces.AS_OF, out=folder / f"site-{units}")
            both.append((workspace, site_checks.published(program.bytes_of(site))))
        for number in range(self.ROUNDS):
            both.reverse()
            out = folder / "out" / f"{number}"
            out.parent.mkdir(exist_ok=True)
            builds = [subprocess.Popen(
                [program.PROGRAM, "build", "--workspace", str(each), "--as-of", workspaces.AS_OF, "--out", str(out)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=program.environment())
                for each, _ in both]
            said = [each.communicate(timeout=program.PATIENCE)[1] for each in builds]
            codes = [each.returncode for each in builds]
            with self.subTest(round=number, codes=codes, said=said):
                now = site_checks.published(program.bytes_of(out)) if out.exists() else {}
                for code, words, (_, site) in zip(codes, said, both):
                    self.assertIn(code, (0, 1))
                    self.assertRegex(words, r"\A\Z" if code == 0 else r"\A[^\n]*：[^\n]*。\n\Z")
                    self.assertTrue(code != 0 or now == site, "it said that its site was made")
                self.assertTrue(now in ({}, *(site for _, site in both)), f"a mix: {sorted(now)}")


if __name__ == "__main__":
    unittest.main()
