"""A ledger of some organisations, as rows in files, that can be edited at random and nearly always stays valid."""
from __future__ import annotations

import copy
import csv
import io
import random
from collections.abc import Callable

import random_plans
import workspaces
from random_columns import COLUMNS, KEYS, MEETINGS, TALKS, TO_COME, TOP, TREE, later, owner_of, table_of
from site_checks import Row

State = tuple[dict[str, list[Row]], dict[str, str]]  # rows and encodings of files


class Ledger:
    """Rows in files, and edits that nearly always leave them valid. What the program refuses after all is undone."""

    def __init__(self, choose: random.Random) -> None:
        self.choose = choose
        self.files: dict[str, list[Row]] = {}
        self.encodings: dict[str, str] = {}
        self.numbers = 0
        for number, parent in TREE:
            self.add_organization(number, parent)
        for number in ("B4", "B3", "B2", "B1", "Z2", "Z1", TOP):  # rows may name people of branches below
            for meeting in ("2021", "2022") if number in (TOP, "Z1", "B1") else ("2021",):
                self.add_meeting(number, meeting)

    def state(self) -> State:
        return copy.deepcopy((self.files, self.encodings))

    def restore(self, state: State) -> None:
        self.files, self.encodings = copy.deepcopy(state)

    # -- looking ------------------------------------------------------------------------------------------------------
    def rows(self, table: str, organization: str = "") -> list[Row]:
        return [row for path, rows in self.files.items() if table_of(path) == table for row in rows
                if organization in ("", owner_of(row))]

    def any(self, table: str, organization: str = "") -> Row:
        return self.choose.choice(self.rows(table, organization))  # IndexError: this edit cannot be made now

    def branch(self, organization: str) -> list[str]:
        """An organisation and all below it."""
        found = [organization]
        for above in found:
            found += [row["组织编号"] for row in self.rows("组织")
                      if row["上级编号"] == above and row["组织编号"] not in found]
        return found

    def people(self, organization: str) -> list[str]:
        """Whom a row of the organisation may be about: members of it and of branches below, whatever the year."""
        return [row["党员编号"] for each in self.branch(organization) for row in self.rows("党员", each)]

    def named_ahead(self) -> list[tuple[Row, Row]]:
        """Items, each with a problem of a later meeting that it names or could name."""
        return [(item, problem) for item in self.rows("整改") for problem in self.rows("问题", item["组织编号"])
                if item["会议编号"] < problem["会议编号"]]

    def home(self, table: str, organization: str) -> str:
        """The file with that table of an organisation; a row of the same in another one would be refused."""
        for path, rows in self.files.items():
            if table_of(path) == table and organization in map(owner_of, rows):
                return path
        shared = table in ("组织", "年度") or (table == "党员" and organization.startswith("Z"))
        return f"{table}.csv" if shared else f"{organization}/{table}.csv"

    def bytes_of(self, path: str) -> bytes:
        if table_of(path) not in COLUMNS or path.startswith("空/"):
            return b""
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS[table_of(path)].split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.files[path])
        return text.getvalue().encode(self.encodings.get(path, "utf-8"))

    # -- making rows --------------------------------------------------------------------------------------------------
    def number(self, letter: str) -> str:
        self.numbers += 1  # never given twice
        return f"{letter}{self.numbers:04}"

    def name(self) -> str:
        return workspaces.name_of(self.choose.randrange(20))

    def text(self, about: str) -> str:
        """Posts in it, since a text with a member's name would be refused for society (names_test.py)."""
        posts = ("书记", "副书记", "组织委员", "纪检委员", "宣传委员")
        one, other = (posts[self.choose.randrange(20) % len(posts)] for _ in range(2))
        return f"{self.number(about)}：请{one}和{other}核对" + "，逐项列出" * self.choose.randrange(3)

    def day(self) -> str:
        return later("2021-12-01", self.choose.randrange(800))

    def deadline(self) -> str:
        return self.choose.choice((self.day(), "立行立改", "会后6个月", "会后15个工作日", "2022年7月底"))

    def audience(self) -> str:
        return self.choose.choice(("", "", "", "党员", "本单位", "社会"))

    def put(self, table: str, organization: str, **cells: str) -> None:
        rows = self.files.setdefault(self.home(table, organization), [])
        rows.insert(self.choose.randint(0, len(rows)), {"组织编号": organization, **cells})

    def add_organization(self, number: str, parent: str) -> None:
        own = self.choose.random() < 0.5 or not parent
        self.put("组织", number, 名称=self.text(f"{number}组织"), 上级编号=parent,
                 类型={"T": "党委", "Z": "党总支"}.get(number[0], "党支部"), 监督电话="010-0000 0001" if own else "")

    def add_bare_meeting(self, organization: str, meeting: str) -> None:
        start = f"{meeting[:4]}-07-10" if meeting.endswith("-1") else f"{int(meeting[:4]) + 1}-01-10"
        self.put("年度", organization, 会议编号=meeting, 方案=self.choose.choice(random_plans.PLANS), 主题=self.text("主题"),
                 会议日期=later(start, self.choose.randrange(60)))

    def add_meeting(self, organization: str, meeting: str) -> None:
        unit = {"组织编号": organization, "会议编号": meeting}
        self.add_bare_meeting(organization, meeting)
        for table, count in (("安排", 2), ("党员", 4), ("测评", 2), ("班子评议", 2), ("问题", 2), ("整改", 3), ("承诺", 2),
                             ("意见", 1), ("谈话", 1), ("报送", 2), ("档案", 1)):
            for _ in range(count):
                self.add_row_for(table, unit)
        for item in [row for row in self.rows("整改", organization) if row["会议编号"] == meeting][:2]:
            self.add_event(item)

    def add_row_for(self, table: str, unit: Row) -> None:
        organization, meeting = unit["组织编号"], unit["会议编号"]
        pick, own = self.choose.choice, [row for row in self.rows("党员", organization) if row["会议编号"] == meeting]
        if table == "安排":
            blank = organization == TOP  # TOP's rows leave out what the settings say
            self.put(table, organization, 会议编号=meeting, 阶段=self.text("阶段"), 截止=self.deadline())
            if blank:
                for row in self.rows(table, TOP):
                    row.update(组织编号="", 会议编号="")
        elif table == "党员":
            number = self.member_for(unit)
            self.put(table, organization, 会议编号=meeting, 党员编号=number, 类别="正式",
                     姓名=self.name_in(meeting, number), 等次=pick(["", "", *random_plans.tiers(self.plan_of(unit))]),
                     上级审批日期=self.day())
        elif table == "测评":
            done = {row["党员编号"] for row in self.rows(table, organization) if row["会议编号"] == meeting}
            member = pick([row["党员编号"] for row in own if row["党员编号"] not in done])
            self.put(table, organization, 会议编号=meeting, 党员编号=member, 有效="9", 优秀="4", 合格=str(pick(range(6))),
                     平均分=pick(("", "87.5")))
        elif table == "班子评议":
            self.put(table, organization, 会议编号=meeting, 项目=self.text("项目"), 有效="9", 档次="好", 票数=str(pick(range(9))))
        elif table == "问题":
            earlier = [row["编号"] for row in self.rows(table, organization) if row["会议编号"] < meeting]
            self.put(table, organization, 编号=self.number("W"), 会议编号=meeting, 问题=self.text("问题"),
                     主体=pick(["", "班子", pick(self.people(organization))]), 上次编号=pick(["", *earlier]),
                     来源=pick(("", "群众提", "自己找")))
        elif table == "整改":
            problems = [row["编号"] for row in self.rows("问题", organization)]
            self.put(table, organization, 编号=self.number("R"), 会议编号=meeting, 问题编号=pick(["", *problems]),
                     整改事项=self.text("整改"), 整改措施=self.text("措施"), 责任人=self.name(), 整改时限=self.deadline(),
                     主体=pick(["", "", *(row["党员编号"] for row in own), *self.people(organization)]), 公开范围=self.audience())
        elif table == "承诺":
            items = [row["编号"] for row in self.rows("整改", organization)]
            self.put(table, organization, 编号=self.number("C"), 会议编号=meeting, 承诺人=pick(own)["党员编号"],
                     承诺事项=self.text("承诺"), 整改编号=pick(["", *items]), 公开范围=self.audience())

        elif table == "意见":
            count = self.choose.randrange(9)
            self.put(table, organization, 会议编号=meeting, 渠道=self.text("渠道"), 条数=str(count),
                     已回应=pick(("", str(count))))
        elif table == "谈话":
            said = [row["类别"] for row in self.rows(table, organization) if row["会议编号"] == meeting]
            self.put(table, organization, 会议编号=meeting, 类别=pick([kind for kind in TALKS if kind not in said]),
                     应谈=pick(("", "6")), 已谈=str(pick(range(9))))
        elif table == "报送":
            self.put(table, organization, 会议编号=meeting, 材料=self.text("材料"), 报送对象=self.name(),
                     截止=self.deadline().replace("立行立改", ""), 报送日期=pick(("", self.day())))
        elif table == "档案":
            self.put(table, organization, 会议编号=meeting, 材料=self.text("材料"), 归档日期=pick(("", self.day())))

    def plan_of(self, unit: Row) -> str:
        return [row for row in self.rows("年度", unit["组织编号"]) if row["会议编号"] == unit["会议编号"]][0]["方案"]

    def member_for(self, unit: Row) -> str:
        """A number of its own, or that of somebody of another year or another organisation."""
        taken = {row["党员编号"] for row in self.rows("党员", unit["组织编号"]) if row["会议编号"] == unit["会议编号"]}
        others = [row["党员编号"] for row in self.rows("党员") if row["党员编号"] not in taken]
        own = not others or self.choose.random() < 0.7
        return self.number(f"{unit['组织编号']}M") if own else self.choose.choice(others)

    def name_in(self, meeting: str, member: str) -> str:
        """In one year a number has one name in all organisations."""
        names = [row["姓名"] for row in self.rows("党员") if (row["会议编号"], row["党员编号"]) == (meeting, member)]
        return names[0] if names else self.name()

    def add_event(self, item: Row) -> None:
        """What may come next for an item: it is moved on, closed, looked at again."""
        organization = item["组织编号"]
        before = sorted((row for row in self.rows("进展", organization) if row["整改编号"] == item["编号"]),
                        key=lambda row: row["日期"])
        closed, limit = False, "2024-01-10"
        for event in before:
            closed = (closed or event["类别"] == "销号") and event.get("结果") != "反弹"
            limit = max(limit, event.get("新时限", ""))
        kind, result = self.choose.choice([("进展", ""), ("回头看", "保持"), ("回头看", "反弹")] if closed
                                          else [("进展", ""), ("延期", ""), ("销号", "")])
        self.put("进展", organization, 整改编号=item["编号"], 类别=kind, 结果=result, 内容=self.text(kind),
                 日期=later(before[-1]["日期"] if before else "2022-03-01", self.choose.randrange(1, 40)),
                 新时限=later(limit, 30) if "反弹" == result or kind == "延期" else "", 审批人=self.name(),
                 新责任人=self.choose.choice(("", self.name())))

    # -- edits --------------------------------------------------------------------------------------------------------
    def change_cell(self) -> None:
        text, day, deadline, name = self.text, self.day, self.deadline, self.name
        count: Callable[[], str] = lambda: str(self.choose.randrange(5))
        changes: dict[str, dict[str, Callable[[], str]]] = {
            "组织": {"名称": lambda: text("组织"), "地址": lambda: text("地址"), "监督信箱": lambda: text("信箱"),
                   "监督电话": lambda: self.choose.choice(("", f"010-0000 {self.choose.randrange(10_000):04}"))},
            "年度": {"主题": lambda: text("主题"), "会议日期": day, "主持人": name, "列席": name, "实到人数": count},
            "安排": {"开始": day, "截止": deadline, "完成日期": day, "备注": lambda: text("备注")},
            "党员": {"上级审批日期": day, "党内职务": lambda: self.choose.choice(("", "书记", "委员"))},
            "测评": {"优秀": count, "合格": count}, "班子评议": {"票数": count},
            "问题": {"问题": lambda: text("问题"), "类别": lambda: text("类别")},
            "整改": {"整改事项": lambda: text("整改"), "整改措施": lambda: text("措施"), "责任人": name, "整改时限": deadline,
                   "公开范围": self.audience},
            "进展": {"内容": lambda: text("进展"), "新责任人": name, "核验人": name},
            "承诺": {"承诺事项": lambda: text("承诺"), "完成时限": deadline, "公开范围": self.audience},
            "践诺": {"情况": lambda: text("情况")}, "意见": {"条数": lambda: str(9 + self.choose.randrange(9))},
            "谈话": {"应谈": count, "已谈": count}, "档案": {"归档日期": day},
            "报送": {"报送日期": day, "审核日期": day, "材料": lambda: text("材料")},
        }
        table = self.choose.choice(list(changes))
        column = self.choose.choice(list(changes[table]))
        self.any(table)[column] = changes[table][column]()

    def change_member(self) -> None:
        member = self.any("党员")
        plan = self.plan_of(member)
        member["类别"] = self.choose.choice(("正式", "正式", "预备"))
        member["评议情况"] = self.choose.choice(random_plans.attendance(plan))
        rated = member["类别"] == "正式" and member["评议情况"] in random_plans.RATED
        member["等次"] = self.choose.choice(["", *random_plans.tiers(plan)]) if rated else ""

    def rename_member(self) -> None:
        """Mostly somebody whom another organisation's rows are about, or those of another year."""
        members = self.rows("党员")
        homes = {(row["组织编号"], row["会议编号"], row["党员编号"]) for row in members}
        named = {row.get("主体", "") for table in ("问题", "整改") for row in self.rows(table)
                 if (row["组织编号"], row["会议编号"], row.get("主体", "")) not in homes}
        elsewhere = [row for row in members if row["党员编号"] in named]
        chosen = self.choose.choice(elsewhere if elsewhere and self.choose.random() < 0.7 else members)
        name = self.name()
        for row in members:
            if (row["会议编号"], row["党员编号"]) == (chosen["会议编号"], chosen["党员编号"]):
                row["姓名"] = name

    def change_subject(self) -> None:
        row = self.any(self.choose.choice(("问题", "整改")))
        row["主体"] = self.choose.choice(["", "班子", self.choose.choice(self.people(row["组织编号"]))])

    def release_subjects(self) -> None:
        """Rows about people who are not of the organisation or below it any more are about the committee."""
        people = {row["组织编号"]: set(self.people(row["组织编号"])) for row in self.rows("组织")}
        for row in [*self.rows("问题"), *self.rows("整改")]:
            if row.get("主体", "") not in ("", "班子", *people.get(row["组织编号"], ())):
                row["主体"] = ""

    def name_later_problem(self) -> None:
        item, problem = self.choose.choice(self.named_ahead())
        item.update(问题编号=problem["编号"], 主体="")
        if self.choose.random() < 0.5:
            item["整改事项"] = ""  # it is the problem's then

    def change_later_problem(self) -> None:
        problem = self.choose.choice([problem for item, problem in self.named_ahead()
                                      if item.get("问题编号") == problem["编号"]])
        if self.choose.random() < 0.5:
            problem["问题"] = self.text("问题")
        else:
            problem["主体"] = self.choose.choice(["班子", *self.people(problem["组织编号"])])

    def change_plan(self) -> None:
        unit = self.any("年度")
        plan = unit["方案"] = self.choose.choice(random_plans.PLANS)
        for row in self.rows("党员", unit["组织编号"]):
            if row["会议编号"] == unit["会议编号"]:
                if row.get("评议情况", "") not in random_plans.attendance(plan):
                    row["评议情况"] = ""
                if row.get("等次", "") not in random_plans.tiers(plan):
                    row["等次"] = ""

    def add_row(self) -> None:
        table = self.choose.choice(("安排", "党员", "测评", "班子评议", "问题", "整改", "进展", "进展", "承诺", "践诺",
                                    "意见", "谈话", "报送", "档案"))
        if table == "进展":
            self.add_event(self.any("整改"))
        elif table == "践诺":
            promise = self.any("承诺")
            self.put(table, promise["组织编号"], 承诺编号=promise["编号"], 日期=self.day(), 情况=self.text("情况"),
                     结果=self.choose.choice(("兑现", "推进中", "未兑现")))
        else:
            self.add_row_for(table, self.any("年度"))

    def remove_row(self) -> None:
        """With what hangs on it."""
        table = self.choose.choice(list(COLUMNS))
        path = self.choose.choice([path for path, rows in self.files.items() if table_of(path) == table and rows])
        gone = self.files[path].pop(self.choose.randrange(len(self.files[path])))
        number, organization = gone.get("编号", gone.get("党员编号")), gone["组织编号"]
        column = {"问题": "问题编号", "整改": "整改编号", "承诺": "承诺编号", "党员": "党员编号"}.get(table)
        for other, rows in self.files.items():
            for row in rows if column else ():
                if row["组织编号"] == organization and row.get("上次编号") == number:
                    row["上次编号"] = ""
                if row["组织编号"] == organization and row.get(column) == number and table_of(other) in ("整改", "承诺"):
                    row[column] = ""
            self.files[other] = [row for row in rows if column is None or row["组织编号"] != organization
                                 or number not in (row.get(column), row.get("承诺人"), row.get("主体"))]
        self.release_subjects()

    def move_organization(self) -> None:
        """Any of them, to any other that is not below it, or to the top."""
        moved = self.any("组织")
        below = self.branch(moved["组织编号"])
        others = [row["组织编号"] for row in self.rows("组织") if row["组织编号"] not in below]
        moved["上级编号"] = self.choose.choice(["", "", *others])
        self.release_subjects()

    def new_organization(self) -> None:
        known = sorted(row["组织编号"] for row in self.rows("组织"))
        number = self.choose.choice([each for each in TO_COME if each not in known])
        self.add_organization(number, self.choose.choice(["", *known]))
        if self.choose.random() < 0.5:
            self.add_meeting(number, "2022")

    def missing_meeting(self) -> tuple[str, str]:
        return self.choose.choice(
            [(row["组织编号"], meeting) for row in self.rows("组织") for meeting in MEETINGS if meeting not in
             [unit["会议编号"] for unit in self.rows("年度", row["组织编号"])]])

    def new_meeting(self) -> None:
        self.add_meeting(*self.missing_meeting())

    def new_bare_meeting(self) -> None:
        """Perhaps the first one, or one older than the others."""
        self.add_bare_meeting(*self.missing_meeting())

    def move_rows(self) -> None:
        table, organization = self.choose.choice(list(COLUMNS)[2:]), self.any("组织")["组织编号"]
        source = self.home(table, organization)
        target = self.choose.choice([path for path in (f"合并/{table}.csv", f"{table}.csv") if path != source])
        rows = self.files.pop(source, [])
        self.files.setdefault(target, []).extend(row for row in rows if owner_of(row) == organization)
        if others := [row for row in rows if owner_of(row) != organization]:
            self.files[source] = others

    def rename_file(self) -> None:
        old = self.choose.choice(list(self.files))
        keys = [key for key, table in KEYS.items() if table == table_of(old)]
        new = f"{self.number('文件夹')}/{self.choose.choice([table_of(old), *keys])}.csv"
        self.files[new] = self.files.pop(old)

    def recode_file(self) -> None:
        path = self.choose.choice(list(self.files))
        self.encodings[path] = self.choose.choice(("utf-8", "utf-8-sig", "gb18030"))

    def spoil(self) -> None:
        """What no ledger may say: by itself, together with rows of other files, or as a file."""
        how = self.choose.randrange(7)
        if how == 0:
            row = self.any(self.choose.choice(("整改", "党员", "承诺")))
            row[self.choose.choice(("会议编号", "编号" if "编号" in row else "类别"))] = "#REF!"
        elif how == 1:
            self.any("整改")["问题编号"] = "W9999"
        elif how == 2:
            below, above = self.choose.choice([(below, above) for below in self.rows("组织") for above in self.rows("组织")
                                               if below["上级编号"] == above["组织编号"]])
            above["上级编号"] = below["组织编号"]  # a circle
        elif how == 3:
            path = self.choose.choice([path for path in self.files if table_of(path) == "整改"])
            self.files[f"又一份/{path}"] = copy.deepcopy(self.files[path])
        elif how == 4:
            self.any("年度")["方案"] = "P99"
        else:
            self.files[("说明.csv", "空/整改.csv")[how - 5]] = []
