"""A calendar of the workspace's own: the next build makes its deadlines new, as a clean build would."""
from __future__ import annotations

import re
import unittest

import incremental_cases_test as incremental
import program
import workspaces


class Calendars(incremental.Case):
    def test_a_year_of_its_own_moves_deadlines(self) -> None:
        """In every audience's site, and back when it has gone."""
        self.organization("A")
        self.meeting("A")
        self.item("A", "R1")["整改时限"] = "会后15个工作日"
        self.check()
        self.assertEqual("3月11日", self.deadline())
        for also_off, deadline in (("2022-03-07", "3月14日"), ("2022-03-14", "3月11日"), ("2022-03-11", "3月14日")):
            with self.subTest(also_off=also_off):
                notice = self.folder / "notice.json"
                notice.write_text(workspaces.calendar(2022, also_off), encoding="utf-8")
                self.add(notice)
                self.check()
                self.assertEqual(deadline, self.deadline())
        (self.workspace / "calendars" / "2022.json").unlink()
        self.check()
        self.assertEqual("3月11日", self.deadline())

    def deadline(self) -> str:
        return re.findall(r"<dt>时限</dt><dd>(?:<[^>]*>)?2022年([^<]*)<", self.shown_of("A"))[0]

    def add(self, notice: object) -> None:
        done = program.run("calendar", "add", str(notice), "--workspace", str(self.workspace))
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_an_untouched_calendar_changes_nothing(self) -> None:
        self.organization("A")
        self.meeting("A")
        notice = self.folder / "notice.json"
        notice.write_text(workspaces.calendar(2022), encoding="utf-8")
        self.add(notice)
        self.check()
        self.add(notice)
        self.assertIn("更新 0 个文件", self.check(incremental.MEMBERS))


if __name__ == "__main__":
    unittest.main()
