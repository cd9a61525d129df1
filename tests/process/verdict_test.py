"""Never a verdict: the program decides no tier, orders nobody by votes or scores, offers no online ballot, and no site
holds a named member's tally, score or tier, but 优秀 where that is allowed."""
from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import unittest
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import program
import workspaces
from site_checks import Files, Row, differing

AS_OF = "2022-03-25"
APPRAISING = {"P01": "2023", "P04": "2016", "P10": "2018", "P11": "2021", "P12": "2017"}  # and the year each is for
MEMBERS, UNIT, SOCIETY = program.AUDIENCES
NAMED_EXCELLENT = {plan: (MEMBERS, UNIT) if plan == "P11" else (MEMBERS,) for plan in APPRAISING}
# Most of them twice, so that every kind of cell is there; the last one has none yet.
TIERS = ("优秀", "优秀", "优秀", "合格", "合格", "合格", "基本合格", "基本合格", "不合格", "不合格", "不合格", "")
NAMES = ("申屠一帆", "令狐二木", "皇甫三泽", "尉迟四维", "公孙五岳", "慕容六合", "钟离七弦", "宇文八川", "司徒九畴", "上官十洲",
         "诸葛百里", "东方千寻")
TIER_WORD = re.compile("优秀|合格")  # 基本合格 and 不合格 too
VOTES = ("测评", "班子评议")

Change = Callable[[str, list[Row]], list[Row]]  # table and its rows, as they shall be


# -- what stands together in a file -----------------------------------------------------------------------------------
class Pieces(HTMLParser):
    """The text of each part of a page that says one thing, what only a machine reads with it.

    Parts that hold several of them count only for what stands in them directly.
    """

    SEVERAL = {"html", "head", "body", "main", "header", "footer", "nav", "section", "div", "ul", "ol", "dl", "table",
               "thead", "tbody", "tfoot", "svg", "g", "article", "aside"}
    WORDS = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
    EMPTY = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "use", "rect", "path", "circle", "line"}

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[str]]] = [("html", [])]
        self.found: list[str] = []
        self.feed(markup)
        self.close()
        while self.open:
            self.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [value or "" for _, value in attrs]
        if tag in self.EMPTY:
            self.open[-1][1].extend(said)
        else:
            self.open.append((tag, said))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1][1].extend(value or "" for _, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in [each for each, _ in self.open[1:]]:
            while self.open[-1][0] != tag:
                self.end()
            self.end()

    def handle_data(self, data: str) -> None:
        self.open[-1][1].append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1][1].append(data)

    def end(self) -> None:
        tag, said = self.open.pop()
        self.found.append(" ".join(said))
        if self.open and (tag in self.WORDS or tag not in self.SEVERAL and self.open[-1][0] not in self.SEVERAL):
            self.open[-1][1].extend(said)


def objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def pieces(path: str, content: bytes) -> list[str]:
    """What a reader or a program takes as one: a row, an object, an entry, a line."""
    text = content.decode("utf-8")
    if path.endswith(".html"):
        return Pieces(text).found
    if path.endswith("scenes.js"):
        return Pieces(json.loads(text[text.index("(") + 1:text.rindex(")")])["wall"]).found
    if path.endswith(".csv"):
        return [" ".join(row) for row in csv.reader(io.StringIO(text))]
    if path.endswith(".json"):
        # the description of a table is not one of its rows
        return [" ".join(str(value) for value in each.values() if not isinstance(value, dict)
                         and not (isinstance(value, list) and any(isinstance(part, dict) for part in value)))
                for each in objects(json.loads(text))]
    if path.endswith(".ics"):
        return text.replace("\r\n ", "").split("BEGIN:VEVENT")  # long lines are folded
    return text.split("<entry>" if path.endswith(".xml") else "\n")


def verdicts(site: Path, names: set[str], excellent: set[str], own_words: set[str] = frozenset()) -> list[str]:
    """Where a member's name and a tier stand together; `own_words`: what clerks wrote themselves."""
    found = []
    for path, content in program.bytes_of(site).items():
        for piece in pieces(path, content):
            for words in own_words:
                piece = piece.replace(words, "")
            tiers = set(TIER_WORD.findall(piece))
            named = {name for name in names if name in piece}
            if tiers and named - (excellent if tiers == {"优秀"} else set()):
                found.append(f"{path}: {' '.join(piece.split())[:200]}")
    return found


