"""Random edits of a ledger, settings, plans, calendars, templates, cache and site folders: after each, the incremental build equals a
clean one of the same state byte for byte, and files that did not change are not written."""
from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

import program
import random_plans
import site_checks
import workspaces
from random_columns import TOP, later
from random_ledger import Ledger, State
from site_checks import Row, Tree, put, stamps, take

EDITS = site_checks.of_size(200, 60, 3000)
TEMPLATES = program.ROOT / "site-templates"
DAYS = ("2021-12-20", "2022-03-05", "2022-03-25", "2022-03-26", "2022-08-01", "2023-02-01", "2024-06-01")
AUDIENCES = program.AUDIENCES


class Incremental(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        self.workspace, self.clean = self.folder / "workspace", self.folder / "clean"
        self.database, self.cache = self.workspace / "gongshilan.db", self.workspace / ".cache" / "cache.db"
        self.templates = self.folder / "templates"
        shutil.copytree(TEMPLATES, self.templates)
        self.choose = random.Random(site_checks.SEED)
        self.ledger = Ledger(self.choose)
        self.settings: dict[str, object] = {"organization": TOP, "meeting": "2021", "audience": "unit", "approval": "none",
                                            "name": "设置里的组织", "phone": "010-0000 0009",
                                            "plan_values": random_plans.values(random.Random(1))}
        self.plans = {f"{plan}.json": random_plans.own_plan(plan, self.choose) for plan in random_plans.OWN}
        self.as_of, self.audience = workspaces.AS_OF, "unit"
        self.options: list[str] = []
        self.own_templates = False
        self.damaged = False  # the cache, so that it must be said
        self.away: dict[str, tuple[list[Row], str, tuple[bytes, int]]] = {}
        self.backups: list[tuple[bytes, Tree, State]] = []
        self.old_sites: dict[str, Tree] = {}
        self.write()
        self.assertEqual(0, self.build(self.workspace).returncode)

    # -- the workspace on disk ----------------------------------------------------------------------------------------
    def write(self) -> None:
        """Only what differs from what is there."""
        ledger = self.workspace / "ledger"
        wanted = {path: self.ledger.bytes_of(path) for path in self.ledger.files}
        for path in sorted(take(ledger)):
            if path not in wanted:
                (ledger / path).unlink()
        for path, content in wanted.items():
            if not (ledger / path).exists() or (ledger / path).read_bytes() != content:
                (ledger / path).parent.mkdir(parents=True, exist_ok=True)
                (ledger / path).write_bytes(content)
        workspaces.write_settings(self.workspace, **self.settings)
        shutil.rmtree(self.workspace / "plans", ignore_errors=True)
        (self.workspace / "plans").mkdir()
        for name, plan in self.plans.items():
            (self.workspace / "plans" / name).write_bytes(random_plans.bytes_of(plan))

    def site_of(self, workspace: Path, audience: str) -> Path:
        return workspace / ("site" if audience == self.settings["audience"] else f"site-{audience}")

    def build(self, workspace: Path) -> subprocess.CompletedProcess[str]:
        templates = ["--templates", str(self.templates)] if self.own_templates else []
        options = self.options if workspace == self.workspace else []
        return program.run("build", "--workspace", str(workspace), "--as-of", self.as_of, "--audience", self.audience,
                           *templates, *options)

    def make_clean(self) -> None:
        """The same record, ledger and settings, and nothing else; every file of another time."""
        shutil.rmtree(self.clean, ignore_errors=True)
        self.clean.mkdir()
        for name in ("gongshilan.json", "gongshilan.db"):
            shutil.copyfile(self.workspace / name, self.clean / name)
        for folder in ("ledger", "templates", "public", "plans", "calendars"):
            if (self.workspace / folder).exists():
                shutil.copytree(self.workspace / folder, self.clean / folder, copy_function=shutil.copyfile)

    # -- edits besides those of rows ----------------------------------------------------------------------------------
    def a_file(self) -> str:
        return self.choose.choice(list(self.ledger.files))

    def touch_file(self) -> None:
        os.utime(self.workspace / "ledger" / self.a_file())

    def move_file_away(self) -> None:
        path = self.a_file()
        self.away[path] = (self.ledger.files.pop(path), self.ledger.encodings.get(path, "utf-8"),
                           take(self.workspace / "ledger")[path])

    def move_file_back(self) -> None:
        path = self.choose.choice([path for path in self.away if path not in self.ledger.files])
        rows, encoding, content_and_time = self.away.pop(path)
        self.ledger.files[path], self.ledger.encodings[path] = rows, encoding
        put(self.workspace / "ledger", {**take(self.workspace / "ledger"), path: content_and_time})

    def delete_cache(self) -> None:
        shutil.rmtree(self.workspace / ".cache", ignore_errors=True)

    def damage_cache(self) -> None:
        content = bytearray(self.cache.read_bytes() if self.cache.exists() else b"")
        how = self.choose.choice(("garbage", "cut", "empty", "flipped"))
        if how == "garbage":
            content[:] = self.choose.randbytes(5000)
            self.damaged = True
        elif how == "flipped":
            for _ in range(self.choose.choice((1, 8, 200)) if content else 0):
                content[self.choose.randrange(len(content))] ^= 1 << self.choose.randrange(8)
        else:
            del content[0 if how == "empty" else self.choose.randrange(len(content) + 1):]
        self.cache.parent.mkdir(exist_ok=True)
        self.cache.write_bytes(content)

    def change_settings(self) -> None:
        key, values = self.choose.choice((
            ("due_soon_days", (0, 15, 200)), ("small_count", (1, 3, 6)), ("appraisal_audience", AUDIENCES),
            ("approval", ("none", "society", "unit")), ("url", ("", "https://dj.example.cn/gongshi/")),
            ("meeting", ("2020", "2021", "2022")),
            ("plan_values", [random_plans.values(self.choose) for _ in range(2)]),
            ("name", ("设置里的组织", "设置里的另一个名称")), ("phone", ("010-0000 0008", "010-0000 0009"))))
        self.settings[key] = self.choose.choice(values)

    def change_own_plan(self) -> None:
        """One of a meeting or of none; one over a shipped plan; at times it goes."""
        plan = self.choose.choice((*random_plans.OWN, *random_plans.SHIPPED))
        if f"{plan}.json" in self.plans and self.choose.random() < 0.3:
            del self.plans[f"{plan}.json"]
        else:
            self.plans[f"{plan}.json"] = random_plans.own_plan(plan, self.choose)

    def change_calendar(self) -> None:
        """A year whose deadlines in working days are another day then; at times the shipped one holds again."""
        own = self.workspace / "calendars" / f"{self.choose.choice((2021, 2022, 2023))}.json"
        if own.exists() and self.choose.random() < 0.4:
            own.unlink()
            return
        own.parent.mkdir(exist_ok=True)
        days = {later(f"{own.stem}-01-05", self.choose.randrange(90)) for _ in range(9)}
        own.write_text(workspaces.calendar(int(own.stem), *sorted(days)), encoding="utf-8")

    def change_audience(self) -> None:
        """The sites go on being found: a clerk renames the folders."""
        old, new = str(self.settings["audience"]), self.choose.choice(AUDIENCES)
        for audience, name in ((old, f"site-{old}"), (new, "site")):
            if new != old and self.site_of(self.workspace, audience).exists():
                self.site_of(self.workspace, audience).rename(self.workspace / name)
        self.settings["audience"] = new

    def change_template(self) -> None:
        self.own_templates = True
        path = self.choose.choice(sorted(self.templates.glob("*.mustache")))
        path.write_text(f"{path.read_text(encoding='utf-8')}<!-- {self.ledger.number('版')} -->\n", encoding="utf-8")

    def change_templates_back(self) -> None:
        self.own_templates = not self.own_templates

    def change_own_template(self) -> None:
        """One of the workspace's in place of the program's; at times it goes again."""
        name = self.choose.choice(("foot", "strip", "item")) + ".mustache"
        own = self.workspace / "templates" / name
        if own.exists() and self.choose.random() < 0.4:
            own.unlink()
            return
        own.parent.mkdir(exist_ok=True)
        shipped = (TEMPLATES / name).read_text(encoding="utf-8")
        own.write_text(f"{shipped}<!-- {self.ledger.number('版')} -->\n", encoding="utf-8")

    def change_own_files(self) -> None:
        public = self.workspace / "public"
        public.mkdir(exist_ok=True)
        for name in ("emblem.svg", self.choose.choice(("a.png", "b.pdf"))):
            (public / name).write_text(self.ledger.number("<svg/>"), encoding="utf-8")
        self.settings["emblem"] = self.choose.choice(("", "emblem.svg"))

    def keep_backup(self) -> None:
        self.backups.append((self.database.read_bytes(), take(self.workspace / "ledger"), self.ledger.state()))

    def restore_backup(self) -> None:
        record, tree, state = self.choose.choice(self.backups)
        self.database.write_bytes(record)
        if self.choose.random() < 0.5:
            self.ledger.restore(state)
            put(self.workspace / "ledger", tree)

    def keep_site(self) -> None:
        if site := take(self.site_of(self.workspace, self.audience)):
            self.old_sites[self.audience] = site

    def restore_site(self) -> None:
        audience = self.choose.choice(list(self.old_sites))
        put(self.site_of(self.workspace, audience), self.old_sites[audience])

    def delete_site(self) -> None:
        shutil.rmtree(self.site_of(self.workspace, self.choose.choice(AUDIENCES)), ignore_errors=True)

    def tamper_with_site(self) -> None:
        site = self.site_of(self.workspace, self.audience)
        page = self.choose.choice([path for path in sorted(site.rglob("*.*")) if not path.name.startswith(".")])
        if self.choose.random() < 0.3:
            page.unlink()
        else:
            page.write_bytes(page.read_bytes()[::self.choose.choice((1, -1))] + b"\n" * self.choose.randrange(2))
        self.options = ["--verify"]

    # -- the tests ----------------------------------------------------------------------------------------------------
    def edit(self) -> str:
        """Makes one edit and says which."""
        rows = self.ledger
        edits = ([rows.change_cell] * 20 + [rows.add_row] * 14 + [rows.remove_row] * 8 + [rows.change_member] * 3
                 + [rows.change_plan] * 3 + [rows.move_organization] * 6 + [rows.new_organization, rows.new_meeting] * 2
                 + [rows.new_bare_meeting] * 4 + [rows.rename_member] * 8 + [rows.change_subject] * 5
                 + [rows.name_later_problem] * 2 + [rows.change_later_problem] * 4
                 + [rows.move_rows] * 3 + [rows.rename_file] * 2 + [rows.recode_file] * 2 + [rows.spoil] * 5
                 + [self.touch_file] * 2 + [self.move_file_away, self.move_file_back] * 3 + [self.delete_cache] * 2
                 + [self.damage_cache] * 4 + [self.change_settings] * 6 + [self.change_own_plan] * 6 + [self.change_calendar] * 3 + [self.change_audience] * 2
                 + [self.change_template, self.change_templates_back] * 2
                 + [self.change_own_template, self.change_own_files] * 3 + [self.keep_backup, self.restore_backup] * 4
                 + [self.keep_site, self.restore_site, self.delete_site, self.tamper_with_site] * 2)
        while True:
            edit = self.choose.choice(edits)
            try:
                edit()
                return edit.__name__
            except IndexError:
                continue  # there is nothing to do it to

    def test_random_edits(self) -> None:
        print(f"seed {site_checks.SEED}, {EDITS} edits (GONGSHILAN_SEED=… for other ones)")
        refused = 0
        for number in range(EDITS):
            if self.choose.random() < 0.2:
                self.as_of = self.choose.choice(DAYS)
            if self.choose.random() < 0.15:
                self.audience = self.choose.choice(AUDIENCES)
            state, tree = self.ledger.state(), take(self.workspace / "ledger")
            record, settings, plans = self.database.read_bytes(), dict(self.settings), dict(self.plans)
            self.options, self.damaged = [], False
            edit = self.edit()
            self.write()
            try:
                code = self.check_build()
            except AssertionError as error:
                raise AssertionError(f"edit {number} ({edit}), {self.as_of}, {self.audience}: {error}") from error
            if code == 0:
                continue
            refused += 1
            self.ledger.restore(state)
            self.settings, self.plans = {**settings, "audience": self.settings["audience"]}, plans
            put(self.workspace / "ledger", tree)
            if self.database.read_bytes() != record:
                self.database.write_bytes(record)
            self.write()
        print(f"{refused} of them were refused, as by a clean build, and undone")
        self.assertLess(refused, EDITS / 5 + 5, "most edits should leave a ledger that can be used")

    def check_build(self) -> int:
        """One incremental build and all that must hold of it; returns its exit code."""
        site = self.site_of(self.workspace, self.audience)
        others = [self.site_of(self.workspace, each) for each in AUDIENCES if each != self.audience]
        self.make_clean()
        record = site_checks.record_of(self.database)
        untouched, was, files = stamps(*others), stamps(site), program.bytes_of(site)
        done, expected = self.build(self.workspace), self.build(self.clean)
        self.assertEqual(self.said(expected, self.clean), self.said(done, self.workspace))
        self.assertIn(done.returncode, (0, 3), done.stderr)
        if self.damaged:
            self.assertIn("缓存", done.stdout + done.stderr)
        self.assertEqual(untouched, stamps(*others), "sites of other audiences were written to")
        if done.returncode == 3:
            self.assertEqual(was, stamps(site), "the site was written to")
            self.assertEqual(record, site_checks.record_of(self.database))
            return 3
        now = program.bytes_of(site)
        self.assertEqual([], site_checks.differing(now, program.bytes_of(self.site_of(self.clean, self.audience))))
        self.assertEqual([], site_checks.dead_links(now, now, now))
        self.assertEqual(site_checks.record_of(self.clean / "gongshilan.db"), site_checks.record_of(self.database))
        self.assertEqual([], site_checks.left_behind(site))
        is_now = stamps(site)
        rewritten = [path for path in site_checks.shown(now)
                     if now[path] == files.get(path) and was[site / path] != is_now[site / path]]
        self.assertEqual([], rewritten, "written again though nothing in them changed")
        if self.choose.random() < 0.1:
            self.check_nothing_to_do(site)
        return 0

    def said(self, done: subprocess.CompletedProcess[str], workspace: Path) -> tuple[int, list[str]]:
        """What does not hang on how much there was to do: the end, complaints, and how much needs attention."""
        lines = [*done.stderr.splitlines(), *(line for line in done.stdout.splitlines() if "要留意" in line)]
        return done.returncode, [line.replace(str(workspace), "") for line in lines if "缓存" not in line]

    def check_nothing_to_do(self, site: Path) -> None:
        before = stamps(site, self.database)
        self.assertEqual(0, self.build(self.workspace).returncode)
        self.assertEqual(before, stamps(site, self.database), "nothing changed, and yet something was written")

    def test_nothing_to_do(self) -> None:
        site = self.site_of(self.workspace, self.audience)
        self.check_nothing_to_do(site)
        for path in (self.workspace / "ledger").rglob("*.csv"):
            os.utime(path)
        self.check_nothing_to_do(site)

    def test_units_go_and_come_back(self) -> None:
        """With a record from a backup: what the cache knows of their pages holds no longer."""
        folder = self.folder / "two"
        folder.mkdir()
        states = site_checks.TwoStates(folder, units=3, items=4)
        for state in (1, 0, 1):
            states.switch(state)
            program.build(states.workspace, workspaces.AS_OF)
            with self.subTest(state=state):
                self.assertEqual([], site_checks.differing(program.bytes_of(states.site), states.sites[state]))

    def test_one_row_changes_few_files(self) -> None:
        """Those of its organisation, of the ones above it, and those of the whole site."""
        site, self.as_of = self.site_of(self.workspace, self.audience), "2024-06-01"
        self.ledger.any("年度", "B3")["方案"] = "P03"  # which shows a list, and appraises nobody
        for member in self.ledger.rows("党员", "B3"):
            member["等次"] = ""
        item = self.ledger.any("整改", "B3")
        item.update(公开范围="", 主体="", 问题编号="")
        self.write()
        self.assertEqual(0, self.check_build())
        before = stamps(site)
        self.ledger.add_event(item)
        self.write()
        self.assertEqual(0, self.check_build())
        now = stamps(site)
        written = {path.relative_to(site).parts for path in now if path.is_file() and before.get(path) != now[path]}
        self.assertTrue(written)
        self.assertEqual(set(), {parts for parts in written if len(parts) > 1 and parts[0] not in ("B3", "Z2", TOP, "kiosk")})


if __name__ == "__main__":
    unittest.main()
