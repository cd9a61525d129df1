"""The key figures of the examples of P10, P11 and P12 for members (who see all), as worked out by hand in their READMEs."""
from __future__ import annotations

import unittest
from pathlib import Path

import figures


class Village(figures.Example):
    name = "p10-village"

    def test_members_of_2018(self) -> None:
        self.tiers("LXC/2018", 17, 15, 17, 0, 5, 9, 1, 0)
        self.rows("LXC/2018/appraisal.html", "优秀 5 人，参加评定 15 人，正式党员 17 人，上限 5 人（按正式党员算）", "流动在外 | 2", "全体党员 | 17")

    def test_members_of_2019(self) -> None:
        self.tiers("LXC/2019", 18, 14, 17, 0, 5, 8, 1, 0)
        self.rows("LXC/2019/appraisal.html", "优秀 5 人，参加评定 14 人，正式党员 17 人，上限 5 人（按正式党员算）", "预备党员 | 1", "流动在外 | 2",
                  "缺席 | 1", "全体党员 | 18")

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
        # kept promises are asked no more: due 15, 12 (three kept), 9 (three more), 3 (six more); given 15, 9, 9, 2
        self.reports("LXC/2018", 15, 15 + 12 + 9 + 3, 15 + 9 + 9 + 2, 4)
        self.reports("LXC/2019", 15, 0, 0, 0)
        lines = self.page("LXC/2018/commitments.html").splitlines()
        on_paper = "\n".join(line for line in lines if " | " in line)
        for quarter, missing in (("2020年第1季度 缺报", 1), ("2019年第3季度 缺报", 3)):
            self.assertEqual((missing, missing), (lines.count(quarter), on_paper.count(quarter)))
        self.block("LXC/2018/commitments.html", "2 推进中", "13 兑现")
        self.block("LXC/2019/commitments.html", "13 未报告", "2 推进中")
        self.block("LXC/2019/commitments.html", "第一党小组 | 8 | 7 | 1", "第二党小组 | 7 | 6 | 1")
        self.block("LXC/2018/commitments.html", "第一党小组 | 8 | 1 | 7 | 2", "第二党小组 | 7 | 1 | 6 | 2")

    def test_filings(self) -> None:
        for unit, day in (("LXC/2018", "2019年3月18日"), ("LXC/2019", "2020年3月2日")):
            self.rows(f"{unit}/filings.html", "报送 已报送 1 / 1 件", f"已报送 | 整改措施 | 乡党委 | 没有定 | {day}")
            self.made(unit, "filings")  # neither talks nor opinions are counted

    def test_years(self) -> None:
        # (49 + 112 + 96 + 0 + 21) / 5 days after 2019-03-08; 14 + 29 + 30 after 2020-01-17
        self.rows("LXC/years.html", "2018年度 | 8 项 | 5 / 8 项 63% | 56 天 | 1 项 | 13 / 15 条",
                  "2019年度 | 10 项 其中结转 3 项 | 1 / 10 项 10% | 73 天 | 2 项 | 0 / 15 条")

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
        self.rows("QHFY01/2021/appraisal.html", "优秀 7 人，参加评定 19 人，正式党员 21 人，上限 7 人（按正式党员算）", "预备党员 | 2", "流入参评 | 1",
                  "流动在外 | 1", "缺席 | 1", "全体党员 | 24 | 含流入 1 人")
        self.rows("QHFY01/2021/index.html", "19 / 23 名党员参加评定", "优秀 7 人，另有流入参评 1 人")  # 24 - 1
        self.tiers("QHFY01/2020", 20, 19, 19, 0, 6, 13, 0, 0)
        self.rows("QHFY01/2020/appraisal.html", "优秀 6 人，参加评定 19 人，正式党员 19 人，上限 6 人（按正式党员算）", "预备党员 | 1", "全体党员 | 20")

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
        self.assertEqual(2, text.count("到期后才延期"))  # one item, on the screen and on paper
        for day in ("2022年3月11日", "2022年3月20日", "2022年8月18日"):
            with self.subTest(day=day):
                self.assertIn(day, text)

    def test_stages(self) -> None:
        page = self.page("QHFY01/2021/stages.html")
        self.assertRegex(page, r"征求意见和谈心谈话 .*\| 逾期完成 晚11天 \| .*至2022年1月28日 2022年2月8日完成")
        self.assertRegex(page, r"总结上报情况 \| .*2022年4月15日")
        self.assertEqual(1, page.count("逾期完成 晚"))

    def test_commitments(self) -> None:
        self.reports("QHFY01/2021", 21, 0, 0, 0)  # 24 without the absent, the one away and the guest
        self.block("QHFY01/2021/commitments.html", "1 未兑现", "14 未报告", "5 推进中", "1 兑现")
        self.block("QHFY01/2021/commitments.html", "第一党小组 | 7 | 0 | 3 | 4 | 0", "第二党小组 | 7 | 0 | 5 | 1 | 1",
                   "第三党小组 | 7 | 1 | 6 | 0 | 0")
        self.reports("QHFY01/2020", 20, 0, 0, 0)
        self.block("QHFY01/2020/commitments.html", "1 未兑现", "10 未报告", "9 兑现")

    def test_filings_and_materials(self) -> None:
        self.rows("QHFY01/2021/filings.html", "报送 已报送 3 / 5 件", "归档材料 已归档 0 / 1 种", "未归档 | 会议有关资料",
                  "未报送 还有21天 | 情况统计表 | 区党群工作部和法院政治部 | 2022年4月15日")  # 6 days of March, 15 of April
        self.rows("QHFY01/2020/filings.html", "报送 已报送 4 / 4 件", "归档材料 已归档 1 / 1 种",
                  "逾期报送 晚2天 | 情况统计表 | 区党群工作部和法院政治部 | 2021年2月20日 | 2021年2月22日")
        self.assertNotIn("流动党员", self.page("QHFY01/2020/filings.html"))

    def test_talks_and_opinions(self) -> None:
        self.block("QHFY01/2021/preparation.html", "委员之间 | 10 | 10 | 已谈够", "委员与党员 | 19 | 18 | 还差 1 次", "党员之间 | 没有填 | 27")
        self.block("QHFY01/2020/preparation.html", "委员之间 | 10 | 10 | 已谈够", "委员与党员 | 15 | 15 | 已谈够", "党员之间 | 没有填 | 22")
        self.block("QHFY01/2021/preparation.html", "调研谈访 | 14 | 14 | 都已回应", "书面征求 | 32 | 29 | 还有 3 条没有回应")
        self.rows("QHFY01/2021/preparation.html", "征求意见 46条")
        self.rows("QHFY01/2020/preparation.html", "征求意见 30条")
        self.made("QHFY01/2021", "preparation", "filings")


