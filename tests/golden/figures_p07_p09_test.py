"""The key figures of the examples of P07, P08 and P09 for members (who see all), as worked out by hand in their READMEs."""
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
        self.assertEqual(2, self.page("LY2/2021/rectification.html").count("到期后才延期"))  # one item, on the screen and on paper

    def test_stages(self) -> None:
        # 15 days after 07-27 is 08-11; the committee has no stages of a branch
        self.assertRegex(self.page("LY2/2021/stages.html"), r"形成整改方案 .*\| 逾期完成 晚5天 \| .*至2021年8月11日")
        self.assertRegex(self.page("LY1/2021/stages.html"), r"深入开展谈心谈话 .*\| 逾期完成 晚3天 \|")
        self.assertRegex(self.page("LY3/2021/stages.html"), r"召开专题组织生活会 \| 已完成 \| 2021年7月30日\n")
        self.deadline("LY3/2021", "召开专题组织生活会", "2021-07-31")  # by the plan: end of July
        self.assertNotIn("形成整改方案", self.page("LY/2021/stages.html"))

    def test_recurrence(self) -> None:
        # cards and table, and once in the line above them
        self.assertEqual(3 + 3 + 1, self.page("LY3/2021/rectification.html").count("第2年"))

    def test_filings(self) -> None:
        # ten days before and fifteen after 07-22, 07-27 and 07-30
        for unit, sent in (("LY/2021", "3 / 3"), ("LY1/2021", "6 / 6"), ("LY2/2021", "6 / 6"), ("LY3/2021", "5 / 6"),
                           ("LY3/2020", "6 / 6")):
            self.rows(f"{unit}/filings.html", f"报送 已报送 {sent} 件")
        self.rows("LY2/2021/filings.html", "逾期报送 晚2天 | 专题组织生活会方案 | 党委 | 2021年7月17日 | 2021年7月19日 | 2021年7月22日",
                  "逾期报送 晚5天 | 支委委员和党员个人整改方案 | 党委组织部 | 2021年8月11日 | 2021年8月16日")
        self.rows("LY3/2021/filings.html", "已报送 | 专题组织生活会方案 | 党委 | 2021年7月20日 | 2021年7月19日 | 2021年8月2日 会后才审核",
                  "已报送 | 对照检查材料 | 党委 | 会前 | 2021年7月28日 | 2021年7月29日",
                  "逾期 47天 | 专题组织生活会情况报告 | 党委 | 2021年8月14日")  # 17 days of August, 30 of September

    def test_what_is_lacking(self) -> None:
        # LY3's report is 47 days late; two items of LY1 and LY2 are late, which the column 还缺 does not repeat
        self.rows("LY/2021/index.html", "云杉苗圃党支部 | 8 | 0 | 2 | 5 | 1 | 0 | 报送专题组织生活会情况报告",
                  "合计 | 28 | 2 | 4 | 17 | 5 | 0 | 1 个单位")

    def test_talks_and_opinions(self) -> None:
        self.block("LY1/2021/preparation.html", "委员之间 必谈 | 3 | 3 | 已谈够", "委员与党员 必谈 | 12 | 12 | 已谈够",
                   "党员之间 必谈 | 6 | 6 | 已谈够")
        self.block("LY2/2021/preparation.html", "委员之间 必谈 | 3 | 3 | 已谈够", "委员与党员 必谈 | 9 | 9 | 已谈够",
                   "党员之间 必谈 | 3 | 1 | 还差 2 次")
        self.block("LY3/2021/preparation.html", "委员之间 必谈 | 1 | 1 | 已谈够", "委员与党员 必谈 | 6 | 6 | 已谈够",
                   "党员之间 必谈 | 没有填 | 3")
        for unit, count in (("LY1", 54), ("LY2", 30), ("LY3", 16)):
            self.rows(f"{unit}/2021/preparation.html", f"征求意见 {count}条")
        self.block("LY2/2021/preparation.html", "座谈会 | 7 | 7 | 都已回应", "征求意见表 | 18 | 16 | 还有 2 条没有回应",
                   "下基层调研 | 5 | 5 | 都已回应")
        self.block("LY3/2021/preparation.html", "个别访谈 | 6 | 6 | 都已回应", "征求意见表 | 10 | 没有填")
        self.made("LY3/2021", "preparation", "filings")  # the plan does not ask for the last list


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

    def test_last_list(self) -> None:
        self.rows("WL1/2021/last.html", "到2021年7月15日，共3项：已整改1项，正在整改1项，尚未整改1项")
        self.rows("WL2/2021/last.html", "到2021年7月20日，共2项：已整改1项，正在整改0项，尚未整改1项")
        # due on 05-31: 30 + 20 days
        self.assertRegex(self.page("WL2/2021/last.html"), r"尚未整改 逾期50天 \| .* WL2-Z20-2 ")

    def test_talks(self) -> None:
        self.block("WL1/2021/preparation.html", "委员之间 | 3 | 3 | 已谈够", "委员与党员 | 12 | 12 | 已谈够", "党员之间 | 6 | 6 | 已谈够",
                   "书记重点谈话 | 2 | 2 | 已谈够")
        self.block("WL2/2021/preparation.html", "委员之间 | 3 | 3 | 已谈够", "委员与党员 | 9 | 8 | 还差 1 次",
                   "党员之间 | 3 | 2 | 还差 1 次", "书记重点谈话 | 1 | 1 | 已谈够")
        self.made("WL1/2021", "preparation", "last")  # nothing is filed
        self.made("WL1/2020", "preparation")


class County(figures.Example):
    name = "p09-county"

    def test_nothing_is_listed_or_promised(self) -> None:
        own = self.own("QSX/2021")
        self.assertEqual([None] * 3, [own[key] for key in ("items", "commitments", "reports_due")])
        for page in ("commitments.html", "appraisal.html"):
            self.assertFalse((Path(self.site) / "QSX/2021" / page).exists())

    def test_stages(self) -> None:
        page = self.page("QSX/2021/stages.html")
        self.assertRegex(page, r"广泛开展交心谈心 .*\| 逾期完成 晚2天 \|")
        self.assertRegex(page, r"召开专题组织生活会 \| 已完成 \| 2021年7月1日")
        self.assertRegex(page, r"做好相关材料整理 .*\| 逾期 26天 \|")  # 16 days of July and 10 of August

    def test_absent(self) -> None:
        self.block("QSX/2021/index.html", "缺席", "平远山")
    def test_talks_and_materials(self) -> None:
        self.rows("QSX/2021/preparation.html", "书记与党员 必谈 | 11 | 10 | 还差 1 次")  # 12 without the secretary himself
        self.block("QSX/2021/filings.html", "已归档 | 专题组织生活会情况报告 | 2021年7月9日", "已归档 | 支部检视剖析材料 | 2021年7月6日",
                   "未归档 | 个人检视剖析材料")
        self.rows("QSX/2021/filings.html", "归档材料 已归档 2 / 3 种")
        self.made("QSX/2021", "preparation", "filings")


if __name__ == "__main__":
    unittest.main()
