"""docs/plans.md: its keys are the reader's, its words the program's, its example loads, its traces lead somewhere."""
from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest
from functools import cache
from pathlib import Path
from typing import Any

import tree

PROGRAM = os.environ["GONGSHILAN"]
# Which part of a plan each function of the reader reads.
PARTS = {"read_appraisal": "appraisal.", "read_cap": "appraisal.cap.", "read_scores": "appraisal.scores.",
         "read_posted": "posted.", "read_stage": "stages[].", "read_filing": "filings[].",
         "read_material": "materials[].", "read_tables": "", "read_required": "", "read_plan": ""}
# Who made a plan and for whom says nothing that could be traced.
UNTRACED = {"id", "name", "organization", "year", "source", "comment", "tables"}


def read(name: str) -> str:
    return (tree.ROOT / name).read_text(encoding="utf-8")


def section(heading: str) -> str:
    """From one heading to the next of its level."""
    level = heading.split(" ")[0]
    after = read("docs/plans.md").split(f"\n{heading}", 1)[1]
    return re.split(rf"\n#{{2,{len(level)}}} ", after)[0]


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


class Reference(unittest.TestCase):
    def test_keys(self) -> None:
        coded: set[str] = set()
        for function, body in re.findall(r"\b(read_\w+)\([^\n]*\) \{\n(.*?)\n\}", read("src/config/plan_reader.cpp"),
                                         re.DOTALL):
            keys = re.findall(r'(?:json\.(?:text|texts|number|flag|object|objects)\(|choice<[^>]*>\(json, '
                              r'|words<[^>]*>\(json, |audience\()"(\w+)"', body)
            keys += ["end"] if "deadline(json)" in body else []
            keys += ["comment"] if "skip_comment(json)" in body else []
            coded |= {PARTS[function] + key for key in keys}
        coded |= {f"open[].{key}" for key in re.findall(r'entry\.text\("(\w+)"', read("src/config/plan_values.cpp"))}
        documented = [key for row in rows(section("## 文件里写什么")) for key in quoted(row[0])]
        self.assertIn("appraisal.cap.base", coded)
        self.assertEqual(sorted(coded), sorted(documented))

    def test_columns_that_are_reminded_of(self) -> None:
        coded: set[str] = set()
        for path in tree.files(tree.ROOT / "src/rules", ".cpp"):
            source = path.read_text(encoding="utf-8")
            coded |= set(re.findall(r'(?:lacks|requires_column)\("([a-z_.]+)"', source))
            for table in re.findall(r'std::string\("(\w+)\."\)', source):
                coded |= {f"{table}.{column}" for column in re.findall(r'\bgap\("(\w+)"', source)}
        said = re.search(r"\*\*`required` 里会提醒的列\*\*：([^。]*)", section("## 文件里写什么"))
        assert said
        self.assertIn("tally.average", coded)
        self.assertEqual(sorted(coded), sorted(quoted(said[1])))

    def test_words(self) -> None:
        text = section("## 能填的词")
        lists = {name: re.findall(r'"([^"]+)"', words) for name, words in
                 re.findall(r"GONGSHILAN_WORDS\((\w+), \d+, ([^)]*)\)", read("src/model/words.h"))}
        for name in ("Tier", "Attendance", "TalkKind", "OrganizationKind"):
            with self.subTest(words=name):
                self.assertIn(f"| {'、'.join(lists[name])} |", text)
        for name, words in re.findall(r"constexpr Keys<\d> (\w+)\{([^}]*)\}", read("src/config/plan_reader.cpp")):
            with self.subTest(words=name):
                self.assertIn("| " + "、".join(f"`{word}`" for word in re.findall(r'"(\w+)"', words)) + " |", text)
        tables = re.findall(r'\{TableId::\w+,\s*"(\w+)",\s*"([^"]+)"', read("src/model/table.cpp"))
        self.assertEqual(16, len(tables))
        named = [(quoted(row[0])[0], row[1]) for row in rows(text) if len(row) == 3 and row[0].startswith("`")]
        self.assertEqual(tables, named)

    def test_what_is_open(self) -> None:
        shipped = [(path.stem, each["key"], each["kind"], each["name"])
                   for path in sorted((tree.ROOT / "data/plans").iterdir())
                   for each in json.loads(path.read_text(encoding="utf-8")).get("open", [])]
        said = [(row[0], quoted(row[1])[0], quoted(row[2])[0], row[3])
                for row in rows(section("## 由单位定的")) if row[0].startswith("P")]
        self.assertEqual(shipped, said)


