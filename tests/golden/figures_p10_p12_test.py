"""The key figures of the examples of P10, P11 and P12 as worked out by hand in data/examples/*/README.md, for members (who see all)."""
from __future__ import annotations

import unittest
from pathlib import Path

import figures


class Village(figures.Example):
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


class Court(figures.Example):
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


class School(figures.Example):
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
        self.assertEqual(dict(zip(figures.STATES, (2, 3, 1, 5, 3, 0, 5, 1), strict=True)), every["by_status"])
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
