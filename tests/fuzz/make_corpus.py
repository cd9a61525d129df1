"""Writes corpus/xlsx anew: sheets of tests/fixtures/xlsx/books as texts of parts, as xlsx_fuzz.cpp reads them."""
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BOOKS = HERE.parent / "fixtures" / "xlsx" / "books"
NAMES = ["说明", "组织", "年度", "党员", "测评", "问题", "整改", "进展", "承诺", "选项"]
SEEDS = {"exceljs-stream": "年度", "by-hand": "整改", "no-references": "党员", "inline-rich": "问题", "prefixed": "进展",
         "strict": "承诺", "phonetic": "组织", "wps": "测评", "openpyxl": "整改", "sheetjs-iso-dates": "进展", "odd-parts": "年度"}

for book, name in SEEDS.items():
    with zipfile.ZipFile(BOOKS / f"{book}.xlsx") as package:
        parts = {each: package.read(each).decode("utf-8") for each in package.namelist()}
    number = NAMES.index(name) + 1
    sheet = parts.get(f"xl/worksheets/sheet{number}.xml") or parts[f"xl/tables/{number}.xml"]
    used = max([-1] + [int(each) for each in re.findall(r't="s"><(?:x:)?v>(\d+)', sheet)]) + 1
    shared = re.split(r"(?=<(?:x:)?si>)", parts.get("xl/sharedStrings.xml", ""))
    strings = "".join(shared[:used + 1]) + re.sub(r".*</(?:x:)?si>", "", shared[-1], flags=re.DOTALL)
    texts = [sheet, strings, parts["xl/styles.xml"]]
    text = f"{name}\n" + "\n=====\n".join(texts)
    (HERE / "corpus" / "xlsx" / f"{book}.txt").write_text(text, encoding="utf-8", newline="")
