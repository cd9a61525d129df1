"""kill -9 at random moments of import and build: every file and the record are old or new, and the next build is as if
nothing was. That a given call to the system may be the last one is tried in faults_test.py: some a day, each with GONGSHILAN_LONG."""
from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

import program
import site_checks
import workspaces

MOMENTS = site_checks.of_size(80, 40, 1000)
IMPORTS = MOMENTS // 4
BUILDS = MOMENTS - IMPORTS
ORGANIZATIONS, ITEMS = 25, 240


def killed(choose: random.Random, whole: float, late: float, *arguments: str) -> None:
    """Runs the program and kills it, every second time in the last part of the seconds that it takes."""
    process = subprocess.Popen([program.PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=program.environment())
    try:
        _, said = process.communicate(timeout=choose.uniform(choose.choice((0, late)) * whole, 1.05 * whole))
        if process.returncode != 0:
            raise AssertionError(f"ended with {process.returncode} by itself: {said.decode()}")
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def restore(saved: Path, database: Path) -> None:
    for leftover in database.parent.glob(f"{database.name}*"):
        leftover.unlink()
    shutil.copy(saved, database)


class Kill(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.choose = random.Random(site_checks.SEED)

    def test_import_killed_at_any_moment(self) -> None:
        workspace, clean = self.folder / "workspace", self.folder / "clean"
        database, saved = workspace / "gongshilan.db", self.folder / "before.db"
        workspaces.many(workspace, ITEMS, ORGANIZATIONS)
        self.assertEqual(0, program.run("import", "--workspace", str(workspace)).returncode)
        shutil.copy(database, saved)
        before = site_checks.record_of(database)

        workspaces.many(workspace, ITEMS + 5, ORGANIZATIONS, measures="改为每半月核对一次")  # all changed, some new
        start = time.monotonic()
        self.assertEqual(0, program.run("import", "--workspace", str(workspace)).returncode)
        whole = time.monotonic() - start
        after = site_checks.record_of(database)
        self.assertNotEqual(before, after)
        shutil.copytree(workspace, clean, ignore=shutil.ignore_patterns(".cache"))
        expected = program.bytes_of(program.build(clean, workspaces.AS_OF))

        print(f"seed {site_checks.SEED}, {IMPORTS} moments in {whole:.2f} s (GONGSHILAN_SEED=… for others)")
        ends = {"old": 0, "new": 0}
        for moment in range(IMPORTS):
            restore(saved, database)
            killed(self.choose, whole, 0.8, "import", "--workspace", str(workspace))
            with self.subTest(moment=moment):
                if moment % 10 == 0:  # the program itself meets what the kill left behind
                    self.assertEqual([], site_checks.differing(
                        program.bytes_of(program.build(workspace, workspaces.AS_OF)), expected))
                    self.assertEqual(after, site_checks.record_of(database))
                    continue
                now = site_checks.record_of(database)
                self.assertIn(now, (before, after), "neither the old record nor the new one")
                ends["old" if now == before else "new"] += 1
        print(f"ended with the old record {ends['old']} times, with the new one {ends['new']} times")
        self.assertGreater(ends["old"], 0, "no moment was early enough to say anything")

    def test_build_killed_at_any_moment(self) -> None:
        states = site_checks.TwoStates(self.folder, units=24, items=40)
        old_and_new = [site_checks.shown(files) for files in states.sites]
        whole = [0.0, 0.0]
        for state in (1, 0):
            states.switch(state)
            start = time.monotonic()
            program.build(states.workspace, workspaces.AS_OF)
            whole[state] = time.monotonic() - start
            self.assertEqual([], site_checks.differing(program.bytes_of(states.site), states.sites[state]))
        print(f"seed {site_checks.SEED}, {BUILDS} moments in {whole[1]:.2f} s and {whole[0]:.2f} s of building")
        ends = {"old": 0, "new": 0, "mixed": 0}
        for moment in range(BUILDS):
            state = 1 - moment % 2
            old, new = old_and_new[1 - state], old_and_new[state]
            states.switch(state)
            with self.subTest(moment=moment, state=state):
                killed(self.choose, whole[state], 0.67, "build", "--workspace", str(states.workspace), "--as-of",
                       workspaces.AS_OF)
                now = site_checks.shown(program.bytes_of(states.site))
                ends["old" if now == old else "new" if now == new else "mixed"] += 1
                self.assertEqual([], site_checks.neither(now, old, new), "neither old nor new")
                self.assertEqual([], site_checks.dead_links(now, old, new))
            with self.subTest(moment=moment, state=state, then="built again"):
                program.build(states.workspace, workspaces.AS_OF)
                self.assertEqual([], site_checks.differing(program.bytes_of(states.site), states.sites[state]))
                self.assertEqual(states.after[state], site_checks.record_of(states.database))
                self.assertEqual([], site_checks.left_behind(states.site))
        print(f"ended with the old site {ends['old']} times, with the new one {ends['new']} times, "
              f"in between {ends['mixed']} times")
        self.assertGreater(ends["old"], 0, "no moment was early enough to say anything")


if __name__ == "__main__":
    unittest.main()
