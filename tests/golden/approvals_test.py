"""The signed codes in the shipped examples are those of their content; each meeting whose plan posts its list to society
has an approved batch. UPDATE_GOLDEN=1 writes the codes anew: they change with every field that is approved."""
from __future__ import annotations

import json
import os
import re
import sqlite3
import unittest
from pathlib import Path

import program

UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
PLANS = program.ROOT / "data" / "plans"


def posted_to_society() -> set[str]:
    plans = (json.loads(path.read_text(encoding="utf-8")) for path in PLANS.glob("P*.json"))
    return {plan["id"] for plan in plans if plan.get("posted", {}).get("rectification") == "society"}


def replace_in_ledger(name: str, before: str, after: str) -> None:
    for path in (program.EXAMPLES / name / "ledger").rglob("*.*"):
        data = path.read_bytes()
        if before.encode() in data:
            path.write_bytes(data.replace(before.encode(), after.encode()))


class Approvals(unittest.TestCase):
    def code_of(self, workspace: Path, organization: str, meeting: str, batch: str) -> str:
        done = program.run("approve-sheet", "--workspace", str(workspace), "--organization", organization, "--meeting",
                           meeting, "--batch", batch)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        [code] = re.findall(r"内容码 (\S{5}-\S{5})）", done.stdout)
        return code

    def test_codes_are_those_of_the_content(self) -> None:
        checked = 0
        with program.temp_folder() as folder:
            for name in program.example_names():
                workspace, as_of = program.example(name, folder)
                self.assertEqual(0, program.run("import", "--workspace", str(workspace)).returncode)
                with sqlite3.connect(workspace / "gongshilan.db") as record:
                    rows = record.execute("SELECT organization, meeting, batch, content_code, approved FROM disclosure "
                                          "WHERE content_code IS NOT NULL").fetchall()
                for organization, meeting, batch, code, approved in rows:
                    now = self.code_of(workspace, organization, meeting, batch)
                    if UPDATE and now != code:
                        replace_in_ledger(name, code, now)
                        code = now
                    with self.subTest(example=name, organization=organization, meeting=meeting, batch=batch):
                        self.assertEqual(now, code)
                        self.assertLessEqual(approved, as_of)
                        checked += 1
        self.assertEqual(17, checked)

    def test_lists_for_society_are_approved(self) -> None:
        plans = posted_to_society()
        self.assertEqual(6, len(plans))
        with program.temp_folder() as folder:
            for name in program.example_names():
                workspace, as_of = program.example(name, folder)
                program.build(workspace, as_of, "society", folder / f"{name}-society")
                with sqlite3.connect(workspace / "gongshilan.db") as record:
                    meetings = set(record.execute(f"SELECT organization, meeting FROM meeting WHERE plan IN "
                                                  f"({','.join('?' * len(plans))})", sorted(plans)))
                    approved = set(record.execute("SELECT organization, meeting FROM log WHERE action = '审批生效'"))
                with self.subTest(example=name):
                    self.assertEqual(meetings, approved)


if __name__ == "__main__":
    unittest.main()
