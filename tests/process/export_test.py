"""export: the record as a workbook imports as unchanged; the next year's workbook takes nothing away."""
from __future__ import annotations

import random
import re
import shutil
import unittest
from pathlib import Path

import program
import random_plans
import site_checks
import workbooks
import workspaces
from random_columns import TOP
from random_ledger import Ledger

UNCHANGED = "台账没有变化。\n"
COUNTS = re.compile(r"^(\S+)：新增 (\d+)，改动 (\d+)，不变 (\d+)，消失 (\d+)$", re.MULTILINE)


class Export(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("export"))

    def run_well(self, command: str, workspace: Path, *arguments: str) -> str:
        done = program.run(command, "--workspace", workspace.name, *arguments, cwd=self.folder)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def refused(self, code: int, message: str, workspace: Path, *arguments: str) -> None:
        before = program.bytes_of(self.folder)
        done = program.run("export", "--workspace", workspace.name, *arguments, cwd=self.folder)
        self.assertEqual((code, "", message + "\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, program.bytes_of(self.folder))

    def example(self, name: str) -> tuple[Path, str]:
        workspace, as_of = program.example(name, self.folder)
        self.run_well("import", workspace, "--quiet")
        return workspace, as_of

    def put_back(self, workspace: Path, book: str = "导出-台账.xlsx") -> str:
        """The workbook instead of the ledger."""
        shutil.rmtree(workspace / "ledger")
        (workspace / "ledger").mkdir()
        (workspace / book).rename(workspace / "ledger" / book)
        return self.run_well("import", workspace)

    # -- all that is there --------------------------------------------------------------------------------------------
    def test_every_example_imports_as_unchanged(self) -> None:
        for name in program.example_names():
            with self.subTest(example=name):
                workspace, as_of = self.example(name)
                before = program.build(workspace, as_of, out=self.folder / f"{name}-site")
                self.run_well("export", workspace)
                self.assertIn(UNCHANGED, self.put_back(workspace))
                (workspace / "gongshilan.db").unlink()  # and the workbook is all that is needed
                after = program.build(workspace, as_of, out=self.folder / f"{name}-again")
                self.assertEqual(program.bytes_of(before), program.bytes_of(after))

    def test_each_example_as_a_new_workspace_is_the_same_site(self) -> None:
        for name in program.example_names():
            with self.subTest(example=name):
                workspace, as_of = program.example(name, self.folder)
                done = program.run("init", f"{name}-new", "--with-example", "--plan", name[:3].upper(), cwd=self.folder)
                self.assertEqual((0, ""), (done.returncode, done.stderr))
                self.assertIn(f"--workspace {name}-new --as-of {as_of}\n", done.stdout)
                self.assertEqual(program.bytes_of(program.build(workspace, as_of)),
                                 program.bytes_of(program.build(self.folder / f"{name}-new", as_of)))

    def test_random_ledgers_import_as_unchanged(self) -> None:
        for seed in range(site_checks.of_size(6, 2, 60)):
            with self.subTest(seed=seed):
                ledger = Ledger(random.Random(seed))
                workspace = self.folder / str(seed)
                workspaces.write_settings(workspace, organization=TOP, meeting="2021",
                                          plan_values=random_plans.values(random.Random(1)))
                for name in random_plans.OWN:
                    plan = random_plans.own_plan(name, random.Random(seed))
                    (workspace / "plans").mkdir(exist_ok=True)
                    (workspace / "plans" / f"{name}.json").write_bytes(random_plans.bytes_of(plan))
                for path in ledger.files:
                    (workspace / "ledger" / path).parent.mkdir(parents=True, exist_ok=True)
                    (workspace / "ledger" / path).write_bytes(ledger.bytes_of(path))
                self.run_well("import", workspace, "--quiet")
                self.run_well("export", workspace, "--quiet")
                self.assertIn(UNCHANGED, self.put_back(workspace))

    def test_texts_that_a_spreadsheet_would_take_for_something_else(self) -> None:
        workspace = self.folder / "难"
        workspaces.write_settings(workspace, organization="A", meeting="2024", name="甲支部")
        workspaces.write_table(workspace, "年度", [{"会议编号": "2024", "方案": "P10", "主题": "=1+1", "地点": "+86", "形式": "@甲"}])
        workspaces.write_table(workspace, "党员", [{"党员编号": "007", "姓名": "䶮𠮷", "类别": "正式", "党小组": "1e5"},
                                                 {"党员编号": "1e5", "姓名": "_x0041_", "类别": "正式", "党小组": "2024-03"}])
        workspaces.write_table(workspace, "整改", [{"编号": "Z1", "整改事项": "<a> & \"b\"", "整改措施": "一\n二\n\n三 ",
                                                  "责任人": "'引号", "整改时限": "2024年7月底"}])
        self.run_well("import", workspace, "--quiet")
        self.run_well("export", workspace, "--quiet")
        self.assertIn(UNCHANGED, self.put_back(workspace))

    def test_one_organisation_or_meeting(self) -> None:
        workspace, _ = self.example("p08-units")
        self.run_well("export", workspace, "--organization", "WL1", "--meeting", "2021", "--out", "一.xlsx")
        book = self.folder / "一.xlsx"
        self.assertEqual([{"A": "2021"}], [{"A": row["A"]} for row in workbooks.rows(book, "年度")[1:]])
        self.assertIn("WL1", workbooks.rows(book, "年度")[1].values())
        self.assertEqual(0o600, book.stat().st_mode & 0o777)

    # -- refusals -----------------------------------------------------------------------------------------------------
    def test_what_is_there_is_never_overwritten(self) -> None:
        workspace, as_of = self.example("p01-bureau")
        self.assertEqual("已写出台账：p01-bureau/导出-台账.xlsx（青岚市档案局机关党支部 2 次会议）\n"
                         "里面有姓名和计票结果，不得公示。\n", self.run_well("export", workspace))
        self.refused(1, "p01-bureau/导出-台账.xlsx：已经有这个文件了，没有改动它。请移走或改名，或者用 --out 写到别的文件。",
                     workspace)
        self.refused(2, "--out：“甲.csv”不是 .xlsx 文件的名字。请写成 台账.xlsx 这样的。", workspace, "--out", "甲.csv")
        program.build(workspace, as_of)
        self.refused(1, f"p01-bureau/site：这里是网站（{workspace}/site）。内部材料不得公示，请换一个文件夹。", workspace,
                     "--out", "p01-bureau/site/甲.xlsx")
        self.refused(1, "p01-bureau/site-members：这里是放网站的地方（p01-bureau/site-members）。内部材料不得公示，请换一个文件夹。",
                     workspace, "--out", "p01-bureau/site-members/甲.xlsx")

    def test_wrong_words_are_named(self) -> None:
        workspace, _ = self.example("p01-bureau")
        nothing = "p01-bureau：记录库里没有这样的会议。请核对 --organization 和 --meeting；还没有导入的，先运行 gongshilan import。"
        self.refused(1, nothing, workspace, "--meeting", "1999")
        self.refused(1, nothing, workspace, "--organization", "XX")
        self.refused(2, "--carry-over：“明年”不是会议编号。请写年度，例如 2025；半年一次的写 2025-1。", workspace, "--carry-over",
                     "明年")
        self.refused(2, "--carry-over：记录库里已经有 2023 的会议了，2023 不比它晚。请写下一次会议的编号，例如 2025；半年一次的写 2025-1。",
                     workspace, "--carry-over", "2023")
        self.refused(1, "p01-bureau：记录库里没有会议，接不下去。请核对 --organization；还没有导入的，先运行 gongshilan import。",
                     workspace, "--carry-over", "2024", "--organization", "XX")
        self.refused(2, "--carry-over：不能和 --meeting 一起写。请只写一个。", workspace, "--carry-over", "2024", "--meeting",
                     "2023")
        self.refused(2, "--as-of：只能和 --carry-over 一起写。请去掉它，或者加上 --carry-over。", workspace, "--as-of", "2024-01-01")

    # -- the next year ------------------------------------------------------------------------------------------------
    def carry_over(self, name: str, meeting: str) -> tuple[Path, Path, str]:
        workspace, as_of = self.example(name)
        said = self.run_well("export", workspace, "--carry-over", meeting, "--as-of", as_of)
        return workspace, workspace / f"台账-{meeting}.xlsx", said

    def fill_themes(self, book: Path) -> None:
        for number in range(2, len(workbooks.rows(book, "年度")) + 1):
            workbooks.fill(book, "年度", f"C{number}", "下一年的主题")

    def assert_nothing_lost(self, said: str) -> None:
        counts = COUNTS.findall(said)
        self.assertTrue(counts, said)
        for table, _, changed, _, gone in counts:
            self.assertEqual(("0", "0"), (changed, gone), table)

    def test_the_next_year_begins_with_plan_members_and_what_is_not_finished(self) -> None:
        _, book, said = self.carry_over("p01-bureau", "2024")
        unfinished = workbooks.rows(book, "结转")[1:]
        self.assertEqual("已写出台账：p01-bureau/台账-2024.xlsx（青岚市档案局机关党支部 2024年度组织生活会）\n"
                         f"上次没有做完的 {len(unfinished)} 项，列在“结转”表里；有了进展，在“进展”“践诺”里用老编号登记。\n"
                         "接下来：\n"
                         "1. 把 ledger 里以前的台账移到别的文件夹保存，记录库里的不会少。\n"
                         "2. 填好这份台账的主题，放进 ledger。\n"
                         "3. 把 gongshilan.json 里的 meeting 改成 2024。\n"
                         "里面有姓名和计票结果，不得公示。\n", said)
        self.assertEqual({"A": "2024", "B": "P01", "K": "QLDA"}, workbooks.rows(book, "年度")[1])
        self.assertEqual(["党员编号*", "姓名*", "类别*", "党内职务", "党小组", "评议情况", "等次°", "反馈日期"],
                         workbooks.headers(book, "党员"))
        members = workbooks.rows(book, "党员")[1:]
        self.assertEqual({"A": "D01", "B": "周立言", "C": "正式", "D": "书记", "E": "第一党小组"}, members[0])
        self.assertTrue(all(set(row) <= set("ABCDE") for row in members), "no outcome of the last meeting")
        self.assertIn("预备", [row["C"] for row in members])
        for table in ("问题", "整改", "进展", "承诺", "践诺", "测评"):
            self.assertEqual([], workbooks.rows(book, table)[1:])
        states = {row["B"]: row["F"] for row in unfinished if row["A"] == "整改"}
        self.assertTrue(states)
        self.assertFalse({"已销号", "已复查"} & set(states.values()))

    def test_beside_the_record_or_the_old_workbook_nothing_is_lost(self) -> None:
        for name, meeting in (("p01-bureau", "2024"), ("p05-office", "2022-1"), ("p08-units", "2022"), ("p12-school", "2018")):
            for keep_old in (False, True):
                with self.subTest(example=name, keep_old=keep_old):
                    workspace, book, _ = self.carry_over(name, meeting)
                    self.fill_themes(book)
                    if keep_old:
                        shutil.rmtree(workspace / "ledger")
                        self.run_well("export", workspace, "--quiet", "--out", f"{name}/ledger/台账.xlsx")
                        shutil.copy(book, workspace / "ledger")
                        self.assert_nothing_lost(self.run_well("import", workspace))
                    else:
                        self.assert_nothing_lost(self.put_back(workspace, book.name))
                    shutil.rmtree(workspace)

    def test_an_item_of_last_year_goes_on_under_its_number(self) -> None:
        """Also before the settings are told of the new year, since the workbook says which meeting it is of."""
        workspace, book, _ = self.carry_over("p01-bureau", "2024")
        self.fill_themes(book)
        number = next(row["B"] for row in workbooks.rows(book, "结转") if row["A"] == "整改")
        for column, text in zip("ABCD", (number, "2024-12-01", "进展", "下一年办的")):
            workbooks.fill(book, "进展", f"{column}2", text)
        said = self.put_back(workspace, book.name)
        self.assert_nothing_lost(said)
        self.assertEqual(("1", "0"), next(row[1:3] for row in COUNTS.findall(said) if row[0] == "进展"))
        self.assertIn("台账没有变化。", self.run_well("import", workspace))
        settings = (workspace / "gongshilan.json").read_text("utf-8")
        (workspace / "gongshilan.json").write_text(settings.replace('"meeting": "2023"', '"meeting": "2024"'), "utf-8")
        self.assertIn("台账没有变化。", self.run_well("import", workspace))


if __name__ == "__main__":
    unittest.main()
