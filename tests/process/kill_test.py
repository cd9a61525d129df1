"""kill -9 of an import at random moments leaves the old record or the new one, and the next build is as if nothing was."""
from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

import program
import workspaces

LONG = os.environ.get("GONGSHILAN_LONG") == "1"
MOMENTS = 500 if LONG else 50
ORGANIZATIONS, ITEMS = 25, 240
SEED = int(os.environ.get("GONGSHILAN_SEED", "20211"))


def content_of(database: Path) -> str:
    """A digest of every row; without the day on which a change was seen, as tests may run past midnight."""
    digest = hashlib.sha256()
    connection = sqlite3.connect(database)  # rolls back what was left half-way, as the program would
    try:
        check = connection.execute("PRAGMA integrity_check").fetchall()
        if check != [("ok",)]:
            raise AssertionError(f"integrity_check: {check}")
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "seen"]
            listed = ", ".join(columns)
            for row in connection.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}"):
                digest.update(repr((table, row)).encode())
    finally:
        connection.close()
    return digest.hexdigest()


def restore(saved: Path, database: Path) -> None:
    for leftover in database.parent.glob(f"{database.name}*"):
        leftover.unlink()
    shutil.copy(saved, database)


class Kill(unittest.TestCase):
    def test_import_killed_at_any_moment(self) -> None:
        folder = self.enterContext(program.temp_folder())
        workspace, clean = folder / "workspace", folder / "clean"
        database, saved = workspace / "gongshilan.db", folder / "before.db"
        workspaces.many(workspace, ITEMS, ORGANIZATIONS)
        self.assertEqual(0, program.run("import", "--workspace", str(workspace)).returncode)
        shutil.copy(database, saved)
        before = content_of(database)

        workspaces.many(workspace, ITEMS + 5, ORGANIZATIONS, measures="改为每半月核对一次")  # all changed, some new
        start = time.monotonic()
        self.assertEqual(0, program.run("import", "--workspace", str(workspace)).returncode)
        whole = time.monotonic() - start
        after = content_of(database)
        self.assertNotEqual(before, after)
        shutil.copytree(workspace, clean)
        expected = program.bytes_of(program.build(clean, workspaces.AS_OF))

        print(f"seed {SEED}, {MOMENTS} moments in {whole:.2f} s (GONGSHILAN_SEED=… for other ones)")
        choose = random.Random(SEED)
        ends = {"old": 0, "new": 0}
        for moment in range(MOMENTS):
            restore(saved, database)
            process = subprocess.Popen([program.PROGRAM, "import", "--workspace", str(workspace)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=program.environment())
            try:
                # every second one near the end, where the record is written
                _, said = process.communicate(timeout=choose.uniform(0.8 * whole if moment % 2 else 0, 1.1 * whole))
                self.assertEqual(0, process.returncode, said)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
            with self.subTest(moment=moment):
                if moment % 10 == 0:  # the program itself meets what the kill left behind
                    self.assertEqual(expected, program.bytes_of(program.build(workspace, workspaces.AS_OF)))
                    self.assertEqual(after, content_of(database))
                    continue
                now = content_of(database)
                self.assertIn(now, (before, after), "neither the old record nor the new one")
                ends["old" if now == before else "new"] += 1
        print(f"ended with the old record {ends['old']} times, with the new one {ends['new']} times")
        self.assertGreater(ends["old"], 0, "no moment was early enough to say anything")


if __name__ == "__main__":
    unittest.main()
