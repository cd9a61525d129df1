"""The key figures of the examples of P07, P08 and P09 as worked out by hand in data/examples/*/README.md, for members (who see all)."""
from __future__ import annotations

import unittest
from pathlib import Path

import figures


class System(figures.Example):
    name = "p07-system"

    def test_items(self) -> None:
        self.states("LY1/2021", 1, 2, 0, 3, 2, 0, 2, 1)
        self.states("LY2/2021", 1, 0, 1, 3, 3, 0, 0, 1)
        self.states("LY3/2021", 0, 1 + 1, 0, 3, 2, 0, 1, 0)  # LY3-Z20-2 carried over
        self.states("LY3/2020", 0, 1, 0, 0, 0, 0, 0, 6)
        self.states("LY/2021", 0, 0, 0, 0, 0, 0, 0, 0)  # the committee lists nothing itself
        every = self.units["LY/2021"]["with_children"]
        self.assertEqual(dict(zip(figures.STATES, (2, 4, 1, 9, 7, 0, 3, 2), strict=True)), every["by_status"])
        self.assertEqual((28, 1), (every["items"], every["closed_late"]))

    def test_nobody_is_appraised(self) -> None:
        for path, unit in self.units.items():
            with self.subTest(unit=path):
                self.assertIsNone(unit["own"].get("appraisal"))
        self.assertFalse((Path(self.site) / "LY1/2021/appraisal.html").exists())

    def test_deadlines(self) -> None:
        self.block("LY1/2021/rectification.html", "逾期 10天", "LY1-Z2")
        self.block("LY2/2021/rectification.html", "逾期 15天", "LY2-Z6")
        self.block("LY3/2021/rectification.html", "临期 今天到期", "LY3-Z20-2")
        self.block("LY3/2021/rectification.html", "临期 还有12天", "LY3-Z4")
        self.assertEqual(1, self.page("LY2/2021/rectification.html").count("到期后才延期"))

    def test_stages(self) -> None:
        # 15 days after 07-27 is 08-11; the committee has no stages of a branch
        self.assertRegex(self.page("LY2/2021/stages.html"), r"形成整改方案 .*\| 逾期完成 晚5天 \| .*至2021年8月11日")
        self.assertRegex(self.page("LY1/2021/stages.html"), r"深入开展谈心谈话 .*\| 逾期完成 晚3天 \|")
        self.assertIn("至2021年7月31日", self.page("LY3/2021/stages.html"))
        self.assertNotIn("形成整改方案", self.page("LY/2021/stages.html"))

    def test_recurrence(self) -> None:
        # cards and table, and once in the line above them
        self.assertEqual(3 + 3 + 1, self.page("LY3/2021/rectification.html").count("第2年"))


class Units(figures.Example):
    name = "p08-units"

    def test_items(self) -> None:
        self.states("WL1/2021", 1, 1, 0, 1, 1, 0, 2 + 1, 0)  # five of its own, two carried over
        self.states("WL2/2021", 1, 1, 0, 1, 0, 0, 1, 0)  # WL2-Z20-2 is what is overdue
        self.states("WL1/2020", 0, 0, 0, 1, 0, 0, 2, 0)
        self.states("WL2/2020", 1, 0, 0, 0, 0, 0, 1, 0)
        late = {unit: self.own(unit)["closed_late"] for unit in self.units}
        self.assertEqual({"WL1/2021": 1, "WL2/2021": 1, "WL1/2020": 1, "WL2/2020": 0}, late)

    def test_deadlines(self) -> None:
        self.block("WL1/2021/rectification.html", "逾期 5天", "WL1-Z21-3")
        self.block("WL1/2021/rectification.html", "临期 还有15天", "WL1-Z21-4")
        self.block("WL2/2021/rectification.html", "逾期 142天", "WL2-Z20-2")  # 30 + 31 + 31 + 30 + 20 after 05-31
        self.block("WL2/2021/rectification.html", "临期 还有11天", "WL2-Z21-2")
        self.assertIn("还没有明确", self.page("WL1/2021/rectification.html"))

    def test_commitments(self) -> None:
        for unit, commitments in (("WL1/2021", 7), ("WL2/2021", 5), ("WL1/2020", 6), ("WL2/2020", 6)):
            self.reports(unit, commitments, 0, 0, 0)
        self.block("WL1/2021/commitments.html", "4 未报告", "2 推进中", "1 兑现")
        self.block("WL2/2021/commitments.html", "1 未兑现", "3 未报告", "1 推进中")

    def test_stages(self) -> None:
        self.assertRegex(self.page("WL1/2021/stages.html"), r"组织专题学习 .*\| 逾期完成 晚2天 \|")
        self.assertRegex(self.page("WL2/2021/stages.html"), r"抓好整改落实 \| 逾期 5天 \|")


class County(figures.Example):
    name = "p09-county"

    def test_nothing_is_listed_or_promised(self) -> None:
        self.states("QSX/2021", 0, 0, 0, 0, 0, 0, 0, 0)
        self.reports("QSX/2021", 0, 0, 0, 0)
        for page in ("commitments.html", "appraisal.html"):
            self.assertFalse((Path(self.site) / "QSX/2021" / page).exists())

    def test_stages(self) -> None:
        page = self.page("QSX/2021/stages.html")
        self.assertRegex(page, r"广泛开展交心谈心 .*\| 逾期完成 晚2天 \|")
        self.assertRegex(page, r"召开专题组织生活会 \| 已完成 \| 2021年7月1日")
        self.assertRegex(page, r"做好相关材料整理 .*\| 逾期 26天 \|")  # 16 days of July and 10 of August

    def test_absent(self) -> None:
        self.block("QSX/2021/index.html", "缺席", "平远山")

if __name__ == "__main__":
    unittest.main()
