"""docs/手册.md: what it shows is what the program says, and what it says of the plans and tables is so."""
from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import tree
import workbooks

PROGRAM = os.environ["GONGSHILAN"]
PLANS = {path.stem: json.loads(path.read_text(encoding="utf-8"))
         for path in sorted((tree.ROOT / "data/plans").iterdir())}
MANUAL = (tree.ROOT / "docs/手册.md").read_text(encoding="utf-8")
STORY = json.loads((tree.ROOT / "docs/images/story.json").read_text(encoding="utf-8"))
TABLES = dict(re.findall(r'\{TableId::\w+,\s*"(\w+)",\s*"([^"]+)"',
                         (tree.ROOT / "src/model/table.cpp").read_text(encoding="utf-8")))


class Manual(unittest.TestCase):
    def test_every_table_and_column_of_the_ledger(self) -> None:
        source = (tree.ROOT / "src/model/table.cpp").read_text(encoding="utf-8")
        parts = re.split(r"\{TableId::", source)[1:]
        self.assertEqual(16, len(parts))
        for part in parts:
            names = re.findall(r'"[a-z_]+",\s*"([^"\x00-\x7f]+)"', part)
            described = MANUAL.split(f"#### {names[0]}\n", 1)[1].split("\n###")[0]
            for column in names[1:]:
                with self.subTest(table=names[0], column=column):
                    self.assertIn(column, described)

    def test_which_plans_use_a_table(self) -> None:
        keys = {name: key for key, name in TABLES.items()}
        said = re.findall(r"#### (\w+)\n\n[^\n]*用在 ([^。]*)。", MANUAL)
        self.assertEqual(["意见", "谈话", "报送", "档案"], [name for name, _ in said])
        for name, plans in said:
            with self.subTest(table=name):
                self.assertEqual([plan for plan, each in PLANS.items() if keys[name] in each["tables"]],
                                 plans.split("、"))

    def test_every_plan_can_be_chosen(self) -> None:
        choice = MANUAL.split("### 选哪个方案", 1)[1].split("\n### ")[0]
        rows = re.findall(r"^\| (P\d\d) \| [^|]* \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", choice, re.MULTILINE)
        self.assertEqual(list(PLANS), [row[0] for row in rows])
        promises = {"none": "不要", "all": "每名党员", "in_office": "党员干部", "leaders": "党员领导干部"}
        for name, tiers, promise, special in rows:
            plan = PLANS[name]
            with self.subTest(plan=name):
                self.assertEqual("appraisal" in plan, tiers != "不评")
                self.assertEqual("cap" in plan.get("appraisal", {}), "三分之一" in tiers)
                self.assertEqual(promises[plan.get("promises", "none")], promise)
                self.assertEqual("duty_report" in plan, "述职" in special)
        values = re.findall(r"^\| (P\d\d) \| [^|]* \| `\"plan_values\": (\{.*\})` \|$", choice, re.MULTILINE)
        self.assertEqual({name: {each["key"] for each in plan["open"]} for name, plan in PLANS.items() if "open" in plan},
                         {name: set(json.loads(said)[name]) for name, said in values})

    def test_merged_columns(self) -> None:
        source = (tree.ROOT / "src/model/table.cpp").read_text(encoding="utf-8").split("make_tables() {", 1)[1]
        merged = {re.search('"([^"\x00-\x7f]+)"', part)[1]: re.findall(r'merged_down\(\{"\w+", "([^"]+)"', part)
                  for part in re.split(r"\{TableId::", source)[1:]}
        rows = re.findall(r"^\| (\w+) \| (\S+) \|$", MANUAL.split("| 表 | 可以上下合并的列 |", 1)[1].split("\n\n")[0],
                          re.MULTILINE)
        self.assertEqual(("各表", "组织编号、会议编号"), rows[0])
        self.assertEqual([(table, columns) for table, columns in merged.items() if columns],
                         [(table, columns.split("、")) for table, columns in rows[1:]])

    def test_rows_of_its_tables_are_read(self) -> None:
        shown = re.findall(r"#### (\w+)\n(?:(?!####).)*?例如：\n\n((?:\|[^\n]*\n)+)", MANUAL, re.DOTALL)
        self.assertEqual(["意见", "谈话", "报送", "档案", "公开"], [name for name, _ in shown])
        workspace = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (workspace / "ledger").mkdir()
        settings = {"organization": "A", "meeting": "2021", "name": "甲支部"}
        (workspace / "gongshilan.json").write_text(json.dumps(settings), encoding="utf-8")
        (workspace / "ledger/年度.csv").write_text("会议编号,方案,主题\n2021,P11,乙\n", encoding="utf-8")
        for name, table in shown:
            rows = [",".join(cell.strip() for cell in row.strip("|").split("|")) for row in table.splitlines()]
            (workspace / f"ledger/{name}.csv").write_text("\n".join([rows[0], *rows[2:]]), encoding="utf-8")
        done = subprocess.run([PROGRAM, "check", "--workspace", str(workspace), "--as-of", "2022-01-01"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertIn("意见.csv（2 行）", done.stdout)

    def test_names_are_read_as_it_says(self) -> None:
        mended = MANUAL.split("### 打字时的小毛病", 1)[1].split("\n### ")[0]
        rows = [(re.findall("`(.*?)`", typed), re.findall("`(.*?)`", read))
                for typed, read in re.findall(r"^\| ([^|]*姓名[^|]*) \| ([^|]*) \|$", mended, re.MULTILINE)]
        pairs = [(typed, reads[at] if len(reads) > 1 else reads[0]) for all_typed, reads in rows
                 for at, typed in enumerate(all_typed)]
        self.assertEqual(5, len(pairs))
        workspace = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (workspace / "ledger").mkdir()
        settings = {"organization": "A", "meeting": "2021", "name": "甲支部"}
        (workspace / "gongshilan.json").write_text(json.dumps(settings), encoding="utf-8")
        (workspace / "ledger/年度.csv").write_text("会议编号,方案,主题\n2021,P11,甲\n", encoding="utf-8")
        (workspace / "ledger/党员.csv").write_text("党员编号,姓名,类别\n" + "".join(
            f"D{at},{typed},正式\n" for at, (typed, _) in enumerate(pairs)), encoding="utf-8")
        said = subprocess.run([PROGRAM, "import", "--workspace", str(workspace)],
                              capture_output=True, text=True, check=True).stdout
        self.assertEqual(pairs, re.findall("“(.*?)”读作“(.*?)”", said))

    def test_its_new_workspace_is_what_init_makes(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for command in re.findall(r"```\ngongshilan (init .*)\n```\n", MANUAL):
            done = subprocess.run([PROGRAM, *command.split()], cwd=folder, capture_output=True, text=True, check=False)
            self.assertEqual((0, ""), (done.returncode, done.stderr))
            if "一支部" in command:
                self.assertIn(f"```\ngongshilan {command}\n```\n\n```\n{done.stdout}```\n", MANUAL)
        self.assertEqual({"gongshilan.json", "ledger/台账.xlsx", "说明.txt"},
                         {str(path.relative_to(folder / "一支部")) for path in (folder / "一支部").rglob("*.*")})
        self.assertTrue((folder / "梨花村").is_dir())

    def test_its_story_is_what_the_program_says(self) -> None:
        """A new workbook, filled in, refused, mended in its marked copy, built; and the next year's."""
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        readme = (tree.ROOT / "README.md").read_text(encoding="utf-8")

        def said(command: str, *options: str, as_of: str = STORY["as_of"]) -> str:
            done = subprocess.run([PROGRAM, command, "--workspace", "一支部", "--as-of", as_of, *options],
                                  cwd=folder, capture_output=True, text=True, check=False)
            return without_code(done.stdout + done.stderr)

        def without_code(text: str) -> str:
            return re.sub("生成码 [0-9A-F]{4}-[0-9A-F]{4}", "生成码", text)

        def shows(document: str, text: str) -> None:  # assertIn would print the whole document
            self.assertTrue(text in without_code(document), f"it does not show\n{text}")

        init = re.search(r"```\ngongshilan (init 一支部 .*)\n```", MANUAL)
        assert init
        subprocess.run([PROGRAM, *init[1].split()], cwd=folder, check=True, capture_output=True)
        settings = folder / "一支部/gongshilan.json"
        filled = settings.read_text(encoding="utf-8").replace('"mailbox": ""', f'"mailbox": "{STORY["mailbox"]}"')
        shows(MANUAL, f"```json\n{filled}```")
        settings.write_text(filled, encoding="utf-8")
        book, copy = folder / "一支部/ledger/台账.xlsx", folder / "一支部/ledger/台账-请修改.xlsx"
        for sheet, rows in STORY["typed"].items():
            columns = {header.rstrip("*°"): column for column, header in workbooks.rows(book, sheet)[0].items()}
            for number, row in enumerate(rows, 2):
                for header, text in row.items():
                    workbooks.fill(book, sheet, f"{columns[header]}{number}", text)
        refused = said("build")
        shows(MANUAL, f"```\n{refused}```")
        shows(readme, f"$ gongshilan build --workspace 一支部\n{refused}```")
        for sheet, cell, text in STORY["mended"]:
            workbooks.fill(copy, sheet, cell, text)
        built = said("build").splitlines(keepends=True)
        settled = next(line for line in built if copy.name in line)
        built.remove(settled)
        shows(MANUAL, f"```\n{settled}```")
        shows(MANUAL, f"```\n{''.join(built)}```")
        shows(readme, f"…\n{settled}{''.join(built[-3:])}```")
        shows(MANUAL, f"```\n{said('check')}```")
        due = said("check", "--due", "30")
        shows(MANUAL, f"```\n{due[due.index('【30天内到期】'):due.index('台账可以导入')].strip()}\n```")
        shows(MANUAL, f"```\n{said('report')}```")
        shows(MANUAL, f"```\n{said('export', '--carry-over', '2025', as_of='2026-01-05')}```")


if __name__ == "__main__":
    unittest.main()
