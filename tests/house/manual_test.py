"""docs/手册.md: the rows that it shows are read, and what it says of the plans is what they say."""
from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import tree

PROGRAM = os.environ["GONGSHILAN"]
PLANS = {path.stem: json.loads(path.read_text(encoding="utf-8"))
         for path in sorted((tree.ROOT / "data/plans").iterdir())}
MANUAL = (tree.ROOT / "docs/手册.md").read_text(encoding="utf-8")
TABLES = dict(re.findall(r'\{TableId::\w+,\s*"(\w+)",\s*"([^"]+)"',
                         (tree.ROOT / "src/model/table.cpp").read_text(encoding="utf-8")))


class Manual(unittest.TestCase):
    def test_every_table_and_column_of_the_ledger(self) -> None:
        source = (tree.ROOT / "src/model/table.cpp").read_text(encoding="utf-8")
        parts = re.split(r"\{TableId::", source)[1:]
        self.assertEqual(15, len(parts))
        for part in parts:
            names = re.findall(r'"[a-z_]+",\s*"([^"\x00-\x7f]+)"', part)
            described = MANUAL.split(f"#### {names[0]}（`{names[0]}.csv`）", 1)[1].split("\n###")[0]
            for column in names[1:]:
                with self.subTest(table=names[0], column=column):
                    self.assertIn(column, described)

    def test_which_plans_use_a_table(self) -> None:
        for key, name in TABLES.items():
            said = re.search(rf"#### {name}（`{name}.csv`）\n\n[^\n]*用在 ([^。]*)。", MANUAL)
            if said:
                with self.subTest(table=name):
                    self.assertEqual([plan for plan, each in PLANS.items() if key in each["tables"]],
                                     said[1].split("、"))

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

    def test_rows_of_its_tables_are_read(self) -> None:
        shown = re.findall(r"#### (\w+)（`\w+\.csv`）\n(?:(?!####).)*?```\n(会议编号.*?)```", MANUAL, re.DOTALL)
        self.assertEqual(["意见", "谈话", "报送", "档案"], [name for name, _ in shown])
        workspace = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (workspace / "ledger").mkdir()
        settings = {"organization": "A", "meeting": "2021", "name": "甲支部"}
        (workspace / "gongshilan.json").write_text(json.dumps(settings), encoding="utf-8")
        shown.append(("年度", "会议编号,方案,主题\n2020,P11,甲\n2021,P11,乙\n"))
        for name, rows in shown:
            (workspace / f"ledger/{name}.csv").write_text(rows, encoding="utf-8")
        done = subprocess.run([PROGRAM, "check", "--workspace", str(workspace), "--as-of", "2022-01-01"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))

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

    def test_its_branch_is_told_what_it_shows(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "一支部/ledger").mkdir(parents=True)
        settings = re.search(r"存成 UTF-8 编码，照下面改：\n\n```json\n(.*?)```", MANUAL, re.DOTALL)
        readme = (tree.ROOT / "README.md").read_text(encoding="utf-8")
        items = re.search(r"```\n(编号,问题编号,.*?)```", readme, re.DOTALL)
        assert settings and items
        (folder / "一支部/gongshilan.json").write_text(settings[1], encoding="utf-8")
        ledger = {"年度": "会议编号,方案,主题,会议日期\n2024,P10,改进作风,2025年1月10日\n",
                  "问题": "编号,会议编号,问题\nW24-01,2024,车间饮水点少\n", "整改": items[1]}

        def said(command: str, *options: str) -> str:
            for name, rows in ledger.items():
                (folder / f"一支部/ledger/{name}.csv").write_text(rows, encoding="utf-8")
            done = subprocess.run([PROGRAM, command, "--workspace", "一支部", "--as-of", "2025-03-20", *options],
                                  cwd=folder, capture_output=True, text=True, check=False)
            return re.sub("生成码 [0-9A-F]{4}-[0-9A-F]{4}", "生成码", done.stdout + done.stderr)

        without_code = re.sub("生成码 [0-9A-F]{4}-[0-9A-F]{4}", "生成码", MANUAL + readme)

        def shows(text: str) -> None:  # assertIn would print both documents
            self.assertTrue(text in without_code, f"neither the manual nor the README shows\n{text}")

        shows(f"$ gongshilan build --workspace 一支部\n{said('build')}```")
        ledger["整改"] = items[1].replace("2025-13-01", "2025年3月底")
        built = said("build")
        shows(f"```\n{built}```")
        shows("…\n" + built[built.index("网站已生成"):])
        shows(f"```\n{said('check')}```")
        due = said("check", "--due", "30")
        shows(f"```\n{due[due.index('【30天内到期】'):due.index('台账可以导入')].strip()}\n```")


if __name__ == "__main__":
    unittest.main()
