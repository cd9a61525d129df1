"""The key figures of the shipped examples as worked out by hand in data/examples/*/README.md, for members (who see all)."""
from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

import program

STATES = ("overdue", "due_soon", "reopened", "under_way", "not_started", "standing", "closed", "rechecked")
TIERS = ("excellent", "qualified", "basically_qualified", "unqualified")


class Example(unittest.TestCase):
    """A shipped workspace built once for a class of tests."""

    name = ""

    @classmethod
    def setUpClass(cls) -> None:
        if not cls.name:
            raise unittest.SkipTest("only its children are tests")
        cls.folder = cls.enterClassContext(program.temp_folder())
        workspace, as_of = program.example(cls.name, cls.folder)
        cls.site = program.build(workspace, as_of, "members", cls.folder / "site")
        summary = json.loads((cls.site / "summary.json").read_text(encoding="utf-8"))
        cls.units = {unit["path"].rstrip("/"): unit for unit in summary["units"]}

    def page(self, path: str) -> str:
        return program.text_of_page((Path(self.site) / path).read_text(encoding="utf-8"))

    def own(self, unit: str) -> dict[str, Any]:
        return self.units[unit]["own"]

    def states(self, unit: str, *counts: int) -> None:
        """Items by state in the order of STATES, and their sum."""
        own = self.own(unit)
        self.assertEqual(dict(zip(STATES, counts, strict=True)), own["by_status"])
        self.assertEqual(sum(counts), own["items"])

    def tiers(self, unit: str, members: int, assessed: int, formal: int, under_review: int, *counts: int) -> None:
        appraisal = self.own(unit)["appraisal"]
        now = (appraisal["members"], appraisal["assessed"], appraisal["formal"], appraisal["under_review"])
        self.assertEqual((members, assessed, formal, under_review), now)
        self.assertEqual(list(zip(TIERS, counts, strict=True)),
                         [(cell["from"], cell["count"]) for cell in appraisal["tiers"]])
        self.assertEqual(assessed, under_review + appraisal["undecided"] + sum(counts))

    def reports(self, unit: str, commitments: int, due: int, given: int, missing: int) -> None:
        own = self.own(unit)
        now = (own["commitments"], own["reports_due"], own["reports_given"], own["reports_missing"])
        self.assertEqual((commitments, due, given, missing), now)

    def rows(self, path: str, *rows: str) -> None:
        """Whole lines of a page's text: "预备党员 | 2"."""
        lines = self.page(path).splitlines()
        for row in rows:
            with self.subTest(page=path, row=row):
                self.assertIn(row, lines)

    def block(self, path: str, *lines: str) -> None:
        """Lines that follow each other on a page."""
        self.assertIn("\n".join(lines) + "\n", self.page(path))


class Bureau(Example):
    name = "p01-bureau"

    def test_members(self) -> None:
        # 16 = 14 assessed + 1 probationary + 1 absent; formal 15, so at most 5. Last year 14 formal, at most 4
        self.tiers("QLDA/2023", 16, 14, 15, 0, 5, 8, 1, 0)
        self.rows("QLDA/2023/appraisal.html", "优秀 5 人，参评 14 人，正式党员 15 人，上限 5 人", "预备党员 | 1", "缺席（尚未补课） | 1",
                  "全体党员 | 16")
        self.tiers("QLDA/2022", 14, 14, 14, 0, 5, 9, 0, 0)

    def test_items(self) -> None:
        self.states("QLDA/2022", 0, 1, 0, 0, 0, 0, 4, 0)
        # eleven of its own and two carried over: Z22-02 due soon, Z22-04 closed after the meeting
        self.states("QLDA/2023", 1, 2 + 1, 0, 3, 2, 0, 2 + 1, 1)
        self.assertEqual((1, 1 + 1), (self.own("QLDA/2022")["closed_late"], self.own("QLDA/2023")["closed_late"]))
        page = "QLDA/2023/rectification.html"
        self.block(page, "逾期 5天", "Z23-04")  # 03-15 to 03-20
        self.block(page, "临期 还有9天", "Z23-05")  # 03-20 to 03-29
        self.block(page, "临期 还有11天", "Z23-10")  # put off late, to 03-31
        self.assertEqual(1 + 2, self.page(page).count("第2年\n"))  # W23-03 came back; two carried over

    def test_days_of_the_plan(self) -> None:
        stages = "QLDA/2023/stages.html"  # the ledger says none of these deadlines
        for row in (r"认真组织学习 .*\| 已完成 \| .*至2024年1月2日", r"认真开展谈心谈话 .*\| 逾期完成 晚2天 \| .*至2024年1月9日",
                    r"联系实际查摆问题 \| 已完成 \| .*至2024年1月15日", r"党员大会 \| 已完成 \| 2024年1月19日",
                    r"支委会 \| 已完成 \| 2024年1月19日"):
            with self.subTest(row=row):
                self.assertRegex(self.page(stages), row)
        self.assertNotIn("2024年1月", self.page("QLDA/2022/stages.html"))

    def test_commitments(self) -> None:
        self.reports("QLDA/2022", 14, 0, 0, 0)
        self.reports("QLDA/2023", 15, 0, 0, 0)  # all but the absent one
        self.block("QLDA/2023/commitments.html", "1 未兑现", "11 未报告", "2 推进中", "1 兑现")


