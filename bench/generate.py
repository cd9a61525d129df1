#!/usr/bin/env python3
"""Writes a workspace of N branches, the same bytes for the same N on every machine and with every Python.

    generate.py N FOLDER

Branches (党支部) stand under parents of 50 (党总支), these under parents of 50 (党委), and so on up to one organisation,
the workspace's own. A branch has 30 members, 10 items in every state, 20 events, one meeting, and a folder with its three
files; a parent has its meeting only. 组织.csv and 年度.csv hold all organisations. The states are those on AS_OF, which
stands in as_of.txt, as in the shipped examples.
"""
from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

AS_OF = date(2025, 3, 25)
MEETING = "2024"
PLAN = "P11"
FAN_OUT = 50  # children of a parent
MEMBERS = 30
EXCELLENT = 9  # a third of the 28 full members, rounded down

FAMILIES = "周林何孟傅邓潘石宋袁彭罗蒋汤方崔段韦贺江陶万侯乔田范沈卢姚钟"
GIVEN = ("维信", "素芳", "远航", "庆荷", "晓禾", "启明", "若兰", "广源", "继安", "秋实", "立诚", "静怡", "文澜", "国梁", "亦舟",
         "雪松", "念慈", "承志", "春晓", "一鸣", "思远", "小溪", "嘉树", "振东", "远", "清", "䶮", "𠮷", "欣然", "长河")
PLACES = ("红星机械厂", "青禾区人民法院", "明德教师进修学校", "柳溪镇", "长河街道", "东湖水务公司", "北岭林场", "新港客运站",
          "育才中学", "中心医院", "城关供电所", "临江粮库")
UNITS = ("立案庭", "审判管理办公室", "综合办公室", "后勤服务中心", "各业务科室", "第三党小组", "组织人事科", "")
THEMES = ("学习贯彻党的二十届三中全会精神，检视作风短板，以更实举措服务群众",
          "检视履职尽责情况，补齐支部组织生活和联系群众的短板，以更严作风干事创业",
          "巩固党纪学习教育成果，查摆突出问题，推动整改见底见效")
ITEMS = (
    ("增开周一上午服务窗口", "周一上午由2个窗口增至4个，党员轮流值守；安排1名导办员，超过20分钟由值班负责人到场疏导"),
    ("限期回复热线留言", "一般留言3个工作日、疑难留言5个工作日内回复；每周五由专人列出未回复清单，交支部书记过目"),
    ("党小组会记录按月归档", "党小组会后3日内交组织委员，每月5日前核对上月记录；连续2次迟交的，在支委会上说明原因"),
    ("补齐发展对象培养考察材料", "逐人核对5名入党积极分子和发展对象的材料；缺的谈话由培养联系人如实补谈并注明补谈日期，不得倒签"),
    ("建立办理进展答复登记", "接到询问当日登记，2个工作日内答复；每月抽查20件，抽查结果在党小组会上通报"),
    ("集体学习安排讨论", "每次集体学习留出不少于40分钟讨论，每次3名党员发言；结合1件实际事例谈体会"),
    ("定期联系在外党员", "书记、副书记每人联系1名，每月至少通话1次、每季度见面1次；学习材料7日内寄到"),
    ("支部委员轮流上党课", "5名委员每人上半年上1次党课，题目提前2周公布；课后收集意见，下次改进"),
    ("固定时间开展政策答疑", "每周三下午在服务大厅设答疑岗，由业务骨干轮值；印制“一张纸”说明500份，随材料发放"),
    ("调整主题党日内容", "每季度至少1次到社区、企业办实事；参观类活动全年不超过3次；活动前征求党员意见，活动后公布开支"),
    ("重新明确支委分工", "修订支委分工表，宣传、群众工作各明确1名委员牵头、1名配合；分工表张贴在党员活动室"),
    ("增加到村到户服务场次", "每月到村服务不少于1次，全年不少于12次；偏远村优先安排，提前7日在村公告栏张贴"),
    ("规范党费收缴公示", "每季度首月10日前公示上季度党费收缴情况，写明应交人数、实交人数和合计金额"),
    ("按期走访结对社区并书面答复", "每季度到结对社区走访1次；居民意见10个工作日内书面答复，答复情况在社区公告栏张贴"),
    ("更换先锋岗牌并明确考核办法", "会前核对6个岗位，更换2块牌子；每半年由党小组评一次，评后调整"),
)
PROGRESS = ("已印发记录模板，本月起按模板记录", "首周登记47件，答复45件", "分工表征求意见，收到修改建议2条", "积压11件已回复9件，余2件已约见当事人",
            "4个窗口开放，首日平均等候18分钟", "5人材料核对完毕，1人需补谈1次", "已走访2次，收到意见6条，答复5条", "第一、第二党小组记录已按时交齐，第三党小组缺1次")
