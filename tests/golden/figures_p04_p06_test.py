"""The key figures of the examples of P04, P05 and P06 for members (who see all), as worked out by hand in their READMEs."""
from __future__ import annotations

import unittest

import figures
import program


class Company(figures.Example):
    name = "p04-company"
    known = ("excellent", "qualified", "unqualified")  # no 基本合格

    def counts(self, unit: str, which: str, members: int, assessed: int, formal: int, under_review: int, undecided: int,
               *tiers: int) -> None:
        appraisal = self.units[unit][which]["appraisal"]
        now = [appraisal[key] for key in ("members", "assessed", "formal", "under_review", "undecided")]
        self.assertEqual([members, assessed, formal, under_review, undecided], now)
        self.assertEqual(list(zip(self.known, tiers, strict=True)),
                         [(cell["from"], cell["count"]) for cell in appraisal["tiers"]])
        self.assertEqual(assessed, under_review + undecided + sum(tiers))

    def test_members(self) -> None:
        # 优秀 and 不合格 count once the superior has approved: ZB1 one 不合格, ZB2 two 优秀 still wait
        self.counts("ZB1/2015", "own", 12, 11, 12, 0, 0, 2, 9, 0)
        self.counts("ZB1/2016", "own", 14, 10, 13, 1, 0, 3, 6, 0)
        self.counts("ZB2/2016", "own", 11, 9, 10, 2, 1, 0, 6, 0)
        self.counts("DW/2016", "with_children", 25, 19, 23, 3, 1, 3, 12, 0)
        self.rows("DW/2016/appraisal.html", "优秀 3 人，参加评定 19 人（含待评定 1 人），正式党员 23 人", "待审批 | 3 | 等次还没有审批",
                  "待评定 | 1 | 参加了评议，等次还没有评定", "预备党员 | 2", "不在范围 | 3", "全体党员 | 25", "合计 | 25 | 19 | 3 | 6")
        self.rows("ZB2/2016/index.html", "9 / 11 名党员参加评定", "优秀 0 人，待审批 2 人，待评定 1 人")  # 6 qualified
        for unit in ("DW", "ZB1", "ZB2"):
            self.assertNotIn("上限", self.page(f"{unit}/2016/appraisal.html"))

    def test_items(self) -> None:
        self.states("ZB1/2015", 0, 0, 0, 1, 0, 0, 2 + 4, 0)  # of the committee, and one of each of its members
        self.assertEqual(1, self.own("ZB1/2015")["closed_late"])
        self.states("ZB1/2016", 1, 1, 0, 2 + 1, 2, 0, 1, 0)  # Z15-3 carried over
        self.states("ZB2/2016", 0, 1, 0, 1, 1, 0, 1, 1)
        every = self.units["DW/2016"]["with_children"]
        self.assertEqual(dict(zip(figures.STATES, (1, 2, 0, 4, 3, 0, 2, 1), strict=True)), every["by_status"])
        page = "ZB1/2016/rectification.html"
        self.block(page, "逾期 25天", "Z16-3")  # a month after 2017-01-13
        self.block(page, "临期 还有10天", "Z16-1")
        # two items, on the list and on the sheet for paper, and once in the line above them
        self.assertEqual(2 + 2 + 1, self.page(page).count("第2年"))
        self.block("ZB2/2016/rectification.html", "临期 今天到期", "R4")
        self.assertIn("2017年2月9日", self.page("ZB2/2016/rectification.html"))  # 15 working days, two Saturdays moved

    def test_the_committee_has_no_pages_of_what_its_branches_have(self) -> None:
        self.assertEqual(["appraisal.html", "index.html", "postings.html", "stages.html"],
                         sorted(page.name for page in (self.site / "DW/2016").glob("*.html")))

    def test_promises_of_2015_are_reported_at_the_meeting_of_2016(self) -> None:
        self.reports("ZB1/2015", 3, 3, 2, 1)
        self.reports("ZB1/2016", 3, 0, 0, 0)
        self.reports("ZB2/2016", 1, 0, 0, 0)
        self.block("ZB1/2015/commitments.html", "1 未报告", "1 推进中", "1 兑现")

    def test_stages(self) -> None:
        self.assertRegex(self.page("ZB1/2016/stages.html"), r"会中：党内、党外评议 .*\| 逾期完成 晚2天")
        self.assertRegex(self.page("ZB2/2016/stages.html"), r"会后：组织考察 .*\| 逾期 10天")

    def test_scores_and_the_tier_below_are_on_no_page(self) -> None:
        pages = [path.read_text(encoding="utf-8") for path in self.site.rglob("*.html")]
        self.assertEqual([], [page for page in pages if "52.6" in page or "曹大川" in page])

    def test_filings(self) -> None:
        self.rows("ZB1/2015/filings.html", "报送 已报送 3 / 3 件")
        self.rows("ZB1/2016/filings.html", "报送 已报送 3 / 3 件",
                  "逾期报送 晚2天 | 民主评议党员书面报告 | 公司党委 | 2017年2月28日 | 2017年3月2日")
        self.rows("ZB2/2016/filings.html", "报送 已报送 1 / 2 件",
                  "逾期 10天 | 民主评议党员汇总表（汇总表、明细表） | 公司党委 | 2017年2月28日")
        for unit in ("ZB1", "ZB2"):  # a list of those still to be approved would tell a tier
            self.assertNotIn("还没有审核", self.page(f"{unit}/2016/filings.html"))

    def test_talks_and_opinions(self) -> None:
        self.rows("ZB1/2015/preparation.html", "委员与党员 必谈 | 7 | 7 | 已谈够", "征求意见 13条")
        self.rows("ZB1/2016/preparation.html", "委员与党员 必谈 | 8 | 7 | 还差 1 次", "征求意见 24条")
        self.rows("ZB2/2016/preparation.html", "委员与党员 必谈 | 7 | 7 | 已谈够", "征求意见 9条")
        self.block("ZB1/2016/preparation.html", "征求意见表 | 7 | 7 | 都已回应", "意见箱 | 2 | 1 | 还有 1 条没有回应",
                   "党外群众座谈会 | 6 | 4 | 还有 2 条没有回应", "民意测评 | 9 | 没有填")


