"""Planted mistakes come back as a marked copy of the clerk's own workbook that, mended, is imported and takes its place."""
from __future__ import annotations

import shutil
import tempfile
import unittest
from pathlib import Path

import office
import program
from xlsx_twins_test import rows_of

OURS = "FFFFC7CD"
ID_NUMBER = "110101" + "19900307" + "8515"
ID_REFUSED = ("内容里有身份证号码“110…15”。个人信息不能进台账，请删去。确实不是个人信息的，把这几个字照抄进 gongshilan.json 的 allow，"
              "写明谁定的、哪天、为什么。")
NO_DATE = "请写成 2024-12-31、2024年7月底、立行立改 或 会后15日。"
# Where, what is planted, what is right; the cell that is refused, and why. In the order in which they are told.
MISTAKES = [
    ("年度", "G2", "五人", "5", "G2", "实到人数“五人”不是人数或票数。请写 0 或正整数，例如 12。"),
    ("安排", "D2", "2025-2-30", "2024-12-19", "D2", "完成日期“2025-2-30”不是日期。请写成 2024-12-31。"),
    ("党员", "C3", "正试", "正式", "C3", "类别“正试”不在可填的词里。请填：正式、预备。"),
    ("党员", "B4", None, "张 三", "B4", "必填的“姓名”是空的。请填写。"),
    ("党员", "A6", 1234567890123456789, "D05", "A6",
     "党员编号是 16 位以上的数字，表格软件已经丢了后面几位。请先把这一列设成文本格式，再重新输入。"),
    ("党员", "A7", "D02", "D06", "A7", "党员编号与 台账.xlsx 第3行重复。请改成不同的，或删去重复的一行。"),
    ("党员", "G8", "合格", None, "G8", "预备党员不评定等次，这里却填了“合格”。请清空等次，或改正类别和评议情况。"),
    ("测评", "E2", 9, "3", "D2", "四个等次共 11 票，多于有效 5 票。请核对计票。"),
    ("测评", "D3", "=E3+F3", "5", "D3",
     "这一格是公式，文件里没有存它的结果。请在表格软件中打开并保存一次，或直接写上内容。"),
    ("问题", "E3", "#N/A", "学习不深入", "E3", "问题“#N/A”是表格软件的错误值。请改正公式，或直接写上内容。"),
    ("整改", "K1", "备注", None, "K1",
     "“整改”表没有“备注”这一列。请改名或删去。本表的列有：编号、组织编号、会议编号、问题编号、主体、整改事项、整改措施、责任人、"
     "责任单位、整改时限、公开范围、调整依据。"),
    ("整改", "B3", "W24-99", "W24-02", "B3", "问题编号“W24-99”找不到。“问题”表里没有这个编号，请核对。"),
    ("整改", "H3", "年底以前吧", "2025年6月底", "H3", f"整改时限“年底以前吧”不是日期。{NO_DATE}"),
    ("进展", "D2", f"已增开，{ID_NUMBER}", "已增开1个窗口", "D2", ID_REFUSED),
    ("进展", "E3", "2025-1-2", "2025-2-20", "E3",
     "新时限 2025年1月2日 不晚于原时限 2025年1月25日。延期要填更晚的日期。"),
]
END = ("台账没有导入，原有记录和网站没有改变。\n已做好 ledger/台账-请修改.xlsx：红色的格要改，最右边的“错误”一列写着怎样改。"
       "改好存盘，再运行一次就行，不用改名。\n")
COPY_READ = "读的是 台账-请修改.xlsx，下面写作 台账.xlsx。\n"
Marks = tuple[set[tuple[str, str]], dict[tuple[str, str], str]]


def mending(mistakes: list) -> office.Cells:
    return [(sheet, cell, right) for sheet, cell, _, right, *_ in mistakes]


def refusal(mistakes: list) -> str:
    told = "".join(f"台账.xlsx {sheet}!{bad}：{text}\n" for sheet, _, _, _, bad, text in mistakes)
    return f"{told}共 {len(mistakes)} 处要改。{END}"


def marks_of(seen: dict) -> Marks:
    """Coloured cells, and what stands in columns 错误 of the ledger's sheets."""
    coloured, told = set(), {}
    for sheet in (name for name in seen if name != "草稿"):
        cells = seen[sheet]["cells"]
        coloured |= {(sheet, cell) for cell, each in cells.items() if each["fill"] == OURS}
        for cell in error_column(cells):
            if cells[cell]["value"]:
                told[sheet, cell] = cells[cell]["value"]
    return coloured, told


def error_column(cells: dict) -> list[str]:
    heads = [cell[:-1] for cell, each in cells.items()
             if cell.rstrip("0123456789") + "1" == cell and (each["value"] or "").split("：")[0] == "错误"]
    return [cell for cell in cells if cell.rstrip("0123456789") in heads]


def expected_marks(mistakes: list, columns: dict[str, str]) -> Marks:
    told: dict[tuple[str, str], str] = {}
    for sheet, _, _, _, bad, text in mistakes:
        head, at = (sheet, f"{columns[sheet]}1"), (sheet, columns[sheet] + bad[1:])
        told.setdefault(head, "错误")
        told[at] = f"错误：\n{text}" if at == head else f"{told[at]}\n{text}" if at in told else text
    return {(sheet, bad) for sheet, _, _, _, bad, _ in mistakes}, told


