"""情况统计表 and 民主评议汇总表 of every example: workbook and page say the same, the site for members says it too where it
shows the same number, and those of P04 and P11 are as worked out by hand."""
from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

import filed_tables
import program

OPEN = ("reopened", "under_way", "not_started", "standing")
TIERS = {"excellent": "优秀", "qualified": "合格", "basically_qualified": "基本合格", "unqualified": "不合格"}


def numbers(row: dict[str, str]) -> dict[str, int]:
    return {column: int(cell) for column, cell in row.items() if cell.isdigit()}


class Statistics(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("statistics"))

    def report(self, name: str, meeting: str | None = None) -> Path:
        """All tables of one meeting of an example; without a number, of the workspace's own."""
        workspace = self.folder / name
        if not workspace.exists():
            program.example(name, self.folder)
            done = program.run("import", "--workspace", str(workspace), "--quiet")
            self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.as_of = (workspace / "as_of.txt").read_text().strip()
        out = self.folder / f"{name}-{meeting}"
        which = ["--meeting", meeting] if meeting else []
        done = program.run("report", "--workspace", str(workspace), "--as-of", self.as_of, "--all", "--out", str(out), *which)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return out

    def of_site(self, row: dict[str, str], own: dict[str, Any], guests: int) -> None:
        """A row of 情况统计表 against what summary.json has of the unit; what a plan does not ask for is in neither."""
        now = numbers(row)
        if "整改事项/总数" in now:
            states = own["by_status"]
            self.assertEqual((now["整改事项/总数"], now["整改事项/逾期"], now["整改事项/临期"]),
                             (own["items"], states["overdue"], states["due_soon"]))
            self.assertEqual(now["整改事项/已销号"], states["closed"] + states["rechecked"])
            self.assertEqual(now["整改事项/在办"], sum(states[state] for state in OPEN))
        if "承诺/条数" in now:
            self.assertEqual(now["承诺/条数"], own["commitments"])
            self.assertEqual(now.get("承诺/缺报", 0), own["reports_missing"])
        tiers = own.get("appraisal")
        self.assertEqual("民主评议/参加评定" in now, bool(tiers and tiers["members"]))
        if "民主评议/参加评定" not in now:
            return
        self.assertEqual((now["党员/总数"], now["党员/正式"]), (tiers["members"] - guests, tiers["formal"]))
        self.assertEqual((now["民主评议/参加评定"], now.get("民主评议/待审批", 0), now["民主评议/待评定"]),
                         (tiers["assessed"], tiers["under_review"], tiers["undecided"]))
        for cell in tiers["tiers"]:
            self.assertEqual(now[f"民主评议/{TIERS[cell['from']]}"], cell["count"])

    def test_workbook_page_and_site_say_the_same(self) -> None:
        compared = 0
        for name in program.example_names():
            workspace, as_of = program.example(name, self.folder)
            site = program.build(workspace, as_of, "members", self.folder / f"site-{name}")
            units = json.loads((site / "summary.json").read_text(encoding="utf-8"))["units"]
            for meeting in sorted({unit["meeting"] for unit in units}):
                out = self.report(name, meeting)
                for book in sorted(out.glob("*.xlsx")):
                    with self.subTest(example=name, table=book.stem):
                        self.assertEqual(filed_tables.sheets_of_workbook(book),
                                         filed_tables.sheets_of_page(book.with_suffix(".html")))
                (table,) = filed_tables.sheets_of_workbook(out / f"情况统计表-全部-{meeting}.xlsx")
                for unit in units:
                    if unit["meeting"] != meeting:
                        continue
                    below = [each for each in units if each["parent"] == unit["organization"] and each["meeting"] == meeting]
                    with self.subTest(example=name, unit=unit["path"]):
                        row = table.row(unit["name"] + ("（含下级）" if below else ""))
                        guests = 0 if below else numbers(row).get("流入参评", 0)
                        self.of_site(row, unit["with_children"], guests)
                        compared += 1
        self.assertGreater(compared, 25)

    def test_sums_are_exact(self) -> None:
        """The school's branches and the general branch itself, whose members' meeting is counted at the branches."""
        out = self.report("p12-school")
        (table,) = filed_tables.sheets_of_workbook(out / "情况统计表-全部-2017.xlsx")
        self.assertEqual(["明德教师进修学校党总支（含下级）", "\u3000本级", "\u3000明德教师进修学校第一党支部",
                          "\u3000明德教师进修学校第二党支部", "\u3000明德教师进修学校第三党支部"], [row[0] for row in table.rows])
        every, *parts = (numbers(dict(zip(table.names, row, strict=True))) for row in table.rows)
        self.assertEqual(every, {column: sum(part.get(column, 0) for part in parts) for column in every})
        self.assertEqual((36, 32, 4, 2), tuple(every[f"到会/{name}"] for name in ("应到", "实到", "缺席", "已补课")))

    def test_court(self) -> None:
        """P11, by hand from data/examples/p11-court: 24 rows of members, D24 of them a guest: 23. 预备 D22, D23: 21 formal.
        应到 24 less D21, who is away: 23; 实到 22, D20 缺席. Problems W21-01 to W21-13. Opinions 14 + 32, answered 14 + 29.
        Talks 10 + 18 + 27, one of 委员与党员 lacking. 15 items and one carried over (Z20-02): closed 3 + 1, late 2, due 3, at work 1 + 3 + 1 + 2.
        Appraised 23 - 2 (预备) - 1 (缺席) - 1 (流动在外) = 19 = 7 + 11 + 1 + 0; 7/19 = 36.84%; cap 21/3 = 7."""
        out = self.report("p11-court")
        (table,) = filed_tables.sheets_of_workbook(out / "情况统计表-全部-2021.xlsx")
        row = table.row("青禾区人民法院第一党支部")
        self.assertEqual("2022-02-18", row.pop("会议日期"))
        self.assertEqual("0.368", row.pop("民主评议/优秀占比"))
        row.pop("单位")
        self.assertEqual({"党员/总数": 23, "党员/正式": 21, "党员/预备": 2, "党员/流动在外": 1, "流入参评": 1,
                          "到会/应到": 23, "到会/实到": 22, "到会/缺席": 1, "征求意见/条数": 46, "征求意见/已回应": 43,
                          "谈心谈话/次数": 55, "谈心谈话/还差": 1, "查摆问题/班子": 13, "查摆问题/个人": 0,
                          "整改事项/总数": 16, "整改事项/结转": 1, "整改事项/已销号": 4, "整改事项/在办": 7,
                          "整改事项/临期": 3, "整改事项/逾期": 2, "承诺/条数": 21, "承诺/已兑现": 1,
                          "民主评议/参加评定": 19, "民主评议/优秀": 7, "民主评议/合格": 11, "民主评议/基本合格": 1,
                          "民主评议/不合格": 0, "民主评议/待评定": 0}, numbers(row))
        summary, detail = filed_tables.sheets_of_workbook(out / "民主评议汇总表-QHFY01-2021.xlsx")
        row = summary.row("青禾区人民法院第一党支部")
        self.assertEqual({"优秀/占比": "0.368", "合格/占比": "0.579", "基本合格/占比": "0.053", "不合格/占比": "0",
                          "优秀上限/基数": "21", "优秀上限/最多": "7", "优秀上限/评定": "7", "优秀上限/是否超过": "没有超过"},
                         {column: cell for column, cell in row.items() if "占比" in column or "上限" in column})
        self.assertEqual({"不评定/预备党员": 2, "不评定/缺席": 1, "不评定/流动在外": 1},
                         {column: cell for column, cell in numbers(row).items() if column.startswith("不评定")})
        self.assertEqual(24, len(detail.rows))
        self.assertEqual(["11", "彭立诚", "正式", "", "第一党小组", "参评", "22", "22", "21", "1", "13", "7", "0", "基本合格",
                          "2022-02-28"], detail.rows[10])
        self.assertEqual(["24", "乔振东", "正式", "", "第三党小组", "流入参评", "22", "22", "22", "9", "13", "0", "0",
                          "不评定：流入参评", ""], detail.rows[23])

    def test_company(self) -> None:
        """P04, by hand from data/examples/p04-company: ZB1 14 members less 预备 C10, 不在范围 C12 C13, 缺席 C14: 10 appraised,
        3 优秀 approved, 6 合格, 不合格 C11 waits. ZB2 11 less 预备, 不在范围: 9, of them 6 合格, 2 优秀 wait, C31 open. No
        基本合格 and no cap. 应到 14 - 2 and 11 - 1; opinions 7+2+6+9 and 5+4; talks 7 of 8 and 7 of 7."""
        out = self.report("p04-company")
        (table,) = filed_tables.sheets_of_workbook(out / "情况统计表-全部-2016.xlsx")
        columns = ("党员/总数", "党员/正式", "党员/预备", "到会/应到", "到会/实到", "到会/缺席", "征求意见/条数", "谈心谈话/次数",
                   "谈心谈话/还差", "整改事项/总数", "整改事项/结转", "整改事项/已销号", "整改事项/在办", "整改事项/临期",
                   "整改事项/逾期", "承诺/条数", "民主评议/参加评定", "民主评议/优秀", "民主评议/合格", "民主评议/不合格",
                   "民主评议/待审批", "民主评议/待评定")
        by_hand = {"云岭精密机械有限公司铸造车间党支部": (14, 13, 1, 12, 10, 1, 24, 7, 1, 8, 1, 1, 5, 1, 1, 3, 10, 3, 6, 0, 1, 0),
                   "云岭精密机械有限公司机关党支部": (11, 10, 1, 10, 9, 0, 9, 7, 0, 5, 0, 2, 2, 1, 0, 1, 9, 0, 6, 0, 2, 1)}
        for name, counts in by_hand.items():
            with self.subTest(unit=name):
                self.assertEqual(counts, tuple(numbers(table.row(name))[column] for column in columns))
        both = tuple(sum(pair) for pair in zip(*by_hand.values(), strict=True))
        self.assertEqual(both, tuple(numbers(table.row("云岭精密机械有限公司党委（含下级）"))[column] for column in columns))
        self.assertNotIn("民主评议/基本合格", table.names)
        (every,) = filed_tables.sheets_of_workbook(out / "民主评议汇总表-全部-2016.xlsx")
        self.assertEqual("0.158", every.row("云岭精密机械有限公司党委（含下级）")["优秀/占比"])  # 3 / 19
        self.assertFalse([name for name in every.names if "上限" in name])
        summary, detail = filed_tables.sheets_of_workbook(out / "民主评议汇总表-ZB1-2016.xlsx")
        self.assertEqual(numbers(every.row("云岭精密机械有限公司铸造车间党支部")),
                         numbers(summary.row("云岭精密机械有限公司铸造车间党支部")))
        self.assertEqual(["4", "顾长河", "正式", "委员、党小组长", "熔炼党小组", "参评", "10", "10", "10", "94.2", "优秀",
                          "2017-02-24", "2017-03-03"], detail.rows[3])
        self.assertEqual(["11", "曹大川", "正式", "", "造型党小组", "参评", "10", "10", "10", "52.6", "不合格（待审批）", "", ""],
                         detail.rows[10])
        # The committee has no members, and nobody's table but the branches' own has names.
        self.assertFalse((out / "民主评议汇总表-DW-2016.xlsx").exists())
        for book in out.glob("*-全部-*.html"):
            self.assertNotIn("曹大川", book.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
