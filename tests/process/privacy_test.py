"""A marker in every text of every row of every table, and every byte of every site searched for it.

Whom a marker may reach is the table in src/rules/disclose.h; what should be shown to an audience must also be there.
"""
from __future__ import annotations

import unittest
from dataclasses import dataclass, field
from pathlib import Path

import program
import workspaces

MEMBERS, UNIT, SOCIETY, NOBODY = 3, 2, 1, 0
# An audience sees what is meant for it or for a wider one.
REACH = {"members": (MEMBERS, UNIT, SOCIETY), "unit": (UNIT, SOCIETY), "society": (SOCIETY,)}
AS_OF = "2022-03-25"
PLANS = {"P10": MEMBERS, "P11": UNIT, "P12": MEMBERS}  # who sees promises (domain.md rule 7)


@dataclass
class Marks:
    """Hands out markers and remembers the widest audience of each. All are of one length: none is part of another."""

    known: dict[str, tuple[int, str]] = field(default_factory=dict)
    need_not_show: set[str] = field(default_factory=set)

    def new(self, widest: int, where: str, must: bool = True) -> str:
        marker = f"MARK{len(self.known):04}END"
        self.known[marker] = (widest, where)
        if not must:
            self.need_not_show.add(marker)
        return marker


def narrower(*audiences: int) -> int:
    """The narrowest of several; nobody is narrower than members."""
    return NOBODY if NOBODY in audiences else max(audiences)


