"""init: a whole new workspace or nothing, the same bytes for the same arguments, never over what is there."""
from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import time
import unittest
from pathlib import Path

import program
import site_checks
import workbooks

PLANS = {plan.stem: json.loads(plan.read_text(encoding="utf-8"))
         for plan in sorted((program.ROOT / "data/plans").glob("*.json"))}
TABLES = {"organization": "组织", "meeting": "年度", "stage": "安排", "member": "党员", "tally": "测评",
          "committee_tally": "班子评议", "problem": "问题", "rectification": "整改", "event": "进展",
          "commitment": "承诺", "fulfilment": "践诺", "opinion": "意见", "talk": "谈话", "filing": "报送", "material": "档案",
          "disclosure": "公开"}
BOOK = "ledger/台账.xlsx"


class Init(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("init"))

    def init(self, *arguments: str) -> str:
        done = program.run("init", *arguments, cwd=self.folder)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def refused(self, code: int, message: str, *arguments: str) -> None:
        before = program.bytes_of(self.folder)
        done = program.run("init", *arguments, cwd=self.folder)
        self.assertEqual((code, "", message + "\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, program.bytes_of(self.folder))

    def test_says_what_to_do_next(self) -> None:
        self.assertEqual("已建立工作区：一支部（柳溪村党支部 2024年度组织生活会，方案 P10）\n"
                         "请打开 一支部/ledger/台账.xlsx，先填“年度”表的主题，再运行：\n"
                         "  gongshilan build --workspace 一支部\n",
                         self.init("一支部", "--plan", "P10", "--name", "柳溪村党支部", "--year", "2024"))
        self.assertEqual({"gongshilan.json", BOOK, "说明.txt"}, set(program.bytes_of(self.folder / "一支部")))
        self.assertEqual({"organization": "ZB1", "meeting": "2024", "name": "柳溪村党支部", "phone": "", "mailbox": "",
                          "address": ""}, json.loads((self.folder / "一支部/gongshilan.json").read_text("utf-8")))
        guide = (self.folder / "一支部/说明.txt").read_bytes()
        self.assertTrue(guide.startswith("\ufeff柳溪村党支部 2024年度组织生活会\r\n".encode()))
        self.assertEqual(guide.count(b"\n"), guide.count(b"\r\n"))

    def test_every_plan_has_the_sheets_that_it_uses(self) -> None:
        for plan, keys in PLANS.items():
            with self.subTest(plan=plan):
                self.init(plan, "--plan", plan, "--year", "2024")
                book = self.folder / plan / BOOK
                expected = [name for key, name in TABLES.items() if key in {"meeting", "disclosure", *keys["tables"]}]
                self.assertEqual(["说明", *expected], [name for name in workbooks.names(book) if name != "选项"])
                meeting = workbooks.rows(book, "年度")[1]
                self.assertEqual(["2024-1" if keys.get("meetings_a_year") == 2 else "2024", plan, "ZB1"],
                                 list(meeting.values()))
                own = [each for each in keys["stages"] if "党支部" in each.get("of", ["党支部"])]
                self.assertEqual([each["name"] for each in own],
                                 [row["A"] for row in workbooks.rows(book, "安排")[1:]])

    def test_closed_lists_refuse_and_others_only_offer(self) -> None:
        self.init("一支部", "--plan", "P11", "--year", "2024")
        book = self.folder / "一支部" / BOOK
        rules = re.findall(r"<dataValidation [^>]*>", workbooks.parts(book)[workbooks.part_of(book, "党员")].decode())
        kind = next(rule for rule in rules if 'sqref="C2:C301"' in rule)
        self.assertIn('showErrorMessage="1"', kind)
        self.assertIn('error="请填：正式、预备。"', kind)
        self.assertNotIn("prompt=", kind, "nothing pops up wherever one goes")
        posts = next(rule for rule in rules if 'sqref="D2:D301"' in rule)
        self.assertNotIn("error", posts.lower())
        self.assertIn('prompt="有几个的，中间用、隔开，例如：委员、党小组长"', posts)

    def test_only_the_theme_is_missing(self) -> None:
        """And then a site can be made, unless the plan wants something said first."""
        for plan, keys in PLANS.items():
            with self.subTest(plan=plan):
                self.init(plan, "--plan", plan, "--year", "2024")
                done = program.run("build", "--workspace", plan, cwd=self.folder)
                self.assertEqual((3, "", "台账.xlsx 年度!C2：必填的“主题”是空的。请填写。\n"
                                         "共 1 处要改。台账没有导入，原有记录和网站没有改变。\n"
                                         "已做好 ledger/台账-请修改.xlsx：红色的格要改，最右边的“错误”一列写着怎样改。"
                                         "改好存盘，再运行一次就行，不用改名。\n"),
                                 (done.returncode, done.stdout, done.stderr))
                workbooks.fill(self.folder / plan / BOOK, "年度", "C2", "改进作风")
                done = program.run("build", "--workspace", plan, "--as-of", "2024-12-01", cwd=self.folder)
                if "open" in keys:
                    self.assertEqual(3, done.returncode)
                    self.assertRegex(done.stderr, rf"^台账.xlsx 年度!B2：方案 {plan} 还有没定的：.*\n共 1 处要改。.*\n已做好 .*\n$")
                else:
                    self.assertEqual((0, ""), (done.returncode, done.stderr))
                    self.assertNotIn("不完全一样", done.stdout)
                    self.assertTrue((self.folder / plan / "site/index.html").exists())

    def test_the_same_arguments_give_the_same_bytes(self) -> None:
        for name in ("a", "b"):
            (self.folder / name).mkdir()
            self.init(f"{name}/一支部", "--plan", "P12", "--year", "2024")
            self.init(f"{name}/示例", "--plan", "P12", "--with-example")
            time.sleep(1.1)
        self.assertEqual(program.bytes_of(self.folder / "a"), program.bytes_of(self.folder / "b"))

    def test_what_a_plan_leaves_open_is_asked_for(self) -> None:
        self.assertIn("方案 P02 要单位自己定：会前几天报督导组审核（plan_values 的 P02.days_before）。\n"
                      "方案 P02 要单位自己定：会后几天内报镇党政办（plan_values 的 P02.days_after）。\n"
                      "请写进 gongshilan.json，写法见手册“选哪个方案”；或者删去这个文件夹，用 --set 重来。\n",
                      self.init("一", "--plan", "P02", "--year", "2024"))
        self.assertNotIn("自己定", self.init("二", "--plan", "P02", "--year", "2024", "--set", "days_before=7", "--set",
                                            "days_after=10"))
        settings = json.loads((self.folder / "二/gongshilan.json").read_text("utf-8"))
        self.assertEqual({"P02": {"days_before": 7, "days_after": 10}}, settings["plan_values"])
        self.refused(3, "gongshilan.json：“plan_values.P02.days_before”不是 1 到 1000 的整数。这是会前几天报督导组审核，请改正。",
                     "三", "--plan", "P02", "--set", "days_before=七")
        self.refused(2, "--set：“days_before”里要有名、= 和值。请写成 --set days_before=7 这样。",
                     "三", "--plan", "P02", "--set", "days_before")

    def test_number_and_kind_are_those_of_the_organization(self) -> None:
        for name, kind in (("东关小学党总支", "党总支"), ("东关小学第一党支部", "党支部"), ("东关小学党委", "党委")):
            self.init(kind, "--plan", "P12", "--year", "2024", "--organization", "DG-1", "--name", name)
            self.assertEqual("DG-1", json.loads((self.folder / kind / "gongshilan.json").read_text("utf-8"))["organization"])
            self.assertEqual(["DG-1", name, kind],
                             list(workbooks.rows(self.folder / kind / BOOK, "组织")[1].values())[:3])

    def test_what_is_there_is_never_overwritten(self) -> None:
        self.init("一支部", "--plan", "P01", "--year", "2024")
        self.refused(2, "一支部：这里已经是工作区，没有改动它。请换一个文件夹；要接着往下做，直接用它。", "一支部")
        self.refused(2, "一支部/ledger：这里已经有别的东西，没有改动它。请换一个还没有的文件夹，或者空文件夹。",
                     "一支部/ledger")
        self.refused(2, "一支部/说明.txt：这里已经有别的东西，没有改动它。请换一个还没有的文件夹，或者空文件夹。",
                     "一支部/说明.txt")
        (self.folder / "悬空").symlink_to("没有")
        self.refused(2, "悬空：这里已经有别的东西，没有改动它。请换一个还没有的文件夹，或者空文件夹。", "悬空")
        (self.folder / "空").mkdir()
        self.init("空", "--year", "2024")
        self.init("新/的/", "--year", "2024")
        self.assertTrue((self.folder / "新/的" / BOOK).exists())

    def test_wrong_words_are_named(self) -> None:
        known = "、".join(PLANS)
        self.refused(2, f"--plan：没有方案“P99”。可用的方案：{known}。", "一支部", "--plan", "P99")
        for year in ("24", "二零二四", "2024-1", "0999"):
            self.refused(2, f"--year：“{year}”不是年度。请写四位数字，例如 2024。", "一支部", "--year", year)
        self.refused(2, "--with-example：示例有自己的名称、编号、年度和设置。请不要同时写 --name、--organization、--year 和 --set。", "一支部",
                     "--with-example", "--year", "2024")
        self.refused(2, "--organization：“第一支部”不是编号。编号只用半角字母、数字、- 和 _，最多 32 个，例如 HXZB1。",
                     "一支部", "--organization", "第一支部")
        (self.folder / "空").mkdir()
        done = program.run("init", ".", cwd=self.folder / "空")
        self.assertEqual((2, ".：不能把正在用的文件夹做成工作区。请写一个新文件夹的名字，例如 gongshilan init 一支部。\n"),
                         (done.returncode, done.stderr))

    def test_killed_at_any_moment_it_leaves_all_or_nothing(self) -> None:
        choose = random.Random(site_checks.SEED)
        start = time.monotonic()
        self.init("整", "--plan", "P12", "--with-example")
        seconds = time.monotonic() - start
        whole = program.bytes_of(self.folder / "整")
        for i in range(site_checks.of_size(30, 10, 200)):
            target: Path = self.folder / f"试{i}"
            process = subprocess.Popen([program.PROGRAM, "init", str(target), "--plan", "P12", "--with-example"],
                                       stdout=subprocess.DEVNULL, env=program.environment())
            time.sleep(choose.uniform(0, 1.1 * seconds))
            process.send_signal(signal.SIGKILL)
            process.wait()
            if target.exists():
                self.assertEqual(whole, program.bytes_of(target))
            else:  # and what is left beside does not stand in the way
                self.init(str(target), "--plan", "P12", "--with-example", "--quiet")
                self.assertEqual(whole, program.bytes_of(target))
                self.assertFalse((target.parent / f".{target.name}.gongshilan-init").exists())


if __name__ == "__main__":
    unittest.main()