class Township(Example):
    name = "p02-township"

    def test_items(self) -> None:
        self.states("LHC/2019", 1, 1, 1, 1, 0, 0, 4, 0)
        # eight of its own and five carried over: Z19-05, Z19-03, Z19-08, Z19-02, Z19-07 in the order of states
        self.states("LHC/2020", 1 + 1, 1 + 1, 1, 2 + 1, 1, 0, 3 + 1, 0)
        self.assertEqual((2, 1 + 1), (self.own("LHC/2019")["closed_late"], self.own("LHC/2020")["closed_late"]))

    def test_deadlines(self) -> None:
        page = "LHC/2020/rectification.html"
        self.block(page, "逾期 69天", "Z19-05")  # 2020-12-31 to 03-10: 31 + 28 + 10
        self.block(page, "逾期 5天", "Z20-03")
        self.block(page, "临期 还有10天", "Z19-03")
        self.block(page, "临期 还有15天", "Z20-04")
        self.block(page, "已销号 2021年1月15日", "Z20-02")  # mended before the meeting of 01-22
        self.block(page, "已销号 2021年1月20日", "Z20-05")

    def test_recurrence(self) -> None:
        self.assertEqual(2 + 5, self.page("LHC/2020/rectification.html").count("第2年\n"))  # came back; carried over

    def test_no_tiers_and_no_commitments(self) -> None:
        for page in ("appraisal", "commitments"):
            self.assertFalse((Path(self.site) / f"LHC/2020/{page}.html").exists())

    def test_stages(self) -> None:
        self.assertRegex(self.page("LHC/2020/stages.html"), r"梳理上次整改落实情况 .*\| 逾期完成 晚2天")
        self.assertRegex(self.page("LHC/2020/stages.html"), r"通报召开情况 .*\| 进行中 还有10天")


class GeneralBranch(Example):
    name = "p03-bureau"

    def test_items(self) -> None:
        self.states("LHZZ/2021", 1, 1, 0, 2, 0, 0, 0, 1)
        self.states("LH1/2021", 0, 1, 0, 1, 1, 0, 2, 0)
        self.states("LH2/2021", 1, 1, 1, 1, 0, 0, 1, 0)
        every = self.units["LHZZ/2021"]["with_children"]
        self.assertEqual(dict(zip(STATES, (2, 3, 1, 4, 1, 0, 3, 1), strict=True)), every["by_status"])
        self.assertEqual((15, 1, 9), (every["items"], every["closed_late"], every["commitments"]))

    def test_deadlines(self) -> None:
        self.block("LHZZ/2021/rectification.html", "逾期 5天", "LHZZ-Z3")
        self.block("LHZZ/2021/rectification.html", "临期 还有10天", "LHZZ-Z4")
        self.block("LH1/2021/rectification.html", "临期 还有15天", "LH1-Z2")
        self.block("LH2/2021/rectification.html", "逾期 9天", "LH2-Z4")
        self.block("LH2/2021/rectification.html", "临期 今天到期", "LH2-Z3")

    def test_two_levels_on_two_days(self) -> None:
        self.assertRegex(self.page("LHZZ/2021/stages.html"), r"党总支部组织生活会 \| 已完成 \| 2021年4月20日")
        self.assertRegex(self.page("LH1/2021/stages.html"), r"党支部组织生活会 \| 已完成 \| 2021年4月21日")
        self.assertNotIn("党总支部组织生活会", self.page("LH1/2021/stages.html"))

    def test_stages(self) -> None:
        self.assertRegex(self.page("LHZZ/2021/stages.html"), r"查找突出问题 \| 逾期完成 晚1天")
        self.assertRegex(self.page("LH2/2021/stages.html"), r"开展谈心谈话，征求意见 \| 逾期完成 晚2天")

    def test_commitments(self) -> None:
        self.reports("LH1/2021", 5, 0, 0, 0)
        self.reports("LH2/2021", 4, 0, 0, 0)
