"""The key figures of the examples of P01, P02 and P03 for members (who see all), as worked out by hand in their READMEs."""
from __future__ import annotations

import json
import unittest
from pathlib import Path

import figures
import program


class Bureau(figures.Example):
    name = "p01-bureau"

    def test_members(self) -> None:
        # 16 = 14 assessed + 1 probationary + 1 absent; formal 15, so at most 5. Last year 14 formal, at most 4
        self.tiers("QLDA/2023", 16, 14, 15, 0, 5, 8, 1, 0)
        self.rows("QLDA/2023/appraisal.html", "优秀 5 人，参加评定 14 人，正式党员 15 人，上限 5 人（按正式党员算）", "预备党员 | 1", "缺席 | 1",
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

    def test_talks(self) -> None:
        # five committee members: 5 x 4 / 2 pairs, and 5 x 11 with the other members of 16; the year before 5 x 9 of 14
        self.rows("QLDA/2023/preparation.html", "委员之间 | 10 | 10 | 已谈够", "委员与党员 | 55 | 51 | 还差 4 次", "党员之间 | 没有填 | 24")
        self.rows("QLDA/2022/preparation.html", "委员之间 | 10 | 10 | 已谈够", "委员与党员 | 45 | 45 | 已谈够", "党员之间 | 没有填 | 22")
        self.assertNotIn("征求意见", self.page("QLDA/2023/preparation.html"))
        self.made("QLDA/2023", "preparation", "last")
        self.made("QLDA/2022", "preparation")

    def test_last_list(self) -> None:
        # on the day of the meeting: Z22-04 was closed on 02-07, had no event before, and was 30 + 31 + 19 days late
        self.rows("QLDA/2023/last.html", "到2024年1月19日，共5项：已整改3项，正在整改1项，尚未整改1项")
        self.assertRegex(self.page("QLDA/2023/last.html"), r"尚未整改 逾期80天 \| .* Z22-04 \| 何素秋 \| 2023年10月31日 \| 没有说明原因\n")

    def test_years(self) -> None:
        # (124 + 299 + 348 + 6) / 4 days after 2023-02-24; (6 + 54 + 30) after 2024-01-19 and the carried Z22-04 with its
        # 348 after 2023-02-24, by 4: 109.5. 4 of 13: 30.8
        self.rows("QLDA/years.html", "2022年度 | 5 项 | 4 / 5 项 80% | 194 天 | 0 项 | 1 / 14 条",
                  "2023年度 | 13 项 其中结转 2 项 | 4 / 13 项 31% | 110 天 | 1 项 | 1 / 15 条")


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

    def test_years(self) -> None:
        # after 2020-01-10: Z19-01 166, Z19-04 238, Z19-06 140, Z19-07 395 (366 - 9 + 38), by 4: 234.75
        # after 2021-01-22: two mended before it 0, Z20-07 40 (9 + 28 + 3); carried, Z19-07 its 395, by 4: 108.75
        self.rows("LHC/years.html", "2019年度 | 8 项 | 4 / 8 项 50% | 235 天 | 1 项",
                  "2020年度 | 13 项 其中结转 5 项 | 4 / 13 项 31% | 109 天 | 2 项")

    def test_a_list_for_members_is_not_told_to_others_as_none(self) -> None:
        with program.temp_folder() as folder:
            workspace, as_of = program.example(self.name, folder)
            for audience in ("unit", "society"):
                site = program.build(workspace, as_of, audience, folder / audience)
                self.assertFalse((site / "LHC/2020/rectification.html").exists())
                self.assertFalse((site / "LHC/years.html").exists())
                for page in site.rglob("*.html"):
                    text = page.read_text(encoding="utf-8")
                    self.assertNotIn("years.html", text)
                    self.assertNotIn("整改清单</a>", text)
                summary = json.loads((site / "summary.json").read_text(encoding="utf-8"))
                for figures_of in (summary["figures"], *(unit["own"] for unit in summary["units"])):
                    self.assertEqual([None] * 4, [figures_of[key] for key in ("items", "by_status", "closed_late", "commitments")])

    def test_no_tiers_and_no_commitments(self) -> None:
        for page in ("appraisal", "commitments"):
            self.assertFalse((Path(self.site) / f"LHC/2020/{page}.html").exists())

    def test_stages(self) -> None:
        self.assertRegex(self.page("LHC/2020/stages.html"), r"梳理上次整改落实情况 .*\| 逾期完成 晚2天")
        self.assertRegex(self.page("LHC/2020/stages.html"), r"通报召开情况 .*\| 进行中 还有10天")

    def test_last_list(self) -> None:
        # Z19-01, 04, 06 closed; Z19-02, 07, 08 with an event; Z19-03 and 05 with none but an extension. Late on 01-22:
        # Z19-05 since 12-31, Z19-07 since 11-30 (31 + 22 days); Z19-04 was due 08-31 and closed on 09-04. Z19-03 was
        # due on 10-31 and extended on 01-15 only; Z19-08 relapsed
        page = "LHC/2020/last.html"
        self.rows(page, "到2021年1月22日，共8项：已整改3项，正在整改3项，尚未整改2项")
        self.assertRegex(self.page(page), r"尚未整改 \| .* Z19-03 \| 段春苗 \| 2021年3月20日 原 2020年10月31日 到期后才延期 延期1次"
                         r" \| 看管的人外出务工，一直没有落实\n")
        self.assertRegex(self.page(page), r"尚未整改 逾期22天 \| .* Z19-05 \| 盛麦收 \| 2020年12月31日 \| 没有说明原因\n")
        self.assertRegex(self.page(page), r"正在整改 逾期53天 \| .* Z19-07 ")
        self.assertRegex(self.page(page), r"已整改 2020年9月4日 晚4天销号 \| .* Z19-04 ")
        self.assertRegex(self.page(page), r"正在整改 \| .* Z19-08 \| 连长河 \| 2021年3月31日 原 2020年6月30日 反弹后重定\n")

    def test_filings(self) -> None:
        # seven days before 2021-01-22 and 2020-01-10, ten after
        self.block("LHC/2020/filings.html", "已报送 | 组织生活会方案 | 督导组 | 2021年1月15日 | 2021年1月13日 | 2021年1月15日",
                   "已报送 | 征求意见梳理情况 | 督导组 | 2021年1月15日 | 2021年1月14日 | 还没有审核",
                   "逾期报送 晚2天 | 上年度整改落实情况 | 督导组 | 2021年1月15日 | 2021年1月17日 | 2021年1月19日",
                   "已报送 | 召开情况报告 | 镇党政办 | 2021年2月1日 | 2021年2月1日")
        self.rows("LHC/2020/filings.html", "报送 已报送 4 / 4 件")
        self.rows("LHC/2019/filings.html", "报送 已报送 4 / 4 件",
                  "逾期报送 晚2天 | 召开情况报告 | 镇党政办 | 2020年1月20日 | 2020年1月22日")
        self.made("LHC/2020", "preparation", "filings", "last")

    def test_opinions(self) -> None:
        self.block("LHC/2019/preparation.html", "座谈会 | 9", "书面征求意见 | 6", "个别访谈 | 8")
        self.block("LHC/2020/preparation.html", "座谈会 | 12", "书面征求意见 | 9", "个别访谈 | 7")
        self.rows("LHC/2019/preparation.html", "征求意见 23条")
        self.rows("LHC/2020/preparation.html", "征求意见 28条")


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

    def test_filings_and_materials(self) -> None:
        # ten working days after 04-21: 04-22, 23, the Sunday 25, 26 to 30, then 05-06 and 07
        self.rows("LH1/2021/filings.html", "报送 已报送 3 / 3 件", "归档材料 已归档 1 / 1 种")
        self.block("LH2/2021/filings.html", "已报送 | 会议召开情况报告 | 区直机关党工委 | 2021年5月7日 | 2021年5月7日",
                   "逾期报送 晚1天 | 问题清单 | 区直机关党工委 | 2021年5月7日 | 2021年5月8日",
                   "逾期 34天 | 整改措施 | 上级党组织 | 2021年5月7日")  # 24 days of May, 10 of June; not in the ledger
        self.rows("LH2/2021/filings.html", "报送 已报送 2 / 3 件", "归档材料 已归档 0 / 1 种")
        self.rows("LHZZ/2021/filings.html", "归档材料 已归档 1 / 1 种")
        self.assertNotIn("已报送", self.page("LHZZ/2021/filings.html"))

    def test_talks_and_opinions(self) -> None:
        self.rows("LHZZ/2021/preparation.html", "委员之间 必谈 | 6 | 6 | 已谈够")  # four: 4 x 3 / 2
        self.rows("LH1/2021/preparation.html", "委员之间 必谈 | 3 | 3 | 已谈够", "委员与党员 必谈 | 18 | 18 | 已谈够", "征求意见 15条")
        self.rows("LH2/2021/preparation.html", "委员之间 必谈 | 3 | 3 | 已谈够", "委员与党员 必谈 | 15 | 13 | 还差 2 次", "征求意见 9条")
        self.block("LH1/2021/preparation.html", "意见箱 | 4", "座谈会 | 11")
        self.block("LH2/2021/preparation.html", "走访服务对象 | 8", "意见箱 | 1")

if __name__ == "__main__":
    unittest.main()
