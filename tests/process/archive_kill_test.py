"""kill -9 at random moments of archiving, and a disk on which a call fails: what was in archive/ stays as it is, what is
there in the end is whole, and the next run is as if nothing was."""
from __future__ import annotations

import errno
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import archives
import bag_validator
import broken_disk
import program
import site_checks

MOMENTS = site_checks.of_size(100, 2, 300)
SAID = re.compile(r"\A([^\n]+：[^\n]+。[^\n]+。\n)*\Z")  # where：what。hint
REASON = "更正"


class Stopped(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        cls.ready = archives.ready(*program.example("p05-office", cls.folder))
        cls.command = ("archive", cls.ready.meeting, "--as-of", cls.ready.as_of, "--workspace")
        cls.once = cls.folder / "once"
        shutil.copytree(cls.ready.workspace, cls.once)
        archives.well(program.run(*cls.command, str(cls.once)))

    def fresh(self, first: bool) -> archives.Archived:
        """A copy of the workspace; first: nothing was archived yet."""
        workspace = self.folder / "run"
        shutil.rmtree(workspace, ignore_errors=True)
        shutil.copytree(self.ready.workspace if first else self.once, workspace)
        return archives.Archived(workspace, self.ready.as_of, self.ready.organization, self.ready.meeting)

    def arguments(self, made: archives.Archived, first: bool) -> list[str]:
        return [*self.command, str(made.workspace), *([] if first else ["--reason", REASON])]

    def run_in(self, made: archives.Archived, first: bool) -> archives.Done:
        return program.run(*self.arguments(made, first))

    def check_after(self, made: archives.Archived, first: bool, stamps: dict[Path, tuple[int, int, int]], done: bool | None) -> str:
        """done: whether the run said so; nothing: it was killed. Returns how it ended."""
        number = 1 if first else 2
        old, new = made.names(*range(1, number)), made.names(*range(1, number + 1))
        shown = [name for name in made.there() if not name.startswith(".")]
        now = site_checks.stamps(made.workspace / "archive")
        self.assertEqual(stamps, {path: stamp for path, stamp in now.items() if path in stamps})
        if done:
            self.assertEqual(new, shown)
        self.assertLessEqual(set(old), set(shown))
        self.assertLessEqual(set(shown), set(new))
        for name in set(shown) - set(old):  # each that came in is whole
            self.check_whole(made.workspace / "archive" / name)
        again = self.run_in(made, first)
        self.assertIn(again.returncode, (0, 3) if first else (0,), again.stderr)
        came_in = again.returncode == 3 or made.bag("public", number + 1).exists()  # the stopped one was brought to its end
        self.assertTrue(came_in or shown == old, f"{shown} and then again")
        number += came_in and not first
        self.assertEqual(made.names(*range(1, number + 1)), made.there())
        for layer in archives.LAYERS:
            for where in (made.bag(layer, number), made.zip(layer, number)):
                self.check_whole(where)
        self.assertEqual([], [path for path in made.workspace.rglob(".*") if path.name not in (".lock", ".cache", *site_checks.OWN)])
        self.assertEqual([], list(made.workspace.glob("gongshilan.db-*")))
        return "old" if shown == old else "new" if shown == new else "in between"

    def check_whole(self, where: Path) -> None:
        """By one checker or the other; that both agree is tried in archive_test.py."""
        if where.suffix == ".zip":
            done = archives.verify(where)
            self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
        else:
            self.assertEqual([], bag_validator.check(where).errors)

    def stamps(self, made: archives.Archived) -> dict[Path, tuple[int, int, int]]:
        """Of what must not be touched."""
        return {path: stamp for name in made.there() for path, stamp in site_checks.stamps(made.workspace / "archive" / name).items()}

    def test_killed_at_any_moment(self) -> None:
        choose = random.Random(site_checks.SEED)
        ends = {"old": 0, "in between": 0, "new": 0}
        whole = []
        for first in (True, False):
            made = self.fresh(first)
            start = time.monotonic()
            archives.well(self.run_in(made, first))
            whole.append(time.monotonic() - start)
        print(f"seed {site_checks.SEED}, {MOMENTS} moments in {whole[0]:.2f} s and {whole[1]:.2f} s (GONGSHILAN_SEED=… for others)")
        for moment in range(MOMENTS):
            first = moment % 2 == 0
            made = self.fresh(first)
            stamps = self.stamps(made)
            process = subprocess.Popen([program.PROGRAM, *self.arguments(made, first)], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env=program.environment())
            try:
                process.wait(choose.uniform(choose.choice((0, 0.6)), 1.05) * whole[not first])
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            with self.subTest(moment=moment, first=first):
                ends[self.check_after(made, first, stamps, None)] += 1
        print("ended with " + ", ".join(f"{how} {times} times" for how, times in ends.items()))
        self.assertTrue(ends["old"] > 0 or site_checks.SANITIZED, "no moment was early enough to say anything")

    def check_calls(self, first: bool, most: int, **how: int) -> None:
        made = self.fresh(first)
        archives.well(broken_disk.run(made.workspace, 0, *self.arguments(made, first)))
        calls = broken_disk.calls()
        # a transaction over two files leaves a third one behind when it is killed
        self.assertEqual([], [path for _, path in calls if "gongshilan.db-mj" in path])
        # where all is made and comes in one by one
        coming_in = [call for call, (kind, path) in enumerate(calls, 1)
                     if kind == "rename" and Path(path).parent in (made.workspace / "archive", made.workspace / "archive/.making")]
        self.assertGreaterEqual(len(coming_in), 5)
        chosen = broken_disk.spread(list(range(1, len(calls) + 1)), most)
        for call in sorted({*chosen, *broken_disk.spread(coming_in, site_checks.of_size(10, 1, 100))}):
            kind, path = calls[call - 1]
            errors = broken_disk.ERRORS[kind]
            error = how.get("errno", errors[call % len(errors)])
            made = self.fresh(first)
            stamps = self.stamps(made)
            done = broken_disk.run(made.workspace, call, *self.arguments(made, first), **{"errno": error, **how})
            name = "killed" if error == 0 else errno.errorcode[error]
            with self.subTest(first=first, call=call, kind=kind, path=path.replace(str(made.workspace), ""), error=name):
                if error != 0:
                    self.assertIn(done.returncode, (0, 1), done.stderr)
                    self.assertNotIn("程序出错", done.stderr)
                    self.assertRegex(done.stderr, SAID)
                    self.assertTrue(done.returncode == 0 or done.stderr, "failed without a word")
                self.check_after(made, first, stamps, None if error == 0 else done.returncode == 0)

    def test_a_call_fails(self) -> None:
        for first in (True, False):
            self.check_calls(first, site_checks.of_size(8, 1, 200))

    def test_a_full_disk(self) -> None:
        for first in (True, False):
            self.check_calls(first, site_checks.of_size(3, 1, 40), errno=broken_disk.FULL, stays=1)

    def test_killed_at_a_call(self) -> None:
        for first in (True, False):
            self.check_calls(first, site_checks.of_size(5, 1, 200), errno=0)


if __name__ == "__main__":
    unittest.main()
