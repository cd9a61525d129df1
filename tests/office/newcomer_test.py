"""As a newcomer would: init, fill the workbook in LibreOffice, build. Nothing else is needed."""
from __future__ import annotations

import contextlib
import sqlite3
import unittest
from pathlib import Path

import office
import program


def build(workspace: Path) -> str:
    done = program.run("build", "--workspace", workspace.name, "--as-of", office.AS_OF, cwd=workspace.parent)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return program.normalised(done.stdout, workspace)


class Newcomer(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("newcomer"))

    def test_a_workbook_filled_in_libreoffice_becomes_a_site(self) -> None:
        workspace = office.new_workspace(self.folder)
        office.type_in_libreoffice(workspace / office.BOOK, office.typed())
        counts = {"组织": 1, "年度": 1, "安排": 7, "党员": 7, "测评": 2, "班子评议": 2, "问题": 2, "整改": 3, "进展": 3,
                  "承诺": 2, "践诺": 1, "报送": 1}
        self.assertEqual("读取工作簿：台账.xlsx（31 行）\n"
                         "有 2 处读的和写的不完全一样，请看一看（台账文件没有改动）：\n"
                         "  台账.xlsx 党员!B4：“张 三”读作“张三”（去掉了姓名中间的空格）。\n"
                         "  台账.xlsx 党员!B5：“阿里木.买买提”读作“阿里木·买买提”（间隔号统一成“·”）。\n" +
                         "".join(f"{table}：新增 {count}，改动 0，不变 0，消失 0\n" for table, count in counts.items()) +
                         "网站已生成：一支部/site（范围：本单位党员群众，计算日 2025年3月20日，9 页，更新 26 个文件，删除 0 个，"
                         "生成码 [CODE]）\n"
                         "大屏（kiosk/index.html）一轮 1 分 34 秒。\n"
                         "要留意 5 处，请运行 gongshilan check 查看。\n", build(workspace))
        pages = "".join(program.text_of_page(page.read_text(encoding="utf-8"))
                        for page in sorted((workspace / "site").rglob("*.html")))
        for text in ("检视问题、改进作风", "增开窗口", "2025年3月31日", "修好饮水机", "2025年2月18日"):
            self.assertIn(text, pages)
        self.assertNotIn("D01", pages)

        with contextlib.closing(sqlite3.connect(workspace / "gongshilan.db")) as record:
            def dates(query: str) -> list[str]:
                return [date for date, in record.execute(f"SELECT {query}")]
            self.assertEqual(["2025-01-10"], dates("date FROM meeting"))
            self.assertEqual(["2024-12-19", "2024-12-30"], dates("done FROM stage WHERE done <> '' ORDER BY done"))
            self.assertEqual(["2025-03-31", "2025-06-30", "会后15日"],
                             dates("deadline FROM rectification ORDER BY rectification"))
            self.assertEqual(["2025-01-20", "2025-02-10", "2025-02-18"], dates("date FROM event ORDER BY date"))

    def test_opened_and_saved_in_libreoffice_a_ledger_is_the_same(self) -> None:
        for plan in ("P10", "P12"):
            with self.subTest(plan=plan):
                done = program.run("init", plan, "--plan", plan, "--with-example", cwd=self.folder)
                self.assertEqual(0, done.returncode, done.stderr)
                workspace = self.folder / plan
                book = workspace / office.BOOK
                build(workspace)
                before = book.read_bytes()
                office.type_in_libreoffice(book, [])
                self.assertNotEqual(before, book.read_bytes())
                self.assertIn("\n台账没有变化。\n", build(workspace))


if __name__ == "__main__":
    unittest.main()
