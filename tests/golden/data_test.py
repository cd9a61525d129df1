"""Tables for other programs, of every example for every audience: CSV, tables.json and the page say the same."""
from __future__ import annotations

import csv
import html
import io
import json
import re
import unittest
from datetime import date
from pathlib import Path
from typing import Any

import program

Rows = list[dict[str, Any]]
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LINK = re.compile(r'<a [^>]*href="([\w-]+\.csv)" download="([^"]*)">([^<]*)</a>')


def records_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def as_read(cell: str, kind: str) -> Any:
    """A cell of a CSV file as tables.json has it, by the rules of docs/data.md."""
    if kind == "flag":
        return cell == "是"
    text = cell.removeprefix("'")
    if kind == "lines":
        return text.split("\n") if text else []
    if not text:
        return None
    return int(text) if kind == "number" else text


def fits(value: Any, kind: str) -> bool:
    if value is None:
        return kind not in ("flag", "lines")
    if kind == "number":
        return type(value) is int and value >= 0
    if kind == "flag":
        return type(value) is bool
    if kind == "lines":
        return isinstance(value, list) and all(isinstance(line, str) and line for line in value)
    if not isinstance(value, str) or not value:
        return False
    if kind == "date" or (kind == "deadline" and ISO_DATE.fullmatch(value)):
        date.fromisoformat(value)
    return kind != "date" or bool(ISO_DATE.fullmatch(value))


