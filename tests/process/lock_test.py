"""One writer at a time, and no touching of a record that a newer program wrote."""
from __future__ import annotations

import fcntl
import sqlite3
import subprocess
import unittest
from pathlib import Path

import program
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


if __name__ == "__main__":
    unittest.main()
