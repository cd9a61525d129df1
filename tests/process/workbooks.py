"""Workbooks as the program writes them, read and filled in with nothing but the standard library."""
from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Sheet = list[dict[str, str]]  # of each row, its cells by column letters


def parts(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def names(book: Path) -> list[str]:
    return [sheet.attrib["name"] for sheet in ElementTree.fromstring(parts(book)["xl/workbook.xml"]).iter(f"{MAIN}sheet")]


def part_of(book: Path, sheet: str) -> str:
    """The writer numbers its parts in the order of the sheets."""
    return f"xl/worksheets/sheet{names(book).index(sheet) + 1}.xml"


def rows(book: Path, sheet: str) -> Sheet:
    files = parts(book)
    texts = ["".join(each.itertext()) for each in
             ElementTree.fromstring(files["xl/sharedStrings.xml"]).iter(f"{MAIN}si")]
    out = []
    for row in ElementTree.fromstring(files[part_of(book, sheet)]).iter(f"{MAIN}row"):
        cells = {}
        for cell in row.iter(f"{MAIN}c"):
            inline = cell.find(f"{MAIN}is")
            value = cell.findtext(f"{MAIN}v") or "" if inline is None else "".join(inline.itertext())
            if value:
                cells[cell.attrib["r"].rstrip("0123456789")] = texts[int(value)] if cell.get("t") == "s" else value
        out.append(cells)
    return out


def headers(book: Path, sheet: str) -> list[str]:
    return list(rows(book, sheet)[0].values())


def fill(book: Path, sheet: str, cell: str, text: str) -> None:
    """Types a text into one cell, as an office would keep it; the rest of the package stays."""
    files = parts(book)
    part, column, number = part_of(book, sheet), cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    xml = files[part].decode()
    typed = f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    found = re.search(rf'<row r="{number}"[^>]*>(.*?)</row>', xml)
    if found is None:
        xml = xml.replace("</sheetData>", f'<row r="{number}">{typed}</row></sheetData>')
    else:
        cells = re.findall(r"<c .*?(?:/>|</c>)", found[1])
        kept = [each for each in cells if f'r="{cell}"' not in each]
        before = [each for each in kept if key(re.search(r'r="([A-Z]+)', each)[1]) < key(column)]
        whole = "".join([*before, typed, *kept[len(before):]])
        xml = xml[:found.start(1)] + whole + xml[found.end(1):]
    files[part] = xml.encode()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def key(column: str) -> tuple[int, str]:
    return len(column), column