class System(Example):
    name = "p07-system"

    def test_items(self) -> None:
        self.states("LY1/2021", 1, 2, 0, 3, 2, 0, 2, 1)
        self.states("LY2/2021", 1, 0, 1, 3, 3, 0, 0, 1)
        self.states("LY3/2021", 0, 1 + 1, 0, 3, 2, 0, 1, 0)  # LY3-Z20-2 carried over
        self.states("LY3/2020", 0, 1, 0, 0, 0, 0, 0, 6)
        self.states("LY/2021", 0, 0, 0, 0, 0, 0, 0, 0)  # the committee lists nothing itself
        every = self.units["LY/2021"]["with_children"]
        self.assertEqual(dict(zip(STATES, (2, 4, 1, 9, 7, 0, 3, 2), strict=True)), every["by_status"])
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
        self.assertEqual(3 + 3, self.page("LY3/2021/rectification.html").count("第2年"))  # cards and table


class Units(Example):
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


class County(Example):
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


class Village(Example):
    name = "p10-village"

    def test_members_of_2018(self) -> None:
        self.tiers("LXC/2018", 17, 15, 17, 0, 5, 9, 1, 0)
        self.rows("LXC/2018/appraisal.html", "优秀 5 人，参评 15 人，正式党员 17 人，上限 5 人", "流动在外 | 2", "全体党员 | 17")

    def test_members_of_2019(self) -> None:
        self.tiers("LXC/2019", 18, 14, 17, 0, 5, 8, 1, 0)
        self.rows("LXC/2019/appraisal.html", "优秀 5 人，参评 14 人，正式党员 17 人，上限 5 人", "预备党员 | 1", "流动在外 | 2",
                  "缺席（尚未补课） | 1", "全体党员 | 18")

    def test_items(self) -> None:
        self.states("LXC/2018", 1, 0, 1, 1, 0, 0, 3, 2)
        self.assertEqual(1, self.own("LXC/2018")["closed_late"])
        self.states("LXC/2019", 1 + 1, 2, 1, 2 + 1, 1, 0, 1, 0)  # seven of its own and three carried over

    def test_deadlines(self) -> None:
        page = "LXC/2019/rectification.html"
        self.block(page, "逾期 193天", "Z18-05")
        self.block(page, "逾期 10天", "Z19-04")
        self.block(page, "临期 还有10天", "Z19-01")
        self.block(page, "临期 还有15天", "Z19-07")
        self.assertIn("到期后才延期", self.page(page))

    def test_reports(self) -> None:
        self.reports("LXC/2018", 10, 32, 28, 4)
        self.reports("LXC/2019", 8, 0, 0, 0)
        lines = self.page("LXC/2018/commitments.html").splitlines()
        on_paper = "\n".join(line for line in lines if " | " in line)
        for quarter, missing in (("2020年第1季度 缺报", 1), ("2019年第3季度 缺报", 3)):
            self.assertEqual((missing, missing), (lines.count(quarter), on_paper.count(quarter)))
        self.block("LXC/2018/commitments.html", "2 推进中", "8 兑现")

    def test_stages(self) -> None:
        page = self.page("LXC/2019/stages.html")
        self.assertRegex(page, r"开展谈心谈话 .*\| 逾期完成 晚1天 \|")
        self.assertRegex(page, r"抓好整改落实 .*\| 逾期完成 晚8天 \|")
        self.assertIn("2020年7月17日", page)

    def test_recurrence(self) -> None:
        self.assertEqual(2 + 3, self.page("LXC/2019/rectification.html").count("第2年\n"))