# -- ledgers ----------------------------------------------------------------------------------------------------------
def write(workspace: Path, plan: str, change: Change = lambda _, rows: rows) -> list[str]:
    """A superior and a branch in which everybody has a tier, a promise and an item. Returns all numbers of ballots."""
    values = {"plan_values": {plan: {"points": 20}}} if plan == "P04" else {}
    year = APPRAISING[plan]
    workspaces.write_settings(workspace, organization="TOP", meeting=year, appraisal_audience=SOCIETY, small_count=1,
                              approval="none", **values)
    tables: dict[str, list[Row]] = {table: [] for table in ("党员", *VOTES, "整改", "承诺", "践诺")}
    numbers: list[str] = []

    def number(least: int) -> str:
        numbers.append(str(least + 37 * len(numbers) + 13))
        return numbers[-1]

    for unit in ("TOP", "LOW"):
        for i, (name, tier) in enumerate(zip(NAMES, TIERS)):
            tier = "合格" if (plan, tier) == ("P04", "基本合格") else tier  # which it does not know
            person = {"组织编号": unit, "党员编号": f"{unit}-{i:02}"}
            name = f"{name}{'甲' if unit == 'TOP' else '乙'}"
            tables["党员"].append({**person, "姓名": name, "类别": "正式", "党内职务": "书记" if i == 5 else "",
                                 "党小组": f"第{'一二三'[i % 3]}党小组", "等次": tier, "上级审批日期": "2022-03-02",
                                 "反馈日期": "2022-03-03"})
            average = f"{60 + i}.{4177 + 17 * len(numbers)}"
            tables["测评"].append({**person, "发出": number(960_000), "收回": number(880_000),
                                 "有效": number(740_000), "优秀": number(240_000), "合格": number(180_000),
                                 "基本合格": number(150_000), "不合格": number(110_000), "平均分": average})
            numbers.append(average)
            tables["整改"].append({"组织编号": unit, "编号": f"Z{i:02}", "责任人": name,
                                 **({"主体": f"{unit}-{i:02}", "整改事项": f"{name}牵头的事项"} if i % 2 else
                                    {"主体": "班子", "整改事项": f"第{i}个事项"}), "整改措施": "每月核对一次",
                                 "整改时限": f"2022-0{4 + i % 3}-10"})
            tables["承诺"].append({"组织编号": unit, "编号": f"C{i:02}", "承诺人": f"{unit}-{i:02}", "完成时限": "2022-12-31",
                                 "承诺事项": f"第{i}条承诺", "措施": "每月核对一次"})
            tables["践诺"].append({"组织编号": unit, "承诺编号": f"C{i:02}", "日期": "2022-03-20", "情况": "已经走访",
                                 "结果": ("兑现", "推进中", "未兑现")[i % 3]})
        tables["班子评议"] += [{"组织编号": unit, "项目": "总体", "有效": "620011", "档次": choice, "票数": number(200_000)}
                           for choice in ("好", "较好")]
    numbers.append("620011")
    workspaces.write_table(workspace, "组织", [
        {"组织编号": unit, "名称": f"{unit}党支部", "类型": "党支部", "上级编号": above, "监督电话": "010-0000 0000"}
        for unit, above in (("TOP", ""), ("LOW", "TOP"))])
    workspaces.write_table(workspace, "年度", [
        {"组织编号": unit, "会议编号": year, "方案": plan, "主题": "检视差距", "会议日期": "2022-02-18", "主持人": f"{NAMES[5]}甲"}
        for unit in ("TOP", "LOW")])
    for table, rows in tables.items():
        if changed := change(table, rows):
            workspaces.write_table(workspace, table, changed)
    return numbers


def change_example(workspace: Path, change: Change) -> None:
    """The same for a shipped workspace, whose files may be CSV or JSON."""
    keys = {"member": "党员", "tally": "测评", "committee_tally": "班子评议"}
    for path in sorted((workspace / "ledger").rglob("*.*")):
        if path.suffix == ".csv":
            rows = read_rows(path)
            changed = change(path.stem, rows)
            text = io.StringIO()
            writer = csv.DictWriter(text, list(rows[0]) if rows else [])
            writer.writeheader()
            writer.writerows(changed)
            path.write_text(text.getvalue(), encoding="utf-8")
        else:
            tables = json.loads(path.read_text(encoding="utf-8"))
            for key, table in keys.items():
                if key in tables:
                    tables[key] = change(table, tables[key])
            path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def read_rows(path: Path) -> list[Row]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    return list(csv.DictReader(io.StringIO(text)))


def cell(row: Row, header: str, key: str) -> str:
    """Of a CSV row or a JSON one."""
    return row[header] if header in row else row.get(key, "")


def without_votes(table: str, rows: list[Row]) -> list[Row]:
    return [] if table in VOTES else rows


def votes_exchanged(table: str, rows: list[Row]) -> list[Row]:
    """Everybody gets the ballots and scores of another."""
    if table != "测评":
        return rows
    who = [{key: row[key] for key in row if key in ("组织编号", "会议编号", "党员编号", "organization", "meeting", "member")}
           for row in rows]
    return [{**row, **own} for row, own in zip(reversed(rows), who)]


