"""Workspaces made up for tests, always the same for the same arguments.

As a program: workspaces.py many FOLDER ITEMS writes a workspace with that many items.
"""
from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

AS_OF = "2022-03-25"

Row = Mapping[str, object]


def write_settings(workspace: Path, **settings: object) -> None:
    workspace.mkdir(parents=True, exist_ok=True)
    (workspace / "gongshilan.json").write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n",
                                               encoding="utf-8")


def write_table(workspace: Path, table: str, rows: Iterable[Row]) -> None:
    """A CSV file with the columns that occur, in the order in which they occur."""
    rows = list(rows)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = workspace / "ledger" / f"{table}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")


def calendar(year: int, *also_off: str) -> str:
    """A year of days off, made up: the three that are always off, and those."""
    days = {f"{year}-01-01": "元旦", f"{year}-05-01": "劳动节", f"{year}-10-01": "国庆节", **dict.fromkeys(also_off, "放假")}
    return json.dumps({"year": year, "source": "测试用的安排", "holidays": days}, ensure_ascii=False)


def name_of(number: int) -> str:
    """Names of two to twelve characters, rare ones among them."""
    families = ("周", "李", "吴", "欧阳", "司马", "阿卜杜", "林", "郑")
    given = ("䶮", "𠮷", "维信", "小满", "素芳", "热合曼买买提艾力江", "远", "清")
    return families[number % len(families)] + given[number // len(families) % len(given)]


def many(workspace: Path, items: int, organizations: int = 1, measures: str = "每月核对一次，结果在支部公布") -> None:
    """Branches with that many items each, in every state and with long texts among them, and a tenth as many members."""
    units = [f"DA{i + 1:02}" for i in range(organizations)]
    members = max(4, items // 10)
    write_settings(workspace, organization=units[0], meeting="2021")
    write_table(workspace, "组织", [
        {"组织编号": unit, "名称": f"很多事项第{i + 1}党支部", "类型": "党支部", "监督电话": "010-0000 0000"}
        for i, unit in enumerate(units)])
    write_table(workspace, "年度", [
        {"组织编号": unit, "会议编号": "2021", "方案": "P11", "主题": "很多事项", "会议日期": "2022-02-18"} for unit in units])
    write_table(workspace, "党员", [
        {"组织编号": unit, "党员编号": f"{unit}-{i:05}", "姓名": name_of(i), "类别": "正式",
         "等次": "优秀" if i % 4 == 0 else "合格"} for unit in units for i in range(members)])
    write_table(workspace, "承诺", [
        {"编号": f"C{i:05}", "组织编号": unit, "承诺人": f"{unit}-{i:05}", "承诺事项": f"第{i + 1}条承诺：带头落实整改",
         "完成时限": "2022-12-31"} for unit in units for i in range(members)])
    rows: list[Row] = []
    events: list[Row] = []
    for unit in units:
        for i in range(items):
            number = f"Z{i:06}"
            text = f"第{i + 1}项整改" + "，涉及窗口服务、案件答复和台账核对，要求逐项列出、逐月通报、到期验收" * (i % 4)
            rows.append({"编号": number, "组织编号": unit, "整改事项": text, "责任人": name_of(i),
                         "整改措施": measures if i % 7 else measures * 12,
                         "整改时限": ("2022-03-10", "2022-03-28", "2022-06-30", "立行立改", "会后6个月")[i % 5]})
            if i % 3 == 0:
                events.append({"组织编号": unit, "整改编号": number, "日期": "2022-03-01", "类别": "进展",
                               "内容": f"第{i + 1}项已办一半"})
            if i % 4 == 0:
                events.append({"组织编号": unit, "整改编号": number, "日期": "2022-03-20", "类别": "销号",
                               "内容": f"第{i + 1}项办结"})
    write_table(workspace, "整改", rows)
    write_table(workspace, "进展", events)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] != "many":
        sys.exit(__doc__)
    many(Path(sys.argv[2]), int(sys.argv[3]))
