#!/usr/bin/env python3
"""Turns a workspace of generate.py into what Hugo needs to render the same pages: everything already computed.

    hugo_data.py WORKSPACE SITE HUGO

WORKSPACE/ledger is read for the rows, SITE (as gongshilan built it) for stylesheet and script; HUGO receives content/, data/ and
static/, beside copies of the layouts and the settings in bench/hugo/. Only the rules that the generated rows need are
known here; bench/run.py compares the pages with gongshilan's.
"""
from __future__ import annotations

import csv
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from generate import AS_OF

STATES = {"overdue": "逾期", "due_soon": "临期", "reopened": "重新整改", "under_way": "推进中", "not_started": "未开始",
          "closed": "已销号", "rechecked": "已复查"}
DONE = ("closed", "rechecked")
OPEN = ("reopened", "under_way", "not_started")
DUE_SOON_DAYS = 15
SHOWN = 8  # rows of 已经逾期 and of 接下来
FEWEST = 3  # smaller tiers are merged with their neighbours
MOST_SHAPES = 60  # of dots or squares; beyond, a bar
PLAN = "P11 法院基层党组织组织生活会和民主评议党员"
MEETING_TITLE = "{}年度组织生活会"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.3f}%"


class Item:
    """One 整改 row with its events: its state on AS_OF, and what its page shows of it."""

    def __init__(self, row: dict[str, str], events: list[dict[str, str]]) -> None:
        self.deadline = base = date.fromisoformat(row["整改时限"])
        self.closed: date | None = None
        state, note, late = ("under_way" if events else "not_started"), "", False
        earlier, shown, extensions = [], [], 0
        for event in events:
            day, text, label = date.fromisoformat(event["日期"]), event["内容"], event["类别"]
            until = date.fromisoformat(event["新时限"]) if event["新时限"] else None
            if label == "延期":
                in_time = day <= self.deadline
                extensions += 1
                earlier.append({"date": text_of(self.deadline), "note": "" if in_time else "到期后才延期"})
                base = until if in_time else base
            elif label == "销号":
                state, note, late = "closed", text_of(day), day > base
            elif event["结果"] == "反弹":
                state, note, late, base = "reopened", "", False, until
                earlier.append({"date": text_of(self.deadline), "note": "反弹后重定"})
            elif label == "回头看":
                state, note = "rechecked", text_of(day)
            if event["结果"]:
                text = f"{event['结果']}。{text}"
            if until:
                text, self.deadline = f"{text}。时限改为{text_of(until)}。", until
            shown.append({"date": text_of(day), "kind": "" if label == "进展" else label, "text": text})
        self.left = (self.deadline - AS_OF).days
        self.late_days = (AS_OF - base).days
        if state not in DONE and self.left < 0:
            state, note = "overdue", f"{self.late_days}天"
        elif state not in DONE and self.left <= DUE_SOON_DAYS:
            state, note = "due_soon", f"还有{self.left}天"
        self.state = state
        self.view = {
            "code": row["编号"], "state": state, "label": STATES[state], "note": note, "late_closure": late,
            "title": row["整改事项"], "measures": row["整改措施"], "responsible": row["责任人"], "unit": row["责任单位"],
            "deadline": text_of(self.deadline), "earlier": earlier,
            "extensions": f"延期{extensions}次" if extensions else "", "events": shown}

    def due(self, branch: dict[str, str]) -> dict[str, str]:
        view = self.view
        return {"state": self.state, "label": view["label"], "note": view["note"] or f"还有{self.left}天", "title": view["title"],
                "href": f"{branch['组织编号']}/{branch['会议编号']}/rectification.html#{view['code']}", "unit": "",
                "responsible": view["responsible"], "date": view["deadline"]}


