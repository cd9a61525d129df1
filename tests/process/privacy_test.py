"""A marker in every text of every row of every table, also of what was amended and taken down, and every byte of every
site searched for it.

Whom a marker may reach is the table in src/rules/disclosure_table.cpp; what should be shown to an audience must also be there.
"""
from __future__ import annotations

import json
import re
import unittest
from dataclasses import dataclass, field
from pathlib import Path

import other_day
import program
import site_checks
import workspaces

MEMBERS, UNIT, SOCIETY, NOBODY = 3, 2, 1, 0
# An audience sees what is meant for it or for a wider one.
REACH = {"members": (MEMBERS, UNIT, SOCIETY), "unit": (UNIT, SOCIETY), "society": (SOCIETY,)}
AS_OF = "2022-03-25"
MARKER = re.compile("MARK[0-9]{4}END")


@dataclass(frozen=True)
class Plan:
    """Who sees what a plan posts (domain.md rule 7, and its table of the twelve plans), and what it uses."""

    items: int = SOCIETY
    personal: int = MEMBERS
    promised: int = MEMBERS
    commended: int = MEMBERS
    tiers: bool = False
    last: bool = False  # the next meeting hears of the list
    prepares: str = "意见 谈话 报送"  # of the tables that only members see
    values: dict[str, object] = field(default_factory=dict)  # what the workspace decides
    own: dict[str, object] = field(default_factory=dict)  # the workspace's own plan, over a shipped one

    def table(self, name: str) -> int:
        return MEMBERS if name in self.prepares.split() else NOBODY


PLANS = {
    "P01": Plan(last=True, tiers=True, prepares="谈话"),
    "P02": Plan(last=True, items=MEMBERS, promised=NOBODY, prepares="意见 报送", values={"days_before": 10, "days_after": 10}),
    "P03": Plan(prepares="意见 谈话 报送 档案", values={"working_days": 10}),
    "P04": Plan(items=MEMBERS, tiers=True, values={"points": 20}),
    "P05": Plan(last=True, items=UNIT),
    "P06": Plan(items=UNIT, prepares="谈话 报送 档案", values={"personal": "members"}),
    "P06 unit": Plan(items=UNIT, personal=UNIT, prepares="谈话 报送 档案", values={"personal": "unit"}),
    "P06 society": Plan(items=UNIT, personal=UNIT, prepares="谈话 报送 档案", values={"personal": "society"}),
    "P07": Plan(items=UNIT, promised=NOBODY),
    "P08": Plan(last=True, promised=UNIT, prepares="谈话"),
    "P09": Plan(items=NOBODY, personal=NOBODY, promised=NOBODY, prepares="谈话 档案"),
    "P10": Plan(tiers=True, prepares="报送"),
    "P11": Plan(promised=UNIT, commended=UNIT, tiers=True, prepares="意见 谈话 报送 档案"),
    "P12": Plan(tiers=True),
    # What one member promises or mends is never for society, whatever a plan says.
    "OWN": Plan(last=True, items=UNIT, personal=UNIT, promised=UNIT, prepares="意见 谈话 报送 档案",
                own={"id": "OWN", "amends": "P03", "last_list": "three_states", "fulfilment": "next_meeting",
                     "posted": {"rectification": "unit", "personal": "society", "commitment": "society"}},
                values={"working_days": 10})}
PAGES_OF_MEMBERS = ("preparation.html", "filings.html", "calendar.ics", "talks.csv", "opinions.csv", "filings.csv",
                    "materials.csv")


@dataclass
class Marks:
    """Hands out markers and remembers the widest audience of each. All are of one length: none is part of another."""

    known: dict[str, tuple[int, str]] = field(default_factory=dict)
    need_not_show: set[str] = field(default_factory=set)
    withdrawn: dict[str, str] = field(default_factory=dict)  # the reason of each
    said: set[str] = field(default_factory=set)  # those that look like numbers and days

    def new(self, widest: int, where: str, must: bool = True) -> str:
        marker = f"MARK{len(self.known):04}END"
        self.known[marker] = (widest, where)
        if not must:
            self.need_not_show.add(marker)
        return marker

    def say(self, widest: int, text: str, where: str) -> str:
        """A text of its own that nothing else holds, as a number."""
        self.known[text] = (widest, where)
        self.said.add(text)
        return text

    def day(self, widest: int, day: str, where: str) -> str:
        """A day that nothing else falls on, in each of its forms."""
        year, month, of_month = day.split("-")
        self.say(widest, f"{year}年{int(month)}月{int(of_month)}日", where)
        self.say(widest, day, where)
        compact = self.say(widest, day.replace("-", ""), where)
        self.need_not_show.add(compact)  # in calendar.ics what is to come
        return day


