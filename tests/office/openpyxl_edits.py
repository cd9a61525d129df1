"""Looks into workbooks and edits them with openpyxl. Run by Debian's Python, which has it; what to do is a JSON object
on standard input, the answer is JSON on standard output. {"look": book} gives everything that the book says;
{"book": …, "cells": [[sheet, cell, value], …]} writes values; "clerk": true adds what clerks add of their own.
"""
from __future__ import annotations

import json
import sys

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill


def cell_of(cell: openpyxl.cell.Cell) -> dict[str, object]:
    font, lines, place = cell.font, cell.border, cell.alignment
    return {"value": None if cell.value is None else str(cell.value), "type": cell.data_type,
            "fill": cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None, "format": cell.number_format,
            "font": [font.name, font.sz, font.b, font.i, repr(font.color)],
            "border": [lines.left.style, lines.right.style, lines.top.style, lines.bottom.style],
            "alignment": [place.horizontal, place.vertical, place.wrap_text],
            "comment": cell.comment.text if cell.comment else None}


def sheet_of(sheet: openpyxl.worksheet.worksheet.Worksheet) -> dict:
    rules = sorted(f"{area.sqref}: {rule.type} {rule.operator} {rule.formula}"
                   for area, found in sheet.conditional_formatting._cf_rules.items() for rule in found)
    return {"cells": {cell.coordinate: cell_of(cell) for row in sheet.iter_rows() for cell in row},
            "validations": sorted(repr(each) for each in sheet.data_validations.dataValidation),
            "conditional": rules, "merged": sorted(map(str, sheet.merged_cells.ranges)), "state": sheet.sheet_state,
            "panes": sheet.freeze_panes,
            "widths": {letters: each.width for letters, each in sheet.column_dimensions.items()}}


def add_own_things(book: openpyxl.Workbook) -> None:
    """A colour, a note, a rule that colours, and a sheet with a formula."""
    items = book["整改"]
    items["D2"].fill = PatternFill("solid", fgColor="FFFFFF00")
    items["D2"].font = Font(name="楷体", size=14, italic=True)
    items["D2"].comment = Comment("问过王书记", "党务干事")
    items.conditional_formatting.add("H2:H50", CellIsRule(operator="equal", formula=['"立行立改"'],
                                                          fill=PatternFill("solid", bgColor="FF00B050")))
    draft = book.create_sheet("草稿")
    draft["A1"], draft["A2"], draft["A3"] = 3, 4, "=SUM(A1:A2)"
    draft["B1"] = "错误"


def main() -> None:
    task = json.load(sys.stdin)
    if "look" in task:
        book = openpyxl.load_workbook(task["look"])
        json.dump({sheet.title: sheet_of(sheet) for sheet in book}, sys.stdout, ensure_ascii=False)
        return
    book = openpyxl.load_workbook(task["book"])
    if task.get("clerk"):
        add_own_things(book)
    for sheet, cell, value in task["cells"]:
        book[sheet][cell].value = value
    book.save(task["book"])


if __name__ == "__main__":
    main()