def chinese_date(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日"


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def cells(markup: str) -> list[str]:
    return [plain(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", markup, re.DOTALL)]


def table_rows(markup: str) -> list[list[str]]:
    return [cells(row) for row in re.findall(r"<tr\b[^>]*>(.*?)</tr>", markup, re.DOTALL)]


FIGURES = ("total", "overdue", "due_soon", "open", "done", "commitments", "reports_missing", "stages_late", "under_review", "pending")
ROLLUP = re.compile(r'<table class="rollup units">.*?</table>', re.DOTALL)


def rollup(rows: Rows, with_commitments: bool, with_sum: bool) -> list[list[str]]:
    """What a roll-up's page says of rows of its data, and their sum. Right where nothing stands two levels below."""
    def shown(row: dict[str, Any], lacking: str) -> list[str]:
        assert with_commitments == (row["commitments"] is not None) == (row["reports_missing"] is not None), row
        late = f"缺报 {row['reports_missing']}" if row["reports_missing"] else ""
        waiting = f"等次待审批 {row['under_review']} 人" if row["under_review"] else ""
        if row["under_review"] is None and row["pending"]:
            waiting = f"等次未定 {row['pending']} 人"
        promises = [f"{row['commitments']}{late}"] if with_commitments else []
        return [*promises, str(row["stages_late"]), lacking + waiting or "—"]

    with_items = any(row["total"] is not None for row in rows)

    def items_shown(row: dict[str, Any]) -> list[str]:
        if not with_items:
            return []
        return [str(row[key]) for key in FIGURES[:5]] if row["total"] else ["没有公示的整改事项"]

    out = []
    for row in rows:
        out.append([f"{row['name']} {row['meeting'] or ''}".strip(), *items_shown(row), *shown(row, row["missing"] or "")])
    if with_sum:
        sums = {key: None if key in FIGURES[5:7] and not with_commitments else sum(row[key] or 0 for row in rows)
                for key in FIGURES}
        if all(row["under_review"] is None for row in rows):
            sums["under_review"] = None
        lacking = sum(1 for row in rows if row["missing"])
        out.append(["合计", *items_shown(sums), *shown(sums, f"{lacking} 个单位" if lacking else "")])
    return out


class Tables:
    """A folder of a site with a tables.json: a unit's, an organisation's (历年) or the root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.json = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
        self.tables = {table["key"]: table for table in self.json["tables"]}
        self.is_unit = self.json["meeting"] is not None

    def rows(self, key: str) -> Rows:
        return self.tables[key]["rows"]

    def page(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")


def tables_of(site: Path) -> list[Tables]:
    return [Tables(file.parent) for file in sorted(site.rglob("tables.json"))]


def archived_site(folder: Path) -> Path:
    """Of a workspace whose meeting is archived."""
    workspace, as_of = program.example("p11-court", folder / "archived")
    settings = workspace / "gongshilan.json"
    settings.write_text(json.dumps({**json.loads(settings.read_text(encoding="utf-8")), "retention": "永久"}), encoding="utf-8")
    for command in (["build"], ["archive", "2021", "--as-of", as_of]):
        done = program.run(*command, "--workspace", str(workspace))
        if done.returncode != 0:
            raise AssertionError(done.stderr)
    return program.build(workspace, as_of, "unit", folder / "archived-unit")


class Data(unittest.TestCase):
    folders: list[Tables]
    units: list[Tables]
    roots: list[Path]

    @classmethod
    def setUpClass(cls) -> None:
        folder = cls.enterClassContext(program.temp_folder())
        cls.folders, cls.roots = [], []
        for name in program.example_names():
            workspace, as_of = program.example(name, folder)
            for audience in program.AUDIENCES:
                site = program.build(workspace, as_of, audience, folder / f"{name}-{audience}")
                cls.roots.append(site)
                cls.folders += tables_of(site)
        site = archived_site(folder)
        cls.roots.append(site)
        cls.folders += tables_of(site)
        cls.units = [folder for folder in cls.folders if folder.is_unit]

    def each(self, key: str) -> list[Tables]:
        found = [folder for folder in self.folders if key in folder.tables]
        self.assertTrue(any(folder.rows(key) for folder in found), f"no example has rows of {key}")
        return found

    def test_every_folder_of_pages_has_its_tables(self) -> None:
        """And they say whose they are."""
        for site in self.roots:
            folders = {page.parent for page in site.rglob("*.html") if page.parent.name != "kiosk"}
            self.assertGreater(len(folders), 1)
            self.assertEqual(folders, {tables.folder for tables in self.folders if tables.folder.is_relative_to(site)})
        for tables in self.folders:
            with self.subTest(folder=str(tables.folder)):
                site = next(site for site in self.roots if tables.folder.is_relative_to(site))
                place = [*tables.folder.relative_to(site).parts, None, None][:2]
                whose = [tables.json["organization"], tables.json["meeting"]]
                self.assertEqual(whose[1:] if place[0] is None else whose, place[1:] if place[0] is None else place)
                pages = "".join(page.read_text(encoding="utf-8") for page in tables.folder.glob("*.html"))
                self.assertIn(tables.json["organization_name"], pages)
                shown = chinese_date(tables.json["data_date"]) if tables.json["data_date"] else ""
                self.assertIn(shown, pages)

    def test_the_document_names_every_column(self) -> None:
        text = (program.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
        described = {key: (title, re.findall(r"^\| `(\w+)` \| (\S+) \| (\w+) \|", body, re.MULTILINE)) for key, title, body in
                     re.findall(r"^### ([\w-]+) \((.*?)\)\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)}
        made = {key: (table["title"], [tuple(column.values()) for column in table["columns"]])
                for folder in self.folders for key, table in folder.tables.items()}
        self.assertEqual(made, described)

    def test_csv_and_json_say_the_same(self) -> None:
        for folder in self.folders:
            listed = {table["csv"] for table in folder.tables.values() if table["csv"]}
            self.assertEqual(listed, {path.name for path in folder.folder.glob("*.csv")})
            for key, table in folder.tables.items():
                with self.subTest(folder=str(folder.folder), table=key):
                    self.assertEqual(f"{key}.csv" if table["rows"] else None, table["csv"])
                    keys = [column["key"] for column in table["columns"]]
                    for row in table["rows"]:
                        self.assertEqual(keys, list(row), "every key, in order")
                        for column in table["columns"]:
                            self.assertTrue(fits(row[column["key"]], column["kind"]), (column, row))
                    if not table["csv"]:
                        continue
                    head, *body = records_of((folder.folder / table["csv"]).read_bytes())
                    self.assertEqual([column["header"] for column in table["columns"]], head)
                    kinds = [column["kind"] for column in table["columns"]]
                    self.assertEqual([list(row.values()) for row in table["rows"]],
                                     [[as_read(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in body])

    def test_csv_is_as_python_would_write_it(self) -> None:
        """BOM, CRLF and RFC 4180, byte by byte."""
        files = [path for site in self.roots for path in site.rglob("*.csv")]
        self.assertGreater(len(files), 50)
        for path in files:
            with self.subTest(file=str(path)):
                content = path.read_bytes()
                again = io.StringIO(newline="")
                csv.writer(again, lineterminator="\r\n").writerows(records_of(content))
                self.assertEqual(b"\xef\xbb\xbf" + again.getvalue().encode(), content)

    def test_items_are_those_of_the_page_in_its_order(self) -> None:
        for unit in self.each("rectification"):
            page = unit.page("rectification.html")
            shown = [(plain(number), plain(state), plain(title)) for state, number, title in re.findall(
                r'<article class="item .*?<p class="state">.*?<span class="nowrap">(.*?)</span>.*?<p class="code">(.*?)</p>'
                r".*?<h3[^>]*>(.*?)</h3>", page, re.DOTALL)]
            rows = unit.rows("rectification")
            with self.subTest(folder=str(unit.folder)):
                self.assertEqual(shown, [(row["number"], row["status"], row["item"]) for row in rows])
                self.assertEqual(page.count('<span class="event-date'), sum(len(row["progress"]) for row in rows))
                self.assertEqual([plain(numbers).split() for numbers in re.findall(r"<dt>上次</dt><dd>(.*?)</dd>", page)],
                                 [row["former"] for row in rows if row["former"]])
                for row in rows:
                    if row["days_late"] is not None:
                        self.assertIn(f'<span class="state-note nowrap">{row["days_late"]}天</span>', page)
                    self.assertEqual(row["status"] == "逾期", row["days_late"] is not None)
                    self.assertEqual(row["status"] == "临期", row["days_left"] is not None)
                    self.assertEqual(row["status"] in ("已销号", "已复查"), row["closed_on"] is not None)

    def test_what_came_back_leads_to_its_earlier_self(self) -> None:
        found = 0
        for site in self.roots:
            for page in [*site.rglob("rectification.html"), *site.rglob("years.html")]:
                for href, number in re.findall(r'<a class="former" href="([^"]*)">([^<]*)</a>',
                                               page.read_text(encoding="utf-8")):
                    file, anchor = href.split("#")
                    with self.subTest(page=str(page), href=href):
                        target = (page.parent / file).read_text(encoding="utf-8")
                        self.assertIn(f'<p class="code"><a href="#{anchor}">{number}</a></p>', target)
                        found += 1
        self.assertGreater(found, 0)

    def test_commitments_are_those_of_the_page(self) -> None:
        for unit in self.each("commitments"):
            page = unit.page("commitments.html")
            shown = [(plain(member), plain(state), plain(text)) for member, state, text in re.findall(
                r'<h2 class="member">(.*?)</h2>.*?<span class="nowrap">(.*?)</span>.*?<p class="promise-text[^>]*>(.*?)</p>',
                page, re.DOTALL)]
            rows = unit.rows("commitments")
            with self.subTest(folder=str(unit.folder)):
                self.assertEqual(shown, [(row["member"], row["status"], row["commitment"]) for row in rows])
                self.assertEqual(page.count('<span class="event-date'), sum(len(row["reports"]) for row in rows))

    def test_stages_are_those_of_the_page(self) -> None:
        for unit in self.each("stages"):
            shown = [(int(plain(number)), plain(state)) for number, state in re.findall(
                r'<td class="c-no">(.*?)</td>.*?<span class="state">.*?<span class="nowrap">(.*?)</span>',
                unit.page("stages.html"), re.DOTALL)]
            with self.subTest(folder=str(unit.folder)):
                self.assertEqual(shown, [(row["number"], row["status"]) for row in unit.rows("stages")])

    def test_appraisal_adds_up_to_the_page(self) -> None:
        for unit in self.each("appraisal"):
            page = unit.page("appraisal.html")
            tables = re.findall(r"<table\b.*?</table>", page, re.DOTALL)
            shown = table_rows(tables[0])[1:]
            rows = unit.rows("appraisal")
            with self.subTest(folder=str(unit.folder)):
                has_notes = len(shown[0]) > 2
                self.assertEqual(has_notes, any(row[2:] not in ([], [""]) for row in shown))
                expected = [[row["label"], str(row["count"])] + ([row["note"] or ""] if has_notes else []) for row in rows]
                self.assertEqual(shown[:-1], expected)
                self.assertEqual(int(shown[-1][1]), sum(row["count"] for row in rows))
                if "appraisal-units" in unit.tables:
                    figures = ("members", "assessed", "excellent", "not_assessed")
                    parts = [[row["name"], *("合并" if row[key] is None else str(row[key]) for key in figures)]
                             for row in unit.rows("appraisal-units")]
                    self.assertEqual(table_rows(tables[1])[1:-1], parts)
        self.each("appraisal-units")

    def test_names_are_those_of_the_page(self) -> None:
        found = 0
        for unit in self.each("appraisal"):
            listed = re.search(r'<ul class="names">(.*?)</ul>', unit.page("appraisal.html"), re.DOTALL)
            names = re.findall(r"<li>(.*?)</li>", listed[1]) if listed else []
            found += len(names)
            self.assertEqual(names, [name for row in unit.rows("appraisal") for name in row["names"]])
        self.assertGreater(found, 10)

    def test_units_are_those_of_the_page_and_its_sum(self) -> None:
        for unit in self.each("units"):
            if not unit.is_unit:
                continue
            markup = ROLLUP.findall(unit.page("index.html"))[0]
            rows = unit.rows("units")
            with self.subTest(folder=str(unit.folder)):
                self.assertEqual(table_rows(markup)[1:], rollup(rows, ">承诺</th>" in markup, with_sum=True))
                for page in (row["page"] for row in rows if row["page"]):
                    self.assertTrue((unit.folder / page).is_file(), page)

    def test_the_root_lists_every_row_of_its_tables(self) -> None:
        roots = [folder for folder in self.each("units") if not folder.is_unit]
        self.assertEqual(len(self.roots), len(roots))
        for root in roots:
            rows = root.rows("units")
            tables = ROLLUP.findall(root.page("index.html"))
            with self.subTest(site=root.folder.name):
                self.assertEqual(list(dict.fromkeys(row["table"] for row in rows)),
                                 [plain(re.findall(r"<caption>(.*?)</caption>", markup)[0]) for markup in tables])
                for markup in tables:
                    caption = plain(re.findall(r"<caption>(.*?)</caption>", markup)[0])
                    listed = rollup([row for row in rows if row["table"] == caption], ">承诺</th>" in markup,
                                    with_sum="<tfoot>" in markup)
                    self.assertEqual(table_rows(markup)[1:], listed)

    def test_years_are_those_of_the_page(self) -> None:
        organizations = self.each("years")
        self.assertGreater(len(organizations), 10)
        for organization in organizations:
            page = organization.page("years.html")
            shown = [row[1:] for markup in re.findall(r'<table class="years-table">.*?</table>', page, re.DOTALL)
                     for row in table_rows(markup)[1:]]
            with_commitments = "兑现承诺</th>" in page
            with self.subTest(folder=str(organization.folder)):
                listed = []
                for row in organization.rows("years"):
                    items, closed = row["items"], row["closed"]
                    share = (closed * 200 + items) // (items * 2) if items else 0
                    rate = f"{share if closed in (0, items) else min(max(share, 1), 99)}%" if items else ""
                    told = row["kept"] is not None
                    self.assertEqual((told, with_commitments or not told), (row["commitments"] is not None, True))
                    cells_of = [f"{items} 项" + (f"其中结转 {row['carried']} 项" if row["carried"] else ""),
                                f"{closed} / {items} 项{rate}",
                                "无" if row["days_to_close"] is None else f"{row['days_to_close']} 天",
                                f"{row['overdue']} 项"]
                    promises = f"{row['kept']} / {row['commitments']} 条" if told else "没有到期的报告"
                    listed.append(cells_of + ([promises] if with_commitments else []))
                self.assertEqual(shown, listed)

    def test_recurring_problems_are_those_of_the_page(self) -> None:
        for organization in self.each("recurring"):
            shown = [row for markup in re.findall(r'<table class="recurring">.*?</table>', organization.page("years.html"),
                                                  re.DOTALL) for row in table_rows(markup)[1:]]
            rows = organization.rows("recurring")
            any_former = any(row["former"] for row in rows)
            if any_former:  # carried over, it is its own earlier self
                for cells_of, row in zip(shown, rows):
                    self.assertIn(cells_of.pop(3), [" ".join(row["former"])] if row["former"] else ["无", "结转"])
            made = [[row["number"], row["problem"], f"第{row['years']}年", row["status"]] for row in rows]
            with self.subTest(folder=str(organization.folder)):
                self.assertEqual(shown, made)

    def test_archives_are_those_of_the_page(self) -> None:
        for folder in self.each("archives"):
            page = folder.page("archives.html")
            for row in folder.rows("archives"):
                self.assertEqual(("2021", 1), (row["meeting"], row["archive"]))
                for text in (f">{row['code']}</span>", f">{chinese_date(row['as_of'])}</span>", f">{row['items']} 项",
                             f">{row['closed']} / {row['items']} 项", f">{row['kept']} / {row['commitments']} 条" if row["kept"] is not None else "当时逾期"):
                    self.assertIn(text, page)

    def test_each_page_leads_to_its_tables(self) -> None:
        linked: set[str] = set()
        for site in self.roots:
            for page in site.rglob("*.html"):
                for href, file_name, label in LINK.findall(page.read_text(encoding="utf-8")):
                    target = page.parent / href
                    linked.add(str(target))
                    with self.subTest(page=str(page), href=href):
                        self.assertTrue(target.is_file())
                        self.assertTrue(file_name.endswith(f" {label}.csv"), file_name)
            self.assertLessEqual({str(path) for path in site.rglob("*.csv")}, linked)


if __name__ == "__main__":
    unittest.main()
