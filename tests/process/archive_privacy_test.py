"""The public layer tells no more than the site of its audience: markers in every text of every row (privacy_test.py), and
every byte of both layers searched. The internal one has them all. And it tells no less than was ever posted."""
from __future__ import annotations

import tempfile
import unittest
import zipfile
from pathlib import Path

import archives
import posting_walk
import privacy_test
import program
import site_checks

PLANS = tuple(privacy_test.PLANS) if site_checks.LONG else ("P01", "P06", "P11")


@unittest.skipIf(site_checks.SANITIZED, "another day is preloaded, which sanitizers do not bear")
class Privacy(unittest.TestCase):
    def test_no_marker_reaches_whom_it_may_not(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY)))
        for plan in PLANS:
            for audience in program.AUDIENCES:
                workspace = folder / f"{plan}-{audience}"
                marks = privacy_test.write(workspace, plan, names_in_texts=audience != "society")
                archives.set_in(workspace, retention=archives.RETENTION, audience=audience)
                privacy_test.post_and_change(workspace, plan, audience, marks)
                made = archives.Archived(workspace, privacy_test.AS_OF, "TOP", "2021")
                archives.well(made.archive("--audience", audience))
                with self.subTest(plan=plan, audience=audience):
                    self.check(made, marks, audience)

    def check(self, made: archives.Archived, marks: privacy_test.Marks, audience: str) -> None:
        whole = program.text_without_hashes(made.bag("public"))
        there = set(privacy_test.MARKER.findall(whole)) | {said for said in marks.said if said in whole}
        for marker in sorted(there):
            widest, where = marks.known[marker]
            self.assertIn(widest, privacy_test.REACH[audience],
                          f"{where} {marker} in {privacy_test.files_with(made.bag('public'), marker)}")
        self.assertIn("MARK", whole)
        with zipfile.ZipFile(made.zip("public")) as packed:  # and nothing else in the file
            self.assertEqual(sum(each.file_size + 30 + len(each.filename) + 46 + len(each.filename) for each in packed.infolist()) + 22,
                             made.zip("public").stat().st_size)
        inside = b"".join(program.bytes_of(made.bag("internal")).values()).decode("utf-8", errors="replace")
        missing = {marker for marker in marks.known if marker not in inside} - marks.said
        self.assertEqual(set(), {marks.known[marker] for marker in missing})


@unittest.skipIf(site_checks.SANITIZED, "another day is preloaded, which sanitizers do not bear")
class Posted(unittest.TestCase):
    """The walk of the manual (posting_walk.py): by its end nothing is posted to the unit any more, and one item is withdrawn."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY)))
        walk = posting_walk.Walk(folder, lambda step: None)
        walk.take()
        archives.set_in(walk.workspace, retention=archives.RETENTION)
        cls.made = archives.Archived(walk.workspace, "2025-02-11", "ZB1", "2024")
        archives.well(cls.made.archive())
        cls.public = program.text_without_hashes(cls.made.bag("public") / "data")
        cls.internal = program.bytes_of(cls.made.bag("internal") / "data/tables")

    def test_what_was_posted_once_is_in_it(self) -> None:
        page = (self.made.workspace / "site/ZB1/2024/index.html").read_text(encoding="utf-8")
        for text in ("二车间增设饮水点", "三月底前加装两台", posting_walk.AMENDED, "1月22日支委会决定", "夜班食堂延长供餐"):
            self.assertNotIn(text, page)
            self.assertIn(text, self.public)

    def test_what_was_withdrawn_is_not(self) -> None:
        for text in ("党小组会记录当场写", "每次会后由组长签字"):
            self.assertNotIn(text, self.public)
            self.assertIn(text.encode(), self.internal["rectification.csv"])
        self.assertIn("当事人提出，支委会2月9日同意", self.public)

    def test_who_did_it_is_inside_only(self) -> None:
        for table, text in (("log.csv", "GK01"), ("disclosure.csv", "厂党委"), ("approval_sheet.csv", "GK01")):
            self.assertIn(text.encode(), self.internal[table])
        self.assertNotIn("厂党委", self.public)


if __name__ == "__main__":
    unittest.main()
