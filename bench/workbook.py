#!/usr/bin/env python3
"""How long a workbook of a million cells takes to read, beside the same rows as CSV: no record, no site.

python3 bench/workbook.py --program build/release/bench/read_ledger [--rows 100000] [--runs 5]
(cmake --build build/release --target read_ledger)
"""
from __future__ import annotations

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HEADERS = ["编号", "组织编号", "会议编号", "整改事项", "整改措施", "责任人", "责任单位", "整改时限", "公开范围", "主体"]
LETTERS = "ABCDEFGHIJ"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST_DAY = 45292  # 2024-01-01


def cells(number: int) -> list[str | int]:
    return [f"R{number}", "ORG1", "2024", f"学习不够经常第{number}项", f"每月组织集中学习一次，由支部委员检查落实（{number}）",
            "张三", "办公室", FIRST_DAY + number % 28, "本单位", "班子"]


def relationships(*rows: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def write_workbook(path: Path, rows: int) -> int:
    """As Excel writes it: shared strings, true dates, every cell with its place. Returns the bytes of the sheet's part."""
    shared: dict[str, int] = {}

    def cell(column: int, row: int, value: str | int) -> str:
        if isinstance(value, int):
            return f'<c r="{LETTERS[column]}{row}" s="1"><v>{value}</v></c>'
        return f'<c r="{LETTERS[column]}{row}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'

    def line(row: int, values: list) -> str:
        inside = "".join(cell(column, row, value) for column, value in enumerate(values))
        return f'<row r="{row}" spans="1:{len(values)}">{inside}</row>'

    lines = [line(1, HEADERS)] + [line(number + 1, cells(number)) for number in range(1, rows + 1)]
    sheet = f'<worksheet {MAIN}><sheetData>{"".join(lines)}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        book.writestr("_rels/.rels", relationships(("r1", "officeDocument", "xl/workbook.xml")))
        book.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
                                         '<sheet name="整改" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", relationships(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml"),
            ("r3", "sharedStrings", "sharedStrings.xml")))
        book.writestr("xl/styles.xml", f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        book.writestr("xl/sharedStrings.xml", f'<sst {MAIN}>' + "".join(f"<si><t>{text}</t></si>" for text in shared) + "</sst>")
    return len(sheet.encode())


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADERS)
        for number in range(1, rows + 1):
            day = number % 28
            writer.writerow([f"2024-01-{day + 1:02}" if isinstance(each, int) else each for each in cells(number)])


def measured(program: Path, file: Path) -> dict:
    command = [sys.executable, str(Path(__file__).with_name("measure.py")), str(program), str(file)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if result["code"] != 0:
        sys.exit(f"{file.name} was not read")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book, text = Path(folder, "台账.xlsx"), Path(folder, "整改.csv")
        part = write_workbook(book, options.rows)
        write_csv(text, options.rows)
        print(f"{options.rows * len(HEADERS):,} cells, {book.stat().st_size / 2**20:.1f} MiB, "
              f"{part / 2**20:.0f} MiB of sheet; as CSV {text.stat().st_size / 2**20:.1f} MiB\n")
        runs: dict[str, list[dict]] = {"xlsx": [], "csv": []}
        for _ in range(options.runs):  # in turn, so that both meet the same machine
            runs["xlsx"].append(measured(options.program, book))
            runs["csv"].append(measured(options.program, text))
    print("| Carrier | Wall | CPU | Peak memory |\n|---|---|---|---|")
    median = {name: {key: statistics.median(run[key] for run in each) for key in ("wall", "cpu", "mib")}
              for name, each in runs.items()}
    for name, each in median.items():
        print(f"| {name} | {each['wall']:.2f} s (least {min(run['wall'] for run in runs[name]):.2f} s, {options.runs} runs) "
              f"| {each['cpu']:.2f} s | {each['mib']:.0f} MiB |")
    print(f"| xlsx / csv | {median['xlsx']['wall'] / median['csv']['wall']:.1f} | "
          f"{median['xlsx']['cpu'] / median['csv']['cpu']:.1f} | |")


if __name__ == "__main__":
    main()
