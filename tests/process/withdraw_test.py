"""Taking down: from every output of every audience at once, with a proof; undone; stopped in between; refused."""
from __future__ import annotations

import csv
import json
import signal
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

import program

ITEM = "WL1-Z21-1"
# Of the item, its events and measures: nobody else says so.
TEXTS = ("周末加开少儿座位", "把活动室改作周末阅览区", "周末阅览区开放")
REASON = "群众反映内容不准确"
SITES = {"members": "site-members", "unit": "site", "society": "site-society"}


def lines(text: str) -> list[str]:
    return text.splitlines()


class Withdraw(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.workspace, _ = program.example("p08-units", self.folder)
        for audience in SITES:
            self.build(audience)

    def build(self, audience: str, *more: str) -> None:
        done = program.run("build", "--workspace", str(self.workspace), "--audience", audience, *more)
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def withdraw(self, number: str, *more: str, reason: str = REASON) -> subprocess.CompletedProcess[str]:
        return program.run("withdraw", number, "--reason", reason, "--workspace", str(self.workspace), *more)

    def holding(self, text: str) -> list[str]:
        """Files of all sites that hold the text, as it is."""
        found = []
        for folder in SITES.values():
            files = program.bytes_of(self.workspace / folder)
            found += [f"{folder}/{path}" for path, content in files.items() if text.encode() in content]
        return found

    def withdrawals(self) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.workspace / "gongshilan.db") as record:
            return record.execute("SELECT ledger_table, record, reason, undone_reason FROM withdrawal").fetchall()

    def refused(self, message: str, *arguments: str, reason: str = REASON, code: int = 3) -> None:
        before = {folder: program.bytes_of(self.workspace / folder) for folder in SITES.values()}
        stored = self.withdrawals()
        done = self.withdraw(*arguments, reason=reason)
        self.assertEqual((code, "", message + "\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, {folder: program.bytes_of(self.workspace / folder) for folder in SITES.values()})
        self.assertEqual(stored, self.withdrawals())

    def test_it_is_gone_from_every_file_and_comes_back(self) -> None:
        before = {folder: program.bytes_of(self.workspace / folder) for folder in SITES.values()}
        for text in TEXTS:
            for folder in SITES.values():
                self.assertTrue([path for path in self.holding(text) if path.startswith(folder + "/")], (text, folder))
        done = self.withdraw(ITEM)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        said = lines(done.stdout)
        self.assertRegex(said[0], rf"^已撤下：整改 {ITEM}（\d+年\d+月\d+日）。$")
        self.assertEqual(3, sum(line.startswith("网站已生成：") for line in said))
        files = sum(len(program.bytes_of(self.workspace / folder)) for folder in SITES.values())
        self.assertEqual(f"已查 3 个网站 {files} 个文件：没有一个还有 整改 {ITEM} 的文字。", said[-1])
        for text in TEXTS:
            self.assertEqual([], self.holding(text))
        for folder in SITES.values():  # the notice, and nothing else that names it
            naming = [path for path in self.holding(ITEM) if path.startswith(folder + "/")]
            pages = ("index.html", "postings.csv", "postings.html", "rectification.html", "tables.json")
            self.assertEqual([f"{folder}/WL1/2021/{page}" for page in pages], naming)
            summary = json.loads((self.workspace / folder / "summary.json").read_text(encoding="utf-8"))
            was = json.loads(before[folder]["summary.json"])
            self.assertEqual(was["figures"]["items"] - 1, summary["figures"]["items"])
            page = program.text_of_page((self.workspace / folder / "WL1/2021/rectification.html").read_text(encoding="utf-8"))
            self.assertRegex(page, rf"已撤下\n整改 {ITEM} \d+年\d+月\d+日撤下，依据：{REASON}")
        for audience in SITES:  # the next build has nothing to do, an import brings nothing back
            after = program.bytes_of(self.workspace / SITES[audience])
            self.build(audience)
            self.build(audience, "--verify")
            self.assertEqual(after, program.bytes_of(self.workspace / SITES[audience]))
        done = self.withdraw(ITEM, "--undo", reason="核实无误")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertRegex(lines(done.stdout)[0], rf"^已恢复：整改 {ITEM}（")
        self.assertEqual([("rectification", ITEM, REASON, "核实无误")], self.withdrawals())
        now = {folder: program.bytes_of(self.workspace / folder) for folder in SITES.values()}
        if json.loads(now["site"]["summary.json"])["as_of"] == json.loads(before["site"]["summary.json"])["as_of"]:
            self.assertEqual(before, now)  # but where the day has changed meanwhile
        log = program.run("log", "--workspace", str(self.workspace), "--record", ITEM, "--json")
        self.assertEqual(["撤下", "恢复"], [each["action"] for each in json.loads(log.stdout)["lines"]])

    def test_the_same_words_elsewhere_are_said_to_stand_there(self) -> None:
        path = self.workspace / "ledger" / "WL1" / "整改.csv"
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        measures = rows[0].index("整改措施")
        rows[5][measures] = rows[4][measures]
        for row, basis in zip(rows, ["调整依据", *[""] * 4, "支委会决定"] + [""] * len(rows)):  # it was posted before
            row.append(basis)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        for audience in SITES:
            self.build(audience)
        done = self.withdraw(ITEM)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        other = rows[5][0]
        self.assertRegex(done.stdout, rf"“把活动室改作周末阅览区，增加40座”还在 site-members/WL1/2021/\S+ 第\d+行 等 \d+ 个文件："
                                      rf"与 整改 {other} 的文字相同，那是没有撤下的。\n")
        self.assertRegex(done.stdout, rf"已查 3 个网站 \d+ 个文件：除了上面说的，没有一个还有 整改 {ITEM} 的文字。\n$")

    def test_a_problem_goes_wherever_it_stands(self) -> None:
        text = "少儿阅览区周末座位不够"
        self.assertTrue(self.holding(text))
        self.assertEqual(0, self.withdraw("WL1-W21-1").returncode)
        self.assertEqual([], self.holding(text))
        self.assertTrue(self.holding(TEXTS[0]), "the item has words of its own")

    def test_a_file_that_holds_it_yet_fails_the_proof(self) -> None:
        (self.workspace / "site" / "留言.txt").write_text("旧稿\n" + TEXTS[0] + "\n", encoding="utf-8")
        done = self.withdraw(ITEM)
        self.assertEqual(1, done.returncode)
        self.assertEqual(f"site/留言.txt 第2行：还有 整改 {ITEM} 的文字“{TEXTS[0]}”。请用 gongshilan build --verify 重新生成，再查一次。\n",
                         done.stderr)
        self.assertNotIn("已查", done.stdout)

    def test_sites_elsewhere_are_named(self) -> None:
        out = self.folder / "别处"
        self.build("unit", "--out", str(out))
        done = self.withdraw(ITEM)
        self.assertEqual(0, done.returncode)
        self.assertIn(f"{out}：这是另外生成的网站，没有跟着更新。请运行 gongshilan build --audience unit --out {out}，或者删去它。\n",
                      done.stdout)
        self.build("unit", "--out", str(out))
        self.assertEqual([], [path for path, content in program.bytes_of(out).items() if TEXTS[0].encode() in content])

    def test_one_site_that_cannot_be_made_does_not_keep_the_others(self) -> None:
        marker = self.workspace / "site" / ".gongshilan-site.json"
        whole = marker.read_text(encoding="utf-8")
        marker.write_text(whole.replace("unit", "society"), encoding="utf-8")
        done = self.withdraw(ITEM)
        self.assertEqual(1, done.returncode)
        self.assertIn(f"{self.workspace}/site：没有更新。撤下已经记下，改好后再运行一次同样的命令。\n", done.stderr)
        self.assertEqual({"site"}, {path.split("/")[0] for path in self.holding(TEXTS[0])})
        marker.write_text(whole, encoding="utf-8")
        done = self.withdraw(ITEM)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertEqual(f"整改 {ITEM} 已经撤下，接着更新网站。", lines(done.stdout)[0])
        self.assertEqual([], self.holding(TEXTS[0]))
        self.assertEqual(1, len(self.withdrawals()))

    def test_killed_in_between_the_next_build_completes_it(self) -> None:
        running = subprocess.Popen([program.PROGRAM, "withdraw", ITEM, "--reason", REASON, "--workspace", str(self.workspace)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=program.environment())
        deadline = time.monotonic() + program.PATIENCE
        while not self.withdrawals() and time.monotonic() < deadline:
            pass
        running.send_signal(signal.SIGKILL)
        running.wait(program.PATIENCE)
        self.assertEqual(1, len(self.withdrawals()))
        for audience in SITES:
            self.build(audience)
        self.assertEqual([], self.holding(TEXTS[0]))

    def test_refusals(self) -> None:
        self.refused("WL1-Z99：记录库里没有这个编号的整改、承诺或问题。请核对编号和 --organization、--table；"
                     "还没有导入的，先运行 gongshilan import。", "WL1-Z99")
        self.refused("--reason：里有手机号码。理由要公开，请删去个人信息。", ITEM, reason="请打 13800138000")
        self.refused("--reason：里有要撤下的文字。理由要公开，请不要抄原文。", ITEM, reason=f"“{TEXTS[0]}”写错了")
        self.refused("--reason：有 201 个字。请写短些，最多 200 个字。", ITEM, reason="字" * 201)
        self.refused(f"整改 {ITEM}：没有撤下过。请核对编号。", ITEM, "--undo")
        self.refused("--reason：是空的。请写明为什么，理由要公开。", ITEM, reason=" ", code=2)
        self.refused("--table：“党员”不能撤下。请写 整改、承诺、问题 中的一个。", ITEM, "--table", "党员", code=2)
        self.assertEqual(0, self.withdraw(ITEM).returncode)
        done = self.withdraw(ITEM)
        self.assertEqual((3, ""), (done.returncode, done.stdout))
        self.assertRegex(done.stderr, rf"^整改 {ITEM}：\d+年\d+月\d+日已经撤下，依据：{REASON}。要恢复的，请加上 --undo。\n$")
        self.assertEqual(0, self.withdraw(ITEM, "--undo").returncode)
        done = self.withdraw(ITEM, "--undo")
        self.assertEqual((3, ""), (done.returncode, done.stdout))
        self.assertRegex(done.stderr, rf"^整改 {ITEM}：\d+年\d+月\d+日已经恢复。不用再做。\n$")


class Ambiguous(unittest.TestCase):
    def test_a_number_that_several_have_needs_more(self) -> None:
        folder = self.enterContext(program.temp_folder())
        workspace, _ = program.example("p08-units", folder)
        for branch in ("WL1", "WL2"):
            for table, row in (("整改", "X1,{0},2021,,另一件事,,,,2021-12-31"), ("承诺", "X1,{0},2021,{1},,另一个承诺,,")):
                path = Path(workspace / "ledger" / branch / f"{table}.csv")
                last = path.read_text(encoding="utf-8").splitlines()[-1].split(",")
                with open(path, "a", encoding="utf-8") as file:
                    file.write(row.format(branch, last[3]) + "\n")
        done = program.run("import", "--workspace", str(workspace))
        self.assertEqual((0, ""), (done.returncode, done.stderr))

        def withdraw(*more: str) -> subprocess.CompletedProcess[str]:
            return program.run("withdraw", "X1", "--reason", REASON, "--workspace", str(workspace), *more)

        done = withdraw()
        self.assertEqual((3, "X1：有几条是这个编号：WL1 的整改、WL2 的整改、WL1 的承诺、WL2 的承诺。"
                             "请加上 --organization 和 --table，写明是哪一条。\n"), (done.returncode, done.stderr))
        self.assertEqual(3, withdraw("--organization", "WL1").returncode)
        done = withdraw("--organization", "WL1", "--table", "承诺")
        self.assertEqual(0, done.returncode)
        self.assertRegex(done.stdout, r"^已撤下：承诺 X1（\d+年\d+月\d+日）。\n这个工作区还没有生成过网站。\n$")


if __name__ == "__main__":
    unittest.main()
