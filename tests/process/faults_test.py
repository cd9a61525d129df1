"""A file system that fails: each call by which a build changes something fails once, or from then on, or is the last
before a kill. The site stays whole, the record too, and the next build is as if nothing was. With GONGSHILAN_LONG that is each
call; without, as many as there is time for, the same ones each time, evenly over the run."""
from __future__ import annotations

import errno
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import broken_disk
import program
import site_checks
import workspaces

SAID = re.compile(r"\A([^\n]+：[^\n]+。[^\n]+。\n)*\Z")  # where：what。hint


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        cls.states = site_checks.TwoStates(cls.folder, units=3, items=4)
        cls.states.switch(1)
        done = cls.build(cls.fresh(), 0)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.calls = broken_disk.calls()
        kinds = [kind for kind, _ in cls.calls]
        print(f"{len(kinds)} calls:", ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))))

    @classmethod
    def fresh(cls) -> Path:
        """The workspace with its old site and what makes it new, as it was before any build of that."""
        workspace = cls.folder / "run"
        shutil.rmtree(workspace, ignore_errors=True)
        shutil.copytree(cls.states.workspace, workspace)
        return workspace

    @classmethod
    def build(cls, workspace: Path, call: int, **how: int) -> subprocess.CompletedProcess[str]:
        return broken_disk.run(workspace, call, "build", "--workspace", str(workspace), "--as-of", workspaces.AS_OF, **how)

    def record_of_copy(self, workspace: Path) -> str:
        """Looks at a copy: what the run left behind is for the program to meet."""
        folder = self.folder / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for path in workspace.glob("gongshilan.db*"):
            shutil.copy(path, folder)
        return site_checks.record_of(folder / "gongshilan.db")

    def check_each(self, most: int, whole: bool, calls: list[int] | None = None, **how: int) -> None:
        """whole: the site must be all old or all new, not only each file."""
        old, new = self.states.sites
        for call in broken_disk.spread(calls or list(range(1, len(self.calls) + 1)), most):
            kind, path = self.calls[call - 1]
            errors = broken_disk.ERRORS[kind]
            error = how.get("errno", errors[call % len(errors)])
            workspace = self.fresh()
            done = self.build(workspace, call, **{"errno": error, **how})
            name = "killed" if error == 0 else errno.errorcode[error]
            with self.subTest(call=call, kind=kind, path=path.replace(str(workspace), ""), error=name):
                if error == 0:
                    self.assertIn(done.returncode, (0, -9), done.stderr)
                else:
                    self.check_said(done)
                files = site_checks.published(program.bytes_of(workspace / "site"))
                if whole:
                    expected = (new,) if done.returncode == 0 else (old, new)
                    self.assertTrue(files in expected, f"{self.shortest(files)} (exit code {done.returncode})")
                seen = site_checks.shown(files)
                self.assertEqual([], site_checks.neither(seen, site_checks.shown(old), site_checks.shown(new))[:5])
                self.assertEqual([], site_checks.dead_links(seen, old, new)[:5])
                self.assertIn(self.record_of_copy(workspace), (self.states.before[1], self.states.after[1]))
            with self.subTest(call=call, kind=kind, path=path.replace(str(workspace), ""), error=name, then="repaired"):
                repaired = program.run("build", "--workspace", str(workspace), "--as-of", workspaces.AS_OF)
                self.assertEqual(0, repaired.returncode, repaired.stderr)
                self.assertEqual([], site_checks.differing(program.bytes_of(workspace / "site"), new)[:5])
                self.assertEqual([], site_checks.left_behind(workspace / "site"))
                self.assertEqual(self.states.after[1], self.record_of_copy(workspace))

    def shortest(self, files: site_checks.Files) -> str:
        old, new = (site_checks.differing(files, each) for each in self.states.sites)
        return f"differ from the old site: {old[:5]}, from the new one: {new[:5]}"

    def check_said(self, done: subprocess.CompletedProcess[str]) -> None:
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertNotIn("程序出错", done.stdout + done.stderr)
        self.assertRegex(done.stderr, SAID)
        self.assertTrue(done.returncode == 0 or done.stderr, "failed without a word")

    def test_one_call_fails(self) -> None:
        self.check_each(site_checks.of_size(160, 40, 10_000), whole=True)

    def test_a_write_is_cut_short(self) -> None:
        writes = [number for number, (kind, _) in enumerate(self.calls, 1) if kind == "write"]
        self.check_each(site_checks.of_size(40, 10, 10_000), whole=True, calls=writes, errno=broken_disk.FULL, short=1)

    def test_all_calls_fail_from_one_on(self) -> None:
        self.check_each(site_checks.of_size(40, 20, 10_000), whole=False, stays=1)

    def test_killed_at_a_call(self) -> None:
        self.check_each(site_checks.of_size(80, 30, 10_000), whole=False, errno=0)

    def first(self) -> Path:
        """A workspace that has nothing but its settings and its ledger."""
        workspace = self.fresh()
        for path in workspace.iterdir():
            if path.name in ("site", ".cache"):
                shutil.rmtree(path)
            elif path.name.startswith("gongshilan.db"):
                path.unlink()
        return workspace

    def test_the_very_first_build(self) -> None:
        self.assertEqual(0, self.build(self.first(), 0).returncode)
        calls = [kind for kind, _ in broken_disk.calls()]
        clean = program.bytes_of(self.folder / "run" / "site")
        for call in broken_disk.spread(list(range(1, len(calls) + 1)), site_checks.of_size(40, 10, 10_000)):
            error = broken_disk.ERRORS[calls[call - 1]][call % len(broken_disk.ERRORS[calls[call - 1]])]
            workspace = self.first()
            done = self.build(workspace, call, errno=error)
            with self.subTest(call=call, kind=calls[call - 1], error=errno.errorcode[error]):
                self.check_said(done)
                files = program.bytes_of(workspace / "site") if (workspace / "site").exists() else {}
                self.assertIn(files, (clean,) if done.returncode == 0 else ({}, clean))
                program.build(workspace, workspaces.AS_OF)
                self.assertEqual(clean, program.bytes_of(workspace / "site"))
                self.assertEqual([], site_checks.left_behind(workspace / "site"))


if __name__ == "__main__":
    unittest.main()