def write(workspace: Path, plan: str) -> Marks:
    marks = Marks()
    promised, commended = PLANS[plan], (UNIT if plan == "P11" else MEMBERS)
    workspaces.write_settings(workspace, organization="TOP", meeting="2021", small_count=3)

    mark = marks.new
    workspaces.write_table(workspace, "组织", [
        {"组织编号": number, "名称": mark(SOCIETY, "名称"), "类型": kind, "上级编号": parent,
         "监督电话": mark(SOCIETY, "监督电话"), "监督信箱": mark(SOCIETY, "监督信箱"), "地址": mark(SOCIETY, "地址")}
        for number, kind, parent in (("TOP", "党总支", ""), ("LOW", "党支部", "TOP"))])
    workspaces.write_table(workspace, "年度", [
        {"组织编号": unit, "会议编号": meeting, "方案": plan, "主题": mark(SOCIETY, "主题"), "会议日期": day,
         "地点": mark(SOCIETY, "地点"), "形式": mark(SOCIETY, "形式"), "主持人": mark(UNIT, "主持人"),
         "记录人": mark(NOBODY, "记录人"), "列席": mark(NOBODY, "列席")}
        for unit, meeting, day in (("TOP", "2020", "2021-01-20"), ("TOP", "2021", "2022-02-18"),
                                   ("LOW", "2021", "2022-02-18"))])
    workspaces.write_table(workspace, "安排", [
        {"组织编号": unit, "阶段": mark(SOCIETY, "阶段"), "开始": "2022-01-10", "截止": end, "完成日期": done,
         "备注": mark(UNIT, "备注")}
        for unit in ("TOP", "LOW") for end, done in (("2022-01-20", "2022-01-19"), ("2022-03-01", ""), ("2022-05-01", ""))])

    # Each person has one part to play, so that a name that shows up tells by which door it came.
    people: dict[str, str] = {}
    rows = []
    for unit in ("TOP", "LOW"):
        approved = {"上级审批日期": "2022-03-01", "反馈日期": "2022-03-02"}
        for part, widest, more in (
                ("优秀", commended, {"类别": "正式", "等次": "优秀", **approved}),
                ("合格", NOBODY, {"类别": "正式", "等次": "合格", **approved}),
                ("基本合格", NOBODY, {"类别": "正式", "等次": "基本合格", **approved}),
                ("不合格", NOBODY, {"类别": "正式", "等次": "不合格", **approved}),
                ("还没有等次", NOBODY, {"类别": "正式"}),
                ("预备", NOBODY, {"类别": "预备"}),
                ("缺席", MEMBERS, {"类别": "正式", "评议情况": "缺席"}),
                ("有承诺", promised, {"类别": "正式", "等次": "合格", **approved}),
                ("承诺随班子事项", promised, {"类别": "正式", "等次": "合格", **approved}),
                ("承诺随个人事项", MEMBERS, {"类别": "正式", "等次": "合格", **approved}),
                ("承诺只给党员", MEMBERS, {"类别": "正式", "等次": "合格", **approved}),
                ("有个人事项", MEMBERS, {"类别": "正式", "等次": "合格", **approved}),
                ("个人事项写社会", MEMBERS, {"类别": "正式", "等次": "合格", **approved}),
                ("只有个人问题", NOBODY, {"类别": "正式", "等次": "合格", **approved}),
                ("进展里提到", UNIT, {"类别": "正式", "等次": "合格", **approved})):
            number = mark(NOBODY, "党员编号")
            people[f"{unit} {part}"] = number
            rows.append({"组织编号": unit, "党员编号": number,
                         # a superior's page adds up its branches and lists no names
                         "姓名": mark(widest, f"姓名 {part}", must=(unit, part) != ("TOP", "优秀")), "党内职务": "委员",
                         "党小组": mark(promised, "党小组"), **more})
    names = {row["党员编号"]: row["姓名"] for row in rows}
    workspaces.write_table(workspace, "党员", rows)
    workspaces.write_table(workspace, "测评", [
        {"组织编号": unit, "党员编号": people[f"{unit} {part}"], "发出": 993177, "收回": 992911, "有效": 992303, "优秀": 990707,
         "平均分": average}
        for unit, average in (("TOP", "8391.1357"), ("LOW", "8392.2468")) for part in ("优秀", "合格")])
    marks.known |= {each: (NOBODY, "测评") for each in ("993177", "992911", "992303", "990707", "8391.1357",
                                                     "8392.2468")}
    workspaces.write_table(workspace, "班子评议", [
        {"组织编号": unit, "项目": mark(NOBODY, "项目"), "有效": 997397, "档次": mark(NOBODY, "档次"), "票数": 996707}
        for unit in ("TOP", "LOW")])
    marks.known |= {each: (NOBODY, "班子评议") for each in ("997397", "996707")}

    problems, items, events = [], [], []

    def add_item(unit: str, number: str, subject: str, widest: int, scope: str = "", meeting: str = "2021",
                 own_title: bool = True) -> None:
        problem = mark(NOBODY, "问题编号")
        problems.append({"编号": problem, "组织编号": unit, "会议编号": meeting, "主体": subject, "来源": "群众提",
                         "类别": mark(NOBODY, "问题类别"),
                         # the page shows it in place of a title that is not there
                         "问题": mark(widest, f"问题 {number}", must=not own_title)})
        items.append({"编号": number, "组织编号": unit, "会议编号": meeting, "问题编号": problem, "主体": subject,
                      "整改事项": mark(widest, f"整改事项 {number}") if own_title else "",
                      "整改措施": mark(widest, f"整改措施 {number}"),
                      # replaced below, and a person's name is whole only for the unit
                      "责任人": mark(NOBODY, f"原责任人 {number}"), "责任单位": mark(widest, f"责任单位 {number}"),
                      "整改时限": "2022-03-10", "公开范围": scope, "调整依据": mark(NOBODY, "调整依据")})
        mentioned = "、".join(names[people[f"{each} 进展里提到"]] for each in ("TOP", "LOW")) if widest == SOCIETY else ""
        whole = narrower(widest, UNIT)
        for day, kind, more in (
                ("2022-03-01", "进展", {}),
                ("2022-03-05", "延期", {"新时限": "2022-03-20"}),
                ("2022-03-08", "进展", {"新责任人": mark(whole, f"新责任人 {number}")}),
                ("2022-03-12", "销号", {}),
                ("2022-03-15", "回头看", {"结果": "保持"})):
            events.append({"组织编号": unit, "整改编号": number, "日期": day, "类别": kind,
                           "内容": mark(widest, f"进展 {number} {kind}") + mentioned,
                           "审批人": mark(NOBODY, "审批人"), "核验人": mark(NOBODY, "核验人"), "佐证": mark(NOBODY, "佐证"),
                           **more})
        events.append({"组织编号": unit, "整改编号": number, "日期": "2022-04-01", "类别": "进展",
                       "内容": mark(NOBODY, f"还没有发生的进展 {number}"), "新责任人": mark(NOBODY, "还没有换的责任人")})

    for unit in ("TOP", "LOW"):
        alone = people[f"{unit} 有个人事项"]
        add_item(unit, f"{unit}-open", "班子", SOCIETY)
        add_item(unit, f"{unit}-asked", "班子", SOCIETY, own_title=False)
        add_item(unit, f"{unit}-society", "班子", SOCIETY, scope="社会")
        add_item(unit, f"{unit}-unit", "班子", UNIT, scope="本单位")
        add_item(unit, f"{unit}-members", "班子", MEMBERS, scope="党员")
        add_item(unit, f"{unit}-alone", alone, MEMBERS)
        add_item(unit, f"{unit}-wide", people[f"{unit} 个人事项写社会"], MEMBERS, scope="社会")
        for subject in ("班子", people[f"{unit} 只有个人问题"]):  # nothing answers them
            problems.append({"编号": mark(NOBODY, "问题编号"), "组织编号": unit, "会议编号": "2021", "主体": subject,
                             "来源": "自己找", "类别": mark(NOBODY, "问题类别"), "问题": mark(NOBODY, "没有整改的问题")})
    add_item("TOP", "TOP-former", "班子", SOCIETY, meeting="2020")
    # a superior's item for a member of a branch below
    add_item("TOP", "TOP-below", people["LOW 有个人事项"], MEMBERS)
    workspaces.write_table(workspace, "问题", problems)
    workspaces.write_table(workspace, "整改", items)
    workspaces.write_table(workspace, "进展", events)

    commitments, reports = [], []
    for unit in ("TOP", "LOW"):
        for part, widest, item, has_text, scope in (
                ("有承诺", promised, "", True, ""), ("承诺随班子事项", promised, f"{unit}-open", False, "社会"),
                ("承诺随个人事项", MEMBERS, f"{unit}-alone", False, ""), ("承诺只给党员", MEMBERS, "", True, "党员")):
            number = f"{unit}-C{len(commitments)}"
            commitments.append({
                "编号": number, "组织编号": unit, "会议编号": "2021", "承诺人": people[f"{unit} {part}"], "整改编号": item,
                "承诺事项": mark(widest, f"承诺事项 {part}") if has_text else "", "措施": mark(widest, f"措施 {part}"),
                "完成时限": "2022-12-31", "公开范围": scope, "调整依据": mark(NOBODY, "调整依据")})
            reports.append({"组织编号": unit, "承诺编号": number, "日期": "2022-03-01",
                            "情况": mark(widest, f"情况 {part}"), "结果": "推进中", "报告场合": "党员大会"})
            reports.append({"组织编号": unit, "承诺编号": number, "日期": "2022-04-01",
                            "情况": mark(NOBODY, f"还没有报告的情况 {part}"), "结果": "兑现"})
    workspaces.write_table(workspace, "承诺", commitments)
    workspaces.write_table(workspace, "践诺", reports)
    return marks


