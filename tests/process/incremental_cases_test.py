"""Edits that once went wrong, each by itself: after each, the incremental build equals a clean one byte for byte."""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import program
import site_checks
import workspaces
from site_checks import Row

AUDIENCES = program.AUDIENCES
MEMBERS, UNIT, _ = AUDIENCES
DEEPEST = 32  # levels of organisations
MANY = site_checks.of_size(1200, 1200, 3200)  # branches; a table has 500 rows


class Case(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        self.workspace, self.clean, self.draft = (self.folder / name for name in ("workspace", "clean", "draft"))
        self.begin()

    def begin(self, own: str = "A") -> None:
        self.tables: dict[str, list[Row]] = {}
        shutil.rmtree(self.workspace, ignore_errors=True)
        (self.workspace / "ledger").mkdir(parents=True)
        workspaces.write_settings(self.workspace, organization=own, meeting="2021", audience=MEMBERS, approval="none")

    # -- the ledger ---------------------------------------------------------------------------------------------------
    def row(self, table: str, organization: str, **cells: str) -> Row:
        row = {"组织编号": organization, **cells}
        self.tables.setdefault(table, []).append(row)
        return row

    def organization(self, number: str, above: str = "") -> Row:
        return self.row("组织", number, 名称=f"{number}党支部", 类型="党支部", 上级编号=above, 监督电话="")

    def meeting(self, organization: str, meeting: str = "2021", plan: str = "P11") -> Row:
        return self.row("年度", organization, 会议编号=meeting, 方案=plan, 主题="主题",
                        会议日期=f"{int(meeting) + 1}-02-18")

    def item(self, organization: str, number: str, meeting: str = "2021", **cells: str) -> Row:
        return self.row("整改", organization, 编号=number, 会议编号=meeting, 整改措施="每月核对一次",
                        责任人="周远", 整改时限="2022-03-10", **{"整改事项": f"{organization}的{number}", **cells})

    def member(self, organization: str, number: str, name: str, meeting: str = "2021") -> Row:
        return self.row("党员", organization, 会议编号=meeting, 党员编号=number, 姓名=name, 类别="正式", 等次="合格")

    def write(self) -> None:
        """Only the files that differ from what is there."""
        for table, rows in self.tables.items():
            workspaces.write_table(self.draft, table, rows)
            new, file = (folder / "ledger" / f"{table}.csv" for folder in (self.draft, self.workspace))
            if not file.exists() or file.read_bytes() != new.read_bytes():
                shutil.copyfile(new, file)

    # -- builds -------------------------------------------------------------------------------------------------------
    def site(self, audience: str = MEMBERS, workspace: Path | None = None) -> Path:
        return (workspace or self.workspace) / ("site" if audience == MEMBERS else f"site-{audience}")

    def shown_of(self, organization: str, audience: str = MEMBERS) -> str:
        pages = program.bytes_of(self.site(audience) / organization)
        return "".join(content.decode("utf-8") for _, content in sorted(pages.items()))

    def build(self, workspace: Path, audience: str, *options: str) -> subprocess.CompletedProcess[str]:
        return program.run("build", "--workspace", str(workspace), "--as-of", workspaces.AS_OF, "--audience", audience,
                           *options)

    def check(self, *audiences: str, options: tuple[str, ...] = (), code: int = 0) -> str:
        """An incremental build for each audience, or for those given, against a clean one. Returns what was said."""
        self.write()
        shutil.rmtree(self.clean, ignore_errors=True)
        shutil.copytree(self.workspace, self.clean, ignore=shutil.ignore_patterns(".cache", "site", "site-*"))
        said = ""
        for audience in audiences or AUDIENCES:
            site, clean = self.site(audience), self.site(audience, self.clean)
            before = site_checks.stamps(site)
            done = self.build(self.workspace, audience, *options)
            shutil.rmtree(self.clean / ".cache", ignore_errors=True)
            expected = self.build(self.clean, audience)
            said += done.stdout + done.stderr
            self.assertEqual((code, code), (expected.returncode, done.returncode), said + expected.stderr)
            self.assertEqual(attention(expected, self.clean), attention(done, self.workspace), audience)
            if code != 0:
                self.assertEqual(before, site_checks.stamps(site), "the site was written to")
                continue
            files = program.bytes_of(site), program.bytes_of(clean)
            self.assertEqual([], site_checks.differing(*files), audience)
            self.assertEqual([], site_checks.left_behind(site))
        self.assertEqual(*(site_checks.record_of(each / "gongshilan.db") for each in (self.clean, self.workspace)))
        return said

    def refused(self) -> str:
        said = self.check(MEMBERS, code=3)
        self.assertRegex(said, r"共 \d+ 处要改。台账没有导入")
        return said


def attention(done: subprocess.CompletedProcess[str], workspace: Path) -> tuple[int, list[str]]:
    """What does not hang on how much there was to do."""
    lines = [*done.stderr.splitlines(), *(line for line in done.stdout.splitlines() if "要留意" in line)]
    return done.returncode, [line.replace(str(workspace), "") for line in lines if "缓存" not in line]


class Meetings(Case):
    """An organisation's meeting with nothing but its row in 年度."""

    def setUp(self) -> None:
        super().setUp()
        for number, above in (("A", ""), ("B", "A"), ("C", "A")):
            self.organization(number, above)
        for number in ("A", "C"):
            self.meeting(number)
            self.item(number, "R1")
        self.check()

    def test_first_one_of_an_organization(self) -> None:
        self.meeting("B")
        self.check()
        self.assertTrue((self.site() / "B" / "2021").is_dir())

    def test_one_before_and_one_after_the_others(self) -> None:
        for number, meeting in (("C", "2020"), ("A", "2022"), ("A", "2020"), ("C", "2022")):
            self.meeting(number, meeting)
            self.check()

    def test_a_plan_that_there_is_not(self) -> None:
        for number, meeting in (("B", "2021"), ("C", "2020"), ("A", "2022")):
            with self.subTest(organization=number, meeting=meeting):
                row = self.meeting(number, meeting, plan="P99")
                self.assertRegex(self.refused(), "年度.csv.*P99")
                self.assertFalse((self.site() / number / meeting).exists())
                row["方案"] = "P10"
                self.check()

    def test_first_one_of_a_second_top(self) -> None:
        self.organization("D")
        self.check()
        row = self.meeting("D")
        self.check()
        row["主题"] = "另一个主题"
        self.item("D", "R1")
        self.check()

    def test_first_one_of_all(self) -> None:
        self.begin()
        for number, above in (("A", ""), ("B", "A"), ("D", "")):
            self.organization(number, above)
        self.check()
        for number in ("D", "B", "A"):
            self.meeting(number)
            self.check()


class Tree(Case):
    def setUp(self) -> None:
        super().setUp()
        self.organizations = {number: self.organization(number, above) for number, above in
                              (("A", ""), ("D", ""), ("S", "A"), ("B", "S"), ("C", "S"), ("E", "D"))}
        self.organizations["S"]["监督电话"] = "010-0000 0001"
        for number in ("A", "D", "B", "C", "E"):  # S has none
            self.meeting(number)
            self.item(number, "R1")
        for number in ("A", "D", "C"):  # those of 2021 are old ones
            self.meeting(number, "2022")
        self.check()

    def move(self, number: str, above: str) -> None:
        self.organizations[number]["上级编号"] = above
        self.check()

    def test_moves(self) -> None:
        """Away from a superior without meeting and back; that superior; the workspace's own organisation; all of it."""
        for number, places in (("B", ("D", "S", "A", "S", "", "S", "C", "S")), ("S", ("D", "", "E", "A")),
                               ("A", ("D", "E", "")), ("C", ("D",)), ("B", ("D",)), ("E", ("S",))):
            for above in places:
                self.move(number, above)

    def test_new_organizations_without_meeting(self) -> None:
        for number, above in (("N1", "A"), ("N2", ""), ("N3", "S"), ("N4", "N1")):
            self.organizations[number] = self.organization(number, above)
            self.check()
        for number, above in (("B", "N4"), ("N2", "B"), ("N1", "D")):
            self.move(number, above)

    def test_superior_without_meeting_is_called(self) -> None:
        self.organizations["S"].update(名称="另一个名称", 监督电话="010-0000 0002")
        self.check()
        self.assertIn("010-0000 0002", self.shown_of("B"))


class People(Case):
    def setUp(self) -> None:
        super().setUp()
        for number, above in (("A", ""), ("S", "A"), ("B", "S")):
            self.organization(number, above)
        for meeting in ("2021", "2022"):
            self.meeting("A", meeting)
        self.meeting("B")
        self.below = self.member("B", "B01", "欧阳小满")
        self.late = self.member("A", "A02", "司马素芳", "2022")
        self.item("A", "R0")

    def rename(self, member: Row, name: str) -> None:
        self.check()
        self.assertIn(member["姓名"], self.shown_of("A"))
        old, member["姓名"] = member["姓名"], name
        self.check()
        self.assertIn(name, self.shown_of("A"))
        self.assertNotIn(old, self.shown_of("A"))

    def test_somebody_below(self) -> None:
        self.item("A", "R1", 主体="B01")
        self.rename(self.below, "欧阳䶮")
        self.tables["整改"][-1].update(主体="", 问题编号="W1")
        self.row("问题", "A", 编号="W1", 会议编号="2021", 主体="B01", 问题="学得不深")
        self.rename(self.below, "欧阳小满")

    def test_somebody_of_another_year(self) -> None:
        self.item("A", "R1", 主体="A02")
        self.rename(self.late, "司马远")
        self.rename(self.late, "司马清")

    def test_somebody_below_comes_into_the_own_table(self) -> None:
        self.item("A", "R1", 主体="B01")
        self.check()
        self.member("A", "B01", "周远明", "2022")  # married since
        self.check()

    def test_problem_of_a_later_year(self) -> None:
        """An item is whose its problem is: shown to members only as soon as that is somebody's own."""
        problem = self.row("问题", "A", 编号="W1", 会议编号="2022", 主体="班子", 问题="说得多，做得少")
        item = self.item("A", "R1", 问题编号="W1", 整改事项="只在这里写着的事项")
        self.check()
        self.assertIn("只在这里写着的事项", self.shown_of("A", UNIT))
        problem["问题"] = "调查研究不深"
        self.check()
        problem["主体"] = "A02"
        self.check()
        self.assertNotIn("只在这里写着的事项", self.shown_of("A", UNIT))
        for row, column, cell in ((problem, "主体", "B01"), (item, "整改事项", ""), (problem, "问题", "又一个问题"),
                                  (problem, "主体", "班子")):
            row[column] = cell
            self.check()


class ManyBranches(Case):
    def test_tables_of_the_root_shrink(self) -> None:
        self.begin("B0000")
        rows = [self.organization(f"B{number:04}") for number in range(MANY)]
        for row in rows:
            self.meeting(row["组织编号"])
        pages = [self.site() / f"units-{number}.html" for number in range(2, (MANY + 499) // 500 + 1)]
        self.check(MEMBERS)
        self.assertEqual([], [page.name for page in pages if not page.exists()])
        for row in rows[5:]:
            row["上级编号"] = "B0000"
        self.check(MEMBERS)
        self.assertEqual([], [page.name for page in pages if page.exists()])


class Chains(Case):
    """One below the other."""

    def chain(self, *letters: str, levels: int) -> list[Row]:
        numbers = [*letters[:-1], *(f"{letters[-1]}{level:03}" for level in range(levels - len(letters) + 1))]
        return [self.organization(number, above) for number, above in zip(numbers, ["", *numbers])]

    def test_deep_enough(self) -> None:
        rows = self.chain("A", "L", levels=30)
        numbers = [row["组织编号"] for row in rows]
        for number in numbers[::2]:
            self.meeting(number)
            self.item(number, "R1")
        self.check()
        self.item(numbers[-2], "R2")
        self.check()
        rows[1]["监督电话"] = "010-0000 0001"
        self.meeting(numbers[-1])
        self.check()
        for above in ("", numbers[19]):
            rows[20]["上级编号"] = above
            self.check()

    def test_too_deep(self) -> None:
        for levels in (DEEPEST + 1, DEEPEST + 8, 400):
            with self.subTest(levels=levels):
                self.begin()
                self.meeting(self.chain("A", "L", levels=levels)[-1]["组织编号"])
                self.assertIn("组织.csv", self.refused())

    def test_too_deep_together(self) -> None:
        """Each of two would do, one below the other not; nor a ring of as many."""
        rows, others = self.chain("A", "L", levels=20), self.chain("M", levels=20)
        for row in (*rows, *others):
            self.meeting(row["组织编号"])
        self.check(MEMBERS)
        for below, above in ((others[0], "L018"), (rows[0], "M019")):
            below["上级编号"] = above
            self.assertIn("组织.csv", self.refused())
        rows[0]["上级编号"], others[0]["上级编号"] = "", "A"
        self.check(MEMBERS)


class Folders(Case):
    """What somebody does to files with his own hands."""

    def setUp(self) -> None:
        super().setUp()
        for number, above in (("A", ""), ("B", "A")):
            self.organization(number, above)
            self.meeting(number)
            self.item(number, "R1")
            self.member(number, f"{number}01", "周远")
            self.row("承诺", number, 编号="C1", 会议编号="2021", 承诺人=f"{number}01", 承诺事项="带头落实整改",
                     完成时限="2022-12-31")

    def test_verify_reads_the_ledger_again(self) -> None:
        self.check()
        for table, old, new in (("整改", "每月核对一次", "每周核对两次"), ("组织", "B党支部", "Y党支部")):
            file = self.workspace / "ledger" / f"{table}.csv"
            was = file.stat()
            text = file.read_text(encoding="utf-8")
            self.assertIn(old, text)
            file.write_text(text.replace(old, new), encoding="utf-8")
            os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
            self.assertEqual((was.st_size, was.st_mtime_ns), (file.stat().st_size, file.stat().st_mtime_ns))
            for row in self.tables[table]:
                row.update({column: cell.replace(old, new) for column, cell in row.items()})
            self.check(options=("--verify",))
            self.assertIn(new, self.shown_of("B"))

    def test_list_of_files_is_gone(self) -> None:
        meeting = self.tables["年度"][0]
        page = self.site(UNIT) / "A" / "2021" / "commitments.html"
        for built_between in (False, True):  # with nothing to do
            with self.subTest(built_between=built_between):
                shutil.rmtree(self.site(UNIT), ignore_errors=True)
                meeting["方案"] = "P11"
                self.check(UNIT)
                self.assertTrue(page.exists())
                (self.site(UNIT) / ".gongshilan-files").unlink()
                if built_between:
                    self.assertEqual(0, self.build(self.workspace, UNIT).returncode)
                meeting["方案"] = "P10"  # tells of commitments to members only
                self.check(UNIT)
                self.assertFalse(page.exists())

    def test_cache_is_a_file(self) -> None:
        cache = self.workspace / ".cache"
        cache.write_text("不是文件夹", encoding="utf-8")
        self.assertEqual(1, self.check(UNIT).count("缓存"))
        for number in range(2, 5):
            self.item("B", f"R{number}")
            said = self.check(UNIT)
            self.assertLessEqual(said.count("缓存"), 1)
            self.assertTrue(cache.is_dir() or "缓存" in said)


class Backups(Case):
    """A record and its ledger are put back as they were."""

    def test_with_fewer_meetings(self) -> None:
        for number, above in (("A", ""), ("B", "A"), ("C", "")):
            self.organization(number, above)
        self.meeting("B")
        self.meeting("C")
        backup = self.folder / "backup"
        for round_ in range(2):
            with self.subTest(round=round_):
                self.check(MEMBERS)
                shutil.copytree(self.workspace, backup, ignore=shutil.ignore_patterns(".cache", "site", "site-*"))
                self.meeting("A")
                self.check(MEMBERS)
                self.tables["年度"].pop()
                shutil.rmtree(self.workspace / "ledger")
                shutil.copytree(backup, self.workspace, dirs_exist_ok=True)
                shutil.rmtree(backup)
                self.check(MEMBERS)


if __name__ == "__main__":
    unittest.main()