class Unit:
    """One organisation's meeting; a parent's figures are the sums of its children's."""

    def __init__(self, row: dict[str, str], meeting: dict[str, str]) -> None:
        self.row = {**row, **meeting}
        self.children: list[Unit] = []
        self.items: list[Item] = []
        self.states = dict.fromkeys(STATES, 0)
        self.closed_late = 0
        self.excellent: list[str] = []
        self.people = {"members": 0, "formal": 0, "excellent": 0, "qualified": 0, "basically_qualified": 0, "probationary": 0,
                       "absent": 0}
        self.data_date = date.fromisoformat(meeting["会议日期"])

    @property
    def path(self) -> str:
        return f"{self.row['组织编号']}/{self.row['会议编号']}"

    @property
    def assessed(self) -> int:
        return self.people["excellent"] + self.people["qualified"] + self.people["basically_qualified"]

    @property
    def not_assessed(self) -> int:
        return self.people["members"] - self.assessed

    def read(self, folder: Path) -> None:
        events: dict[str, list[dict[str, str]]] = {}
        for event in rows_of(folder / "进展.csv"):
            events.setdefault(event["整改编号"], []).append(event)
            self.data_date = max(self.data_date, date.fromisoformat(event["日期"]))
        for row in rows_of(folder / "整改.csv"):
            item = Item(row, events.get(row["编号"], []))
            self.items.append(item)
            self.states[item.state] += 1
            self.closed_late += item.view["late_closure"]
        order = list(STATES)
        self.items.sort(key=lambda item: (order.index(item.state), -item.late_days if item.state == "overdue" else 0,
                                          item.deadline, item.view["code"]))
        tiers = {"优秀": "excellent", "合格": "qualified", "基本合格": "basically_qualified"}
        for member in rows_of(folder / "党员.csv"):
            probationary = member["类别"] == "预备"
            self.people["members"] += 1
            self.people["formal"] += not probationary
            self.people[tiers.get(member["等次"]) or ("probationary" if probationary else "absent")] += 1
            if member["等次"] == "优秀":
                self.excellent.append(member["姓名"])

    def add(self, child: Unit) -> None:
        for mine, other in ((self.states, child.states), (self.people, child.people)):
            for key, value in other.items():
                mine[key] += value
        self.closed_late += child.closed_late


def strip(states: dict[str, int], href: str) -> dict[str, object]:
    total = sum(states.values())
    counts = [{"state": state, "label": STATES[state], "count": count} for state, count in states.items() if count]
    view: dict[str, object] = {"total": total, "href": href, "counts": counts, "dots": [], "segments": [],
                               "summary": f"共{total}项：" + "，".join(f"{row['label']}{row['count']}项" for row in counts)}
    if total <= MOST_SHAPES:
        view["dots"] = [row["state"] for row in counts for _ in range(row["count"])]
    else:
        before = 0
        for row in counts:
            view["segments"].append({"state": row["state"], "x": percent(before, total), "width": percent(row["count"], total)})
            before += row["count"]
    return view


def late_and_next(units: list[Unit], name_units: bool) -> dict[str, object]:
    late = [(item, unit) for unit in units for item in unit.items if item.state == "overdue"]
    coming = [(item, unit) for unit in units for item in unit.items if item.state not in DONE and item.left >= 0]
    late.sort(key=lambda pair: -pair[0].late_days)
    coming.sort(key=lambda pair: pair[0].left)

    def shown(pairs: list[tuple[Item, Unit]]) -> list[dict[str, str]]:
        return [{**item.due(unit.row), "unit": unit.row["名称"] if name_units else ""} for item, unit in pairs[:SHOWN]]
    return {"late": shown(late), "late_count": len(late), "next": shown(coming),
            "more_late": f"另有{len(late) - SHOWN}项逾期，见各页。" if len(late) > SHOWN else "",
            "more_next": f"另有{len(coming) - SHOWN}项将要到期，见各页。" if len(coming) > SHOWN else ""}


def rollup_row(name: str, href: str, states: dict[str, int]) -> dict[str, object]:
    return {"name": name, "href": href, "total": sum(states.values()), "overdue": states["overdue"],
            "due_soon": states["due_soon"], "open": sum(states[s] for s in OPEN), "done": sum(states[s] for s in DONE)}


def rollup(caption: str, own: dict[str, object], unit: Unit, root: str) -> dict[str, object]:
    rows = [own] + [rollup_row(child.row["名称"], f"{root}{child.path}/index.html", child.states) for child in unit.children]
    return {"caption": caption, "rows": rows, "sum": rollup_row("合计", "", unit.states)}