def narrower(*audiences: int) -> int:
    """The narrowest of several; nobody is narrower than members."""
    return NOBODY if NOBODY in audiences else max(audiences)


def write(workspace: Path, name: str, names_in_texts: bool = True) -> Marks:
    marks, rules = Marks(), PLANS[name]
    plan, personal, promised = name.split()[0], rules.personal, rules.promised
    values = {plan: rules.values} if rules.values else {}
    workspaces.write_settings(workspace, organization="TOP", meeting="2021", small_count=3, approval="none",
                              plan_values=values)
    if rules.own:
        (workspace / "plans").mkdir()
        (workspace / "plans" / f"{plan}.json").write_text(json.dumps(rules.own), encoding="utf-8")

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
         "备注": mark(MEMBERS, "备注")}
        for unit in ("TOP", "LOW") for end, done in (("2022-01-20", "2022-01-19"), ("2022-03-01", ""), ("2022-05-01", ""))])

    # Each person has one part to play, so that a name that shows up tells by which door it came.
    people: dict[str, str] = {}
    rows = []
    for unit in ("TOP", "LOW"):
        approved = {"上级审批日期": "2022-03-01", "反馈日期": "2022-03-02"} if rules.tiers else {}
        for part, widest, more in (
                ("优秀", rules.commended if rules.tiers else NOBODY, {"类别": "正式", "等次": "优秀", **approved}),
                ("合格", NOBODY, {"类别": "正式", "等次": "合格", **approved}),
                ("基本合格", NOBODY, {"类别": "正式", "等次": "合格" if name == "P04" else "基本合格", **approved}),
                ("不合格", NOBODY, {"类别": "正式", "等次": "不合格", **approved}),
                ("还没有等次", NOBODY, {"类别": "正式"}),
                ("预备", NOBODY, {"类别": "预备"}),
                ("缺席", MEMBERS, {"类别": "正式", "评议情况": "缺席"}),
                ("有承诺", promised, {"类别": "正式", "等次": "合格", **approved}),
                ("承诺随班子事项", narrower(promised, rules.items), {"类别": "正式", "等次": "合格", **approved}),
                ("承诺随个人事项", narrower(promised, personal), {"类别": "正式", "等次": "合格", **approved}),
                ("承诺只给党员", narrower(promised, MEMBERS), {"类别": "正式", "等次": "合格", **approved}),
                ("有个人事项", personal, {"类别": "正式", "等次": "合格", **approved}),
                ("个人事项写社会", personal, {"类别": "正式", "等次": "合格", **approved}),
                ("只有个人问题", NOBODY, {"类别": "正式", "等次": "合格", **approved}),
                ("进展里提到", narrower(UNIT, rules.items), {"类别": "正式", "等次": "合格", **approved})):
            if not rules.tiers:
                more["等次"] = ""
            number = mark(NOBODY, "党员编号")
            people[f"{unit} {part}"] = number
            rows.append({"组织编号": unit, "党员编号": number,
                         # a superior's page adds up its branches and lists no names
                         "姓名": mark(widest, f"姓名 {part}", must=(unit, part) != ("TOP", "优秀")), "党内职务": "委员",
                         "党小组": mark(promised, "党小组"), **more})
    names = {row["党员编号"]: row["姓名"] for row in rows}
    # in 2020, so that the next meeting hears of it
    formers = {part: mark(NOBODY, "党员编号") for part in ("承诺", "承诺随个人事项", "个人事项")}
    rows += [{"组织编号": "TOP", "会议编号": "2020", "党员编号": formers[part], "类别": "正式", "姓名": mark(widest, f"2020年姓名 {part}")}
             for part, widest in (("承诺", promised), ("承诺随个人事项", narrower(promised, personal)),
                                  ("个人事项", personal))]
    workspaces.write_table(workspace, "党员", rows)
    workspaces.write_table(workspace, "测评", [
        {"组织编号": unit, "党员编号": people[f"{unit} {part}"], "发出": 993177, "收回": 992911, "有效": 992303, "优秀": 990707,
         "平均分": average}
        for unit, average in (("TOP", "91.1357"), ("LOW", "92.2468")) for part in ("优秀", "合格")])
    for number in ("993177", "992911", "992303", "990707", "91.1357", "92.2468"):
        marks.say(NOBODY, number, "测评")
    workspaces.write_table(workspace, "班子评议", [
        {"组织编号": unit, "项目": mark(NOBODY, "项目"), "有效": 997397, "档次": mark(NOBODY, "档次"), "票数": 996707}
        for unit in ("TOP", "LOW")])
    for number in ("997397", "996707"):
        marks.say(NOBODY, number, "班子评议")

    # Numbers and days that nothing else has.
    workspaces.write_table(workspace, "意见", [
        {"组织编号": unit, "渠道": mark(rules.table("意见"), "渠道"), "条数": marks.say(rules.table("意见"), f"98717{i}", "条数"),
         "已回应": marks.say(rules.table("意见"), f"98715{i}", "已回应")} for i, unit in enumerate(("TOP", "LOW"))])
    workspaces.write_table(workspace, "谈话", [
        {"组织编号": unit, "类别": kind, "应谈": marks.say(rules.table("谈话"), f"98637{i}", "应谈"),
         "已谈": marks.say(rules.table("谈话"), f"98635{i}", "已谈")}
        for unit, i, kind in (("TOP", 1, "委员之间"), ("LOW", 2, "委员与党员"))])
    workspaces.write_table(workspace, "报送", [
        *({"组织编号": unit, "材料": mark(rules.table("报送"), "要报的材料"), "报送对象": mark(rules.table("报送"), "报送对象"),
           "截止": marks.day(rules.table("报送"), f"2031-12-1{i}", "还没有报的截止")} for i, unit in enumerate(("TOP", "LOW"))),
        *({"组织编号": unit, "材料": mark(rules.table("报送"), "报送材料"), "报送对象": mark(rules.table("报送"), "报送对象"),
         "截止": marks.day(rules.table("报送"), f"2031-11-1{i}", "截止"),
         "报送日期": marks.day(rules.table("报送"), f"2021-08-1{i}", "报送日期"),
         "审核日期": marks.day(rules.table("报送"), f"2021-10-1{i}", "审核日期")} for i, unit in enumerate(("TOP", "LOW")))])
    workspaces.write_table(workspace, "档案", [
        {"组织编号": unit, "材料": mark(rules.table("档案"), "档案材料"),
         "归档日期": marks.day(rules.table("档案"), f"2021-09-1{i}", "归档日期")} for i, unit in enumerate(("TOP", "LOW"))])

    problems, items, events = [], [], []

    def add_item(unit: str, number: str, subject: str, widest: int, scope: str = "", meeting: str = "2021",
                 own_title: bool = True, asked_of: str = "", problem: str = "") -> None:
        problem, problem_widest = problem or mark(NOBODY, "问题编号"), widest
        if asked_of:  # another's problem, which stays that member's
            problem_widest = narrower(widest, personal)
            widest = widest if own_title else problem_widest
        problems.append({"编号": problem, "组织编号": unit, "会议编号": meeting, "主体": asked_of or subject, "来源": "群众提",
                         "类别": mark(NOBODY, "问题类别"),
                         # the page shows it in place of a title that is not there
                         "问题": mark(problem_widest, f"问题 {number}", must=not own_title)})
        items.append({"编号": number, "组织编号": unit, "会议编号": meeting, "问题编号": problem, "主体": subject,
                      "整改事项": mark(widest, f"整改事项 {number}") if own_title else "",
                      "整改措施": mark(widest, f"整改措施 {number}"),
                      # replaced below, but the next meeting hears who it was; a name is whole only for the unit
                      "责任人": mark(narrower(widest, UNIT) if rules.last and number.startswith("TOP-former") else NOBODY,
                                  f"原责任人 {number}"), "责任单位": mark(widest, f"责任单位 {number}"),
                      "整改时限": "2022-03-10", "公开范围": scope, "调整依据": mark(NOBODY, "调整依据")})
        mentioned = ("、".join(names[people[f"{each} 进展里提到"]] for each in ("TOP", "LOW"))
                     if names_in_texts and widest == rules.items and not scope else "")
        whole = narrower(widest, UNIT)
        # one of 2020 is still open at the meeting of 2021, and is carried; a second one is not
        first = "2021-0" if number.startswith("TOP-last") else "2022-0"
        for day, kind, more in (
                ("3-01", "进展", {"新责任人": mark(whole, f"换下的责任人 {number}")}),
                ("3-05", "延期", {"新时限": "2022-03-20"}),
                ("3-08", "进展", {"新责任人": mark(whole, f"新责任人 {number}")}),
                ("3-12", "销号", {}),
                ("3-15", "回头看", {"结果": "保持"})):
            events.append({"组织编号": unit, "整改编号": number, "日期": first + day, "类别": kind,
                           "内容": mark(widest, f"进展 {number} {kind}") + mentioned,
                           "审批人": mark(NOBODY, "审批人"), "核验人": mark(NOBODY, "核验人"), "佐证": mark(NOBODY, "佐证"),
                           **more})
        events.append({"组织编号": unit, "整改编号": number, "日期": "2022-04-01", "类别": "进展",
                       "内容": mark(NOBODY, f"还没有发生的进展 {number}"), "新责任人": mark(NOBODY, "还没有换的责任人")})

    for unit in ("TOP", "LOW"):
        alone, asked = people[f"{unit} 有个人事项"], people[f"{unit} 只有个人问题"]
        add_item(unit, f"{unit}-open", "班子", rules.items)
        add_item(unit, f"{unit}-asked", "班子", rules.items, own_title=False)
        add_item(unit, f"{unit}-society", "班子", rules.items, scope="社会")
        add_item(unit, f"{unit}-unit", "班子", narrower(rules.items, UNIT), scope="本单位")
        add_item(unit, f"{unit}-members", "班子", narrower(rules.items, MEMBERS), scope="党员")
        add_item(unit, f"{unit}-taken", "班子", rules.items, asked_of=asked)
        add_item(unit, f"{unit}-taken2", "班子", rules.items, asked_of=asked, own_title=False)
        add_item(unit, f"{unit}-alone", alone, personal)
        add_item(unit, f"{unit}-wide", people[f"{unit} 个人事项写社会"], personal, scope="社会")
        add_item(unit, f"{unit}-amended", "班子", rules.items)
        # Of what is taken down the notice says the number and why; nothing else is left of it.
        taken_down = mark(rules.items, "撤下的问题的编号")
        add_item(unit, f"{unit}-down", "班子", NOBODY)
        add_item(unit, f"{unit}-named-by-problem", "班子", NOBODY, own_title=False, problem=taken_down)
        for number in (f"{unit}-down", taken_down):
            marks.withdrawn[number] = mark(rules.items, "撤下的依据")
        for subject in ("班子", asked):  # nothing answers them
            problems.append({"编号": mark(NOBODY, "问题编号"), "组织编号": unit, "会议编号": "2021", "主体": subject,
                             "来源": "自己找", "类别": mark(NOBODY, "问题类别"), "问题": mark(NOBODY, "没有整改的问题")})
    for number in ("TOP-former", "TOP-last"):
        add_item("TOP", number, "班子", rules.items, meeting="2020")
        add_item("TOP", f"{number}-alone", formers["个人事项"], personal, meeting="2020")
    # a superior's item for a member of a branch below
    add_item("TOP", "TOP-below", people["LOW 有个人事项"], personal)
    workspaces.write_table(workspace, "问题", problems)
    workspaces.write_table(workspace, "整改", items)
    workspaces.write_table(workspace, "进展", events)

    commitments, reports = [], []

    def add_commitment(unit: str, member: str, part: str, widest: int, item: str = "", scope: str = "",
                       meeting: str = "2021") -> str:
        number = f"{unit}-C{len(commitments)}"
        commitments.append({
            "编号": number, "组织编号": unit, "会议编号": meeting, "承诺人": member, "整改编号": item,
            "承诺事项": "" if item else mark(widest, f"承诺事项 {part}"), "措施": mark(widest, f"措施 {part}"),
            "完成时限": "2022-12-31", "公开范围": scope, "调整依据": mark(NOBODY, "调整依据")})
        reports.append({"组织编号": unit, "承诺编号": number, "日期": "2022-03-01",
                        "情况": mark(widest, f"情况 {part}"), "结果": "推进中", "报告场合": "党员大会"})
        reports.append({"组织编号": unit, "承诺编号": number, "日期": "2022-04-01",
                        "情况": mark(NOBODY, f"还没有报告的情况 {part}"), "结果": "兑现"})
        return number

    for unit in ("TOP", "LOW"):
        for part, widest, item, scope in (
                ("有承诺", promised, "", ""), ("承诺随班子事项", narrower(promised, rules.items), f"{unit}-open", "社会"),
                ("承诺随个人事项", narrower(promised, personal), f"{unit}-alone", ""),
                ("承诺只给党员", narrower(promised, MEMBERS), "", "党员")):
            add_commitment(unit, people[f"{unit} {part}"], part, widest, item, scope)
        number = add_commitment(unit, people[f"{unit} 有承诺"], "撤下的", NOBODY)
        marks.withdrawn[number] = mark(promised, "撤下的依据")
    add_commitment("TOP", formers["承诺"], "2020年", promised, meeting="2020")
    add_commitment("TOP", formers["承诺随个人事项"], "2020年随个人事项", narrower(promised, personal), "TOP-last-alone",
                   meeting="2020")
    workspaces.write_table(workspace, "承诺", commitments)
    workspaces.write_table(workspace, "践诺", reports)
    workspaces.write_table(workspace, "公开", [
        {"批次": mark(SOCIETY, "批次"), "组织编号": unit, "会议编号": "2021", "内容": "安排", "范围": "社会", "公示开始": "2022-02-21",
         "公示期": "长期", "方式": mark(SOCIETY, "方式"), "提出人": mark(NOBODY, "提出人"), "审核人": mark(NOBODY, "审核人"),
         "审批人": mark(NOBODY, "公开审批人"), "审批日期": marks.day(NOBODY, f"2022-01-0{i}", "公开审批日期")}
        for i, unit in enumerate(("TOP", "LOW"), 3)])
    return marks


