"""A second archive of a meeting: asked for with a reason, numbered, naming the first, which stays as it is. And what an
archive asks for before there is one."""
from __future__ import annotations

import json
import unittest

import archives
import bag_validator
import program
import site_checks

REASON = "第3项整改的完成日期更正"
MISSING = "归档材料：表里 1 种，缺 1 种的文件：会议有关资料。\n"
PDF = b"%PDF-1.4\n%made up\n%%EOF\n"
PHOTO = b"\xff\xd8\xff made up \xff\xd9"


class Again(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.workspace, self.as_of = program.example("p11-court", self.folder)

    def refused(self, made: archives.Archived, message: str, *more: str) -> None:
        archive = made.workspace / "archive"
        before = site_checks.stamps(archive)
        done = made.archive(*more)
        self.assertEqual((3, "", message + "\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, site_checks.stamps(archive))

    def test_a_second_one_needs_a_reason(self) -> None:
        made = archives.archived(self.workspace, self.as_of)
        needs = "QHFY01-2021-1：这次会议已经归档，归档不能改写。确要更正的，请用 --reason 写明理由，另做一份，编号 2。"
        self.refused(made, needs)
        self.refused(made, needs, "--reason", "")
        self.refused(made, needs, "--reason", "  ")
        self.refused(made, "--reason：里有换行或看不见的控制字符。请写成一行。", "--reason", "两行\n理由")
        self.refused(made, "--reason：有 201 个字。请写短些，最多 200 个字。", "--reason", "长" * 201)
        self.refused(made, "--reason：里有手机号码。理由要公开，请删去个人信息。", "--reason", "问 13800138000")

    def test_a_first_one_has_none(self) -> None:
        made = archives.ready(self.workspace, self.as_of)
        self.refused(made, "--reason：是更正归档的理由，而这次会议还没有归档。请去掉它。", "--reason", REASON)
        self.assertEqual([], made.there())

    def test_a_second_one_names_the_first_and_why(self) -> None:
        made = archives.archived(self.workspace, self.as_of)
        first = {name: path for name in made.there() for path in [made.workspace / "archive" / name]}
        stamps = {name: site_checks.stamps(path) for name, path in first.items()}
        bytes_before = program.bytes_of(made.workspace / "archive")
        done = archives.well(made.archive("--reason", REASON))
        self.assertEqual(archives.told(made, 2, MISSING, REASON), done.stdout)
        self.assertEqual(made.names(1, 2), made.there())
        self.assertEqual(stamps, {name: site_checks.stamps(path) for name, path in first.items()})
        after = program.bytes_of(made.workspace / "archive")
        self.assertEqual(bytes_before, {path: after[path] for path in bytes_before})
        for layer in archives.LAYERS:
            info = archives.info_of(made.bag(layer, 2))
            self.assertEqual((made.name(layer), archives.sha256((made.bag(layer) / "tagmanifest-sha256.txt").read_bytes()), REASON),
                             tuple(info[field] for field in archives.FIELDS[-3:]))
            self.assertEqual("2", info["Gongshilan-Number"])
            for where in (made.bag(layer, 2), made.zip(layer, 2), made.bag(layer, 1), made.zip(layer, 1)):
                self.assertEqual(([], []), (lambda report: (report.errors, report.warnings))(bag_validator.check(where)))
                done = archives.verify(where)
                self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)

    def test_the_first_may_lie_elsewhere_but_not_be_another(self) -> None:
        """Of a chain what lies beside it is checked; a first one that was exchanged is noticed."""
        made = archives.archived(self.workspace, self.as_of)
        archives.well(made.archive("--reason", REASON))
        away = self.folder / "away"
        away.mkdir()
        for name in made.names(1):
            (made.workspace / "archive" / name).rename(away / name)
        self.assertEqual(0, archives.verify(made.bag("public", 2)).returncode)
        other, as_of = program.example("p11-court", self.folder / "other")
        exchanged = archives.archived(other, as_of, "30年")
        exchanged.bag("public").rename(made.bag("public"))
        self.assertEqual(0, archives.verify(made.bag("public")).returncode)
        done = archives.verify(made.bag("public", 2))
        self.assertEqual(3, done.returncode, done.stdout)
        self.assertIn(f"{made.name('public')}/tagmanifest-sha256.txt：不是 {made.name('public', 2)} 更正的那一份。请找出没有动过的备份，重新核对。\n",
                      done.stdout)

    def test_retention_has_no_default(self) -> None:
        made = archives.ready(self.workspace, self.as_of)
        settings = json.loads((self.workspace / "gongshilan.json").read_text(encoding="utf-8"))
        del settings["retention"]
        (self.workspace / "gongshilan.json").write_text(json.dumps(settings), encoding="utf-8")
        self.refused(made, "gongshilan.json：没有写保管期限（retention）。请按规定写上，例如 \"retention\": \"永久\" 或 \"30年\"。")
        self.assertEqual([], made.there())

    def test_a_meeting_that_is_not_there(self) -> None:
        made = archives.ready(self.workspace, self.as_of)
        made.meeting = "1999"
        self.refused(made, "会议 1999：记录库里没有这次会议。有的会议：2020、2021。")
        self.assertEqual([], made.there())

    def test_what_is_not_on_the_site_yet(self) -> None:
        made = archives.ready(self.workspace, self.as_of)
        rewritten = self.workspace / "ledger" / "年度.csv"
        rewritten.write_text(rewritten.read_text(encoding="utf-8").replace("周维信", "周维新"), encoding="utf-8")
        self.refused(made, "ledger：台账有改动，还没有导入。请先运行 gongshilan build，看过网站再归档。")
        self.assertEqual([], made.there())

    @unittest.skipIf(site_checks.SANITIZED, "another day is preloaded, which sanitizers do not bear")
    def test_what_was_never_posted(self) -> None:
        archives.set_in(self.workspace, retention="永久")
        archives.well(program.run("build", "--workspace", str(self.workspace), "--as-of", self.as_of))  # posts nothing
        made = archives.Archived(self.workspace, self.as_of, "QHFY01", "2021")
        self.refused(made, "会议 2021：还没有向这个范围公示过，没有可以归档的。请先运行 gongshilan build 生成网站（不带 --as-of 和 --out），再归档。")
        self.assertEqual([], made.there())

    def test_a_day_to_come(self) -> None:
        archives.ready(self.workspace, self.as_of)
        done = archives.run_on(self.as_of, "archive", "2021", "--as-of", "2099-01-01", "--workspace", str(self.workspace))
        self.assertEqual((3, "--as-of：2099年1月1日还没有到。归档的计算日不能晚于今天。\n"), (done.returncode, done.stderr))

    def test_materials(self) -> None:
        """Filed materials go in with their hashes; one that is not there is listed without a file."""
        folder = self.workspace / "materials"
        folder.mkdir()
        (folder / "会议有关资料.pdf").write_bytes(PDF)
        made = archives.ready(self.workspace, self.as_of)
        (folder / "照片.jpg").write_bytes(PHOTO)
        done = archives.well(made.archive())
        self.assertEqual(archives.told(made, 1, "归档材料：表里 1 种，都有文件；另有 1 个文件不在表里。\n"), done.stdout)
        data = made.bag("internal") / "data"
        kept = {row["name"]: row["path"] for row in archives.table_in(data / "files.csv")}
        self.assertEqual(PDF, (data / kept["materials/会议有关资料.pdf"]).read_bytes())
        self.assertEqual(PHOTO, (data / kept["materials/照片.jpg"]).read_bytes())
        self.assertEqual([{"organization": "QHFY01", "meeting": "2021", "material": "会议有关资料", "archived": "", "files": "materials/会议有关资料.pdf"},
                          {"organization": "", "meeting": "", "material": "", "archived": "", "files": "materials/照片.jpg"}],
                         archives.table_in(data / "materials.csv"))
        self.assertEqual([], [name for name, content in program.bytes_of(made.bag("public")).items() if b"made up" in content])

    def test_materials_that_nobody_could_open(self) -> None:
        """An archive cannot be mended: what `verify` would complain of for ever is not let in."""
        folder = self.workspace / "materials"
        folder.mkdir()
        made = archives.ready(self.workspace, self.as_of)
        (folder / "会议有关资料.pdf").write_bytes(b"%PDF-1.4\ntrailer <</Encrypt 5 0 R>>\n%%EOF\n")
        (folder / "录像.exe").write_bytes(b"MZ")
        (folder / "照片.jpg").write_bytes(b"made up")
        (folder / "说明.txt").write_text("说明", encoding="utf-8")
        done = made.archive()
        self.assertEqual((3, "", "materials：有 3 个文件不能归档：会议有关资料.pdf（加了密，可能要密码才能打开）、录像.exe（是可以执行的程序）、"
                                 "照片.jpg（打不开（图片）：开头不是这种文件）。归档以后不能再换，核对也通不过。"
                                 "请换成好的，或者先从 materials 里拿出来，再归档。\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual([], made.there())

    def test_materials_that_are_missing(self) -> None:
        made = archives.ready(self.workspace, self.as_of)
        done = archives.well(made.archive())
        self.assertEqual(archives.told(made, 1, MISSING), done.stdout)
        (row,) = archives.table_in(made.bag("internal") / "data/materials.csv")
        self.assertEqual("", row["files"])

    def test_settings_are_part_of_it(self) -> None:
        """Another audience is another archive, with what that one was shown."""
        archives.set_in(self.workspace, audience="members")
        made = archives.archived(self.workspace, self.as_of)
        self.assertEqual("members", archives.info_of(made.bag("public"))["Gongshilan-Audience"])
        settings = json.loads((made.bag("internal") / "data/workspace/gongshilan.json").read_text(encoding="utf-8"))
        self.assertEqual(("members", "永久"), (settings["audience"], settings["retention"]))


if __name__ == "__main__":
    unittest.main()
