"""Workbooks of five writers, and such as none of them makes, import to the rows of their CSV twin; others are refused.

They stand in tests/fixtures/xlsx with the scripts that made them; nothing is made here.
"""
from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import subprocess
import unittest
import zipfile
from pathlib import Path

import program

FIXTURES = program.ROOT / "tests" / "fixtures" / "xlsx"
BOOKS = sorted((FIXTURES / "books").glob("*.xlsx"))
NO_LEDGER = {"source_sheet", "history", "import_run", "unit_revision", "organization_revision", "log"}
ORIGIN = {"source_sheet", "source_row"}
SAVE_AS = "请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。"
NO_RESULT = "这一格是公式，文件里没有存它的结果。请在表格软件中打开并保存一次，或直接写上内容。"
REFUSALS = {
    "丢了位数.xlsx": [" 党员!C2：党员编号是 16 位以上的数字，表格软件已经丢了后面几位。"
                      "请先把这一列设成文本格式，再重新输入。"],
    "公式没有结果.xlsx": [f" {cell}：{NO_RESULT}" for cell in ("测评!E2", "测评!F3", "整改!I3")],
    "另一种格式.ods": ["：不能读 .ods 格式的表格。" + SAVE_AS],
    "只改了扩展名.xlsx": ["：内容是旧格式（.xls、.et），不是 .xlsx。" + SAVE_AS],
    "合并了不该合并的.xlsx": [" 整改!E3：E2:E3 是合并单元格，只有第一格有内容。请取消合并，每一行都写上内容。"],
    "同一张表两次.xlsx": ["：工作表“整改”和“rectification”是同一张表。请合成一张。"],
    "实体.xlsx": ["：里面的“_rels/.rels”带有 DOCTYPE 声明，不能读。" + SAVE_AS],
    "改了名的CSV.xlsx": ["：内容是纯文本（CSV 之类），不是 .xlsx。" + SAVE_AS + "CSV 文件的扩展名要写成 .csv。"],
    "旧格式.xls": ["：不能读 .xls 格式的表格。" + SAVE_AS],
    "没有下载完.xlsx": ["：文件已损坏，或没有传完整。请重新复制一份；如果在 WPS 或 Excel 中还能打开，"
                        "请打开后另存为“Excel 工作簿（.xlsx）”。"],
    "没有台账的表.xlsx": ["：没有一张工作表的名字是台账的表名。请把工作表改名为它的表名（组织、年度、安排、党员、测评、"
                          "班子评议、问题、整改、进展、承诺、践诺、意见、谈话、报送、档案、公开）；不是台账的文件请移出 ledger 文件夹。"],
    "真假值.xlsx": [" 年度!H2：实到人数“TRUE”不是人数或票数。请写 0 或正整数，例如 12。"],
    "设了密码.xlsx": ["：文件设了打开密码。请在 WPS 或 Excel 中打开，取消打开密码后再保存。"],
    "错误值.xlsx": [" 整改!F2：整改措施“#REF!”是表格软件的错误值。请改正公式，或直接写上内容。"],
}
# What is said of every workbook where anything is merged.
MERGED = ["党员!A2：合并单元格 A2:A6，每一行都读作“007”。", "党员!B2：合并单元格 B2:B6，每一行都读作“2021”。",
          "测评!A2：合并单元格 A2:A4，每一行都读作“007”。", "整改!D2：合并单元格 D2:D3，每一行都读作“W21-01”。",
          "整改!H2：合并单元格 H2:H3，每一行都读作“立案庭”。", "进展!B2：合并单元格 B2:B3，每一行都读作“0001”。"]
NOTHING_MERGED = {"libxlsxwriter-constant-memory"}
Rows = dict[str, list[tuple[tuple[str, object], ...]]]


