"""Sizes, words of unfinished work, strings of one machine, and that no C++ test is left out of the build."""
from __future__ import annotations

import json
import re
import unittest

import tree

MOST_LINES = 400
CODE = (".cpp", ".h", ".py", ".mjs", ".js", ".sh", ".cmake", ".mustache", ".css")

# Written in pieces, or this file would find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "W" + "IP"]) + r")\b")
# "/home/" is a path in manuals of every system; these two are only on the machine where this was written.
OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:work|root)/")
REGISTRIES = re.compile(r"registry\.[a-z]|npm" + r"mirror|npm" + r"js\.|arti" + r"factory|_auth" + "Token")


class Files(unittest.TestCase):
    def test_sizes(self) -> None:
        checked = [path for path in tree.files() if path.suffix in CODE or path.parent == tree.ROOT / "scripts"]
        for path in checked:
            lines = path.read_text(encoding="utf-8").splitlines()
            with self.subTest(file=tree.shown(path)):
                reasoned = any("longer" in line for line in lines[:5])
                self.assertTrue(len(lines) <= MOST_LINES or reasoned,
                                f"{len(lines)} lines: split it, or say in its first five lines why it is longer")

    def test_header_comments(self) -> None:
        for path in tree.sources():
            with self.subTest(file=tree.shown(path)):
                self.assertEqual("// SPDX-License-Identifier: MIT", path.read_text(encoding="utf-8").splitlines()[0])

    def test_nothing_unfinished_and_nothing_of_one_machine(self) -> None:
        for path in tree.files():
            text = tree.text_of(path)
            if text is None:
                continue
            for number, line in enumerate(text.splitlines(), 1):
                with self.subTest(place=f"{tree.shown(path)}:{number}"):
                    self.assertIsNone(UNFINISHED.search(line), "unfinished work")
                    self.assertIsNone(OF_ONE_MACHINE.search(line), "a path of one machine")
                    self.assertIsNone(REGISTRIES.search(line), "a package registry")

    def test_npm_packages_are_pinned_and_name_no_host(self) -> None:
        for folder in (tree.ROOT / "tests" / "browser", tree.ROOT / "tests" / "fixtures" / "xlsx"):
            with self.subTest(folder=tree.shown(folder)):
                lock = (folder / "package-lock.json").read_text(encoding="utf-8")
                self.assertNotIn('"resolved"', lock)
                self.assertNotIn("://", lock)
                for version in json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"].values():
                    self.assertRegex(version, r"^\d+\.\d+\.\d+$")

    def test_every_cpp_test_is_in_a_target(self) -> None:
        tests = tree.ROOT / "tests"
        lists = (tests / "CMakeLists.txt").read_text(encoding="utf-8")
        folders = set(re.findall(r"^add_module_test\((\w+)", lists, re.MULTILINE))
        folders |= set(re.findall(r"^add_subdirectory\((fuzz)\)", lists, re.MULTILINE))  # has its own list
        for path in tree.files(tests, ".cpp"):
            if path.is_relative_to(tests / "fixtures"):  # programs that make what tests read
                continue
            with self.subTest(file=tree.shown(path)):
                self.assertIn(str(path.parent.relative_to(tests)), folders)

    def test_every_module_has_tests(self) -> None:
        """Commands and options are tried through the real binary instead (tests/golden, tests/process)."""
        tests = tree.ROOT / "tests"
        for module in sorted({tree.module_of(path) for path in tree.sources()} - {"main", "cli", "app"}):
            with self.subTest(module=module):
                self.assertTrue(any(tree.files(tests / module, ".cpp")), "no tests of this module")


if __name__ == "__main__":
    unittest.main()