def figures(unit: Unit, own_items: bool, root: bool) -> list[dict[str, object]]:
    rows = []
    total = sum(unit.states.values())
    if own_items:
        notes = [f"逾期 {unit.states['overdue']} 项"] if unit.states["overdue"] else []
        notes += [f"逾期销号 {unit.closed_late} 项"] if unit.closed_late else []
        rows.append({"label": "整改" if root or not unit.children else "本级整改", "href": "#units" if root else "rectification.html",
                     "value": sum(unit.states[s] for s in DONE), "base": total, "unit": "项已销号",
                     "note": "，".join(notes), "alert": unit.states["overdue"] > 0})
    rows.append({"label": "评议", "href": "" if root else "appraisal.html", "value": unit.assessed,
                 "base": unit.people["members"], "unit": "名党员参评", "note": f"优秀 {unit.people['excellent']} 人",
                 "alert": False})
    return rows


def appraisal(unit: Unit) -> dict[str, object]:
    """In every generated branch fewer than three are 基本合格, so that all tiers below 优秀 are published as one."""
    people = unit.people
    excellent, below = people["excellent"], people["qualified"] + people["basically_qualified"]
    tiers = [("excellent", "优秀", excellent, ""), ("qualified_or_below", "合格及以下", below, "人数较少的等次合并公布")]
    others = [("预备党员", people["probationary"]), ("缺席", people["absent"])]
    audit = [f"优秀 {excellent} 人，", f"参评 {unit.assessed} 人，", f"正式党员 {people['formal']} 人"]
    if not unit.children:
        audit = [*audit[:2], audit[2] + "，", f"上限 {people['formal'] // 3} 人（按正式党员算）"]
    view: dict[str, object] = {
        "audit": audit, "total": people["members"],
        "summary": "，".join(f"{label}{count}人" for label, count in [(tier[1], tier[2]) for tier in tiers] + others),
        "tiers": [{"tier": tier, "label": label, "count": count, "note": note} for tier, label, count, note in tiers],
        "not_assessed": [{"label": label, "count": count} for label, count in others],
        "merged_note": f"少于 {FEWEST} 人的等次与相邻的等次合并公布，以免推知到个人。",
        "squares": [], "segments": [], "excellent": unit.excellent, "parts": []}
    runs = [("excellent", excellent), ("qualified_or_below", below)] + [("not_assessed", count) for _, count in others]
    if people["members"] <= MOST_SHAPES:
        squares = [tier for tier, count in runs for _ in range(count)]
        view["squares"] = [{"tier": tier, "x": 50 * (i % 10), "y": 50 * (i // 10)} for i, tier in enumerate(squares)]
        view["height"] = 50 * -(-len(squares) // 10) - 8
    else:
        before = 0
        for tier, count in runs:
            view["segments"].append({"tier": tier, "x": percent(before, people["members"]),
                                     "width": percent(count, people["members"])})
            before += count
    if unit.children:
        view["parts"] = [{"name": child.row["名称"], "href": f"../../{child.path}/appraisal.html", **part(child)}
                         for child in unit.children]
        view["parts_sum"] = part(unit)
    return view


def part(unit: Unit) -> dict[str, int]:
    return {"members": unit.people["members"], "assessed": unit.assessed, "excellent": unit.people["excellent"],
            "not_assessed": unit.not_assessed}


def download(table: str, label: str) -> dict[str, str]:
    return {"href": f"{table}.csv", "label": label}


def downloads(unit: Unit) -> dict[str, list[dict[str, str]]]:
    """The CSV files that each page leads to."""
    out = {"appraisal.html": [download("appraisal", "评议人数")]}
    if unit.items:
        out["rectification.html"] = [download("rectification", "整改清单")]
    if unit.children:
        out["appraisal.html"].append(download("appraisal-units", "各支部评议人数"))
        out["index.html"] = [download("units", "各单位整改事项")]
    return out


def view_of(unit: Unit, ancestors: list[Unit]) -> dict[str, object]:
    row = unit.row
    facts = [("会议日期", text_of(date.fromisoformat(row["会议日期"]))), ("地点", row["地点"]), ("形式", row["形式"]),
             ("实到", f"{row['实到人数']}人" if row["实到人数"] else ""), ("主持人", row["主持人"]), ("工作方案", PLAN)]
    groups = [{"state": state, "label": STATES[state], "count": count,
               "items": [item.view for item in unit.items if item.state == state]}
              for state, count in unit.states.items() if count and unit.items]
    number = 0
    for group in groups:
        for item in group["items"]:
            item["number"] = number = number + 1
    return {
        "name": row["名称"], "meeting": MEETING_TITLE.format(row["会议编号"]), "theme": row["主题"],
        "data_date": text_of(unit.data_date), "phone": row["监督电话"], "mailbox": row["监督信箱"],
        "trail": [{"href": f"../../{up.path}/index.html", "label": up.row["名称"]} for up in ancestors],
        "strip": strip(unit.states, "") if unit.items else None, "groups": groups, **late_and_next([unit], False),
        "rollup": rollup("本级和所属单位的整改事项", {"name": "本级", "href": "rectification.html", "total": 0}, unit, "../../")
        if unit.children else None,
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "figures": figures(unit, bool(unit.items), False), "appraisal": appraisal(unit), "downloads": downloads(unit)}


def read_units(workspace: Path) -> list[Unit]:
    """All units, children before their parents, as 组织.csv has them."""
    ledger = workspace / "ledger"
    meetings = {row["组织编号"]: row for row in rows_of(ledger / "年度.csv")}
    units = {row["组织编号"]: Unit(row, meetings[row["组织编号"]]) for row in rows_of(ledger / "组织.csv")}
    for code, unit in units.items():
        if (ledger / code).is_dir():
            unit.read(ledger / code)
        if parent := units.get(unit.row["上级编号"]):
            parent.children.append(unit)
            parent.add(unit)
    return list(units.values())


def root_view(units: list[Unit], all_units: bool) -> dict[str, object]:
    top = units[-1]
    parents: list[Unit] = []

    def walk(unit: Unit) -> None:
        if unit.children:
            parents.append(unit)
            for child in unit.children:
                walk(child)
    walk(top)
    tables = [rollup(f"{unit.row['名称']} {MEETING_TITLE.format(unit.row['会议编号'])}",
                     {"name": unit.row["名称"], "href": f"{unit.path}/index.html", "total": 0}, unit, "")
              for unit in (parents if all_units else parents[:1])]
    return {"name": top.row["名称"], "meeting": MEETING_TITLE.format(top.row["会议编号"]), "theme": top.row["主题"],
            "data_date": text_of(max(unit.data_date for unit in units)), "as_of": text_of(AS_OF), "phone": top.row["监督电话"],
            "mailbox": top.row["监督信箱"], "strip": strip(top.states, "#units"), "unit_count": len(units),
            **late_and_next(units, True), "figures": figures(top, True, True), "tables": tables,
            "downloads": {"index.html": [download("units", "各单位整改事项")]}}


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def convert(workspace: Path, site: Path, hugo: Path) -> None:
    shutil.copytree(Path(__file__).parent / "hugo", hugo)
    (hugo / "static").mkdir()
    stylesheet, script = next(site.glob("site-*.css")), next(site.glob("list-*.js"))
    for asset in (stylesheet, script):
        shutil.copy(asset, hugo / "static")
    units = read_units(workspace)
    by_code = {unit.row["组织编号"]: unit for unit in units}
    all_units = (site / "index.html").read_text(encoding="utf-8").count('<table class="rollup"') > 1
    write(hugo / "data" / "site.json", {"css": stylesheet.name, "list": script.name,
                                            "root": root_view(units, all_units)})
    for unit in units:
        ancestors: list[Unit] = []
        while (parent := (ancestors[0] if ancestors else unit).row["上级编号"]):
            ancestors.insert(0, by_code[parent])
        code = unit.row["组织编号"]
        write(hugo / "data" / "units" / f"{code}.json", view_of(unit, ancestors))
        write(hugo / "content" / "units" / f"{code}.md", {"slug": unit.row["组织编号"]})
    write(hugo / "content" / "about.md", {"url": "/about.html", "layout": "about", "outputs": ["html"]})


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    convert(*map(Path, sys.argv[1:]))
