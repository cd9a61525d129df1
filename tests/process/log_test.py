"""The log: what writes a line and what does not, and that whatever is done to it by hand shows."""
from __future__ import annotations

import datetime
import getpass
import hashlib
import json
import re
import sqlite3
import unittest
from pathlib import Path

import program
import workspaces

CODE = re.compile("[0-9A-F]{4}-[0-9A-F]{4}")
TRIGGERS = ("log_only_grows", "log_is_never_changed", "log_is_never_cut")
UTC8 = datetime.timezone(datetime.timedelta(hours=8))


class Log(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("log"))
        self.workspace = self.folder / "支部"
        self.settings()
        workspaces.write_table(self.workspace, "年度", [{"会议编号": "2021", "方案": "P11", "主题": "甲", "会议日期": "2022-02-18"}])
        self.items("乙", "丙")

    def settings(self, **more: object) -> None:
        workspaces.write_settings(self.workspace, organization="A", meeting="2021", name="甲支部", **more)

    def items(self, *texts: str) -> None:
        workspaces.write_table(self.workspace, "整改", [
            {"编号": f"R{number}", "整改事项": text, "整改时限": "2022-06-30"} for number, text in enumerate(texts, 1)])

    def do(self, *words: str) -> str:
        done = program.run(*words, "--workspace", str(self.workspace))
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def build(self, *more: str) -> str:
        return self.do("build", "--as-of", workspaces.AS_OF, *more)

    def lines(self, *more: str) -> list[dict[str, object]]:
        return json.loads(self.do("log", "--json", *more))["lines"]

    def details(self) -> list[str]:
        return [f"{line['action']} {line['detail']}" for line in self.lines()]

    def edit(self, *statements: str) -> None:
        """As somebody would who knows SQL."""
        with sqlite3.connect(self.workspace / "gongshilan.db") as record:
            for trigger in TRIGGERS:
                record.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            for statement in statements:
                record.execute(statement)
        record.close()

    def refused(self, *more: str) -> str:
        done = program.run("log", "--workspace", str(self.workspace), *more)
        self.assertEqual(1, done.returncode)
        return done.stderr

    def test_who_did_what_when(self) -> None:
        before = datetime.datetime.now(UTC8)
        said = self.build()
        code = re.search(r"生成码 (\S{9})", said)
        assert code
        imported, built = self.lines()
        self.assertEqual("新增 组织 1、年度 1、整改 2；读了 年度.csv、整改.csv", imported["detail"])
        self.assertEqual(f"site，范围 本单位党员群众，计算日 2022-03-25，{pages(said)} 页，生成码 {code[1]}", built["detail"])
        version = json.loads((self.workspace / "site/version.json").read_text())
        self.assertEqual(version["inputs"], built["inputs"])
        listed = "".join(f"{digest(self.workspace / 'ledger' / name)}  {name}\n" for name in ("年度.csv", "整改.csv"))
        self.assertEqual(hashlib.sha256(listed.encode()).hexdigest(), imported["inputs"])
        for line, action, number in ((imported, "导入", 1), (built, "生成", 2)):
            self.assertEqual((number, action), (line["number"], line["action"]))
            self.assertEqual(getpass.getuser(), line["user"])
            self.assertEqual(program.run("--version").stdout.split()[1], line["program"])
            at = datetime.datetime.strptime(str(line["at"]), "%Y-%m-%d %H:%M").replace(tzinfo=UTC8)
            self.assertTrue(before.replace(second=0, microsecond=0) <= at <= datetime.datetime.now(UTC8), at)

    def test_of_one_file_it_has_the_hash(self) -> None:
        for file in (self.workspace / "ledger").iterdir():
            file.unlink()
        ledger = self.workspace / "ledger/台账.json"
        ledger.write_text(json.dumps({"年度": [{"会议编号": "2021", "方案": "P11", "主题": "甲"}]}), encoding="utf-8")
        self.do("import")
        last = self.lines()[-1]
        self.assertEqual("新增 组织 1、年度 1；读了 台账.json", last["detail"])
        self.assertEqual(digest(ledger), last["inputs"])

    def test_what_an_import_changed(self) -> None:
        self.build()
        self.items("乙", "丁", "戊")
        self.do("import")
        self.items("己")
        self.do("import")
        self.assertEqual(["新增 整改 1；改动 整改 1", "改动 整改 1；消失 整改 2"],
                         [str(line["detail"]).split("；读了")[0] for line in self.lines()[-2:]])

    def test_what_changes_nothing_writes_nothing(self) -> None:
        self.build()
        record = (self.workspace / "gongshilan.db").read_bytes()
        self.build()
        self.build("--verify")
        self.build("--no-import")
        self.do("import")
        self.do("import", "--dry-run")
        self.do("check")
        self.do("log")
        (self.workspace / "ledger/整改.csv").touch()
        self.build()
        self.assertEqual(record, (self.workspace / "gongshilan.db").read_bytes())

    def test_each_other_site_is_a_line(self) -> None:
        self.build("--quiet")
        self.build("--audience", "members", "--out", str(self.folder / "别处"))
        self.do("build", "--as-of", "2022-03-26")
        self.items("乙")
        self.build()
        self.assertEqual(["导入 新增 组织", "生成 site，范围", f"生成 {self.folder}/别处，范围", "生成 site，范围", "导入 消失 整改",
                          "生成 site，范围"], [re.split(r"(?<=，范围) | \d", detail)[0] for detail in self.details()])

    def test_what_is_refused_writes_nothing(self) -> None:
        self.build()
        record = (self.workspace / "gongshilan.db").read_bytes()
        self.items("乙", "打13912345678")
        for command in ("import", "build", "check"):
            self.assertEqual(3, program.run(command, "--workspace", str(self.workspace)).returncode)
        self.assertEqual(record, (self.workspace / "gongshilan.db").read_bytes())

    def test_a_site_that_could_not_be_put_there(self) -> None:
        """The line was written before; another says that it came to nothing."""
        self.build()
        self.items("丁", "丙")
        for page in (self.workspace / "site").rglob("index.html"):  # a folder where a page is to come
            page.unlink()
            (page / "x").mkdir(parents=True)
        done = program.run("build", "--workspace", str(self.workspace), "--as-of", workspaces.AS_OF)
        self.assertEqual(1, done.returncode, done.stdout)
        imported, built, failed = self.details()[-3:]
        self.assertTrue(imported.startswith("导入 改动 整改 1；读了 "), imported)
        self.assertTrue(built.startswith("生成 site，范围 本单位党员群众，计算日 2022-03-25，"), built)
        self.assertTrue(failed.startswith("生成 没有换上，仍是原来的网站："), failed)

    def test_an_allowance_is_written_once(self) -> None:
        self.build()
        allowed = {"text": "值班室 2022-001", "person": "王芳", "date": "2024-03-08", "reason": "是文件编号"}
        self.settings(allow=[allowed])
        said = "允许 王芳，2024-03-08：是文件编号"
        for done in range(3):
            self.do("import") if done else self.build("--no-import")
            self.assertEqual(said, self.details()[-1])
        self.assertEqual(3, len(self.lines()))
        self.assertEqual([said], [f"{line['action']} {line['detail']}" for line in self.lines("--record", "值班室 2022-001")])
        self.settings(allow=[{**allowed, "reason": "是档案号"}])
        self.do("import")
        self.assertEqual("允许 王芳，2024-03-08：是档案号", self.details()[-1])
        self.assertEqual(4, len(self.lines()))

    def test_the_table(self) -> None:
        self.build()
        head, imported, built, last = self.do("log").splitlines()
        self.assertEqual(["序号", "时间", "做了什么", "谁", "程序", "核对码", "对象", "说明"], head.split())
        for row in (imported, built):
            self.assertEqual(width(head[:head.index("核对码")]), width(row[:CODE.search(row).start()]))
            self.assertEqual(row.rstrip(), row)
        code = CODE.findall(built)[0]
        self.assertEqual(f"全部 2 行前后相连，没有改动过；最后一行的核对码 {code}，抄下它可以查出以后有没有删行。", last)
        manual = (program.ROOT / "docs/手册.md").read_text(encoding="utf-8")
        shown = re.search("^序号 .*$", manual, re.MULTILINE)
        assert shown
        self.assertEqual(head.split(), shown[0].split())
        self.assertIn(without_values(last), [without_values(line) for line in manual.splitlines()])
        self.assertEqual("", self.do("log", "--quiet"))
        self.assertEqual(["列出了 0 行。", last], self.do("log", "--organization", "A").splitlines())
        self.assertEqual("{", self.do("log", "--json", "--quiet")[0])

    def test_an_empty_one(self) -> None:
        self.assertEqual("还没有记下什么。导入台账、生成网站以后就有。\n", self.do("log"))
        self.assertEqual({"lines": [], "count": 0, "broken": None, "code": None}, json.loads(self.do("log", "--json")))

    def test_an_edit_shows(self) -> None:
        self.build()
        self.do("build", "--as-of", "2022-03-26")
        self.edit("UPDATE log SET user = 'nobody' WHERE number = 2")
        message = ("操作记录第 2 行：与前面接不上，这一行或它前面有一行被改过、删过或插进来过。"
                   "请和备份、和以前抄下的核对码对照，查清是谁、为什么改的。\n")
        for more in ((), ("--json",), ("--quiet",), ("--organization", "B")):
            self.assertEqual(message, self.refused(*more))
        done = program.run("log", "--json", "--workspace", str(self.workspace))
        self.assertEqual((3, 2), (json.loads(done.stdout)["count"], json.loads(done.stdout)["broken"]))
        self.build()  # what comes after hangs on what stands there, and mends nothing
        self.assertEqual(message, self.refused())

    def test_a_cut_end_shows_to_who_noted_the_code(self) -> None:
        self.build()
        self.do("build", "--as-of", "2022-03-26")
        noted = CODE.findall(self.do("log"))[-1]
        found = f"抄下的核对码 {noted} 是第 3 行的，到那一行为止一行不少。"
        for typed in (noted, noted.lower(), noted.replace("-", ""), str(self.lines()[-1]["hash"])):
            self.assertIn(found, self.do("log", "--expect", typed).splitlines())
        self.do("build", "--as-of", "2022-03-27")
        self.assertIn(found, self.do("log", "--expect", noted).splitlines())
        self.edit("DELETE FROM log WHERE number >= 3")
        self.assertIn("全部 2 行前后相连", self.do("log"))
        self.assertEqual(f"操作记录：没有一行的核对码是 {noted}。没有抄错的话，抄下以后有人删去了末尾的行，或者整本重写过，请和备份对照。\n",
                         self.refused("--expect", noted))

    def test_a_code_that_is_none(self) -> None:
        for typed in ("12", "3FA2-91BG", "f" * 65):
            done = program.run("log", "--workspace", str(self.workspace), "--expect", typed)
            self.assertEqual((2, "", f"--expect：“{typed}”不是核对码。请照抄下的写，例如 3FA2-91BC。\n"),
                             (done.returncode, done.stdout, done.stderr))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pages(said: str) -> str:
    found = re.search(r"(\d+) 页", said)
    assert found
    return found[1]


def without_values(text: str) -> str:
    return CODE.sub("", re.sub(r"\d+ 行", "行", text))


def width(text: str) -> int:
    return sum(2 if ord(each) > 0x2E7F else 1 for each in text)


if __name__ == "__main__":
    unittest.main()