CLOSING = ("全部办结，连续两个月核对无缺项", "导办员到岗，窗口值班表排至6月", "积压11件全部回复，新留言均在3个工作日内办结", "分工表经支委会通过，张贴在党员活动室")
KEPT = ("抽查两个周一，平均等候15分钟和17分钟", "抽查20件，答复及时，没有反弹", "核对一季度记录，无缺项")
BACK = ("3月上半月又有2件超期，“月初忙、月末补”的做法没有改", "抽查发现记录又缺1次，学习材料晚到5日")
DELAY = ("办公地点搬迁，改用电子登记需要时间，申请延期", "牵头人外出办案，返回后办理，申请延期")

# The ten items of a branch: deadline in days from AS_OF, then the events as (kind, days from AS_OF, new deadline).
# Ten items, twenty events, every state: a branch's own shift of 0 to 4 days never moves an item into another one.
STATES = (
    (-20, (("进展", -55, None), ("销号", -38, None))),  # closed
    (-30, (("进展", -50, None), ("销号", -16, None))),  # closed late
    (-35, (("进展", -65, None), ("销号", -45, None), ("回头看", -10, None))),  # rechecked
    (-35, (("销号", -42, None), ("回头看", -12, 66))),  # reopened
    (-9, (("进展", -40, None), ("进展", -20, None))),  # overdue
    (-36, (("进展", -60, None), ("延期", -28, -6))),  # overdue, extended too late
    (5, (("进展", -33, None), ("进展", -14, None))),  # due soon
    (-8, (("进展", -48, None), ("延期", -18, 70), ("进展", -7, None))),  # under way, extended in time
    (97, ()),  # not started
    (128, (("进展", -44, None), ("进展", -11, None))),  # under way
)