class Office(figures.Example):
    name = "p05-office"

    def test_items(self) -> None:
        self.states("ZWSJ/2021-1", 1, 0, 1, 0, 1, 0, 3, 0)
        self.assertEqual(1, self.own("ZWSJ/2021-1")["closed_late"])
        self.states("ZWSJ/2021-2", 1, 2, 1, 1, 1 + 1, 0, 1, 0)  # the overdue, the reopened and a not begun one carried
        page = "ZWSJ/2021-2/rectification.html"
        self.block(page, "逾期 25天", "G1-4")
        self.block(page, "临期 今天到期", "G2-1")
        self.block(page, "临期 还有15天", "G2-3")  # 15 working days after 2022-01-14: 2022-02-09
        self.assertEqual(3 + 3, self.page(page).count("结转自2021年上半年"))

    def test_promises_of_the_first_half_are_reported_at_the_end_of_the_year(self) -> None:
        self.reports("ZWSJ/2021-1", 12, 12, 10, 2)  # H1-05 was told six days after the meeting, H1-08 never
        self.block("ZWSJ/2021-1/commitments.html", "1 未兑现", "1 未报告", "2 推进中", "8 兑现")
        self.reports("ZWSJ/2021-2", 12, 0, 0, 0)

    def test_the_unit_sees_items_and_no_promises(self) -> None:
        self.assertFalse((self.site / "ZWSJ/2021-2/appraisal.html").exists())
        with program.temp_folder() as folder:
            workspace, as_of = program.example(self.name, folder)
            site = program.build(workspace, as_of, "unit", folder / "site")
            self.assertTrue((site / "ZWSJ/2021-2/rectification.html").exists())
            self.assertFalse((site / "ZWSJ/2021-2/commitments.html").exists())

    def test_last_list(self) -> None:
        self.rows("ZWSJ/2021-2/last.html", "到2022年1月14日，共6项：已整改3项，正在整改2项，尚未整改1项")
        self.assertRegex(self.page("ZWSJ/2021-2/last.html"), r"已整改 2022年1月7日 晚7天销号 \| .* G1-3 ")  # due on 12-31
        self.made("ZWSJ/2021-1", "preparation", "filings")
        self.made("ZWSJ/2021-2", "preparation", "filings", "last")

    def test_filings(self) -> None:
        # fifteen days after 07-16 and 01-14
        self.rows("ZWSJ/2021-1/filings.html", "报送 已报送 2 / 2 件",
                  "逾期报送 晚2天 | 组织生活会专题综合材料 | 市直机关工委 | 2021年7月31日 | 2021年8月2日")
        self.rows("ZWSJ/2021-2/filings.html", "报送 已报送 1 / 2 件",
                  "未报送 还有4天 | 组织生活会专题综合材料 | 市直机关工委 | 2022年1月29日")

    def test_talks_and_opinions(self) -> None:
        self.rows("ZWSJ/2021-1/preparation.html", "书记重点谈话 必谈 | 2 | 2 | 已谈够", "征求意见 23条")
        self.rows("ZWSJ/2021-2/preparation.html", "书记重点谈话 必谈 | 3 | 2 | 还差 1 次", "党员之间 | 36 | 33 | 还差 3 次",
                  "征求意见 20条")
        self.block("ZWSJ/2021-1/preparation.html", "征求意见表 | 16 | 16 | 都已回应", "座谈会 | 7 | 7 | 都已回应")
        self.block("ZWSJ/2021-2/preparation.html", "征求意见表 | 14 | 12 | 还有 2 条没有回应", "座谈会 | 6 | 6 | 都已回应")


