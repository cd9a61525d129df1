"""What was posted stays: first postings, amendments with their basis, deadlines that only 延期 moves, rows that the ledger lost. On
days of the test's choosing."""
from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import subprocess
import unittest
from pathlib import Path

import other_day
import program
import site_checks
import workspaces

POSTED, LATER, LATEST = "2024-03-08", "2024-03-12", "2024-03-20"
MEASURES = "每月核对一次台账，结果在支部公布"
CHANGED = "每季度核对一次台账，结果在支部公布"
BASIS = "2024年3月11日支委会决定"


@unittest.skipIf(site_checks.SANITIZED, "a preloaded clock and sanitizers both want to be first")
class Frozen(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("frozen"))
        self.workspace = self.folder / "workspace"
        workspaces.write_settings(self.workspace, organization="DZB", meeting="2023", audience="unit", name="第一党支部",
                                  phone="010-0000 0000")
        self.items = [
            {"编号": "ZG01", "问题编号": "WT01", "整改事项": "窗口台账核对", "整改措施": MEASURES, "责任人": "周素芳",
             "整改时限": "2024-06-30", "调整依据": ""},
            {"编号": "ZG02", "问题编号": "WT02", "整改事项": "", "整改措施": "公布电话", "责任人": "李清", "整改时限": "2024-05-31",
             "调整依据": ""}]
        self.problems = [{"编号": "WT01", "问题": "窗口台账长期没有人核对"}, {"编号": "WT02", "问题": "群众找不到值班电话"}]
        self.events: list[dict[str, str]] = [{"整改编号": "ZG02", "日期": "2024-03-01", "类别": "进展", "内容": "已印好牌子"}]
        self.commitments = [{"编号": "CN01", "承诺人": "DZB-1", "承诺事项": "带头值班", "完成时限": "2024-12-31", "调整依据": ""},
                            {"编号": "CN02", "承诺人": "DZB-2", "承诺事项": "每周接待群众", "完成时限": "2024-12-31", "调整依据": ""}]
        self.members = [{"党员编号": f"DZB-{i}", "姓名": name, "类别": "正式", "等次": "合格"}
                        for i, name in ((1, "周素芳"), (2, "李清"), (3, "吴远"))]
        self.write()

    def write(self) -> None:
        workspaces.write_table(self.workspace, "年度", [
            {"会议编号": "2023", "方案": "P11", "主题": "主题", "会议日期": "2024-01-19"}])
        workspaces.write_table(self.workspace, "党员", self.members)
        workspaces.write_table(self.workspace, "问题", self.problems)
        workspaces.write_table(self.workspace, "整改", self.items)
        workspaces.write_table(self.workspace, "进展", self.events)
        workspaces.write_table(self.workspace, "承诺", self.commitments)

    def run_on(self, day: str, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return other_day.run(day, command, "--workspace", str(self.workspace), *arguments)

    def build(self, day: str, *arguments: str) -> str:
        done = self.run_on(day, "build", *arguments)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def refused(self, day: str, *messages: str) -> None:
        site, record = program.bytes_of(self.workspace / "site"), self.rows("SELECT * FROM posted_text")
        done = self.run_on(day, "build")
        told = "".join(f"{message}\n" for message in messages)
        self.assertEqual((3, f"{told}共 {len(messages)} 处要改。台账没有导入，原有记录和网站没有改变。\n"), (done.returncode, done.stderr))
        self.assertEqual(site, program.bytes_of(self.workspace / "site"))
        self.assertEqual(record, self.rows("SELECT * FROM posted_text"))

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.workspace / "gongshilan.db")
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def first_days(self) -> list[tuple[object, ...]]:
        return self.rows("SELECT record, audience, first FROM posting ORDER BY 1, 2")

    def shown(self, table: str, number: str, site: str = "site") -> dict[str, str]:
        with open(self.workspace / site / "DZB" / "2023" / f"{table}.csv", encoding="utf-8-sig", newline="") as lines:
            return next(row for row in csv.DictReader(lines) if row["编号"] == number)

    def amended(self, number: str = "ZG01", table: str = "rectification", site: str = "site") -> str:
        return self.shown(table, number, site)["调整"]

    def feed(self) -> str:
        return (self.workspace / "site" / "feed.xml").read_text(encoding="utf-8")

    # -- what counts as posted ----------------------------------------------------------------------------------------
    def test_a_build_into_its_own_site_posts(self) -> None:
        self.assertIn("首次公示 4 条，从 2024年3月8日 起，内容改动要写调整依据。\n", self.build(POSTED))
        unit = [(record, "本单位", POSTED) for record in ("CN01", "CN02", "ZG01", "ZG02")]
        self.assertEqual(unit, self.first_days())
        self.assertNotIn("首次公示", self.build(LATER))
        self.build(LATER, "--audience", "members")
        both = sorted(unit + [(record, "党员", LATER) for record, *_ in unit], key=lambda row: (row[0], row[1]))
        self.assertEqual(both, self.first_days())
        self.assertEqual(POSTED, self.shown("rectification", "ZG01")["公示日期"])
        self.assertEqual(LATER, self.shown("rectification", "ZG01", "site-members")["公示日期"])

    def test_other_builds_post_nothing(self) -> None:
        self.build(POSTED, "--as-of", "2024-03-07")
        self.build(POSTED, "--out", str(self.folder / "elsewhere"))
        self.assertEqual([], self.first_days())
        self.assertEqual("", self.shown("rectification", "ZG01")["公示日期"])
        self.build(POSTED, "--as-of", POSTED, "--out", str(self.workspace / "site"))  # its own after all
        self.assertEqual(4, len(self.first_days()))
        self.assertEqual(POSTED, self.shown("rectification", "ZG01")["公示日期"])

    def test_a_day_that_was_built_ahead_is_posted_when_it_comes(self) -> None:
        self.build(POSTED, "--as-of", LATER)
        self.build(LATER)
        self.assertEqual(4, len(self.first_days()))

    def test_without_an_import_too(self) -> None:
        self.assertEqual(0, self.run_on(POSTED, "import").returncode)
        self.assertEqual([], self.first_days())
        self.build(POSTED, "--no-import")
        self.assertEqual(4, len(self.first_days()))

    def test_the_next_build_is_the_same(self) -> None:
        self.build(POSTED)
        first = program.bytes_of(self.workspace / "site")
        self.build(POSTED)
        self.assertEqual(first, program.bytes_of(self.workspace / "site"))
        shutil.rmtree(self.workspace / ".cache")
        self.build(POSTED, "--verify")
        self.assertEqual(first, program.bytes_of(self.workspace / "site"))
        self.change("整改措施", CHANGED, BASIS)
        self.build(LATER)
        amended = program.bytes_of(self.workspace / "site")
        for option in ("--quiet", "--verify", "--no-import"):
            self.build(LATER, option)
            self.assertEqual(amended, program.bytes_of(self.workspace / "site"))

    def test_another_site_shows_what_was_posted_meanwhile(self) -> None:
        elsewhere = str(self.folder / "elsewhere")
        self.build(POSTED, "--out", elsewhere)
        self.assertNotIn("2024年3月8日</span></dd></div>", (self.folder / "elsewhere/DZB/2023/rectification.html").read_text())
        self.build(POSTED)
        self.build(POSTED, "--out", elsewhere)
        self.assertIn("2024年3月8日</span></dd></div>", (self.folder / "elsewhere/DZB/2023/rectification.html").read_text())

    # -- amendments ---------------------------------------------------------------------------------------------------
    def change(self, column: str, text: str, basis: str = "", at: int = 0) -> None:
        self.items[at] |= {column: text, "调整依据": basis}
        self.write()

    def test_a_change_needs_a_basis(self) -> None:
        self.build(POSTED)
        self.change("整改措施", CHANGED)
        self.refused(LATER, f"整改.csv D2：整改 ZG01 的整改措施公示后改了（原文“{MEASURES}”）。"
                            "请在“调整依据”里写明依据（哪天、谁定的），或改回原文。")
        self.change("整改措施", CHANGED, BASIS)
        self.build(LATER)
        line = f"{LATER} 整改措施 原文：{MEASURES}；调整：{CHANGED}；依据：{BASIS}"
        self.assertEqual((CHANGED, line), (self.shown("rectification", "ZG01")["整改措施"], self.amended()))
        page = (self.workspace / "site/DZB/2023/rectification.html").read_text(encoding="utf-8")
        self.assertIn(f"<del>{MEASURES}</del>", page)
        self.assertIn("<title>内容调整：ZG01 窗口台账核对（第一党支部）</title>", self.feed())
        self.build(LATEST)
        self.assertEqual(line, self.amended())  # keeps its day

    def test_the_next_change_needs_a_new_basis(self) -> None:
        self.build(POSTED)
        self.change("整改措施", CHANGED, BASIS)
        self.build(LATER)
        self.change("责任人", "李清", BASIS)
        self.refused(LATEST, "整改.csv E2：整改 ZG01 的责任人公示后改了（原文“周素芳”）。"
                             "请在“调整依据”里写明这一次的依据（哪天、谁定的），或改回原文。")
        self.change("责任人", "李清", "2024年3月19日支委会决定")
        self.build(LATEST)
        self.assertEqual([f"{LATER} 整改措施 原文：{MEASURES}；调整：{CHANGED}；依据：{BASIS}",
                          f"{LATEST} 责任人 原文：周素芳；调整：李清；依据：2024年3月19日支委会决定"], self.amended().splitlines())

    def test_blanks_and_wide_forms_are_no_change(self) -> None:
        self.build(POSTED)
        self.change("整改措施", "每月核对一次台账 ，结果在\n支部公布")
        self.build(LATER)
        self.assertEqual("", self.amended())

    def test_the_words_of_the_problem_are_frozen_too(self) -> None:
        self.build(POSTED)
        self.problems[1]["问题"] = "群众不知道值班电话"
        self.write()
        self.refused(LATER, "问题.csv B3：整改 ZG02 的问题公示后改了（原文“群众找不到值班电话”）。"
                            "请在“整改”表 ZG02 的“调整依据”里写明依据（哪天、谁定的），或改回原文。")
        self.change("调整依据", BASIS, BASIS, at=1)
        self.build(LATER)
        self.assertEqual(f"{LATER} 整改事项 原文：群众找不到值班电话；调整：群众不知道值班电话；依据：{BASIS}", self.amended("ZG02"))

    def test_a_commitment_is_frozen_as_well(self) -> None:
        self.build(POSTED)
        self.commitments[0]["完成时限"] = "2025-06-30"
        self.write()
        self.refused(LATER, "承诺.csv D2：承诺 CN01 的完成时限公示后改了（原文“2024-12-31”）。"
                            "请在“调整依据”里写明依据（哪天、谁定的），或改回原文。")
        self.commitments[0]["调整依据"] = BASIS
        self.write()
        self.build(LATER)
        self.assertEqual(f"{LATER} 完成时限 原文：2024年12月31日；调整：2025年6月30日；依据：{BASIS}",
                         self.amended("CN01", "commitments"))

    def test_a_deadline_changes_only_by_extension(self) -> None:
        self.build(POSTED)
        self.change("整改时限", "2024-08-31", BASIS)
        self.refused(LATER, "整改.csv F2：整改 ZG01 的整改时限公示后只能延期。请改回 2024-06-30，在“进展”表登记延期。")
        self.change("整改时限", "2024-06-30")
        self.events.append({"整改编号": "ZG01", "日期": "2024-03-11", "类别": "延期", "内容": "设备未到", "新时限": "2024-08-31"})
        self.write()
        self.build(LATER)
        row = self.shown("rectification", "ZG01")
        self.assertEqual(("2024-08-31", "2024-06-30", "1", ""),
                         (row["整改时限"], row["原时限"], row["延期次数"], row["调整"]))

    def test_a_past_day_has_the_text_of_then(self) -> None:
        self.build(POSTED)
        self.change("整改措施", CHANGED, BASIS)
        self.build(LATER)
        self.build(LATEST, "--as-of", "2024-03-10")
        self.assertEqual((MEASURES, ""), (self.shown("rectification", "ZG01")["整改措施"], self.amended()))
        self.assertNotIn(CHANGED, program.text_without_hashes(self.workspace / "site"))

    def test_what_is_not_posted_yet_is_an_amendment_of_that_build(self) -> None:
        self.build(POSTED)
        self.change("整改措施", CHANGED, BASIS)
        self.build(LATER, "--as-of", "2024-03-15")
        self.assertEqual(f"2024-03-15 整改措施 原文：{MEASURES}；调整：{CHANGED}；依据：{BASIS}", self.amended())
        self.assertEqual(4, len(self.rows("SELECT * FROM posted_text")))

    def test_a_former_text_is_not_shown_to_whom_it_was_not_posted(self) -> None:
        self.build(POSTED, "--audience", "members")
        self.change("整改措施", CHANGED, BASIS)
        self.build(POSTED, "--audience", "members")
        self.build(POSTED)
        self.assertIn(MEASURES, self.amended(site="site-members"))
        self.assertNotIn(MEASURES, program.text_without_hashes(self.workspace / "site"))

    # -- rows that the ledger has lost --------------------------------------------------------------------------------
    def lose(self) -> None:
        """An item with its problem and event, and a commitment with its member."""
        self.items.pop()
        self.problems.pop()
        self.events = [{"整改编号": "ZG01", "日期": "2024-03-02", "类别": "进展", "内容": "已核对"}]
        self.commitments.pop()
        self.members.pop(1)
        self.write()

    def test_a_posted_row_is_never_deleted(self) -> None:
        self.build(POSTED)
        self.lose()
        said = self.build(LATER)
        for row in ("整改 ZG02", "承诺 CN02"):
            self.assertIn(f"{row} 已公示，台账里删去了，仍保留，网站上标“台账已删”\n", said)
        item = self.shown("rectification", "ZG02")
        self.assertEqual(("群众找不到值班电话", "2024-03-01 进展 已印好牌子", "是"), (item["整改事项"], item["进展"], item["台账已删"]))
        self.assertEqual(("李清", "是"), (self.shown("commitments", "CN02")["承诺人"], self.shown("commitments", "CN02")["台账已删"]))
        page = (self.workspace / "site/DZB/2023/rectification.html").read_text(encoding="utf-8")
        self.assertIn("台账已删", page)
        again = self.build(LATEST)
        self.assertNotIn("仍保留", again)
        self.assertIn("台账没有变化。\n", again)
        check = self.run_on(LATEST, "check").stdout
        self.assertIn("整改 ZG02 已公示，台账里却删去了", check)
        self.assertIn("承诺 CN02 已公示，台账里却删去了", check)
        self.members[0]["等次"] = "优秀"  # other imports go on
        self.write()
        self.build(LATEST)
        self.assertEqual([("CN02", LATER), ("ZG02", LATER)], self.rows("SELECT record, date FROM gone_from_ledger ORDER BY 1"))

    def test_a_row_that_comes_back_is_as_it_was(self) -> None:
        self.build(POSTED)
        before = program.bytes_of(self.workspace / "site")
        kept = (self.items[:], self.problems[:], self.events[:], self.commitments[:], self.members[:])
        self.lose()
        self.build(POSTED)
        self.assertNotEqual(before, program.bytes_of(self.workspace / "site"))
        self.items, self.problems, self.events, self.commitments, self.members = kept
        self.write()
        self.assertIn("整改 ZG02 又在台账里了，网站上不再标“台账已删”\n", self.build(POSTED))
        self.assertEqual([], self.rows("SELECT * FROM gone_from_ledger"))
        self.assertEqual(before, program.bytes_of(self.workspace / "site"))

    def test_what_was_never_posted_goes(self) -> None:
        self.assertEqual(0, self.run_on(POSTED, "import").returncode)
        self.lose()
        self.build(LATER)
        self.assertEqual([("ZG01",)], self.rows("SELECT rectification FROM rectification"))

    def test_an_export_has_what_is_kept(self) -> None:
        self.build(POSTED)
        self.lose()
        self.build(LATER)
        self.assertEqual(0, self.run_on(LATER, "export").returncode)
        shutil.rmtree(self.workspace / "ledger")
        (self.workspace / "ledger").mkdir()
        os.rename(self.workspace / "导出-台账.xlsx", self.workspace / "ledger" / "台账.xlsx")
        said = self.run_on(LATER, "import").stdout
        for table in ("党员：新增 0，改动 0，不变 3，消失 0", "整改：新增 0，改动 0，不变 2，消失 0", "承诺：新增 0，改动 0，不变 2，消失 0"):
            self.assertIn(table + "\n", said)


if __name__ == "__main__":
    unittest.main()
