"""The documents say what the program does: its options, its commands, its settings, its version."""
from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import tree

PROGRAM = os.environ["GONGSHILAN"]
COMMANDS = ("init", "export", "import", "check", "build", "report", "approve-sheet", "withdraw", "log",
            "verify-screen", "archive", "verify", "restore", "keygen", "serve", "calendar add", "calendar list")
# Rules of the table that nothing says yet.
RULES_TO_COME: set[str] = set()
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def help_of(*command: str) -> str:
    done = subprocess.run([PROGRAM, *command, "--help"], capture_output=True, text=True, check=True)
    return done.stdout


def read(name: str) -> str:
    return (tree.ROOT / name).read_text(encoding="utf-8")


def options_of(text: str) -> set[str]:
    return set(OPTION.findall(text))


class Docs(unittest.TestCase):
    def test_the_documents_are_there(self) -> None:
        for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/手册.md", "docs/settings.md",
                     "docs/architecture.md", "docs/glossary.md"):
            with self.subTest(document=name):
                self.assertTrue((tree.ROOT / name).is_file())

    def test_the_manual_has_every_command_and_option(self) -> None:
        manual = read("docs/手册.md")
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertIn(f"gongshilan {command}", manual)
        printed = options_of(help_of()).union(*(options_of(help_of(*command.split())) for command in COMMANDS))
        self.assertIn("--workspace", printed)
        for option in sorted(printed):
            with self.subTest(option=option):
                self.assertIn(option, options_of(manual))

    def test_documented_commands_and_options_exist(self) -> None:
        known = {command: options_of(help_of(*command.split())) | {"--help"} for command in COMMANDS}
        for name in ("README.md", "docs/手册.md", "CONTRIBUTING.md"):
            for line in read(name).splitlines():
                for said in re.findall(r"\bgongshilan ([a-z][^`#|]*)", line):
                    command = next((each for each in COMMANDS if re.match(rf"{each}\b", said)), None)
                    if "--" not in said and command is None:
                        continue  # prose in English
                    with self.subTest(document=name, line=line.strip()):
                        self.assertIn(command, COMMANDS)
                        self.assertLessEqual(options_of(said), known[command])
                for script in re.findall(r"\bscripts/[a-z_-]+\b", line):
                    with self.subTest(document=name, script=script):
                        self.assertTrue((tree.ROOT / script).exists() or (tree.ROOT / f"{script}.sh").exists())

    def test_links_between_documents_lead_somewhere(self) -> None:
        for path in tree.files(tree.ROOT, ".md"):
            text = path.read_text(encoding="utf-8")
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
                if re.match(r"[a-z]+:", target):
                    continue
                with self.subTest(document=tree.shown(path), target=target):
                    self.assertTrue((path.parent / target).exists())

    def test_settings(self) -> None:
        source = read("src/config/settings.cpp") + read("src/config/kiosk.cpp")
        coded = set(re.findall(r'\b(?:json|settings)(?:\.|->|,\s*)(?:\w+\()?"(\w+)"', source))
        self.assertIn("organization", coded)
        rows = re.findall(r"^\|([^|]*)\|", read("docs/settings.md"), re.MULTILINE)
        documented = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
        self.assertEqual(coded, documented, "the first column of the tables of docs/settings.md names each key")

    def test_examples_of_settings_are_read(self) -> None:
        shown = re.findall(r"```json\n(.*?)```", read("docs/settings.md"), re.DOTALL)
        self.assertTrue(shown)
        for number, text in enumerate(shown):
            with self.subTest(example=number), tempfile.TemporaryDirectory() as folder:
                Path(folder, "gongshilan.json").write_text(text, encoding="utf-8")
                Path(folder, "ledger").mkdir()
                said = json.loads(text)
                year = f"会议编号,方案,主题\n{said['meeting']},{next(iter(said.get('plan_values', ['P11'])))},甲\n"
                Path(folder, "ledger/年度.csv").write_text(year, encoding="utf-8")
                if "name" not in said:  # it stands in the table of organisations
                    own = f"组织编号,名称,类型\n{said['organization']},甲总支,党总支\n"
                    Path(folder, "ledger/组织.csv").write_text(own, encoding="utf-8")
                done = subprocess.run([PROGRAM, "check", "--workspace", folder, "--as-of", "2020-01-01"],
                                      capture_output=True, text=True, check=False)
                self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_the_page_of_examples_leads_to_each(self) -> None:
        page = read("data/examples/index.html")
        entries = re.findall(r'<a href="([^"/]+)/index\.html">([^<]+)</a></h2>\n<p><b>方案 (P\d\d) [^<]*</b>([^<]*)</p>',
                             page)
        folders = sorted(path for path in (tree.ROOT / "data/examples").iterdir() if path.is_dir())
        self.assertEqual([path.name for path in folders], [entry[0] for entry in entries])
        for folder, (_, name, plan, text) in zip(folders, entries, strict=True):
            with self.subTest(example=folder.name):
                self.assertEqual(folder.name[:3].upper(), plan)
                self.assertIn(name, (folder / "README.md").read_text(encoding="utf-8").splitlines()[0])
                year, month, day = (folder / "as_of.txt").read_text().strip().split("-")
                self.assertIn(f"数据算到{year}年{int(month)}月{int(day)}日", text)

    def test_rules_of_check(self) -> None:
        coded = re.findall(r'FindingRule\{Rule::(\w+), "(\w+)", "([^"]+)", (\w+)\}', read("src/rules/finding_rules.cpp"))
        self.assertTrue(coded)
        for name, key, *_ in coded:
            self.assertEqual(name, key)
        headings = {"late": "已经逾期", "soon": "快要到期", "missing": "还没有填或没有做", "look": "请核对"}
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| [^|]+ \|$",
                          read("docs/check.md").split("## --json")[0], re.MULTILINE)
        self.assertEqual([(key, name, headings[urgency]) for _, key, name, urgency in coded], rows)

    def test_every_rule_of_check_is_said_by_some_test(self) -> None:
        keys = set(re.findall(r'FindingRule\{Rule::(\w+)', read("src/rules/finding_rules.cpp")))
        said = {key for path in tree.files(tree.ROOT / "src/rules", ".cpp") if path.name != "finding_rules.cpp"
                for key in re.findall(r"\bRule::(\w+)", path.read_text(encoding="utf-8"))}
        self.assertEqual(RULES_TO_COME, keys - said, "a rule that is said now is no longer to come")
        tests = "".join(path.read_text(encoding="utf-8") for path in tree.files(tree.ROOT / "tests/rules", ".cpp"))
        for key in sorted(said):
            with self.subTest(rule=key):
                self.assertIn(f'"{key} ', tests, "no test of findings expects it")

    def test_keys_of_the_json_of_check(self) -> None:
        coded = set(re.findall(r'\.set\("(\w+)"', read("src/app/check_json.cpp")))
        rows = re.findall(r"^\| `(\w+)` \|", read("docs/check.md").split("## --json")[1], re.MULTILINE)
        counts = {"late", "soon", "missing", "look"}
        self.assertEqual(sorted(coded), sorted(rows))
        for key in counts | {"refused", "findings", "due"}:
            self.assertIn(f"`{key}`", read("docs/check.md"))

    def test_the_log(self) -> None:
        section = read("docs/手册.md").split("### gongshilan log：", 1)[1].split("\n### ")[0]
        words = re.search(r"words\{(.*?)\};", read("src/store/log.cpp"), re.DOTALL)
        assert words
        actions, keys = (section.split(head, 1)[1].split("\n\n")[0] for head in ("| 做了什么 | ", "| 键 | 意思 |"))
        documented = [word for row in re.findall(r"^\| ([^|]+) \|", actions, re.MULTILINE) for word in row.split("、")]
        self.assertEqual(re.findall('"([^"]+)"', words[1]), documented)
        coded = set(re.findall(r'\.set\("(\w+)"', read("src/app/log.cpp")))
        self.assertEqual(coded, {key for row in re.findall(r"^\|([^|]*)\|", keys, re.MULTILINE)
                                 for key in re.findall(r"`(\w+)`", row)})

    def test_version(self) -> None:
        version = re.search(r"project\(gongshilan VERSION ([\d.]+)", read("CMakeLists.txt"))
        newest = re.search(r"^## \[?v?(\d+\.\d+\.\d+)", read("CHANGELOG.md"), re.MULTILINE)
        self.assertIsNotNone(version)
        self.assertIsNotNone(newest, "CHANGELOG.md has no heading with a version")
        assert version and newest
        self.assertEqual(version[1], newest[1])
        done = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True)
        self.assertEqual(f"gongshilan {version[1]}\n", done.stdout)


if __name__ == "__main__":
    unittest.main()
