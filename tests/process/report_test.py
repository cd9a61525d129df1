"""Internal sheets: for the owner only, the same bytes again, never where a site is, and nothing else is touched."""
from __future__ import annotations

import unittest
from pathlib import Path

import program

SHEET = "述职-QHFY01-2021.html"
SHEETS = sorted([SHEET, *(f"{table}-QHFY01-2021.{form}" for table in ("情况统计表", "民主评议汇总表") for form in ("html", "xlsx"))])


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

    def test_only_the_owner_can_read_them(self) -> None:
        folder = self.workspace / "report"
        folder.mkdir()
        for name in SHEETS:
            (folder / name).write_text("", encoding="utf-8")
            (folder / name).chmod(0o644)
        said = self.report()
        for name in SHEETS:
            self.assertEqual(0o600, (folder / name).stat().st_mode & 0o777, name)
            self.assertIn(name, said)
        self.assertIn("附明细表，有姓名和测评票", said)
        self.assertTrue(said.endswith("\n内部材料，不得公示。\n"), said)
        self.assertEqual(SHEETS, sorted(path.name for path in folder.iterdir()))

    def test_one_kind_alone(self) -> None:
        kinds = {"述职": SHEETS[-1:], "统计": SHEETS[:2], "评议": SHEETS[2:4]}
        self.assertEqual(SHEETS, sorted(name for names in kinds.values() for name in names))
        for kind, names in kinds.items():
            out = self.folder / kind
            self.report("--only", kind, "--out", str(out))
            self.assertEqual(names, sorted(path.name for path in out.iterdir()))

    def test_the_same_bytes_again(self) -> None:
        self.report()
        self.report("--out", str(self.folder / "again"))
        self.assertEqual(program.bytes_of(self.workspace / "report"), program.bytes_of(self.folder / "again"))

    def test_record_and_site_stay_as_they_are(self) -> None:
        """No import: a ledger that has changed since does not show. And no site knows of the sheet."""
        record = (self.workspace / "gongshilan.db").read_bytes()
        site = program.bytes_of(self.workspace / "site")
        self.report("--quiet")
        first = program.bytes_of(self.workspace / "report")
        for table in (self.workspace / "ledger").iterdir():
            table.unlink()
        self.report("--quiet")
        self.assertEqual(first, program.bytes_of(self.workspace / "report"))
        self.assertEqual(record, (self.workspace / "gongshilan.db").read_bytes())
        self.assertEqual(site, program.bytes_of(self.workspace / "site"))
        done = program.run("build", "--workspace", str(self.workspace), "--as-of", self.as_of, "--no-import")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(site, program.bytes_of(self.workspace / "site"))
        for path, data in site.items():
            for name in ("述职-", "情况统计表-", "民主评议汇总表-"):
                self.assertNotIn(name, path)
                self.assertNotIn(name.encode(), data, path)

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