class Mending(unittest.TestCase):
    maxDiff = None
    columns = {"年度": "L", "安排": "F", "党员": "I", "测评": "I", "问题": "G", "整改": "L", "进展": "K"}

    @classmethod
    def setUpClass(cls) -> None:
        """A ledger that is right, filled in LibreOffice, with things of the clerk's own; and one with mistakes."""
        cls.made = Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="mending-"))).resolve()
        right = office.new_workspace(cls.made)
        office.type_in_libreoffice(right / office.BOOK, office.typed())
        office.write_with_openpyxl(right / office.BOOK, [], clerk=True)
        shutil.copytree(right, cls.made / "错")
        office.write_with_openpyxl(cls.made / "错" / office.BOOK, [(sheet, cell, put) for sheet, cell, put, *_ in MISTAKES])
        done = program.run("import", "--workspace", str(right))
        assert done.returncode == 0, done.stderr
        cls.rows = rows_of(right)

    def setUp(self) -> None:
        self.workspace = self.enterContext(program.temp_folder("mending")) / "一支部"
        shutil.copytree(self.made / "错", self.workspace)
        self.book, self.copy = self.workspace / office.BOOK, self.workspace / office.COPY
        self.typed = self.book.read_bytes()
        self.refused(MISTAKES)

    def refused(self, mistakes: list, first: str = "") -> None:
        done = program.run("import", "--workspace", str(self.workspace))
        self.assertEqual((3, first + refusal(mistakes)), (done.returncode, done.stderr))
        self.assertEqual(self.typed, self.book.read_bytes())

    def imported(self) -> None:
        done = program.run("import", "--workspace", str(self.workspace))
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertEqual("台账-请修改.xlsx 已经导入，去掉标记后改名为 台账.xlsx。原来的一份留在 ledger/.旧稿。",
                         done.stdout.splitlines()[-1])
        ledger = program.bytes_of(self.workspace / "ledger")
        self.assertEqual({"台账.xlsx", ".旧稿/台账.xlsx"}, set(ledger))
        self.assertEqual(self.typed, ledger[".旧稿/台账.xlsx"])
        seen = office.look(self.book)
        self.assertEqual((set(), {}), marks_of(seen))
        self.assertEqual(["=SUM(A1:A2)", "错误"], [seen["草稿"]["cells"][cell]["value"] for cell in ("A3", "B1")])
        self.assertEqual(self.rows, rows_of(self.workspace))
        again = program.run("import", "--workspace", str(self.workspace))
        self.assertEqual((0, "台账没有变化。"), (again.returncode, again.stdout.splitlines()[-1]))

    def test_the_copy_is_the_clerks_workbook_with_marks(self) -> None:
        before, after = office.look(self.book), office.look(self.copy)
        self.assertEqual(list(before), list(after))
        self.assertEqual(expected_marks(MISTAKES, self.columns), marks_of(after))
        for sheet, seen in after.items():
            if sheet in self.columns:  # taking our marks out by hand leaves what was there
                for cell in error_column(seen["cells"]):
                    before[sheet]["cells"].pop(cell, None)
                    del seen["cells"][cell]
                self.assertEqual(60, seen["widths"].pop(self.columns[sheet]))
                before[sheet]["widths"].pop(self.columns[sheet], None)
            for _, bad in (mark for mark in marks_of(after)[0] if mark[0] == sheet):
                seen["cells"][bad]["fill"] = before[sheet]["cells"][bad]["fill"]
            self.assertEqual(before[sheet], seen, sheet)
        own = after["整改"]["cells"]["D2"]
        self.assertEqual(("FFFFFF00", "问过王书记"), (own["fill"], own["comment"]))
        self.assertEqual(["H2:H50: cellIs equal ['\"立行立改\"']"], after["整改"]["conditional"])

    def test_mended_with_openpyxl_it_is_imported(self) -> None:
        office.write_with_openpyxl(self.copy, [(sheet, cell, int(right) if right and right.isdigit() else right)
                                               for sheet, cell, right in mending(MISTAKES)])
        self.imported()

    def test_mended_in_libreoffice_it_is_imported(self) -> None:
        office.type_in_libreoffice(self.copy, mending(MISTAKES))
        self.imported()

    def test_partly_mended_it_shows_only_the_rest(self) -> None:
        rest = [mistake for mistake in MISTAKES if mistake[0] not in ("年度", "安排")][1:]
        office.write_with_openpyxl(self.copy, mending([mistake for mistake in MISTAKES if mistake not in rest]))
        self.refused(rest, COPY_READ)
        self.assertEqual(expected_marks(rest, self.columns), marks_of(office.look(self.copy)))
        self.refused(rest, COPY_READ)  # run once more without a change, nothing that was mended is lost
        office.type_in_libreoffice(self.copy, mending(rest))
        self.imported()


if __name__ == "__main__":
    unittest.main()
