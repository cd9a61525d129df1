"""The same record and date give the same bytes: again, elsewhere, in another encoding, in a folder with a Chinese name."""
from __future__ import annotations

import shutil
import unittest
from pathlib import Path

import program

CASES = program.ROOT / "tests" / "cases"


class Identity(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())

    def same(self, one: Path, other: Path) -> None:
        first, second = program.bytes_of(one), program.bytes_of(other)
        self.assertEqual(list(first), list(second))
        for path, content in first.items():
            with self.subTest(path=path):
                self.assertEqual(content, second[path])

    def test_twice_and_in_another_folder(self) -> None:
        for name in program.example_names():
            for audience in program.AUDIENCES:
                with self.subTest(example=name, audience=audience):
                    here = self.folder / f"here-{audience}"
                    there = self.folder / f"there-{audience}"
                    workspace, as_of = program.example(name, here)
                    one = program.build(workspace, as_of, audience, here / "one")
                    before = {path: path.stat().st_mtime_ns for path in one.rglob("*") if path.is_file()}
                    program.build(workspace, as_of, audience, here / "one")
                    after = {path: path.stat().st_mtime_ns for path in one.rglob("*") if path.is_file()}
                    self.assertEqual(before, after, "an unchanged file is not written again")
                    self.same(one, program.build(workspace, as_of, audience, here / "two"))
                    other, _ = program.example(name, there)
                    self.same(one, program.build(other, as_of, audience, there / "site"))
                    shutil.rmtree(here)
                    shutil.rmtree(there)

    def test_a_folder_with_a_chinese_name_and_blanks(self) -> None:
        workspace, as_of = program.example("p11-court", self.folder)
        plain = program.build(workspace, as_of)
        named = self.folder / "第一党支部 2021 年度（新）"
        program.example("p11-court", self.folder / "again")[0].rename(named)
        self.same(plain, program.build(named, as_of))

    def test_a_linked_ledger_file_is_read(self) -> None:
        workspace, as_of = program.example("p11-court", self.folder / "plain")
        linked, _ = program.example("p11-court", self.folder / "linked")
        elsewhere = self.folder / "整改.csv"
        shutil.move(linked / "ledger" / "整改.csv", elsewhere)
        (linked / "ledger" / "整改.csv").symlink_to(elsewhere)
        self.same(program.build(workspace, as_of), program.build(linked, as_of))

    def test_encodings(self) -> None:
        sites = []
        for name in ("csv-utf8", "csv-utf8-bom", "csv-gb18030"):
            workspace = self.folder / name
            shutil.copytree(CASES / name / "input", workspace)
            sites.append(program.build(workspace, (CASES / name / "as_of.txt").read_text().strip()))
        for other in sites[1:]:
            self.same(sites[0], other)

    def test_csv_and_json(self) -> None:
        """What is said in CSV or in JSON is the same record."""
        csv = self.folder / "csv"
        shutil.copytree(CASES / "changed-and-gone" / "input", csv)
        json = self.folder / "json"
        json.mkdir()
        shutil.copy(csv / "gongshilan.json", json)
        (json / "ledger").mkdir()
        (json / "ledger" / "台账.json").write_text("""{
          "年度": [{"会议编号": "2021", "方案": "P11", "主题": "学习全会精神", "会议日期": "2022-02-18"}],
          "rectification": [
            {"rectification": "Z01", "item": "补齐“三会一课”记录", "measures": "每月核对一次", "responsible": "周维信",
             "deadline": "2022-06-30"},
            {"编号": "Z02", "整改事项": "更换宣传栏", "整改措施": "换下破损的2块", "责任人": "李䶮", "整改时限": "立行立改"}]}
        """, encoding="utf-8")
        self.same(program.build(csv, "2022-03-25"), program.build(json, "2022-03-25"))


if __name__ == "__main__":
    unittest.main()