def amend(workspace: Path, name: str, marks: Marks) -> None:
    """New measures for an item and a promise of each unit: what was posted stands beside them, and why."""
    def change(table: str, row: site_checks.Row) -> site_checks.Row:
        if row.get("编号", "").endswith("-amended") or table == "承诺" and row["编号"] in ("TOP-C0", "LOW-C5"):
            widest = PLANS[name].items if table == "整改" else PLANS[name].promised
            for column in ("整改措施" if table == "整改" else "措施", "调整依据"):
                row[column] = marks.new(widest, f"{column} {row['编号']} 调整以后")
        return row

    site_checks.rewrite(workspace, change)


def post_and_change(workspace: Path, name: str, audience: str, marks: Marks) -> None:
    """Posts all to this audience, amends what it has seen and takes down what it should not have."""
    def done_on(day: str, *arguments: str) -> None:
        where = ("--workspace", str(workspace))
        # under sanitizers nothing can be preloaded
        done = program.run(*arguments, *where) if site_checks.SANITIZED else other_day.run(day, *arguments, *where)
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    if site_checks.SANITIZED:
        done_on("", "import")
    else:
        done_on("2022-03-20", "build", "--audience", audience)
        amend(workspace, name, marks)
        done_on("2022-03-23", "build", "--audience", audience)
    for number, reason in marks.withdrawn.items():
        done_on("2022-03-24", "withdraw", number, "--reason", reason)


