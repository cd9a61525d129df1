"""For the tests beside it: a workspace as a newcomer makes it, a ledger that is right, and hands that edit workbooks."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path

import program

HERE = Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"  # Debian's: it has python3-uno and python3-openpyxl
AS_OF = "2025-03-20"
BOOK, COPY = "ledger/台账.xlsx", "ledger/台账-请修改.xlsx"
Cells = list[tuple[str, str, object]]  # sheet, cell, what to put there

# What a clerk types, row by row; "" leaves a cell as it is.
LEDGER = {
    "年度": [["", "", "检视问题、改进作风", "2025-1-10", "三楼会议室", "支委会、党员大会", "5", "周维信", "傅晓禾"]],
    "安排": [["", "2024-12-2", "2024年12月20日", "2024/12/19"], ["", "", "会前10日", "2024.12.30"]],
    "党员": [["D01", "周维信", "正式", "书记", "", "", "合格", "2025-2-28"],
             ["D02", "傅晓禾", "正式", "委员", "", "", "优秀"],
             ["D03", "张 三", "正式", "", "", "", "合格"],
             ["D04", "阿里木.买买提", "正式", "", "", "", "合格"],
             ["D05", "林素芳", "正式", "", "", "缺席"],
             ["D06", "吴䶮", "预备"], ["D07", "孙小满", "预备"]],
    "测评": [["D01", "5", "5", "5", "3", "2", "0", "0"], ["D02", "5", "5", "5", "4", "1", "0", "0"]],
    "班子评议": [["", "5", "好", "4"], ["", "5", "较好", "1"]],
    "问题": [["W24-01", "", "群众提", "服务群众", "周一上午只开2个窗口"], ["W24-02", "D03", "自己找", "学习", "学习不深入"]],
    "整改": [["Z24-01", "W24-01", "", "增开窗口", "由2个窗口增至4个", "周维信", "立案庭", "2025-3-31"],
             ["Z24-02", "W24-02", "", "每月读一本书", "写读书笔记", "张三", "", "2025年6月底"],
             ["Z24-03", "", "", "修好饮水机", "报修", "傅晓禾", "", "会后15日"]],
    "进展": [["Z24-01", "2025/2/10", "进展", "已增开1个窗口"],
             ["Z24-03", "2025-1-20", "延期", "等配件", "2025-2-20"],
             ["Z24-03", "2025-2-18", "销号", "已修好"]],
    "承诺": [["C24-01", "D01", "Z24-01"], ["C24-02", "D03", "", "每月上门一次", "", "2025-12-31"]],
    "践诺": [["C24-02", "2025-3-5", "已上门两次", "推进中", "党员大会"]],
    "报送": [["", "", "", "2025-2-1"]],
}


def typed() -> Cells:
    return [(sheet, f"{'ABCDEFGHIJ'[column]}{row}", text) for sheet, rows in LEDGER.items()
            for row, texts in enumerate(rows, 2) for column, text in enumerate(texts) if text]


def hand(script: str, task: dict[str, object]) -> str:
    done = subprocess.run([PYTHON, str(HERE / script)], input=json.dumps(task), capture_output=True, encoding="utf-8",
                          timeout=program.PATIENCE, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{script} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def type_in_libreoffice(book: Path, cells: Cells) -> None:
    hand("libreoffice_types.py", {"book": str(book), "save": str(book), "cells": cells})


def write_with_openpyxl(book: Path, cells: Cells, clerk: bool = False) -> None:
    hand("openpyxl_edits.py", {"book": str(book), "cells": cells, "clerk": clerk})


def look(book: Path) -> dict:
    return json.loads(hand("openpyxl_edits.py", {"look": str(book)}))


def new_workspace(folder: Path) -> Path:
    done = program.run("init", "一支部", "--plan", "P10", "--name", "柳溪村党支部", "--year", "2024", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "一支部"
