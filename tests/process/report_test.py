"""Internal sheets: for the owner only, the same bytes again, never where a site is, and nothing else is touched."""
from __future__ import annotations

import unittest
from pathlib import Path

import program

SHEET = "述职-QHFY01-2021.html"


class Reports(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("report"))
        self.workspace, self.as_of = program.example("p11-court", self.folder)
        program.build(self.workspace, self.as_of)

    def report(self, *more: str) -> str:
        done = program.run("report", "--workspace", str(self.workspace), "--as-of", self.as_of, *more)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def refused(self, out: Path) -> str:
        done = program.run("report", "--workspace", str(self.workspace), "--as-of", self.as_of, "--out", str(out))
        self.assertEqual((1, ""), (done.returncode, done.stdout))
        return done.stderr

    def test_only_the_owner_can_read_it(self) -> None:
        sheet = self.workspace / "report" / SHEET
        sheet.parent.mkdir()
        sheet.write_text("", encoding="utf-8")
        sheet.chmod(0o644)
        said = self.report()
        self.assertEqual(0o600, sheet.stat().st_mode & 0o777)
        self.assertIn(str(sheet), said)
        self.assertIn("内部材料，不得公示。", said)
        self.assertEqual([SHEET], [path.name for path in sheet.parent.iterdir()])

    def test_the_same_bytes_again(self) -> None:
        self.report()
        self.report("--out", str(self.folder / "again"))
        self.assertEqual((self.workspace / "report" / SHEET).read_bytes(), (self.folder / "again" / SHEET).read_bytes())

    def test_record_and_site_stay_as_they_are(self) -> None:
        """No import: a ledger that has changed since does not show. And no site knows of the sheet."""
        record = (self.workspace / "gongshilan.db").read_bytes()
        site = program.bytes_of(self.workspace / "site")
        self.report("--quiet")
        first = (self.workspace / "report" / SHEET).read_bytes()
        for table in (self.workspace / "ledger").iterdir():
            table.unlink()
        self.report("--quiet")
        self.assertEqual(first, (self.workspace / "report" / SHEET).read_bytes())
        self.assertEqual(record, (self.workspace / "gongshilan.db").read_bytes())
        self.assertEqual(site, program.bytes_of(self.workspace / "site"))
        done = program.run("build", "--workspace", str(self.workspace), "--as-of", self.as_of, "--no-import")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(site, program.bytes_of(self.workspace / "site"))
        for path, data in site.items():
            self.assertNotIn("述职-", path)
            self.assertNotIn("述职-".encode(), data, path)

    def test_never_where_a_site_is(self) -> None:
        """By whatever name: another workspace's site, a link into one, a folder below that is not there yet."""
        other, as_of = program.example("p10-village", self.folder)
        elsewhere = program.build(other, as_of, out=self.folder / "网站")
        link = self.folder / "link"
        link.symlink_to(elsewhere, target_is_directory=True)
        (self.workspace / "report").symlink_to(self.workspace / "site", target_is_directory=True)
        before = program.bytes_of(elsewhere) | program.bytes_of(self.workspace / "site")
        for out in (elsewhere, elsewhere / "a" / "b", link, link / "c", self.workspace / "report",
                    self.workspace / "site-members"):
            with self.subTest(out=out):
                said = self.refused(out)
                self.assertTrue(said.startswith(f"{out}：这里是"), said)
                self.assertTrue(said.endswith("。内部材料不得公示，请换一个文件夹。\n"), said)
        self.assertEqual(before, program.bytes_of(elsewhere) | program.bytes_of(self.workspace / "site"))
        self.assertFalse((self.workspace / "site-members").exists())


if __name__ == "__main__":
    unittest.main()
