"""What only members see as tables (talks, opinions, filings, materials, the last list): data and page say the same."""
from __future__ import annotations

import unittest
from datetime import date
from typing import Any

import data_test
import program


def shown_day(value: str | None, otherwise: str = "") -> str:
    if value is None or not data_test.ISO_DATE.fullmatch(value):
        return value or otherwise
    return data_test.chinese_date(value)


class Records(unittest.TestCase):
    units: list[data_test.Tables]
    as_of: dict[str, str]  # by the site's folder

    @classmethod
    def setUpClass(cls) -> None:
        folder = cls.enterClassContext(program.temp_folder())
        cls.units, cls.as_of = [], {}
        for name in program.example_names():
            workspace, as_of = program.example(name, folder)
            site = program.build(workspace, as_of, "members", folder / f"{name}-site")
            cls.as_of[site.name] = as_of
            cls.units += [tables for tables in data_test.tables_of(site) if tables.is_unit]

    def compare(self, key: str, page: str, caption: str, at_least: int, *row_of: Any) -> None:
        """The first cells of each row of the page's table of that caption, made from the data by row_of."""
        rows = 0
        for unit in self.units:
            if key not in unit.tables or not unit.rows(key):
                continue
            markup = unit.page(page).split(f">{caption}</caption>")[1].split("</table>")[0]
            shown = [row[:len(row_of)] for row in data_test.table_rows(markup)[1:]]
            made = [[cell({**row, "as_of": self.as_of[unit.folder.parts[-3]]}) for cell in row_of] for row in unit.rows(key)]
            if key == "last" and "原因说明" not in markup:  # a column of causes without a cause is not shown
                made = [row[:-1] for row in made]
            if key == "opinions" and all(row[-1] == "没有填" for row in made) and ">已回应</th>" not in markup:
                made = [row[:-1] for row in made]
                shown = [row[:len(row_of) - 1] for row in shown]
            with self.subTest(folder=str(unit.folder)):
                self.assertEqual(shown, made)
            rows += len(shown)
        self.assertGreaterEqual(rows, at_least)

    def test_talks(self) -> None:
        self.compare("talks", "preparation.html", "各类谈心谈话应谈和已谈的次数", 40,
                     lambda row: row["kind"] + (" 必谈" if row["must"] else ""),
                     lambda row: "没有填" if row["expected"] is None else str(row["expected"]),
                     lambda row: str(row["held"]))

    def test_opinions(self) -> None:
        self.compare("opinions", "preparation.html", "各渠道征求到的意见条数", 30, lambda row: row["channel"],
                     lambda row: str(row["count"]), lambda row: "没有填" if row["answered"] is None else str(row["answered"]))

    def test_filings(self) -> None:
        def state(row: dict[str, Any]) -> str:
            late = row["days_late"]
            if row["status"] == "未报送" and row["deadline"]:
                return f"未报送 还有{(date.fromisoformat(row['deadline']) - date.fromisoformat(row['as_of'])).days}天"
            return row["status"] + ("" if late is None else f" {late}天" if row["status"] == "逾期" else f" 晚{late}天")

        self.compare("filings", "filings.html", "要报送的材料、对象、截止和报送日期", 60, state,
                     lambda row: row["material"], lambda row: row["recipient"],
                     lambda row: shown_day(row["deadline"], "没有定"), lambda row: shown_day(row["sent_on"]))

    def test_materials(self) -> None:
        self.compare("materials", "filings.html", "要归档的材料和归档日期", 15,
                     lambda row: "已归档" if row["archived_on"] else "未归档", lambda row: row["material"],
                     lambda row: shown_day(row["archived_on"]))

    def test_last_list(self) -> None:
        def late(row: dict[str, Any]) -> str:
            days = row["days_late"]
            return "" if days is None else f"晚{days}天销号" if row["status"] == "已整改" else f"逾期{days}天"

        def deadlines(row: dict[str, Any]) -> str:
            text = shown_day(row["deadline"])
            for line in row["earlier_deadlines"]:
                day, _, note = line.partition("（")
                text += f"原 {shown_day(day)}" + (" " + note.rstrip("）") if note else "")
            return text + (f"延期{row['extensions']}次" if row["extensions"] else "")

        self.compare("last", "last.html", "上次会议的整改事项在这次会议当天的状态", 20,
                     lambda row: " ".join(filter(None, (row["status"], shown_day(row["closed_on"]), late(row)))),
                     lambda row: row["item"] + row["number"],
                     lambda row: row["responsible"] or "", deadlines,
                     lambda row: row["cause"] or ("没有说明原因" if row["status"] == "尚未整改" else ""))


if __name__ == "__main__":
    unittest.main()