class Court(Example):
    name = "p11-court"

    def test_members(self) -> None:
        self.tiers("QHFY01/2021", 24, 19, 21, 0, 7, 11, 1, 0)
        self.rows("QHFY01/2021/appraisal.html", "优秀 7 人，参评 19 人，正式党员 21 人，上限 7 人", "预备党员 | 2", "流入参评 | 1",
                  "流动在外 | 1", "缺席（尚未补课） | 1", "全体党员 | 24")
        self.tiers("QHFY01/2020", 20, 19, 19, 0, 6, 13, 0, 0)
        self.rows("QHFY01/2020/appraisal.html", "优秀 6 人，参评 19 人，正式党员 19 人，上限 6 人", "预备党员 | 1", "全体党员 | 20")

    def test_items(self) -> None:
        self.states("QHFY01/2021", 2, 3, 1, 3 + 1, 2, 0, 3, 1)  # Z20-02 carried over
        self.assertEqual(1, self.own("QHFY01/2021")["closed_late"])
        self.states("QHFY01/2020", 0, 0, 0, 1, 0, 0, 1, 0)

    def test_deadlines(self) -> None:
        page = "QHFY01/2021/rectification.html"
        for state, number in (("逾期 5天", "Z21-04"), ("逾期 5天", "Z21-15"), ("临期 今天到期", "Z21-14"),
                              ("临期 还有6天", "Z21-07"), ("临期 还有14天", "Z21-06")):
            with self.subTest(number=number):
                self.block(page, state, number)
        text = self.page(page)
        self.assertEqual(1, text.count("到期后才延期"))
        for day in ("2022年3月11日", "2022年3月20日", "2022年8月18日"):
            with self.subTest(day=day):
                self.assertIn(day, text)

    def test_stages(self) -> None:
        page = self.page("QHFY01/2021/stages.html")
        self.assertRegex(page, r"征求意见和谈心谈话 .*\| 逾期完成 晚11天 \| .*至2022年1月28日 2022年2月8日完成")
        self.assertRegex(page, r"总结上报情况 \| .*2022年4月15日")
        self.assertEqual(1, page.count("逾期完成 晚"))

    def test_commitments(self) -> None:
        self.reports("QHFY01/2021", 11, 0, 0, 0)
        self.block("QHFY01/2021/commitments.html", "1 未兑现", "4 未报告", "5 推进中", "1 兑现")


class School(Example):
    name = "p12-school"

    def test_members(self) -> None:
        # under review is not yet a tier: 优秀 3 and 合格 6 of ZB3 are 2 and 4 of those, and 3 that wait
        self.tiers("ZB1/2017", 12, 8, 11, 0, 4, 4, 0, 0)
        self.tiers("ZB2/2017", 14, 12, 13, 0, 3, 8, 1, 0)
        self.tiers("ZB3/2017", 10, 9, 9, 3, 2, 4, 0, 0)
        self.rows("ZB1/2017/appraisal.html", "预备党员 | 1", "已参加民主生活会 | 2", "缺席（尚未补课） | 1")
        self.rows("ZB2/2017/appraisal.html", "预备党员 | 1", "缺席（尚未补课） | 1")
        self.rows("ZZ/2017/appraisal.html", "待审批 | 3 | 已评定，上级还没有审批", "预备党员 | 3", "已参加民主生活会 | 2",
                  "缺席（尚未补课） | 2", "全体党员 | 36", "合计 | 36 | 29 | 9 | 7")
        self.assertNotIn("上限", self.page("ZB2/2017/appraisal.html"))

    def test_items(self) -> None:
        self.states("ZZ/2017", 1, 1, 0, 1, 1, 0, 2, 1)
        self.states("ZB1/2017", 0, 0, 0, 2, 0, 0, 2, 0)
        self.states("ZB2/2017", 0, 2, 1, 1, 1, 0, 0, 0)
        self.states("ZB3/2017", 1, 0, 0, 1, 1, 0, 1, 0)
        every = self.units["ZZ/2017"]["with_children"]
        self.assertEqual(dict(zip(STATES, (2, 3, 1, 5, 3, 0, 5, 1), strict=True)), every["by_status"])
        self.assertEqual((20, 2), (every["items"], every["closed_late"]))

    def test_deadlines(self) -> None:
        self.block("ZZ/2017/rectification.html", "逾期 5天", "ZZ-R5")
        self.block("ZB3/2017/rectification.html", "逾期 8天", "ZB3-R3")
        self.assertIn("2017年4月24日", self.page("ZZ/2017/rectification.html"))

    def test_commitments(self) -> None:
        self.reports("ZB1/2017", 12, 0, 0, 0)
        self.reports("ZB2/2017", 14, 0, 0, 0)
        self.reports("ZB3/2017", 10, 0, 0, 0)

    def test_stages(self) -> None:
        for unit in ("ZZ", "ZB3"):
            self.assertRegex(self.page(f"{unit}/2017/stages.html"), r"作出组织评定 .*\| 逾期 36天")
        self.assertIn("逾期完成 晚2天", self.page("ZB2/2017/stages.html"))

    def test_names_that_gbk_cannot_write(self) -> None:
        everything = "".join(path.read_text(encoding="utf-8") for path in Path(self.site).rglob("*.html"))
        self.assertIn("李䶮", everything)
        self.assertIn("吴𠮷", everything)


if __name__ == "__main__":
    unittest.main()