class Water(figures.Example):
    name = "p06-soe"

    def test_items(self) -> None:
        self.states("GSGS/2021", 1, 3, 1, 3, 5, 0, 2, 1)  # five of the committee, eleven of the members
        self.assertEqual(1, self.own("GSGS/2021")["closed_late"])
        page = "GSGS/2021/rectification.html"
        self.block(page, "逾期 5天", "R03")
        self.block(page, "临期 还有11天", "R14")
        self.assertIn("2022年1月14日", self.page(page))

    def test_stages(self) -> None:
        page = self.page("GSGS/2021/stages.html")
        self.assertRegex(page, r"召开专题组织生活会 \| 已完成 \| 2021年7月14日\n")
        self.deadline("GSGS/2021", "召开专题组织生活会", "2021-07-20")  # by the plan: 7月中旬
        self.assertRegex(page, r"制定整改清单、作出整改承诺 .*\| 逾期完成 晚2天 \| .*至2021年7月21日")  # 会后1周

    def test_promises(self) -> None:
        self.reports("GSGS/2021", 10, 0, 0, 0)
        self.block("GSGS/2021/commitments.html", "1 未兑现", "7 未报告", "1 推进中", "1 兑现")

    def test_filings_materials_and_talks(self) -> None:
        # nine kinds of the plan, seven archived, and a sheet of its own
        self.rows("GSGS/2021/filings.html", "报送 已报送 1 / 1 件", "归档材料 已归档 8 / 10 种",
                  "已报送 | 会议召开情况报告 | 市政府国资委 | 2021年7月29日 | 2021年7月28日", "未归档 | 会议发言原始记录",
                  "未归档 | 通报文件", "已归档 | 签到表 | 2021年8月10日")
        self.rows("GSGS/2021/preparation.html", "书记与党员 必谈 | 10 | 9 | 还差 1 次", "党员之间 | 没有填 | 14")
        self.made("GSGS/2021", "preparation", "filings")


if __name__ == "__main__":
    unittest.main()
