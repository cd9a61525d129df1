"""Pages that hang on plans and on other meetings: after each edit, the incremental build equals a clean one byte for byte."""
from __future__ import annotations

import json
import unittest

import incremental_cases_test
import workspaces


class Plans(incremental_cases_test.Case):
    def setUp(self) -> None:
        super().setUp()
        for number, above in (("A", ""), ("B", "A"), ("C", "A")):
            self.organization(number, above)
        for number in ("A", "C"):
            self.meeting(number)
            self.item(number, "R1")
        self.check()

    def settings(self, **more: object) -> None:
        workspaces.write_settings(self.workspace, organization="A", meeting="2021", audience="members", approval="none",
                                  **more)

    def own_plan(self, **keys: object) -> None:
        file = self.workspace / "plans" / "own.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"id": "OWN", "amends": "P05", **keys}), encoding="utf-8")

    def read(self, page: str) -> str:
        return (self.site() / page).read_text(encoding="utf-8")

    def test_a_plan_of_its_own_changes(self) -> None:
        self.own_plan()
        self.tables["年度"][1]["方案"] = "OWN"
        self.check()
        self.own_plan(name="改过的方案", posted={"rectification": "society"})
        self.check()
        self.assertIn("改过的方案", self.read("C/2021/index.html"))
        self.assertIn("C的R1", self.shown_of("C", "society"))
        self.own_plan(tables=["meeting", "stage", "member"])
        self.check()
        self.assertFalse((self.site() / "C" / "2021" / "rectification.html").exists())

    def test_the_next_meeting_is_when_reports_are_due(self) -> None:
        self.tables["年度"][1]["方案"] = "P05"
        self.member("C", "M1", "周远")["等次"] = ""
        self.row("承诺", "C", 编号="C1", 会议编号="2021", 承诺人="M1", 承诺事项="走访", 完成时限="2022-12-31")
        self.check()
        before = self.shown_of("C")
        following = self.meeting("C", "2022", plan="P05")
        following["会议日期"] = "2022-03-20"
        self.check()
        self.assertIn("缺报", self.read("C/2021/commitments.html"))
        self.assertNotIn("缺报 1", before)
        following["会议日期"] = "2022-07-20"
        self.check()
        self.assertNotIn("缺报 1", self.read("C/2021/commitments.html"))

    def test_a_superior_of_another_plan_between(self) -> None:
        """One that appraises nobody, whose branch has figures all the same: the page above leads to what there is."""
        self.tables["组织"][2]["上级编号"] = "B"
        self.meeting("B", plan="P03")
        self.member("C", "M1", "周远")
        self.settings(plan_values={"P03": {"working_days": 9}})
        self.check()
        page = (self.site() / "A" / "2021" / "appraisal.html").read_text(encoding="utf-8")
        self.assertIn('href="../../B/2021/index.html"', page)
        self.assertNotIn("B/2021/appraisal.html", page)

    def test_one_without_a_list_before_one_with_it(self) -> None:
        """Its items are carried on, but there is no page of its own to lead to; nor from a superior to itself."""
        former = self.meeting("A", "2020")
        self.item("A", "R0", "2020")
        self.check()
        page, list_of_items = (self.site() / "A" / "2021" / each for each in ("index.html", "rectification.html"))
        self.assertIn('href="../../A/2020/rectification.html#R0"', list_of_items.read_text(encoding="utf-8"))
        self.assertIn('href="rectification.html"', page.read_text(encoding="utf-8"))
        former["方案"] = "P09"
        self.check()
        self.assertIn("结转自", list_of_items.read_text(encoding="utf-8"))
        self.assertNotIn("2020/rectification.html", list_of_items.read_text(encoding="utf-8"))
        self.tables["年度"][0]["方案"] = "P09"
        self.check()
        self.assertIn("所属单位", page.read_text(encoding="utf-8"))
        self.assertNotIn('href="rectification.html"', page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
