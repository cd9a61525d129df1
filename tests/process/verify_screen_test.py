"""verify-screen: what a wall showed, by the code in its corner, over several days. On days and at minutes of the test's choosing."""
from __future__ import annotations

import json
import re
import sqlite3
import unittest
from typing import Any

import other_day
import program
import site_checks
import workspaces

UNIT, MEMBERS = "本单位党员群众", "党员"


@unittest.skipIf(site_checks.SANITIZED, "a preloaded clock and sanitizers both want to be first")
class VerifyScreen(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("screen"))
        self.workspace = self.folder / "支部"
        workspaces.write_settings(self.workspace, organization="A", meeting="2021", name="甲支部")
        workspaces.write_table(self.workspace, "年度", [{"会议编号": "2021", "方案": "P11", "主题": "甲", "会议日期": "2022-02-18"}])
        self.items("乙", "丙")
        self.version = program.run("--version").stdout.split()[1]

    def items(self, *texts: str) -> None:
        workspaces.write_table(self.workspace, "整改", [
            {"编号": f"R{number}", "整改事项": text, "整改时限": "2022-06-30"} for number, text in enumerate(texts, 1)])

    def run_at(self, when: str, *words: str) -> str:
        done = other_day.run(when, *words, "--workspace", str(self.workspace))
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def log(self) -> list[dict[str, Any]]:
        """Of a chain that is broken too."""
        return json.loads(program.run("log", "--json", "--workspace", str(self.workspace)).stdout)["lines"]

    def build(self, when: str, *more: str) -> str:
        """Its code."""
        code = re.search("生成码 ([0-9A-F]{4}-[0-9A-F]{4})", self.run_at(when, "build", *more))
        assert code
        return code[1]

    def block(self, typed: str, code: str, moment: str, built: str, age: str, verdict: str, audience: str = UNIT,
              folder: str = "site") -> str:
        """What is said of one build; its line's number, hash and inputs are the log's."""
        line = next(each for each in self.log() if each["action"] == "生成" and each["detail"].endswith(code)
                    and each["detail"].startswith(f"{folder}，范围 {audience}，"))
        day = re.search(r"计算日 (\d+)-(\d+)-(\d+)，", line["detail"])
        assert day
        as_of = f"{day[1]}年{int(day[2])}月{int(day[3])}日"
        digits = line["hash"][:8].upper()
        return (f"{typed}：{moment} 屏幕上的一版，生成码 {code}。\n  生成：{built}，{age}\n"
                f"  内容：计算日 {as_of}，范围 {audience}，文件夹 {folder}\n  程序：{self.version}，输入 {line['inputs']}\n"
                f"  记录：操作记录第 {line['number']} 行，核对码 {digits[:4]}-{digits[4:]}\n  {verdict}\n")

    def asked(self, now: str, *typed: str) -> tuple[int, str, str]:
        done = other_day.run(now, "verify-screen", *typed, "--workspace", str(self.workspace))
        return done.returncode, done.stdout, done.stderr

    def test_the_newest_then_and_now(self) -> None:
        code = self.build("2022-03-25 08:12")
        four = code[:4]
        said = self.block(f"{four}·0325·0910", code, "2022年3月25日 09:10", "2022年3月25日 08:12", "到那一刻过了 58 分钟",
                          "当时是最新的一版，现在还是。")
        for typed in ((f"{four}·0325·0910",), (f"{four}03250910",), (f"码 {four.lower()}-0325-0910",), ("码", four, "0325", "09:10"),
                      ("".join(chr(ord(each) + 0xFEE0) for each in four) + "・０３２５・０９１０",)):
            with self.subTest(typed=typed):
                self.assertEqual((0, said, ""), self.asked("2022-03-27", *typed))
        self.assertEqual((0, "", ""), self.asked("2022-03-27", f"{four}03250910", "--quiet"))
        at_once = self.block(f"{four}·0325·0812", code, "2022年3月25日 08:12", "2022年3月25日 08:12", "就在这一分钟",
                             "当时是最新的一版，现在还是。")
        self.assertEqual((0, at_once, ""), self.asked("2022-03-25 08:12", f"{four}03250812"))
        slow = self.block(f"{four}·0325·0811", code, "2022年3月25日 08:11", "2022年3月25日 08:12",
                          "比码里的晚一分钟：屏幕的钟慢一点，差一分钟以内不校正", "当时是最新的一版，现在还是。")
        self.assertEqual((0, slow, ""), self.asked("2022-03-25 08:12", f"{four}03250811"))

    def test_replaced(self) -> None:
        first = self.build("2022-03-25 08:12")
        second = self.build("2022-03-26 00:00")  # at midnight another day makes another build
        self.items("乙", "丙", "丁")
        third = self.build("2022-03-27 09:00")
        self.assertEqual(3, len({first[:4], second[:4], third[:4]}))
        built = "2022年3月25日 08:12"
        late = f"当时已经不是最新的：2022年3月26日 00:00 换成了 {second}，旧的又显示了 "
        usual, odd = "屏幕每分钟问一次有没有新的，晚一两分钟是正常的。", "请查查那时屏幕的网络和服务。"
        newer = f"那时最新的是 {third}，2022年3月27日 09:00 生成。"
        for minute, moment, age, verdict in (
                ("0325·2359", "2022年3月25日 23:59", "到那一刻过了 15 小时 47 分钟",
                 f"当时是最新的一版，2022年3月26日 00:00 才换成 {second}。"),
                ("0326·0000", "2022年3月26日 00:00", "到那一刻过了 15 小时 48 分钟",
                 f"就在这一分钟里换成了 {second}，换之前它是最新的一版。"),
                ("0326·0002", "2022年3月26日 00:02", "到那一刻过了 15 小时 50 分钟", f"{late}2 分钟。{usual}"),
                ("0326·0003", "2022年3月26日 00:03", "到那一刻过了 15 小时 51 分钟", f"{late}3 分钟。{odd}"),
                ("0327·0812", "2022年3月27日 08:12", "到那一刻过了 2 天", f"{late}1 天 8 小时。{odd}"),
                ("0327·0900", "2022年3月27日 09:00", "到那一刻过了 2 天", f"{late}1 天 9 小时。{newer}{odd}")):
            with self.subTest(minute=minute):
                typed = f"{first[:4]}·{minute}"
                self.assertEqual((0, self.block(typed, first, moment, built, age, verdict), ""), self.asked("2022-04-01", typed))

    def test_a_build_after_taking_down_is_one_too(self) -> None:
        first = self.build("2022-03-25 08:12")
        withdrawn = re.search("生成码 ([0-9A-F-]{9})", self.run_at("2022-03-25 10:00", "withdraw", "R1", "--reason", "涉及隐私"))
        assert withdrawn
        typed = f"{first[:4]}·0325·1030"
        verdict = (f"当时已经不是最新的：2022年3月25日 10:00 换成了 {withdrawn[1]}，旧的又显示了 30 分钟。请查查那时屏幕的网络和服务。")
        self.assertEqual((0, self.block(typed, first, "2022年3月25日 10:30", "2022年3月25日 08:12", "到那一刻过了 2 小时 18 分钟",
                                        verdict), ""), self.asked("2022-03-26", typed))
        typed = f"{withdrawn[1][:4]}·0325·1030"
        self.assertEqual((0, self.block(typed, withdrawn[1], "2022年3月25日 10:30", "2022年3月25日 10:00", "到那一刻过了 30 分钟",
                                        "当时是最新的一版，现在还是。"), ""), self.asked("2022-03-26", typed))

    def test_the_manual_shows_it(self) -> None:
        code = self.build("2022-03-25 08:12")
        self.items("乙", "丙", "丁")
        self.build("2022-03-25 10:30")
        _, said, _ = self.asked("2022-03-26", f"{code[:4]}·0325·0910")
        manual = (program.ROOT / "docs/手册.md").read_text(encoding="utf-8").split("### gongshilan verify-screen：", 1)[1]
        shown = re.findall(r"```\n(.*?)```", manual, re.DOTALL)[1]
        self.assertEqual(without_values(said), without_values(shown))

    def test_another_folder_and_another_audience(self) -> None:
        """The same content in two folders has one code: both are told. A site for others replaces nothing."""
        code = self.build("2022-03-25 08:12")
        elsewhere = str(self.folder / "别处")
        self.assertEqual(code, self.build("2022-03-25 08:15", "--out", elsewhere))
        members = self.build("2022-03-25 08:20", "--audience", "members")
        typed, moment, still = f"{code[:4]}·0325·0910", "2022年3月25日 09:10", "当时是最新的一版，现在还是。"
        both = ("操作记录里有 2 版对得上，都列在下面。\n"
                + self.block(typed, code, moment, "2022年3月25日 08:12", "到那一刻过了 58 分钟", still)
                + self.block(typed, code, moment, "2022年3月25日 08:15", "到那一刻过了 55 分钟", still, folder=elsewhere))
        self.assertEqual((0, both, ""), self.asked("2022-03-26", typed))
        typed = f"{members[:4]}·0325·0910"
        self.assertEqual((0, self.block(typed, members, moment, "2022年3月25日 08:20", "到那一刻过了 50 分钟", still, MEMBERS,
                                        "site-members"), ""), self.asked("2022-03-26", typed))

    def test_the_year_is_the_last_possible(self) -> None:
        code = self.build("2022-03-25 08:12")
        typed = f"{code[:4]}·0326·0812"
        self.assertEqual((0, self.block(typed, code, "2022年3月26日 08:12", "2022年3月25日 08:12", "到那一刻过了 1 天",
                                        "当时是最新的一版，现在还是。"), ""), self.asked("2023-03-26 08:00", typed))
        self.assertEqual((0, self.block(typed, code, "2023年3月26日 08:12", "2022年3月25日 08:12", "到那一刻过了 366 天",
                                        "当时是最新的一版，现在还是。\n  码里没有年份，也可能是更早一年的同一刻。"), ""),
                         self.asked("2023-03-26 08:15", typed))

    def test_unknown(self) -> None:
        code = self.build("2022-03-25 08:12")
        other = "0000" if code[:4] != "0000" else "1111"
        hint = ("请再核对一遍，8 和 B、0 和 D 容易看错；看看 --workspace 是不是这块屏幕的工作区。都没有错的，可能有人删去了操作记录"
                "末尾的行，请用 gongshilan log --expect 查。\n")
        self.assertEqual((1, "", f"{other}·0325·0910：操作记录里没有生成码以 {other} 开头的网站。{hint}"),
                         self.asked("2022-03-26", f"{other}·0325·0910"))
        for minute, moment in (("0325·0810", "2022年3月25日 08:10"), ("0326·1300", "2021年3月26日 13:00")):
            said = (f"{code[:4]}·{minute}：生成码 {code} 的网站 2022年3月25日 08:12 才生成，码里的那一刻最近一次是 {moment}，还没有它。"
                    "请核对后八位；没有抄错的，是屏幕的钟错了，或者这个码不是屏幕上的。\n")
            self.assertEqual((1, "", said), self.asked("2022-03-26 12:00", f"{code[:4]}·{minute}"))
        self.assertEqual((2, "", "码“12·0325”：有 6 个字母和数字，应当是 12 个。请照屏幕角上的写，例如 7F3A·0325·0910：四位生成码、月日、"
                                 "时分。\n"), self.asked("2022-03-26", "12·0325"))

    def test_what_was_not_put_in_place(self) -> None:
        self.build("2022-03-25 08:12")
        self.items("乙", "丙", "丁")
        for page in (self.workspace / "site").rglob("index.html"):  # a folder where a page is to come
            page.unlink()
            (page / "x").mkdir(parents=True)
        done = other_day.run("2022-03-25 09:00", "build", "--workspace", str(self.workspace))
        self.assertEqual(1, done.returncode, done.stdout)
        code = str([each for each in self.log() if "生成码" in (each["detail"] or "")][-1]["detail"])[-9:]
        self.assertEqual((1, "", f"{code[:4]}·0325·0910：生成码 {code} 的网站 2022年3月25日 09:00 没有换上，屏幕上不会有它。"
                                 "请用 gongshilan log 看为什么，并核对前四位。\n"), self.asked("2022-03-26", f"{code[:4]}·0325·0910"))

    def test_a_log_that_was_tampered_with(self) -> None:
        code = self.build("2022-03-25 08:12")
        with sqlite3.connect(self.workspace / "gongshilan.db") as record:
            for trigger in ("log_only_grows", "log_is_never_changed", "log_is_never_cut"):
                record.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            record.execute("UPDATE log SET at = '2022-03-25 07:00' WHERE action = '生成'")
        record.close()
        number = next(each["number"] for each in self.log() if each["action"] == "生成")
        broken = (f"操作记录第 {number} 行：与前面接不上，这一行或它前面有一行被改过、删过或插进来过。"
                  "请和备份、和以前抄下的核对码对照，查清是谁、为什么改的。\n")
        status, said, errors = self.asked("2022-03-26", f"{code[:4]}·0325·0910")
        self.assertEqual((1, broken), (status, errors))
        self.assertIn("生成：2022年3月25日 07:00", said)  # what stands there, for who looks into it
        other = "0000" if code[:4] != "0000" else "1111"
        status, said, errors = self.asked("2022-03-26", f"{other}·0325·0910")
        self.assertEqual((1, ""), (status, said))
        self.assertTrue(errors.startswith(f"{other}·0325·0910：操作记录里没有") and errors.endswith("\n" + broken), errors)

    def test_it_writes_nothing(self) -> None:
        code = self.build("2022-03-25 08:12")
        record = (self.workspace / "gongshilan.db").read_bytes()
        self.asked("2022-03-26", f"{code[:4]}·0325·0910")
        self.assertEqual(record, (self.workspace / "gongshilan.db").read_bytes())


def without_values(text: str) -> str:
    return re.sub(r"[0-9A-Fa-f]+", "#", text)


if __name__ == "__main__":
    unittest.main()