def imported(folder: Path, *files: Path, **settings: list[str]) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A workspace with nothing but these files, and what its import said. Another organisation is its own, so that a
    cell that is not filled down would show."""
    (folder / "ledger").mkdir(parents=True, exist_ok=True)
    (folder / "gongshilan.json").write_text(json.dumps({"organization": "001", "meeting": "2020", **settings}),
                                            encoding="utf-8")
    for file in files:
        shutil.copy(file, folder / "ledger")
    return folder, program.run("import", "--workspace", str(folder))


def rows_of(workspace: Path) -> Rows:
    """Every ledger table of the record, without where its rows came from."""
    with contextlib.closing(sqlite3.connect(workspace / "gongshilan.db")) as record:
        names = {name for name, in record.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - NO_LEDGER
        found: Rows = {}
        for name in names:
            cursor = record.execute(f"SELECT * FROM {name}")
            columns = [column for column, *_ in cursor.description]
            found[name] = sorted((tuple((key, value) for key, value in zip(columns, row) if key not in ORIGIN)
                                  for row in cursor), key=repr)
        return found


class Twins(unittest.TestCase):
    maxDiff = None

    def test_every_workbook_has_the_rows_of_its_twin(self) -> None:
        with program.temp_folder() as folder:
            workspace, said = imported(folder / "twin", *sorted((FIXTURES / "twin").glob("*.csv")))
            self.assertEqual((0, ""), (said.returncode, said.stderr))
            twin = rows_of(workspace)
            counts = {name: len(rows) for name, rows in twin.items() if rows}
            self.assertEqual({"organization": 2, "meeting": 1, "member": 5, "tally": 3, "problem": 2, "rectification": 3,
                              "event": 3, "commitment": 2}, counts)
            self.assertEqual(20, len(BOOKS))
            for book in BOOKS:
                with self.subTest(book=book.name):
                    workspace, said = imported(folder / book.stem, book)
                    self.assertEqual(0, said.returncode, said.stderr)
                    self.assertEqual(twin, rows_of(workspace))
                    notes = [line.removeprefix(f"  {book.name} ") for line in said.stdout.splitlines() if line[0] == " "]
                    self.assertEqual([] if book.stem in NOTHING_MERGED else MERGED, notes)

    def test_marked_and_mended_every_workbook_still_has_the_rows_of_its_twin(self) -> None:
        """What is refused here is nothing in the workbook: it is mended by no longer refusing it."""
        with program.temp_folder() as folder:
            twin = rows_of(imported(folder / "twin", *sorted((FIXTURES / "twin").glob("*.csv")))[0])
            for book in BOOKS:
                with self.subTest(book=book.name):
                    workspace, said = imported(folder / book.stem, book, refuse=["problem_unanswered", "contact_missing",
                                                                                 "stage_overdue", "item_overdue"])
                    self.assertEqual(3, said.returncode, said.stderr)
                    copy = workspace / "ledger" / f"{book.stem}-请修改.xlsx"
                    with zipfile.ZipFile(copy, "a") as archive:
                        self.assertIsNone(archive.testzip())
                        archive.comment = b"saved"
                    again, said = imported(workspace)
                    self.assertEqual((0, ""), (said.returncode, said.stderr))
                    self.assertIn(f"{copy.name} 已经导入，去掉标记后改名为 {book.name}。", said.stdout)
                    self.assertEqual(twin, rows_of(again))
                    self.assertEqual([book.name], [file.name for file in (workspace / "ledger").glob("*.xlsx")])
                    self.assertIn("台账没有变化。", imported(workspace)[1].stdout)

    def test_refusals_say_what_to_do(self) -> None:
        files = sorted((FIXTURES / "refused").iterdir())
        self.assertEqual(sorted(REFUSALS), [file.name for file in files])
        for file in files:
            with self.subTest(file=file.name), program.temp_folder() as folder:
                workspace, said = imported(folder / "workspace", file)
                wanted = [file.name + each for each in REFUSALS[file.name]]
                end = f"共 {len(wanted)} 处要改。台账没有导入，原有记录和网站没有改变。"
                self.assertEqual((3, [*wanted, end]), (said.returncode, said.stderr.splitlines()[:len(wanted) + 1]))
                self.assertEqual([], [rows for rows in rows_of(workspace).values() if rows])

    def test_files_are_small(self) -> None:
        for file in (each for each in FIXTURES.rglob("*") if each.suffix in (".xlsx", ".xls", ".ods")):
            if "node_modules" not in file.parts:
                self.assertLessEqual(file.stat().st_size, 20 * 1024, file.name)


if __name__ == "__main__":
    unittest.main()
