"""先审批再公开: from the batch to the signed sheet, to what a later change says."""
from __future__ import annotations

import re
import unittest

import program
import workspaces

BATCH = {"批次": "GK01", "内容": "整改", "范围": "社会", "公示开始": "2022-03-01", "提出人": "李书记"}
SIGNED = {"审核人": "王委员", "审批人": "镇党委", "审批日期": "2022-02-28"}
ITEMS = [{"编号": "ZG01", "整改事项": "办事指南不全", "整改措施": "逐项补齐并上墙", "责任人": "李大海", "整改时限": "2022-06-30"},
         {"编号": "ZG02", "整改事项": "值班电话没人接", "整改措施": "排班到人", "责任人": "支委会", "整改时限": "2022-04-30"}]
AS_OF = "2022-03-25"


class Approval(unittest.TestCase):
    def setUp(self) -> None:
        self.workspace = self.enterContext(program.temp_folder("approval")) / "工作区"
        workspaces.write_settings(self.workspace, organization="ZB1", meeting="2021", name="一支部", kind="党支部",
                                  phone="010-0000 0000", audience="society")
        self.write("年度", {"会议编号": "2021", "方案": "P11", "主题": "学党史", "会议日期": "2022-02-18"})
        self.write("党员", {"党员编号": "D1", "姓名": "李大海", "类别": "正式"})
        self.write("整改", *ITEMS)
        self.write("公开", BATCH)

    def write(self, table: str, *rows: dict[str, str]) -> None:
        workspaces.write_table(self.workspace, table, rows)

    def run_command(self, command: str, *more: str) -> tuple[int, str, str]:
        done = program.run(command, "--workspace", str(self.workspace), *more)
        return done.returncode, done.stdout, done.stderr

    def done(self, command: str, *more: str) -> str:
        code, said, errors = self.run_command(command, *more)
        self.assertEqual((0, ""), (code, errors))
        return said

    def unapproved(self) -> list[str]:
        return [line for line in self.done("check", "--as-of", AS_OF).splitlines() if "〔公开内容未经审批" in line]

    def sign(self) -> str:
        """The sheet printed, signed and copied into the ledger as a hurried person copies it."""
        self.done("import")
        [code] = re.findall(r"批次 GK01，内容码 (\S+)）", self.done("approve-sheet", "--batch", "GK01"))
        self.write("公开", {**BATCH, **SIGNED, "内容码": code.replace("-", " ").lower().replace("0", "o")})
        return code

    def site_says(self, words: str) -> bool:
        return any(words.encode() in data for data in program.bytes_of(self.workspace / "site").values())

    def logged(self, action: str) -> list[str]:
        return [line for line in self.done("log").splitlines() if f"  {action}  " in line]

    def test_from_the_batch_to_the_site(self) -> None:
        tail = "〔公开内容未经审批，方案 P11〕"
        self.assertEqual(["公开.csv 第2行：公开 GK01 的范围是社会，要先审批，还没有内容码。请运行 gongshilan approve-sheet "
                          f"--batch GK01 打印审批表，签字后把内容码抄进来。{tail}"],
                         [line for line in self.unapproved() if "GK01 的" in line])
        code = self.sign()
        self.assertEqual([], [line for line in self.unapproved() if "GK01" in line])
        self.done("build", "--as-of", AS_OF)
        self.assertTrue(self.site_says("逐项补齐并上墙"))
        self.done("build", "--as-of", AS_OF, "--verify")
        self.done("build", "--as-of", "2022-02-27")  # before it was approved
        self.assertFalse(self.site_says("逐项补齐"))
        [printed], [seen] = self.logged("打印审批表"), self.logged("审批生效")
        self.assertIn(f"ZB1 2021 GK01  内容码 {code}，范围：社会", printed)
        self.assertIn(f"ZB1 2021 GK01  内容码 {code}，2022年2月28日 由 镇党委 审批，审核人 王委员", seen)

        self.write("进展", {"整改编号": "ZG02", "日期": "2022-03-20", "类别": "销号", "内容": "已经排班"})
        self.assertEqual([], [line for line in self.unapproved() if "GK01" in line])  # progress needs no approval

        self.write("整改", {**ITEMS[0], "整改措施": "逐项补齐", "调整依据": "支委会决定"}, ITEMS[1])
        [message] = [line for line in self.unapproved() if "GK01" in line]
        self.assertRegex(message, "^" + re.escape("整改.csv C2：整改 ZG01 的整改措施、调整依据与审批时不同（公开 GK01，审批表 ")
                         + r"\d+年\d+月\d+日" + re.escape(f" 打印，内容码 {code}）。请重新打印审批表送审，或改回原文。{tail}") + "$")
        said = self.done("build", "--as-of", AS_OF)
        self.assertFalse(self.site_says("逐项补齐") or self.site_says("办事指南不全"))
        self.assertTrue(self.site_says("整改清单：还没有经过审批，暂不公示。"))
        self.assertIn("向社会公开要先审批，下面这 2 处没有审批，这次没有公示：\n", said)
        self.assertIn("  一支部 2021年度组织生活会：整改 ZG01 的整改措施、调整依据与审批时不同（公开 GK01", said)

    def test_a_text_that_may_hold_a_name(self) -> None:
        """The sheet says what the site will say: 李大海村 is a village, although 李大海 is a member."""
        allowed = [{"text": "李大海村", "person": "王委员", "date": "2022-02-01", "reason": "地名"}]
        workspaces.write_settings(self.workspace, organization="ZB1", meeting="2021", name="一支部", kind="党支部",
                                  phone="010-0000 0000", audience="society", allow=allowed)
        self.write("整改", {**ITEMS[0], "整改措施": "每月到李大海村走访"}, ITEMS[1])
        self.sign()
        sheet = self.workspace / "report" / "审批表-ZB1-2021-GK01.html"
        self.assertIn("每月到李大海村走访", sheet.read_text(encoding="utf-8"))
        self.assertEqual([], [line for line in self.unapproved() if "GK01" in line])
        self.done("build", "--as-of", AS_OF)
        self.assertTrue(self.site_says("每月到李大海村走访"))

    def test_a_new_member_elsewhere_is_named_in_what_was_approved(self) -> None:
        """Another unit's new member changes how society would see this list, and with it 已审批 on the unit's site."""
        def members(*names: str) -> None:
            self.write("党员", *({"组织编号": "ZB1" if i == 0 else "ZB2", "会议编号": "2021", "党员编号": f"D{i}", "姓名": name,
                                "类别": "正式"} for i, name in enumerate(names)))

        def postings() -> bool:
            self.done("build", "--as-of", AS_OF, "--audience", "unit")
            page = (self.workspace / "site-unit" / "ZB1" / "2021" / "postings.html").read_text(encoding="utf-8")
            self.done("build", "--as-of", AS_OF, "--audience", "unit", "--verify")
            again = (self.workspace / "site-unit" / "ZB1" / "2021" / "postings.html").read_text(encoding="utf-8")
            self.assertEqual(again, page)
            return "已审批" in page

        self.write("组织", *({"组织编号": number, "名称": number, "类型": "党支部", "监督电话": "010-0000 0000"}
                           for number in ("ZB1", "ZB2")))
        self.write("年度", *({"组织编号": number, "会议编号": "2021", "方案": "P11", "主题": "学党史", "会议日期": "2022-02-18"}
                           for number in ("ZB1", "ZB2")))
        self.write("整改", {**ITEMS[0], "整改措施": "请周远帮助上墙"}, ITEMS[1])
        members("李大海", "吴清")
        self.sign()
        self.assertTrue(postings())
        members("李大海", "吴清", "周远")
        self.assertFalse(postings())

    def test_what_is_signed_says_by_whom(self) -> None:
        self.done("import")
        self.write("公开", {**BATCH, "审核人": "", "审批人": "", "审批日期": "", "内容码": "7K3MQ-9TD4X"})
        hint = "请照签了字的审批表填；还没有签字的，先清空内容码。"
        code, said, errors = self.run_command("import")
        self.assertEqual((3, ""), (code, said))
        self.assertEqual([f"公开.csv {cell}2：公开 GK01 有内容码，{column}是空的。{hint}"
                          for cell, column in zip("FGH", ("审核人", "审批人", "审批日期"))], errors.splitlines()[:3])
        self.write("公开", {**BATCH, **SIGNED, "内容码": "7K3MQ-9TD"})
        self.assertEqual("公开.csv I2：内容码“7K3MQ-9TD”不是内容码。请照签了字的审批表抄，十个字母和数字，例如 7K3MQ-9TD4X。",
                         self.run_command("import")[2].splitlines()[0])

    def test_a_code_of_something_else(self) -> None:
        self.write("公开", {**BATCH, **SIGNED, "内容码": "7k3mq9td4x"})
        [message] = [line for line in self.unapproved() if "GK01" in line]
        self.assertEqual("公开.csv I2：公开 GK01 的内容码 7K3MQ-9TD4X 与这一批现在的内容不符。请核对是否抄错；没有抄错的，"
                         "请重新打印审批表送审。〔公开内容未经审批，方案 P11〕", message)

    def test_the_sheet_is_for_the_owner_only(self) -> None:
        self.done("import")
        said = self.done("approve-sheet", "--batch", "GK01")
        sheet = self.workspace / "report" / "审批表-ZB1-2021-GK01.html"
        self.assertEqual(0o600, sheet.stat().st_mode & 0o777)
        self.assertTrue(said.startswith(f"已写出党务公开审批表：{sheet}（一支部 2021年度组织生活会，批次 GK01，内容码 "), said)
        self.assertTrue(said.endswith("\n签字后把内容码、审核人、审批人和审批日期填进台账“公开”表。\n内部材料，不得公示。\n"))
        self.assertNotIn("李大海", sheet.read_text(encoding="utf-8"))  # as society would see it
        first = sheet.read_bytes()
        self.done("approve-sheet", "--batch", "GK01", "--out", str(self.workspace / "别处"))
        self.assertEqual(first, (self.workspace / "别处" / sheet.name).read_bytes())
        site = self.workspace / "site-unit" / "表"
        self.assertEqual((1, "", f"{site}：这里是放网站的地方（{site.parent}）。内部材料不得公示，请换一个文件夹。\n"),
                         self.run_command("approve-sheet", "--batch", "GK01", "--out", str(site)))
        ledger = self.workspace / "ledger"
        self.assertEqual((1, "", f"{ledger}：ledger 文件夹里只放台账。内部材料不得公示，请换一个文件夹。\n"),
                         self.run_command("approve-sheet", "--batch", "GK01", "--out", str(ledger)))

    def test_what_there_is_no_sheet_of(self) -> None:
        self.write("公开", BATCH, {**BATCH, "批次": "GK02", "内容": "安排"})
        self.done("import")
        self.assertEqual((1, "", "ZB1 2021：记录库里没有公开批次“GK9”。有的批次：GK01、GK02。刚登记的请先运行 gongshilan import。\n"),
                         self.run_command("approve-sheet", "--batch", "GK9"))
        self.assertEqual((1, "", "公开 GK02：没有可以公开的内容。请核对内容和范围：方案 P11 向社会公开的，台账里还没有。\n"),
                         self.run_command("approve-sheet", "--batch", "GK02"))
        self.assertEqual((1, "", "ZB1 2020：记录库里没有这次会议。请核对 --organization 和 --meeting；还没有导入的，"
                                 "先运行 gongshilan import。\n"),
                         self.run_command("approve-sheet", "--batch", "GK01", "--meeting", "2020"))
        self.assertEqual((2, "", "命令行：没有写--batch。请看 gongshilan --help。\n"), self.run_command("approve-sheet"))

    def test_nobody_wants_approval(self) -> None:
        workspaces.write_settings(self.workspace, organization="ZB1", meeting="2021", name="一支部", kind="党支部",
                                  phone="010-0000 0000", audience="society", approval="none")
        self.assertEqual([], self.unapproved())
        self.assertNotIn("审批", self.done("build", "--as-of", AS_OF))


if __name__ == "__main__":
    unittest.main()