class Numbers:
    """A stream of numbers out of one seed (a linear congruential generator; the upper bits are used)."""

    def __init__(self, seed: int) -> None:
        self.state = seed * 0x9E3779B97F4A7C15 + 1

    def below(self, limit: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % limit

    def of(self, choices):
        return choices[self.below(len(choices))]


@dataclass(frozen=True)
class Organization:
    code: str
    name: str
    kind: str
    parent: str
    number: int  # among those of its level


def organizations(branches: int) -> list[Organization]:
    """From the branches up to the one at the top, a parent for every FAN_OUT."""
    counts = [branches]
    while counts[-1] > 1:
        counts.append(-(-counts[-1] // FAN_OUT))
    rows: list[Organization] = []
    for level, count in enumerate(counts):
        top = level == len(counts) - 1
        for number in range(count):
            parent = "" if top else code(level + 1, number // FAN_OUT)
            place = PLACES[(number if level else number // FAN_OUT) % len(PLACES)]
            if level == 0:
                rows.append(Organization(code(0, number), f"{place}第{number + 1}党支部", "党支部", parent, number))
            elif level == 1 and not top:
                rows.append(Organization(code(1, number), f"{place}第{number + 1}党总支", "党总支", parent, number))
            else:
                rows.append(Organization(code(level, number), "中共示例市委员会" if top else f"中共示例市第{number + 1}片区委员会",
                                         "党委", parent, number))
    return rows


def code(level: int, number: int) -> str:
    return f"{'BZDE'[min(level, 3)]}{level if level > 3 else ''}{number + 1:05}"


def day(offset: int) -> str:
    return (AS_OF + timedelta(days=offset)).isoformat()


def people(number: int) -> list[str]:
    """The names of a branch's members: thirty different ones."""
    numbers = Numbers(number * 4 + 1)
    family, given = numbers.below(len(FAMILIES)), numbers.below(len(GIVEN))
    return [FAMILIES[(family + i) % len(FAMILIES)] + GIVEN[(given + i * 7) % len(GIVEN)] for i in range(MEMBERS)]


def members(branch: Organization) -> str:
    posts = ("书记", "副书记", "委员", "委员", "委员", "党小组长", "党小组长", "党小组长")
    first_excellent = Numbers(branch.number * 4 + 2).below(MEMBERS - 6)
    excellent = {(first_excellent + i * 2) % (MEMBERS - 2) for i in range(EXCELLENT)}
    lines = ["组织编号,会议编号,党员编号,姓名,类别,党内职务,党小组,评议情况,等次,反馈日期"]
    for i, name in enumerate(people(branch.number)):
        kind, attendance, tier, told = "正式", "参评", "优秀" if i in excellent else "合格", day(-60)
        if i == MEMBERS - 3:
            tier = "基本合格" if i not in excellent else tier
        elif i == MEMBERS - 2:
            kind, tier, told = "预备", "", ""
        elif i == MEMBERS - 1:
            attendance, tier, told = "缺席", "", ""
        lines.append(f"{branch.code},{MEETING},{branch.code}-{i + 1:02},{name},{kind},{posts[i] if i < len(posts) else ''},"
                     f"第{'一二三'[i % 3]}党小组,{attendance},{tier},{told}")
    return "\n".join(lines) + "\n"


def items(branch: Organization, revision: int = 0) -> str:
    """整改.csv; a revision changes the measures of one item."""
    numbers = Numbers(branch.number * 4 + 3)
    names = people(branch.number)
    first, shift = numbers.below(len(ITEMS)), numbers.below(5)
    lines = ["编号,组织编号,会议编号,整改事项,整改措施,责任人,责任单位,整改时限"]
    for i, (deadline, _) in enumerate(STATES):
        title, measures = ITEMS[(first + i) % len(ITEMS)]
        if revision and i == revision % len(STATES):
            measures += f"；第{revision}次调整后每月通报一次"
        lines.append(f"Z24-{i + 1:02},{branch.code},{MEETING},{title},{measures},{numbers.of(names[:8])},{numbers.of(UNITS)},"
                     f"{day(deadline + shift)}")
    return "\n".join(lines) + "\n"


def events(branch: Organization) -> str:
    numbers = Numbers(branch.number * 4 + 3)
    numbers.below(len(ITEMS))
    shift = numbers.below(5)  # the same as in items()
    names = people(branch.number)
    lines = ["整改编号,组织编号,日期,类别,内容,新时限,审批人,核验人,结果"]
    for i, (_, steps) in enumerate(STATES):
        for kind, at, until in steps:
            result = "" if kind != "回头看" else "反弹" if until else "保持"
            texts = {"进展": PROGRESS, "延期": DELAY, "销号": CLOSING, "保持": KEPT, "反弹": BACK}[result or kind]
            approver = names[0] if until else ""
            checker = names[3] if kind in ("销号", "回头看") else ""
            lines.append(f"Z24-{i + 1:02},{branch.code},{day(at + shift)},{kind},{numbers.of(texts)},"
                         f"{day(until + shift) if until else ''},{approver},{checker},{result}")
    return "\n".join(lines) + "\n"


def organization_table(rows: list[Organization]) -> str:
    lines = ["组织编号,名称,类型,上级编号,监督电话,监督信箱"]
    lines += [f"{row.code},{row.name},{row.kind},{row.parent},010-0000 0000,一楼大厅意见箱" for row in rows]
    return "\n".join(lines) + "\n"


def meeting_table(rows: list[Organization]) -> str:
    lines = ["组织编号,会议编号,方案,主题,会议日期,地点,形式,实到人数,主持人"]
    for row in rows:
        present = MEMBERS - 1 if row.kind == "党支部" else ""
        lines.append(f"{row.code},{MEETING},{PLAN},{THEMES[row.number % len(THEMES)]},{day(-74)},三楼会议室,"
                     f"支委会、党员大会、党小组会,{present},{people(row.number)[0]}")
    return "\n".join(lines) + "\n"


def write_items(ledger: Path, branch: Organization, revision: int = 0) -> None:
    (ledger / branch.code / "整改.csv").write_text(items(branch, revision), encoding="utf-8")


def generate(branches: int, folder: Path) -> None:
    rows = organizations(branches)
    ledger = folder / "ledger"
    ledger.mkdir(parents=True)
    settings = {"organization": rows[-1].code, "meeting": MEETING, "audience": "unit"}
    (folder / "gongshilan.json").write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "as_of.txt").write_text(f"{AS_OF.isoformat()}\n", encoding="utf-8")
    (ledger / "组织.csv").write_text(organization_table(rows), encoding="utf-8")
    (ledger / "年度.csv").write_text(meeting_table(rows), encoding="utf-8")
    for branch in rows[:branches]:
        (ledger / branch.code).mkdir()
        (ledger / branch.code / "党员.csv").write_text(members(branch), encoding="utf-8")
        (ledger / branch.code / "进展.csv").write_text(events(branch), encoding="utf-8")
        write_items(ledger, branch)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal() or int(sys.argv[1]) < 1:
        sys.exit(__doc__)
    generate(int(sys.argv[1]), Path(sys.argv[2]))