class NewPlan(unittest.TestCase):
    """The thirteenth plan that the document writes, tried as it says."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory())) / "试用"
        self.text = section("## 写一个新方案")
        files = re.findall(r"存成 `([^`]+)`：\n\n```\w*\n(.*?)```", self.text, re.DOTALL)
        self.assertEqual(["gongshilan.json", "plans/SQ25.json", "ledger/年度.csv", "ledger/党员.csv"],
                         [name for name, _ in files])
        for name, content in files:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(content, encoding="utf-8")

    def run_as_said(self, command: str) -> subprocess.CompletedProcess[str]:
        found = re.search(rf"`gongshilan ({command} [^`]*)`", self.text)
        assert found
        return subprocess.run([PROGRAM, *found[1].split()], cwd=self.folder.parent, capture_output=True, text=True,
                              check=False)

    def test_check_says_what_the_document_shows(self) -> None:
        done = self.run_as_said("check")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        shown = re.search(r"```\n(以 2025.*?)```", self.text, re.DOTALL)
        assert shown
        self.assertEqual(shown[1], done.stdout[done.stdout.index("以 2025"):])

    def test_a_wrong_key_is_named(self) -> None:
        plan = self.folder / "plans/SQ25.json"
        plan.write_text(plan.read_text(encoding="utf-8").replace('"promises"', '"promise"'), encoding="utf-8")
        done = self.run_as_said("check")
        shown = re.search(r"```\n(plans/SQ25.*?\n)```", self.text, re.DOTALL)
        assert shown
        self.assertEqual((3, shown[1]), (done.returncode, done.stderr))

    def test_build_makes_the_pages_that_are_named(self) -> None:
        done = self.run_as_said("build")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        unit = self.folder / "site-members/HPSQ/2025"
        self.assertTrue((self.folder / "site-members/index.html").is_file())
        for page, text in (("stages", "组织学习"), ("filings", "会议方案"), ("appraisal", "上限 0 人")):
            with self.subTest(page=page):
                self.assertIn(text, (unit / f"{page}.html").read_text(encoding="utf-8"))


@cache
def tests_there_are() -> set[str]:
    names = {path.name for path in (tree.ROOT / "tests/cases").iterdir()}
    for path in tree.files(tree.ROOT / "tests", ".cpp"):
        source = path.read_text(encoding="utf-8")
        names |= {f"{suite}.{name}" for suite, name in re.findall(r"^TEST(?:_F)?\((\w+), (\w+)\)", source, re.MULTILINE)}
    for path in tree.files(tree.ROOT / "tests", ".py"):
        for each in re.split(r"^class ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            suite = re.match(r"\w+", each)
            assert suite
            names |= {f"{suite[0]}.{name}" for name in re.findall(r"^    def (test_\w+)", each, re.MULTILINE)}
    return names


@cache
def rules_of_check() -> set[str]:
    return set(re.findall(r"FindingRule\{Rule::(\w+)", read("src/rules/finding_rules.cpp")))


def ledger_of(example: Path) -> str:
    """All files of it, whatever their encoding."""
    text = ""
    for path in sorted((example / "ledger").rglob("*.*")):
        raw = path.read_bytes()
        try:
            text += raw.decode("utf-8")
        except UnicodeDecodeError:
            text += raw.decode("gb18030")
    return text


def paths_of(value: Any, prefix: str = "") -> set[str]:
    """The keys of a plan as the document writes them: `appraisal.cap`, `gate` of some filing."""
    out: set[str] = set()
    if isinstance(value, dict):
        for key, below in value.items():
            out |= {prefix + key} | paths_of(below, f"{prefix}{key}.")
    elif isinstance(value, list):
        for each in value:
            out |= paths_of(each)
    return out


class Traces(unittest.TestCase):
    def test_each_plan_is_traced(self) -> None:
        for path in sorted((tree.ROOT / "data/plans").iterdir()):
            plan = json.loads(path.read_text(encoding="utf-8"))
            example = next((tree.ROOT / "data/examples").glob(f"{path.stem.lower()}-*"))
            text = section(f"### {path.stem} ")
            self.assertIn(f"../data/plans/{path.name}", text)
            self.assertIn(f"../data/examples/{example.name}", text)
            keys = paths_of(plan) | set(plan.get("required", []))
            ledger = ledger_of(example)
            traced: set[str] = set()
            for row in rows(text)[1:]:
                with self.subTest(plan=path.stem, row=row[0]):
                    self.assertEqual(6, len(row))
                    _, _, by, seen, shown, tests = row
                    self.assertLessEqual(set(quoted(by)), keys)
                    self.assertLessEqual({each for each in quoted(seen) if " " not in each}, rules_of_check())
                    for each in quoted(shown):
                        self.assertIn(each, ledger)
                    self.assertTrue(quoted(tests), "no test is named")
                    self.assertLessEqual(set(quoted(tests)), tests_there_are())
                traced |= set(quoted(by))
            wanted = set(plan) - UNTRACED - {"appraisal", "posted", "required"} | set(plan.get("required", []))
            for part in ("appraisal", "posted"):
                wanted |= {f"{part}.{key}" for key in plan.get(part, {}) if key != "comment"}
            with self.subTest(plan=path.stem):
                self.assertEqual(set(), wanted - traced, "the plan says it, the document traces it nowhere")

    def test_rules_of_every_plan_name_tests(self) -> None:
        general = rows(section("## 十二个方案，逐项对照").split("\n### ")[0])[1:]
        self.assertTrue(general)
        for row in general:
            with self.subTest(row=row[0]):
                self.assertLessEqual(set(quoted(row[2])), tests_there_are())


if __name__ == "__main__":
    unittest.main()
