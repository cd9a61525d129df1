"""The walk of docs/手册.md: what it shows is what the program says, and each step does to the sites what it tells."""
from __future__ import annotations

import re
import tempfile
import unittest
from pathlib import Path

import program
import site_checks
from posting_walk import AMENDED, Step, Walk

MANUAL = (program.ROOT / "docs/手册.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```text\n\$ gongshilan ([^\n]*)\n(.*?)```", re.DOTALL)
TEXTS = ("二车间增设饮水点", "党小组会记录当场写", "夜班食堂延长供餐")


def words_of(site: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8", errors="replace")
                     for path in sorted(site.rglob("*")) if path.is_file())


def says(step: Step, command: str, lines: str) -> bool:
    said = iter((step.done.stdout + step.done.stderr).splitlines())
    same_command = command == " ".join([*step.command, "--workspace", "一支部"])
    return same_command and all(line in said for line in lines.splitlines())  # each after the one before it


@unittest.skipIf(site_checks.SANITIZED, "another day is preloaded, which sanitizers do not bear")
class PostingWalk(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.steps: dict[str, Step] = {}
        cls.unit: dict[str, str] = {}
        cls.members: dict[str, str] = {}

        def look(step: Step) -> None:
            cls.steps[step.name] = step
            cls.unit[step.name] = words_of(walk.workspace / "site")
            cls.members[step.name] = words_of(walk.workspace / "site-members")

        walk = Walk(Path(folder), look)
        walk.take()

    def test_the_manual_shows_what_the_program_says(self) -> None:
        told = MANUAL.split("### 走一遍", 1)[1].split("\n## ")[0]
        blocks = BLOCK.findall(told)
        steps = iter(self.steps.values())  # some are not shown
        self.assertGreaterEqual(len(blocks), 9)
        for command, lines in blocks:
            with self.subTest(command=command, lines=lines):
                self.assertTrue(any(says(step, command, lines) for step in steps), "in no step after the one before")

    def test_exit_codes(self) -> None:
        self.assertEqual({"changed": 3}, {name: step.done.returncode for name, step in self.steps.items()
                                          if step.done.returncode != 0})

    def test_nothing_is_there_before_its_day_or_without_approval(self) -> None:
        for step in ("proposed", "sheet", "approved", "unapproved", "sheet again"):
            for text in TEXTS:
                self.assertNotIn(text, self.unit[step], step)
        for step in ("posted", "changed", "amended", "last day"):
            for text in TEXTS:
                self.assertIn(text, self.unit[step], step)

    def test_an_amendment_stands_beside_the_original(self) -> None:
        self.assertNotIn(AMENDED, self.unit["posted"])
        for text in ("三月底前加装两台", AMENDED, "1月22日支委会决定", "原文", "调整"):
            self.assertIn(text, self.unit["amended"])

    def test_after_the_last_day_a_neutral_line_is_left(self) -> None:
        for text in (*TEXTS, AMENDED, "三月底前"):
            self.assertNotIn(text, self.unit["ended"])
        self.assertIn("整改清单：公示期已结束（到 2025年2月7日 为止）。", self.unit["ended"])
        self.assertIn(TEXTS[1], self.members["members"], "to members it is posted without end")

    def test_what_is_withdrawn_is_nowhere(self) -> None:
        for text in (TEXTS[1], "每次会后由组长签字"):
            self.assertIn(text, self.members["members"])
            self.assertNotIn(text, self.members["withdrawn"] + self.unit["withdrawn"])
        self.assertIn("当事人提出，支委会2月9日同意", self.members["withdrawn"])
        self.assertIn(TEXTS[0], self.members["withdrawn"])


if __name__ == "__main__":
    unittest.main()
