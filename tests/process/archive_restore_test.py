"""From an archive back: a workspace that archives to the same bytes, and the public layer made anew and compared."""
from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import unittest
from pathlib import Path

import archives
import bag_validator
import program
import site_checks

CHANGED = ("内容变了，与清单里的 SHA-256、SHA-512、SM3 不一致。归档不完整（共 1 处），不能用。"
           "请运行 gongshilan verify 看是哪里，换一份副本。")


class Restore(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        cls.made = {name: archives.archived(*program.example(name, cls.folder)) for name in ("p05-office", "p08-units", "p11-court")}

    def setUp(self) -> None:
        self.empty = Path(self.enterContext(tempfile.TemporaryDirectory(dir=self.folder)))

    def copied(self, made: archives.Archived) -> archives.Archived:
        """Its archives in another place, as new, without the workspace."""
        shutil.rmtree(self.empty / "archive", ignore_errors=True)
        shutil.copytree(made.workspace / "archive", self.empty / "archive")
        return archives.Archived(self.empty, made.as_of, made.organization, made.meeting)

    # -- restore ------------------------------------------------------------------------------------------------------
    def test_archived_again_it_is_the_same(self) -> None:
        for name, made in self.made.items():
            for source in (made.bag("internal"), made.zip("internal")):
                with self.subTest(example=name, source=source.suffix):
                    workspace = self.empty / f"{name} 恢复{source.suffix}"
                    archives.well(program.run("restore", str(source), str(workspace)))
                    again = archives.Archived(workspace, made.as_of, made.organization, made.meeting)
                    archives.well(again.archive())
                    self.assert_same(made, again)

    def test_a_second_archive_comes_back_as_the_second(self) -> None:
        """The record knows of the first, so that nothing that lay beside it is needed."""
        first = self.made["p05-office"]
        workspace = self.empty / "两份"
        shutil.copytree(first.workspace, workspace)
        made = archives.Archived(workspace, first.as_of, first.organization, first.meeting)
        archives.well(made.archive("--reason", "更正"))
        restored = self.empty / "恢复"
        archives.well(program.run("restore", str(made.bag("internal", 2)), str(restored)))
        again = archives.Archived(restored, made.as_of, made.organization, made.meeting)
        self.assertEqual(3, again.archive().returncode)
        archives.well(again.archive("--reason", "更正"))
        self.assertEqual(again.names(2), again.there())
        for layer in archives.LAYERS:
            self.assertEqual(made.zip(layer, 2).read_bytes(), again.zip(layer, 2).read_bytes())

    def assert_same(self, made: archives.Archived, again: archives.Archived) -> None:
        self.assertEqual(again.names(1), again.there())
        for layer in archives.LAYERS:
            self.assertEqual([], site_checks.differing(program.bytes_of(made.bag(layer)), program.bytes_of(again.bag(layer))))
            self.assertEqual(made.zip(layer).read_bytes(), again.zip(layer).read_bytes())

    def test_it_is_a_workspace_to_work_with(self) -> None:
        made, workspace = self.made["p11-court"], self.empty / "恢复"
        archives.well(program.run("restore", str(made.bag("internal")), str(workspace)))
        for path in [path for path in made.workspace.rglob("*") if path.is_file() and path.parts[len(made.workspace.parts)] in (
                "ledger", "plans", "calendars", "templates", "public", "materials", "gongshilan.json")]:
            self.assertEqual(path.read_bytes(), (workspace / path.relative_to(made.workspace)).read_bytes(), path)
        self.assertEqual(site_checks.record_of(made.workspace / "gongshilan.db"), site_checks.record_of(workspace / "gongshilan.db"))
        for path in workspace.rglob("*"):
            self.assertTrue(path.stat().st_mode & 0o200, f"{path} cannot be written")
        program.build(workspace, made.as_of)  # as it was built before there was an archive
        self.assertEqual([], site_checks.differing(program.bytes_of(workspace / "site"), program.bytes_of(made.workspace / "site")))

    def test_what_cannot_be_restored(self) -> None:
        made = self.made["p05-office"]
        away = self.copied(made)
        target = self.empty / "workspace"

        def refused(source: Path, message: str) -> None:
            before = site_checks.stamps(target)
            done = program.run("restore", str(source), str(target))
            self.assertEqual((3, "", message + "\n"), (done.returncode, done.stdout, done.stderr))
            self.assertEqual(before, site_checks.stamps(target))

        refused(away.bag("public"), f"{away.name('public')}：这是公开层，里面没有记录库。请用内部层 {away.name('internal')}。")
        ledger = self.empty / "ledger"
        shutil.copytree(made.workspace / "ledger", ledger)
        refused(ledger, f"{ledger}：不是归档（里面没有 bagit.txt 和清单）。请写归档自己的文件夹，或者它的 ZIP。")
        refused(self.empty / "没有", f"{self.empty}/没有：找不到。请检查路径。")
        record = away.bag("internal") / "data/record.db"
        content = record.read_bytes()
        archives.write_over(record, content[:-1] + bytes([content[-1] ^ 1]))
        refused(away.bag("internal"), f"{away.name('internal')} data/record.db：{CHANGED}")
        archives.write_over(record, content)
        target.mkdir()
        (target / "mine.txt").write_text("mine", encoding="utf-8")
        refused(away.bag("internal"), f"{target}：已经有东西了。请写一个还没有的文件夹，恢复出来的工作区放在那里。")
        (target / "mine.txt").unlink()
        archives.well(program.run("restore", str(away.bag("internal")), str(target)))
        self.assertEqual([], list(self.empty.glob(".*")))

    # -- rebuild ------------------------------------------------------------------------------------------------------
    def rebuild(self, made: archives.Archived) -> archives.Done:
        before = site_checks.stamps(made.workspace / "archive")
        done = program.run("archive", "--rebuild", str(made.bag("internal")))
        self.assertEqual(before, site_checks.stamps(made.workspace / "archive"))
        return done

    def test_the_public_layer_follows_from_the_internal_one(self) -> None:
        for name, made in self.made.items():
            with self.subTest(example=name):
                away = self.copied(made)
                done = archives.well(self.rebuild(away))
                files = len(program.bytes_of(away.bag("public") / "data"))
                same = f"由 {away.name('internal')} 重建了公开层，{files} 个文件，与内部层里的清单逐个一致"
                self.assertEqual(f"{same}，与旁边的 {away.name('public')} 逐字节一致。\n", done.stdout)
                shutil.rmtree(away.bag("public"))
                self.assertEqual(done.stdout, archives.well(self.rebuild(away)).stdout, "the ZIP will do")
                away.zip("public").unlink()
                self.assertEqual(f"{same}；旁边没有公开层，没有和它比。\n", archives.well(self.rebuild(away)).stdout)

    def test_sealing_as_documented_gives_the_same_bytes(self) -> None:
        """Or the forgeries below would be found for the wrong reason."""
        away = self.copied(self.made["p11-court"])
        before = program.bytes_of(away.workspace)
        for layer in archives.LAYERS:
            archives.seal(away.bag(layer))
        self.assertEqual([], site_checks.differing(before, program.bytes_of(away.workspace)))

    def forged(self, layer: str, path: str, content: bytes | None) -> archives.Archived:
        """With that file changed, added or left out, and every list in its bag right again."""
        away = self.copied(self.made["p11-court"])
        for each in archives.LAYERS:
            away.zip(each).unlink()
        file = away.bag(layer) / path
        if content is None:
            file.unlink()
        elif file.exists():
            archives.write_over(file, content)
        else:
            file.write_bytes(content)
            file.chmod(0o444)
        archives.seal(away.bag(layer))
        self.assertEqual([], bag_validator.check(away.bag(layer)).errors)
        return away

    def test_a_forged_public_layer(self) -> None:
        page = self.made["p11-court"].bag("public") / "data/index.html"
        for path, content, what in (
                ("data/index.html", page.read_bytes().replace("公示".encode(), "公式".encode()), "内容不一样"),
                ("data/QHFY01/2021/added.html", b"<p>\n", "重建没有做出这个文件"),
                ("data/QHFY01/2021/rectification.html", None, "归档的公开层里没有这个文件")):
            with self.subTest(path=path):
                away = self.forged("public", path, content)
                done = self.rebuild(away)
                self.assertEqual((3, "", f"{away.name('public')}：{path}：{what}。\n由内部层重建的公开层和归档的不一致。\n"),
                                 (done.returncode, done.stdout, done.stderr))
                for layer in archives.LAYERS:  # beside each other the two tell
                    done = archives.verify(away.bag(layer))
                    self.assertEqual(3, done.returncode, done.stdout)
                if path == "data/index.html":  # alone the public one has nothing to tell it by; of the others its links tell
                    shutil.rmtree(away.bag("internal"))
                    self.assertEqual(0, archives.verify(away.bag("public")).returncode)

    def test_a_forged_internal_layer(self) -> None:
        """Its commitments are not those that the public layer made."""
        template = self.made["p11-court"].bag("internal") / "data/shipped/site-templates/about.mustache"
        self.forged_record("UPDATE member SET name = '别人' WHERE meeting = '2021' AND member = "
                           "(SELECT min(member) FROM member WHERE meeting = '2021')")
        record = self.empty / "record.db"
        for path, content in (("data/record.db", record.read_bytes()),
                              ("data/shipped/site-templates/about.mustache", template.read_bytes() + b"<p>x</p>\n")):
            with self.subTest(path=path):
                away = self.forged("internal", path, content)
                done = archives.verify(away.bag("internal"))
                self.assertEqual(3, done.returncode, done.stdout)
                self.assertIn("commitments.txt", done.stdout + done.stderr)
                done = self.rebuild(away)
                self.assertEqual(3, done.returncode)
                self.assertIn("由内部层重建的公开层和归档的不一致。\n", done.stderr)
                self.assertEqual("页面模板和现在程序带的不同：重建用的是归档里的模板，所以页面应当和当年一样。\n"
                                 if path.endswith(".mustache") else "", done.stdout)

    def forged_record(self, *statements: str) -> archives.Archived:
        record = self.empty / "record.db"
        shutil.copy(self.made["p11-court"].bag("internal") / "data/record.db", record)
        record.chmod(0o600)
        database = sqlite3.connect(record)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()
        return self.forged("internal", "data/record.db", record.read_bytes())

    def test_another_program(self) -> None:
        """Of the same version, compiled elsewhere: what that means is said though the pages come out the same."""
        bag = self.made["p11-court"].bag("internal")
        making = json.loads((bag / "data/making.json").read_text(encoding="utf-8"))
        now = hashlib.sha256(Path(os.environ["GONGSHILAN"]).read_bytes()).hexdigest()
        self.assertEqual(now, making["program_sha256"])
        other = making | {"program_sha256": "0123456789ab" + now[12:]}
        away = self.forged("internal", "data/making.json", json.dumps(other, ensure_ascii=False).encode())
        files = len(program.bytes_of(away.bag("public") / "data"))
        done = archives.well(self.rebuild(away))
        self.assertEqual(f"归档时的程序是 gongshilan {making['program']}（SHA-256 开头 0123-4567），现在的是 {making['program']}"
                         f"（{now[:4].upper()}-{now[4:8].upper()}）。两个程序不同：重建一致，说明结果与程序版本无关；不一致，可能只是写法变了，"
                         "不一定是数据被改过，请找归档时的程序再比一次。\n"
                         f"由 {away.name('internal')} 重建了公开层，{files} 个文件，与内部层里的清单逐个一致，与旁边的 {away.name('public')} 逐字节一致。\n",
                         done.stdout)

    def test_the_record_of_an_older_program(self) -> None:
        """It is brought up to date in a copy. What that program did not keep yet, postings, cannot be shown again."""
        posting = ("disclosure", "posting", "posted_text", "gone_from_ledger", "approval_sheet", "withdrawal", "log")
        away = self.forged_record(*(f"DROP TABLE {table}" for table in posting), "PRAGMA user_version=3")
        before = program.bytes_of(away.workspace)
        done = self.rebuild(away)
        self.assertEqual((3, ""), (done.returncode, done.stdout), done.stderr)
        self.assertIn("由内部层重建的公开层和归档的不一致。\n", done.stderr)
        workspace = self.empty / "恢复"
        archives.well(program.run("restore", str(away.bag("internal")), str(workspace)))
        program.build(workspace, away.as_of)
        shutil.rmtree(workspace)
        self.assertEqual([], site_checks.differing(before, program.bytes_of(away.workspace)))

    def test_the_record_of_a_newer_program(self) -> None:
        done = self.rebuild(self.forged_record("PRAGMA user_version=99"))
        self.assertEqual((1, ""), (done.returncode, done.stdout), done.stderr)
        self.assertIn("记录库是更新的程序写的（第 99 版，", done.stderr)

    def test_rebuilding_what_is_not_whole(self) -> None:
        away = self.copied(self.made["p05-office"])
        path = away.bag("internal") / "data/making.json"
        archives.write_over(path, path.read_bytes() + b" ")
        done = self.rebuild(away)
        self.assertEqual((3, ""), (done.returncode, done.stdout))
        self.assertIn(f"{away.name('internal')} ", done.stderr)
        shutil.rmtree(away.bag("public"))
        self.assertEqual(3, program.run("archive", "--rebuild", str(away.bag("internal"))).returncode)


if __name__ == "__main__":
    unittest.main()