class School(figures.Example):
    name = "p12-school"

    def test_members(self) -> None:
        # under review is not yet a tier: 优秀 3 and 合格 6 of ZB3 are 2 and 4 of those, and 3 that wait
        self.tiers("ZB1/2017", 12, 8, 11, 0, 4, 4, 0, 0)
        self.tiers("ZB2/2017", 14, 12, 13, 0, 3, 8, 1, 0)
        self.tiers("ZB3/2017", 10, 9, 9, 3, 2, 4, 0, 0)
        self.rows("ZB1/2017/appraisal.html", "预备党员 | 1", "已参加民主生活会 | 2", "缺席（尚未补课） | 1")
        self.rows("ZB2/2017/appraisal.html", "预备党员 | 1", "缺席（尚未补课） | 1")
        self.rows("ZZ/2017/appraisal.html", "待审批 | 3 | 等次还没有审批", "预备党员 | 3", "已参加民主生活会 | 2",
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
        # all of the branches: the general branch has no page of them
        self.assertEqual(36, self.units["ZZ/2017"]["with_children"]["commitments"])
        self.assertFalse((self.site / "ZZ/2017/commitments.html").exists())
        self.assertNotIn("commitments.html", (self.site / "ZZ/2017/index.html").read_text(encoding="utf-8"))

    def test_filings(self) -> None:
        for unit, sent in (("ZZ", "4 / 4"), ("ZB1", "2 / 2"), ("ZB2", "2 / 2"), ("ZB3", "2 / 2")):
            self.rows(f"{unit}/2017/filings.html", f"报送 已报送 {sent} 件")
            self.assertNotIn("逾期", self.page(f"{unit}/2017/filings.html"))
        self.rows("ZB3/2017/filings.html", "已报送 | 党员等次 | 党总支 | 2017年4月14日 | 2017年4月14日 | 还没有审核")
        self.rows("ZB2/2017/filings.html", "已报送 | 党员等次 | 党总支 | 2017年4月14日 | 2017年4月13日 | 2017年4月14日")

    def test_talks_and_opinions(self) -> None:
        for unit, expected, held in (("ZZ", 10, 10), ("ZB1", 3, 3), ("ZB2", 3, 3), ("ZB3", 3, 2)):
            note = f"还差 {expected - held} 次" if held < expected else "已谈够"
            self.rows(f"{unit}/2017/preparation.html", f"委员之间 必谈 | {expected} | {held} | {note}")
        self.rows("ZZ/2017/preparation.html", "委员与党员 | 没有填 | 31")
        self.rows("ZB2/2017/preparation.html", "委员与党员 | 11 | 10 | 还差 1 次", "教职工意见 | 8 | 没有填")
        for unit, count in (("ZZ", 27), ("ZB1", 17), ("ZB2", 22), ("ZB3", 25)):
            self.rows(f"{unit}/2017/preparation.html", f"征求意见 {count}条")
        self.block("ZB3/2017/preparation.html", "教职工意见 | 6 | 6 | 都已回应", "学员意见 | 19 | 17 | 还有 2 条没有回应")
        self.made("ZZ/2017", "preparation", "filings")

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
