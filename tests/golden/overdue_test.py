"""What members read as late is what check says is late, in every example.

Three things differ, and only these. Reports on commitments that are missing are a finding each, and one row a period on
the page. An item carried into the next year stands on both meetings' pages, and is one finding. The home page has the
newest meeting of each organisation; what is late of an older one stands on that meeting's own page.
"""
from __future__ import annotations

import json
import re
import unittest
from collections import Counter
from pathlib import Path

import program

ROW = re.compile(r'<li class="due-row s-(?P<state>\w+)">\n<p class="state">.*?<span class="nowrap">(?P<note>\d+)天</span></p>\n'
                 r'<p class="due-title[^"]*"><a href="(?P<href>[^"]+)">(?P<title>.*?)</a></p>\n(?P<meta>.*)\n</li>')
Late = tuple[str, str, str, int]  # organisation, what, number or name, days

P11_LATER = ("p11-court", "2022-04-20")  # its report and statistics are due on 2022-04-15


def late_rows(page: Path, organization: str) -> list[Late]:
    markup = page.read_text(encoding="utf-8")
    block = markup[markup.index('id="h-late"'):markup.index('id="h-next"')]
    found = re.search(r">(?:本级)?(\d+)项</span>", block)
    assert found
    rows = []
    for row in ROW.finditer(block):
        assert row["state"] == "overdue"
        path, _, anchor = row["href"].partition("#")
        of = organization or path.split("/")[0]
        what = path.rsplit("/", 1)[-1]
        key = {"rectification.html": anchor, "commitments.html": row["title"] + meta_count(row["meta"])}.get(what, row["title"])
        rows.append((of, what, key, int(row["note"])))
    assert len(rows) == int(found[1]) <= 8, page  # all are shown
    return rows


def meta_count(meta: str) -> str:
    found = re.search(r"(\d+) 条还没有报告", meta)
    return f" {found[1]}" if found else " a promise"


def late_findings(workspace: Path, as_of: str) -> set[Late]:
    done = program.run("check", "--workspace", str(workspace), "--as-of", as_of, "--json")
    late, reports = set(), Counter()
    for finding in json.loads(done.stdout)["findings"]:
        if finding["urgency"] != "late":
            continue
        of, days, text = finding["organization"], finding["days"], finding["text"]
        if finding["rule"] == "item_overdue":
            late.add((of, "rectification.html", finding["record"], days))
        elif finding["rule"] == "report_missing":
            reports[(of, re.findall(r"缺(.+)的践诺报告", text)[0], days)] += 1
        else:
            page = {"stage_overdue": "stages.html", "filing_overdue": "filings.html"}[finding["rule"]]
            late.add((of, page, re.findall("“(.+?)”", text)[0], days))
    for (of, label, days), count in reports.items():
        late.add((of, "commitments.html", f"{label}的践诺报告 {count}", days))
    return late


class Overdue(unittest.TestCase):
    def test_pages_and_check_agree(self) -> None:
        kinds: set[str] = set()
        for name, later in [(name, "") for name in program.example_names()] + [P11_LATER]:
            with self.subTest(example=name, later=later), program.temp_folder() as folder:
                workspace, as_of = program.example(name, folder)
                as_of = later or as_of
                site = program.build(workspace, as_of, "members", folder / "site")
                units = {page.parent: late_rows(page, page.parent.parent.name) for page in site.glob("*/*/index.html")}
                all_rows = {row for rows in units.values() for row in rows}
                self.assertEqual(late_findings(workspace, as_of), all_rows)
                newest = {unit.parent.name: rows for unit, rows in sorted(units.items())}
                home = late_rows(site / "index.html", "")
                self.assertEqual(sorted(row for rows in newest.values() for row in rows), sorted(home))
                kinds |= {what for _, what, _, _ in all_rows}
        self.assertEqual({"rectification.html", "stages.html", "filings.html", "commitments.html"}, kinds)

    def test_no_member_stands_named_as_late(self) -> None:
        for name in program.example_names():
            for audience in program.AUDIENCES:
                with self.subTest(example=name, audience=audience), program.temp_folder() as folder:
                    workspace, as_of = program.example(name, folder)
                    site = program.build(workspace, as_of, audience, folder / "site")
                    for page in site.glob("**/index.html"):
                        if page.parent.name == "kiosk":
                            continue  # its own test: kiosk_test.py
                        late = late_rows(page, page.parent.parent.name)
                        self.assertEqual([], [row for row in late if row[2].endswith(" a promise")])
                        if audience != "members":
                            self.assertEqual([], [row for row in late if row[1] in ("filings.html", "commitments.html")])


if __name__ == "__main__":
    unittest.main()
