"""What each example's README says that check must say, counted by hand, against what it says."""
from __future__ import annotations

import re
import unittest

import program

# As check heads its groups, and as the READMEs call them.
GROUPS = {"已经逾期": "逾期", "快要到期": "临期", "还没有填或没有做": "还没有填或没有做", "请核对": "请核对"}


def counted_by_hand(text: str) -> tuple[int, dict[str, int]]:
    [(total, line)] = re.findall(r"`check` 该说的 (\d+) 处\*\*(.*)", text)
    said = {heading: re.search(rf"[：；]{word} (\d+)", line) for heading, word in GROUPS.items()}
    return int(total), {heading: int(found[1]) for heading, found in said.items() if found}


class Readmes(unittest.TestCase):
    def test_findings(self) -> None:
        names = program.example_names()
        self.assertEqual(12, len(names))
        with program.temp_folder() as folder:
            for name in names:
                workspace, as_of = program.example(name, folder)
                done = program.run("check", "--workspace", str(workspace), "--as-of", as_of)
                groups = re.findall(r"^【(.*)】\n((?:.+\n)+)", done.stdout, re.MULTILINE)
                found = {heading: len(lines.splitlines()) for heading, lines in groups}
                with self.subTest(example=name):
                    self.assertEqual(0, done.returncode)
                    total, by_hand = counted_by_hand((workspace / "README.md").read_text(encoding="utf-8"))
                    self.assertEqual(by_hand, found)
                    self.assertEqual(total, sum(found.values()))


if __name__ == "__main__":
    unittest.main()
