"""A shipped example built once, for tests of the key figures that data/examples/*/README.md works out by hand."""
from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

import program

STATES = ("overdue", "due_soon", "reopened", "under_way", "not_started", "standing", "closed", "rechecked")
TIERS = ("excellent", "qualified", "basically_qualified", "unqualified")


class Example(unittest.TestCase):
    """A shipped workspace built once for a class of tests."""

    name = ""

    @classmethod
    def setUpClass(cls) -> None:
        if not cls.name:
            raise unittest.SkipTest("only its children are tests")
        cls.folder = cls.enterClassContext(program.temp_folder())
        workspace, as_of = program.example(cls.name, cls.folder)
        cls.site = program.build(workspace, as_of, "members", cls.folder / "site")
        summary = json.loads((cls.site / "summary.json").read_text(encoding="utf-8"))
        cls.units = {unit["path"].rstrip("/"): unit for unit in summary["units"]}

    def page(self, path: str) -> str:
        return program.text_of_page((Path(self.site) / path).read_text(encoding="utf-8"))

    def own(self, unit: str) -> dict[str, Any]:
        return self.units[unit]["own"]

    def states(self, unit: str, *counts: int) -> None:
        """Items by state in the order of STATES, and their sum."""
        own = self.own(unit)
        self.assertEqual(dict(zip(STATES, counts, strict=True)), own["by_status"])
        self.assertEqual(sum(counts), own["items"])

    def tiers(self, unit: str, members: int, assessed: int, formal: int, under_review: int, *counts: int) -> None:
        appraisal = self.own(unit)["appraisal"]
        now = (appraisal["members"], appraisal["assessed"], appraisal["formal"], appraisal["under_review"])
        self.assertEqual((members, assessed, formal, under_review), now)
        self.assertEqual(list(zip(TIERS, counts, strict=True)),
                         [(cell["from"], cell["count"]) for cell in appraisal["tiers"]])
        self.assertEqual(assessed, under_review + appraisal["undecided"] + sum(counts))

    def reports(self, unit: str, commitments: int, due: int, given: int, missing: int) -> None:
        own = self.own(unit)
        now = (own["commitments"], own["reports_due"], own["reports_given"], own["reports_missing"])
        self.assertEqual((commitments, due, given, missing), now)

    def rows(self, path: str, *rows: str) -> None:
        """Whole lines of a page's text: "预备党员 | 2"."""
        lines = self.page(path).splitlines()
        for row in rows:
            with self.subTest(page=path, row=row):
                self.assertIn(row, lines)

    def deadline(self, unit: str, stage: str, day: str) -> None:
        """The plan's deadline of a stage in the data: the page shows the meeting's own day instead."""
        tables = json.loads((Path(self.site) / unit / "tables.json").read_text(encoding="utf-8"))["tables"]
        stages = next(table["rows"] for table in tables if table["key"] == "stages")
        self.assertEqual([day], [row["deadline"] for row in stages if row["stage"] == stage])

    def made(self, unit: str, *pages: str) -> None:
        """Exactly these of the pages that hang on the plan's tables."""
        known = ("preparation", "filings", "last")
        self.assertEqual(list(pages), [page for page in known if (Path(self.site) / unit / f"{page}.html").exists()])

    def block(self, path: str, *lines: str) -> None:
        """Lines that follow each other on a page."""
        self.assertIn("\n".join(lines) + "\n", self.page(path))