def tiers_exchanged(table: str, rows: list[Row], but: tuple[str, ...] = ("优秀",)) -> list[Row]:
    """Those with a tier change places within their organisation's meeting, but those with one of `but`."""
    if table != "党员":
        return rows
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if cell(row, "等次", "tier") not in ("", *but):
            groups.setdefault((cell(row, "组织编号", "organization"), cell(row, "会议编号", "meeting")), []).append(row)
    for group in groups.values():
        key = "等次" if "等次" in group[0] else "tier"
        for row, tier in zip(group, [row[key] for row in reversed(group)]):
            row[key] = tier
    return rows


def all_tiers_exchanged(table: str, rows: list[Row]) -> list[Row]:
    return tiers_exchanged(table, rows, ())


class Verdict(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.made = 0

    def sites(self, prepare: Callable[[Path], object], as_of: str, *audiences: str) -> dict[str, Files]:
        """The sites of a new workspace."""
        self.made += 1
        workspace = self.folder / f"workspace-{self.made}"
        prepare(workspace)
        return {audience: program.bytes_of(program.build(workspace, as_of, audience, self.folder / f"{self.made}-{audience}"))
                for audience in audiences or program.AUDIENCES}

    def assert_same_sites(self, one: dict[str, Files], other: dict[str, Files]) -> None:
        for audience in one.keys() & other.keys():
            self.assertEqual([], differing(one[audience], other[audience]), audience)

    def test_the_search_finds_what_it_is_for(self) -> None:
        site = self.folder / "site"
        site.mkdir()
        for path, content in (("row.html", "<table><tr><td>申屠一帆<td>基本合格</table>"),
                              ("label.html", '<ul><li aria-label="合格">申屠一帆</ul>'),
                              ("note.html", "<div><!-- 优秀 申屠一帆 --><p>甲</p></div>"),
                              ("row.csv", "姓名,等次\r\n申屠一帆,合格\r\n"), ("row.json", '{"rows": [{"a": "申屠一帆", "b": "不合格"}]}'),
                              ("list.json", '[{"name": "申屠一帆", "tiers": ["合格"]}]'),
                              ("feed.xml", "<feed><entry>申屠一帆\n合格</entry></feed>"), ("list.js", "// 申屠一帆 优秀")):
            (site / path).write_text(content, encoding="utf-8")
        (site / "apart.html").write_text("<h2>合格</h2><ul><li>申屠一帆</li><li>优秀</li></ul>", encoding="utf-8")
        found = {each.split(":")[0] for each in verdicts(site, {"申屠一帆"}, set())}
        self.assertEqual(["feed.xml", "label.html", "list.js", "list.json", "note.html", "row.csv", "row.html", "row.json"],
                         sorted(found))
        allowed = {each.split(":")[0] for each in verdicts(site, {"申屠一帆"}, {"申屠一帆"})}
        self.assertEqual({"list.js", "note.html"}, found - allowed)

    def test_no_name_stands_beside_a_tier_and_no_number_of_a_ballot_anywhere(self) -> None:
        for plan in APPRAISING:
            workspace = self.folder / plan
            numbers = write(workspace, plan)
            names = {f"{name}{end}" for name in NAMES for end in "甲乙"}
            excellent = {f"{name}{end}" for name, tier in zip(NAMES, TIERS) for end in "甲乙" if tier == "优秀"}
            for audience in program.AUDIENCES:
                with self.subTest(plan=plan, audience=audience):
                    site = program.build(workspace, AS_OF, audience, self.folder / f"{plan}-{audience}")
                    may_name = audience in NAMED_EXCELLENT[plan]
                    self.assertEqual([], verdicts(site, names, excellent if may_name else set()))
                    whole = program.text_without_hashes(site)
                    self.assertEqual([], [each for each in numbers if each in whole])
                    self.assertIn("不合格", whole)  # what may be shown is: the test would see it
                    list_of_names = (site / "LOW" / APPRAISING[plan] / "appraisal.csv").read_text(encoding="utf-8")
                    self.assertEqual(may_name, f"{NAMES[0]}乙" in list_of_names)

    def test_pages_do_not_hang_on_votes_or_on_who_got_which_tier(self) -> None:
        for plan in APPRAISING:
            with self.subTest(plan=plan):
                base = self.sites(lambda to: write(to, plan), AS_OF)
                for change in (without_votes, votes_exchanged, tiers_exchanged):
                    self.assert_same_sites(base, self.sites(lambda to: write(to, plan, change), AS_OF))
                unnamed = [audience for audience in program.AUDIENCES if audience not in NAMED_EXCELLENT[plan]]
                self.assert_same_sites(
                    base, self.sites(lambda to: write(to, plan, all_tiers_exchanged), AS_OF, *unnamed))

    def test_examples(self) -> None:
        for name in program.example_names():
            workspace, as_of = program.example(name, self.folder / "examples")
            names, excellent, own_words, plans = set(), set(), set(), set()

            def look(table: str, rows: list[Row]) -> list[Row]:
                for row in rows:
                    if table == "党员":
                        names.add(cell(row, "姓名", "name"))
                        if cell(row, "等次", "tier") == "优秀":
                            excellent.add(cell(row, "姓名", "name"))
                    elif table not in VOTES:
                        own_words.update(value for value in row.values() if TIER_WORD.search(str(value)))
                        plans.add(cell(row, "方案", "plan"))
                return rows

            for path in (workspace / "ledger").rglob("*.json"):
                for key, rows in json.loads(path.read_text(encoding="utf-8")).items():
                    look({"member": "党员", "tally": "测评", "committee_tally": "班子评议"}.get(key, key), rows)
            for path in (workspace / "ledger").rglob("*.csv"):
                look(path.stem, read_rows(path))
            self.assertTrue(names)
            base = {}
            for audience in program.AUDIENCES:
                with self.subTest(example=name, audience=audience):
                    site = program.build(workspace, as_of, audience, self.folder / f"{name}-{audience}")
                    may_name = audience == MEMBERS or audience == UNIT and "P11" in plans
                    self.assertEqual([], verdicts(site, names, excellent if may_name else set(), own_words))
                    base[audience] = program.bytes_of(site)
                    self.assert_takes_nothing(base[audience])
            if plans & APPRAISING.keys():
                for change in (without_votes, votes_exchanged, tiers_exchanged):
                    with self.subTest(example=name, change=change.__name__):
                        def prepare(to: Path) -> None:
                            program.example(name, to)
                            (to / name).rename(to.with_suffix(".moved"))
                            to.rmdir()
                            to.with_suffix(".moved").rename(to)
                            change_example(to, change)
                        self.assert_same_sites(base, self.sites(prepare, as_of))

    def test_nothing_is_decided(self) -> None:
        """Ballots without tiers: nobody has one afterwards, in the record or on a page."""
        def untiered(table: str, rows: list[Row]) -> list[Row]:
            return [{**row, "等次": ""} for row in rows] if table == "党员" else rows

        for plan in APPRAISING:
            workspace = self.folder / plan
            write(workspace, plan, untiered)
            site = program.build(workspace, AS_OF, MEMBERS, self.folder / f"{plan}-site")
            connection = sqlite3.connect(workspace / "gongshilan.db")
            self.assertEqual([("",)], [(row[0] or "",) for row in
                                       connection.execute("SELECT DISTINCT tier FROM member").fetchall()])
            connection.close()
            rows = list(csv.reader(io.StringIO((site / "LOW" / APPRAISING[plan] / "appraisal.csv").read_text("utf-8-sig"))))
            counts = {row[1]: row[2] for row in rows[1:]}
            self.assertEqual(str(len(NAMES)), counts.pop("待评定"))
            self.assertEqual({"0"}, set(counts.values()), counts)

    def assert_takes_nothing(self, files: Files) -> None:
        """No ballot, no form, nothing that sends. The lobby screen has buttons of its own, and asks for files only."""
        for path, content in files.items():
            text = content.decode("utf-8")
            if path.endswith(".html"):
                own = text.replace('<button type="button" id=', "") if path.endswith("kiosk/index.html") else text
                self.assertIsNone(re.search(r"<(form|input|textarea|select|button)|\b(formaction|method|action)\s*=", own,
                                            re.I), path)
                self.assertIn("form-action 'none'", text, path)
            if path.endswith((".html", ".js")):
                asks = re.fullmatch(r"kiosk-[0-9a-f]{10}\.js", path)
                self.assertIsNone(asks and re.search(r"\b(method|body)\s*:", text), path)
                for way in ("XMLHttpRequest", *(() if asks else ("fetch(",)), "sendBeacon", "WebSocket", "FormData", ".submit(", "POST"):
                    self.assertNotIn(way, text, path)

    def test_no_command_says_anything_of_tiers(self) -> None:
        """What they are stands in the ledger alone; a report may tell of them."""
        commands = re.findall(r"^  ([a-z]+) ", program.run("--help").stdout, re.M)
        self.assertLessEqual({"import", "check", "build", "serve", "calendar"}, set(commands))
        for command in ["", *commands]:
            said = program.run(*command.split(), "--help").stdout
            self.assertIn("--help", said)
            for word in ("tier", "vote", "ballot", "tally", "score", "rank"):
                self.assertNotIn(word, said, f"{command} --help")
            if command in ("import", "check", "build", "serve", "calendar"):
                for word in ("等次", "优秀", "合格", "投票", "测评", "打分", "评分", "排名"):
                    self.assertNotIn(word, said, f"{command} --help")


if __name__ == "__main__":
    unittest.main()