class Privacy(unittest.TestCase):
    def test_every_marker_reaches_whom_it_may_and_nobody_else(self) -> None:
        for plan in PLANS:
            folder = self.enterContext(program.temp_folder())
            workspace = folder / "workspace"
            marks = write(workspace, plan)
            for audience in program.AUDIENCES:
                site = program.build(workspace, AS_OF, audience, folder / audience)
                whole = b"".join(path.encode() + content for path, content in program.bytes_of(site).items())
                for marker, (widest, where) in marks.known.items():
                    with self.subTest(plan=plan, audience=audience, field=where, marker=marker):
                        if widest not in REACH[audience]:
                            self.assertFalse(marker.encode() in whole, f"in {files_with(site, marker)}")
                        elif marker not in marks.need_not_show:
                            self.assertTrue(marker.encode() in whole, "should be shown and is not")

    def test_names_are_masked_for_society(self) -> None:
        """A masked name keeps its first and last character, so that a reader sees that there is a person."""
        folder = self.enterContext(program.temp_folder())
        workspace = folder / "workspace"
        workspaces.write_settings(workspace, organization="TOP", meeting="2021", name="示例支部")
        workspaces.write_table(workspace, "年度", [{"会议编号": "2021", "方案": "P11", "主题": "甲", "会议日期": "2022-02-18"}])
        workspaces.write_table(workspace, "党员", [
            {"党员编号": "D1", "姓名": "欧阳文山", "类别": "正式"}, {"党员编号": "D2", "姓名": "欧阳文", "类别": "正式"}])
        workspaces.write_table(workspace, "整改", [
            {"编号": "Z1", "整改事项": "欧阳文山和欧阳文牵头走访", "整改措施": "请欧阳文每月记录", "责任人": "欧阳文山、外单位赵某某（书记）"}])
        site = program.build(workspace, AS_OF, "society", folder / "society")
        page = program.text_of_page((site / "TOP/2021/rectification.html").read_text(encoding="utf-8"))
        self.assertIn("欧*山和欧*文牵头走访", page)
        self.assertIn("请欧*文每月记录", page)
        self.assertNotIn("欧阳", page)
        self.assertNotIn("赵某某", page)


def files_with(site: Path, marker: str) -> list[str]:
    return [path for path, content in program.bytes_of(site).items() if marker.encode() in content]


if __name__ == "__main__":
    unittest.main()
