"""历年 and rows of children without the meeting: after each edit, the incremental build equals a clean one byte for byte."""
from __future__ import annotations

import unittest

import incremental_cases_test
import site_checks


class Years(incremental_cases_test.Case):
    """The page that compares an organisation's meetings, and the rows of children without one."""

    def setUp(self) -> None:
        super().setUp()
        for number, above in (("A", ""), ("B", "A"), ("C", "A")):
            self.organization(number, above)
        self.first = self.meeting("B")
        self.old = self.item("B", "R1")
        self.meeting("A")
        self.check()
        self.page = self.site() / "B" / "years.html"

    def test_comes_with_the_second_meeting_and_goes_with_it(self) -> None:
        self.assertFalse(self.page.exists())
        self.assertNotIn("years.html", self.shown_of("B"))
        record, rows = (self.workspace / "gongshilan.db").read_bytes(), list(self.tables["年度"])
        self.meeting("B", "2022")
        self.check()
        self.assertIn("第2年", self.page.read_text(encoding="utf-8"))
        for page in sorted((self.site() / "B").glob("*/*.html")):
            self.assertIn('href="../years.html"', page.read_text(encoding="utf-8"), page)
        (self.workspace / "gongshilan.db").write_bytes(record)  # from a backup, as the ledger
        self.tables["年度"] = rows
        self.check()
        self.assertFalse(self.page.exists())
        self.assertNotIn("years.html", self.shown_of("B"))

    def test_follows_every_meeting_and_stays_otherwise(self) -> None:
        self.meeting("B", "2022")
        self.check()
        before = self.page.read_text(encoding="utf-8")
        self.assertIn("0 / 1 项", before)
        self.row("进展", "B", 整改编号="R1", 日期="2022-03-01", 类别="销号", 内容="已经补齐")
        self.check()
        self.assertIn("1 / 1 项", self.page.read_text(encoding="utf-8"))
        self.assertIn("11 天", self.page.read_text(encoding="utf-8"))
        self.first["会议日期"] = "2022-02-19"
        self.check()
        self.assertIn("10 天", self.page.read_text(encoding="utf-8"))
        written = site_checks.stamps(self.page)
        self.old["责任人"] = "周远明"  # not on this page
        self.check()
        self.assertEqual(written, site_checks.stamps(self.page), "nothing in it changed")

    def test_is_there_while_a_list_is_posted(self) -> None:
        """And older meetings' pages, which lead to it, follow, though nothing of theirs has changed."""
        second = self.meeting("B", "2022")
        third = self.meeting("B", "2023")
        self.check()
        second["方案"] = third["方案"] = "P09"
        self.check()
        self.assertEqual(2, self.page.read_text(encoding="utf-8").count("没有要公示的整改清单"))
        self.assertNotIn("连年问题", self.page.read_text(encoding="utf-8"))
        self.first["方案"] = "P09"
        self.check()
        self.assertFalse(self.page.exists())
        self.assertNotIn("years.html", self.shown_of("B"))
        third["方案"] = "P11"
        self.check()
        self.assertIn("years.html", (self.site() / "B" / "2021" / "index.html").read_text(encoding="utf-8"))

    def test_a_superior_compares_the_lists_below_it(self) -> None:
        self.meeting("A", "2020", plan="P09")
        self.tables["年度"][-2]["方案"] = "P09"
        self.meeting("B", "2020")
        self.check()
        page = self.site() / "A" / "years.html"
        self.assertTrue(page.exists())
        for row in self.tables["年度"]:
            row["方案"] = "P09"
        self.check()
        self.assertFalse(page.exists())
        self.assertNotIn("years.html", self.shown_of("A"))

    def test_a_superior_has_pages_of_what_it_has_itself(self) -> None:
        self.check()
        page = self.site() / "A" / "2021" / "rectification.html"
        self.assertFalse(page.exists())
        self.item("A", "R9")
        self.check()
        self.assertTrue(page.exists())
        self.tables["组织"][1]["上级编号"] = self.tables["组织"][2]["上级编号"] = ""
        self.check()
        self.assertTrue(page.exists())
        commitments = page.with_name("commitments.html")
        self.assertTrue(commitments.exists(), "it is a branch now and says that there are none")
        self.tables["组织"][1]["上级编号"] = "A"
        self.check()
        self.assertFalse(commitments.exists())

    def test_children_without_the_meeting_are_called(self) -> None:
        overview = self.site() / "A" / "2021" / "index.html"
        self.assertIn("尚未登记这次会议", overview.read_text(encoding="utf-8"))
        self.tables["组织"][2]["名称"] = "第三党支部"
        self.check()
        self.assertIn("第三党支部", overview.read_text(encoding="utf-8"))
        self.meeting("C", "2022")  # another one
        self.check()
        self.assertIn("尚未登记这次会议", overview.read_text(encoding="utf-8"))
        self.meeting("C")
        self.check()
        self.assertNotIn("尚未登记这次会议", overview.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
