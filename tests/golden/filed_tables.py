"""Tables for filing as a program and a person read them: the cells of a workbook, and of the page for print."""
from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

HEAD = 5  # rows above the first one of figures: what it is, title, facts, groups, names
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY_ZERO = 25569  # 1970-01-01 as spreadsheets count days
Grid = list[list[str]]


class Sheet:
    """By column ("党员/总数") and row; a share as 0.333, a day as 2024-03-08, nothing as an empty text."""

    def __init__(self, names: list[str], rows: Grid) -> None:
        self.names = names
        self.rows = rows

    def row(self, name: str) -> dict[str, str]:
        """What the row of this unit says; how far in it stands does not matter."""
        found = [dict(zip(self.names, row, strict=True)) for row in self.rows if row[0].strip("\u3000") == name]
        assert len(found) == 1, (name, self.rows)
        return {column: cell for column, cell in found[0].items() if cell}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sheet) and (self.names, self.rows) == (other.names, other.rows)

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in [self.names, *self.rows])


def named(groups: list[str], names: list[str]) -> list[str]:
    return [f"{group}/{name}" if name else group for group, name in zip(groups, names, strict=True)]


def column_of(cell: str) -> int:
    number = 0
    for letter in re.match("[A-Z]+", cell)[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def day(serial: str) -> str:
    return (date(1970, 1, 1) + timedelta(int(serial) - DAY_ZERO)).isoformat()


def sheets_of_workbook(path: Path) -> list[Sheet]:
    with zipfile.ZipFile(path) as package:
        texts = ["".join(run.text or "" for run in item.iter(f"{MAIN}t"))
                 for item in ElementTree.fromstring(package.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
        dates = {each.get("numFmtId") for each in styles.iter(f"{MAIN}numFmt") if each.get("formatCode") == "yyyy-mm-dd"}
        formats = [each.get("numFmtId") for each in styles.find(f"{MAIN}cellXfs")]
        names = sorted(name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
        return [sheet_of(ElementTree.fromstring(package.read(name)), texts, [each in dates for each in formats])
                for name in names]


def sheet_of(root: ElementTree.Element, texts: list[str], is_date: list[bool]) -> Sheet:
    assert root.find(f".//{MAIN}f") is None, "values, not formulas"
    grid: list[dict[int, str]] = []
    for row in root.iter(f"{MAIN}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v", "")
            if cell.get("t") == "s":
                value = texts[int(value)]
            elif value and is_date[int(cell.get("s", "0"))]:
                value = day(value)
            elif value:
                value = f"{float(value):.15g}"  # as many digits as spreadsheets show
            cells[column_of(cell.get("r"))] = value
        grid.append(cells)
    width = max(grid[HEAD - 1]) + 1
    rows = [[row.get(at, "") for at in range(width)] for row in grid]
    merged = [each.get("ref") for each in root.iter(f"{MAIN}mergeCell")]
    assert grid[0][0] == "内部材料，不得公示" and f"A1:{merged[0].split(':')[1]}" == merged[0]
    groups = rows[HEAD - 2]
    for ref in merged:
        first, last = ref.split(":")
        if first[-1] == last[-1] == str(HEAD - 1) and first[:-1].isalpha():
            for at in range(column_of(first), column_of(last) + 1):
                groups[at] = groups[column_of(first)]
    # Below the figures stand lines over the whole width.
    over_all = {int(ref.split(":")[0][1:]) for ref in merged if ref.startswith("A") and column_of(ref.split(":")[1]) == width - 1}
    figures = [row for number, row in enumerate(rows, 1) if number > HEAD and number not in over_all]
    return Sheet(named(groups, rows[HEAD - 1]), figures)


class Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[tuple[str, int, int]]]] = []
        self.cell: list[str] | None = None
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = []
            self.span = (int(given.get("colspan") or 1), int(given.get("rowspan") or 1))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].append(("".join(self.cell), *self.span))
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)


def as_share(text: str) -> str:
    found = re.fullmatch(r"(\d+)\.(\d)%", text)
    return f"{int(found[1] + found[2]) / 1000:g}" if found else text


def sheets_of_page(path: Path) -> list[Sheet]:
    reader = Tables()
    reader.feed(path.read_text(encoding="utf-8"))
    sheets = []
    for groups, names, *rows in reader.tables:
        below = iter(text for text, _, _ in names)
        head = []
        for text, columns, height in groups:
            head += [text] if height == 2 else [f"{text}/{next(below)}" for _ in range(columns)]
        sheets.append(Sheet(head, [[as_share(text) for text, _, _ in row] for row in rows]))
    return sheets
