"""The key figures of the examples of P01, P02 and P03 as worked out by hand in data/examples/*/README.md, for members (who see all)."""
from __future__ import annotations

import unittest
from pathlib import Path

import figures


class Bureau(figures.Example):
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


class Township(figures.Example):
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


class GeneralBranch(figures.Example):
    name = "p03-bureau"

    def test_items(self) -> None:
        self.states("LHZZ/2021", 1, 1, 0, 2, 0, 0, 0, 1)
        self.states("LH1/2021", 0, 1, 0, 1, 1, 0, 2, 0)
        self.states("LH2/2021", 1, 1, 1, 1, 0, 0, 1, 0)
        every = self.units["LHZZ/2021"]["with_children"]
        self.assertEqual(dict(zip(figures.STATES, (2, 3, 1, 4, 1, 0, 3, 1), strict=True)), every["by_status"])
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

if __name__ == "__main__":
    unittest.main()