class Privacy(unittest.TestCase):
    def test_every_marker_reaches_whom_it_may_and_nobody_else(self) -> None:
        for plan in PLANS:
            folder = self.enterContext(program.temp_folder())
            for audience in program.AUDIENCES:
                workspace = folder / f"workspace-{audience}"
                marks = write(workspace, plan, names_in_texts=audience != "society")  # where they are refused
                post_and_change(workspace, plan, audience, marks)
                site = program.build(workspace, AS_OF, audience, folder / audience)
                self.assert_searched(site, plan, audience)
                whole = program.text_without_hashes(site)
                there = set(MARKER.findall(whole)) | {said for said in marks.said if said in whole}
                for marker, (widest, where) in marks.known.items():
                    if (marker in there) == (widest in REACH[audience]) or marker in marks.need_not_show - there:
                        continue
                    with self.subTest(plan=plan, audience=audience, field=where, marker=marker):
                        self.fail(f"in {files_with(site, marker)}" if marker in there else "should be shown and is not")

    def assert_searched(self, site: Path, plan: str, audience: str) -> None:
        """The files that markers could be in are there, those of the list where it is posted, those of members for members."""
        pages = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
        expected = {"feed.xml", "TOP/2021/tables.json", "TOP/2021/stages.csv"}
        of_lists = {"TOP/years.html", "TOP/2021/rectification.html"}
        self.assertEqual(of_lists if PLANS[plan].items in REACH[audience] else set(), of_lists & pages, (plan, audience))
        if PLANS[plan].last and PLANS[plan].items in REACH[audience]:
            expected.add("TOP/2021/last.html")
        self.assertLessEqual(expected, pages)
        if audience == "members":
            needed = {"calendar.ics": "", "preparation.html": "意见 谈话", "filings.html": "报送 档案"}
            for page, tables in needed.items():
                if any(PLANS[plan].table(each) == MEMBERS for each in tables.split()):
                    self.assertIn(f"TOP/2021/{page}", pages)
        else:
            self.assertEqual([], [page for page in pages if page.endswith(PAGES_OF_MEMBERS)])


def files_with(site: Path, marker: str) -> list[str]:
    return [path for path, content in program.bytes_of(site).items() if marker in f"{path} {content.decode()}"]


if __name__ == "__main__":
    unittest.main()
