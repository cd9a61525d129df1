"""The marked copy of a refused workbook: killed, failing or disturbed at any moment, nothing that a clerk typed is lost,
and the next run goes on where the last one ended."""
from __future__ import annotations

import errno
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import broken_disk
import program
import site_checks
import workbooks

BOOK, COPY, STATE, FORMER = "台账.xlsx", "台账-请修改.xlsx", ".请修改.json", ".旧稿/台账.xlsx"
REFUSED = ("台账.xlsx 年度!C2：必填的“主题”是空的。请填写。\n"
           "共 1 处要改。台账没有导入，原有记录和网站没有改变。\n")
MADE = "已做好 ledger/台账-请修改.xlsx：红色的格要改，最右边的“错误”一列写着怎样改。改好存盘，再运行一次就行，不用改名。\n"
OFFERED = "想在表格里看到这些格，请运行 gongshilan import，会做一份标好的台账放在 ledger 文件夹里。\n"
SETTLED = "台账-请修改.xlsx 已经导入，去掉标记后改名为 台账.xlsx。原来的一份留在 ledger/.旧稿。\n"


class Marked(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()

    def setUp(self) -> None:
        """A new workspace in which nothing but the theme is missing."""
        self.workspace, self.ledger = self.folder / "工 作", self.folder / "工 作/ledger"
        shutil.rmtree(self.workspace, ignore_errors=True)
        done = program.run("init", str(self.workspace), "--plan", "P10", "--year", "2024", "--quiet")
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def run_in(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return program.run(command, "--workspace", str(self.workspace), *arguments)

    def refuse(self, *arguments: str) -> None:
        done = self.run_in("import", *arguments)
        self.assertEqual((3, "", REFUSED + MADE), (done.returncode, done.stdout, done.stderr))

    def mend(self) -> None:
        workbooks.fill(self.ledger / COPY, "年度", "C2", "改进作风")

    def files(self) -> set[str]:
        return {str(path.relative_to(self.ledger)) for path in self.ledger.rglob("*") if path.is_file()}

    def theme(self, name: str) -> str:
        return workbooks.rows(self.ledger / name, "年度")[1].get("C", "")

    def broken(self, call: int, error: int, stays: bool) -> subprocess.CompletedProcess[str]:
        """An import in which a call that changes something in the ledger fails; for 0 it is killed there."""
        return broken_disk.run(self.ledger, call, "import", "--workspace", str(self.workspace), errno=error, stays=int(stays))

    def each_call(self, prepare) -> list[tuple[int, int, bool]]:
        """Every call of the run, killed there, failing there and failing from there on."""
        self.setUp()
        prepare()
        self.broken(0, 0, False)
        calls = len(broken_disk.calls())
        self.assertGreater(calls, 5)
        return [(call, error, stays) for call in range(1, calls + 1, site_checks.of_size(1, 9, 1))
                for error, stays in ((0, False), (errno.ENOSPC, False), (errno.EROFS, True))]

    # -- whatever happens ---------------------------------------------------------------------------------------------
    def check_marking(self, prepare, expected: tuple[str, str]) -> None:
        """expected: the theme in the original and in the copy, once it is made."""
        for call, error, stays in self.each_call(prepare):
            with self.subTest(call=call, error=error, stays=stays):
                self.setUp()
                prepare()
                done = self.broken(call, error, stays)
                self.assertEqual(-9 if error == 0 else 3, done.returncode, done.stderr)
                if error:
                    self.assertRegex(done.stderr, rf"\A{REFUSED_AGAIN}({re.escape(MADE)}|"
                                     r"没有做成 ledger/台账-请修改.xlsx：不能[^。]+。上面列出的各处，请直接在 台账.xlsx 里改。\n)\Z")
                again = self.run_in("import")
                self.assertEqual(3, again.returncode, again.stderr)
                self.assertIn(MADE, again.stderr)
                self.assertEqual({BOOK, COPY, STATE}, {name for name in self.files() if not name.endswith(".new")})
                self.assertEqual(expected, (self.theme(BOOK), self.theme(COPY)))
                self.mend()
                self.assertIn(SETTLED, self.run_in("import").stdout)

    def test_marking_for_the_first_time(self) -> None:
        self.check_marking(lambda: None, ("", ""))

    def test_marking_anew_what_was_not_mended_well(self) -> None:
        def prepare() -> None:
            self.refuse()
            workbooks.fill(self.ledger / COPY, "年度", "C2", "手机 13912345678")
        self.check_marking(prepare, ("", "手机 13912345678"))

    def test_marking_anew_what_changed_in_the_original(self) -> None:
        def prepare() -> None:
            self.refuse()
            workbooks.fill(self.ledger / BOOK, "年度", "C2", "手机 13912345678")
        self.check_marking(prepare, ("手机 13912345678", "手机 13912345678"))

    def test_settling(self) -> None:
        def prepare() -> None:
            self.refuse()
            self.mend()
        for call, error, stays in self.each_call(prepare):
            with self.subTest(call=call, error=error, stays=stays):
                self.setUp()
                prepare()
                done = self.broken(call, error, stays)
                self.assertEqual(-9 if error == 0 else 0, done.returncode, done.stderr)
                self.assertIn("改进作风", {self.theme(name) for name in {BOOK, COPY} & self.files()})
                self.assertIn("年度：新增 1" if error else "", done.stdout)
                if SETTLED not in done.stdout and error:
                    self.assertRegex(done.stderr, r"\A台账已经导入，但 ledger/台账-请修改.xlsx 还没有收好：不能[^。]+。"
                                     r"请检查路径、权限和磁盘空间。\n\Z")
                again = self.run_in("import")
                self.assertEqual((0, ""), (again.returncode, again.stderr))
                self.assertIn("台账没有变化。\n", again.stdout)
                self.assertEqual({BOOK, FORMER}, {name for name in self.files() if not name.endswith(".new")} - {STATE})
                self.assertEqual(("改进作风", ""), (self.theme(BOOK), self.theme(FORMER)))

    # -- what a clerk does with the two files ------------------------------------------------------------------------
    def test_trying_and_checking_leave_both_files_as_they_are(self) -> None:
        before = program.bytes_of(self.ledger)
        for command in (("import", "--dry-run"), ("check",)):
            done = self.run_in(*command)
            self.assertEqual((3, REFUSED + OFFERED), (done.returncode, done.stderr))
        self.assertEqual(before, program.bytes_of(self.ledger))
        self.refuse()
        self.mend()
        before = program.bytes_of(self.ledger)
        self.assertIn("台账可以导入。", self.run_in("check").stdout)
        self.assertIn("这次只是试一试，没有导入。", self.run_in("import", "--dry-run").stdout)
        self.assertEqual(0, self.run_in("build", "--no-import").returncode)
        self.assertEqual(before, program.bytes_of(self.ledger))

    def test_a_copy_that_cannot_be_read_is_named(self) -> None:
        self.refuse()
        (self.ledger / COPY).write_bytes(b"")
        done = self.run_in("import")
        self.assertEqual(3, done.returncode)
        self.assertEqual(["读的是 台账-请修改.xlsx，下面写作 台账.xlsx。", "台账.xlsx：文件是空的。"],
                         [done.stderr.splitlines()[0], done.stderr.splitlines()[1].split("请")[0]])
        self.assertEqual("", self.theme(BOOK))
        (self.ledger / COPY).unlink()
        self.refuse()

    def test_both_changed(self) -> None:
        self.refuse()
        self.mend()
        workbooks.fill(self.ledger / BOOK, "年度", "C2", "联系群众")
        before = program.bytes_of(self.ledger)
        for command in ("check", "import", "build"):
            done = self.run_in(command)
            self.assertEqual((3, "", "台账-请修改.xlsx：和 台账.xlsx 都改过，不知道以哪一份为准。"
                                     "请留下要用的一份，把另一份移出 ledger 文件夹，再运行一次。\n"),
                             (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, program.bytes_of(self.ledger))
        (self.ledger / BOOK).unlink()
        self.assertIn("台账-请修改.xlsx 已经导入，去掉标记后改名为 台账.xlsx。\n", self.run_in("import").stdout)
        self.assertEqual("改进作风", self.theme(BOOK))

    def test_run_again_before_all_is_mended_keeps_what_was(self) -> None:
        workbooks.fill(self.ledger / BOOK, "安排", "D2", "三月")
        self.assertEqual(3, self.run_in("import").returncode)
        self.mend()
        once = self.run_in("import")
        copy = (self.ledger / COPY).read_bytes()
        again = self.run_in("import")
        self.assertEqual((3, once.stderr), (again.returncode, again.stderr))
        self.assertIn("台账.xlsx 安排!D2：", again.stderr)
        self.assertIn("共 1 处要改。", again.stderr)
        self.assertEqual(("改进作风", copy), (self.theme(COPY), (self.ledger / COPY).read_bytes()))

    def test_without_the_original_the_copy_is_read_mended_or_not(self) -> None:
        self.refuse()
        (self.ledger / BOOK).unlink()
        done = self.run_in("import")
        self.assertEqual((3, "读的是 台账-请修改.xlsx，下面写作 台账.xlsx。\n" + REFUSED + MADE),
                         (done.returncode, done.stderr))
        self.mend()
        self.assertEqual(0, self.run_in("import").returncode)
        self.assertEqual(({BOOK}, "改进作风"), (self.files(), self.theme(BOOK)))

    def test_a_damaged_state_ends_no_run_that_needs_it_not(self) -> None:
        self.refuse()
        (self.ledger / STATE).write_text("{", encoding="utf-8")
        done = self.run_in("import")
        self.assertEqual(3, done.returncode)
        self.assertIn("请留下要用的一份，把另一份移出 ledger 文件夹", done.stderr)
        (self.ledger / COPY).unlink()
        self.refuse()

    def test_what_a_stopped_run_leaves_is_not_read(self) -> None:
        for name in (f".{COPY}.new", f".{BOOK}.new", f"~${COPY}", f".~lock.{COPY}#"):
            (self.ledger / name).write_bytes(b"half")
        self.refuse()


REFUSED_AGAIN = r"(读的是 台账-请修改.xlsx，下面写作 台账.xlsx。\n)?台账.xlsx 年度!C2：[^\n]+\n共 1 处要改。台账没有导入，原有记录和网站没有改变。\n"

if __name__ == "__main__":
    unittest.main()
