"""Names of members in what society would read: masked in columns of names, refused in every other text."""
from __future__ import annotations

import unittest
from pathlib import Path

import program
import workspaces

AS_OF = "2022-03-25"
HINT = "向社会公开的文字里不写姓名，请改成职务；确实不是人名的，把这几个字照抄进 gongshilan.json 的 allow，写明谁定的、哪天、为什么。"
NOT_IMPORTED = "台账没有导入，原有记录和网站没有改变。\n"


class Names(unittest.TestCase):
    def workspace(self, measures: str, allow: tuple[str, ...] = (), audience: str = "unit") -> Path:
        """Its list is shown to society, but for the member's own item."""
        workspace = self.enterContext(program.temp_folder()) / "workspace"
        workspaces.write_settings(
            workspace, organization="TOP", meeting="2021", name="示例支部", audience=audience, approval="none",
            allow=[{"text": text, "person": "李四", "date": "2022-02-01", "reason": "地名"} for text in allow])
        workspaces.write_table(workspace, "年度", [{"会议编号": "2021", "方案": "P11", "主题": "甲", "会议日期": "2022-02-18"}])
        workspaces.write_table(workspace, "党员", [
            {"党员编号": "D1", "姓名": "欧阳文山", "类别": "正式"}, {"党员编号": "D2", "姓名": "高山", "类别": "正式"}])
        workspaces.write_table(workspace, "整改", [
            {"编号": "Z1", "主体": "班子", "整改事项": "走访", "整改措施": measures, "责任人": "高山、欧阳文山、外单位赵某某（书记）"},
            {"编号": "Z2", "主体": "D1", "整改事项": "欧阳文山学习", "整改措施": "高山监督", "责任人": "欧阳文山"}])
        return workspace

    def refused(self, workspace: Path, *more: str) -> str:
        done = program.run("build", "--workspace", str(workspace), "--as-of", AS_OF, "--audience", "society", *more)
        self.assertEqual(3 if done.stderr else 0, done.returncode)
        self.assertEqual(not done.stderr, (workspace / "site-society").exists())
        return done.stderr

    def test_columns_of_names_are_masked(self) -> None:
        """A masked name keeps its first and last character, so that a reader sees that there is a person."""
        workspace = self.workspace("每月到高山村走访", ("高山村", "高山"))
        self.assertEqual("", self.refused(workspace))
        page = program.text_of_page((workspace / "site-society/TOP/2021/rectification.html").read_text(encoding="utf-8"))
        self.assertIn("每月到高山村走访", page)  # it is allowed, and stands as it is
        self.assertIn("高*、欧*山、外单位赵*某（书记）", page)  # in columns of names nothing is
        self.assertNotIn("欧阳", page)

    def test_other_texts_are_refused(self) -> None:
        for allow, measures, names in (
                ((), "每月到高山村走访", "高山"), (("高山村",), "高山每月到高山村走访", "高山"),
                (("高山村",), "请欧阳文山和高　山记录", "欧阳文山”“高　山"), ((), "高山牵头，高山记录", "高山"),
                (("阳文山",), "请欧阳文山记录", "欧阳文山")):
            with self.subTest(measures=measures):
                self.assertEqual(f"整改.csv D2：整改措施里有党员姓名“{names}”。{HINT}\n共 1 处要改。{NOT_IMPORTED}",
                                 self.refused(self.workspace(measures, allow)))

    def test_what_is_stored_already_is_refused_too(self) -> None:
        workspace = self.workspace("请高山记录")
        unit = program.run("build", "--workspace", str(workspace), "--as-of", AS_OF)  # where nobody minds
        self.assertEqual((0, ""), (unit.returncode, unit.stderr))
        said = f"整改.csv D2：整改措施里有党员姓名“高山”。{HINT}\n共 1 处要改。"
        self.assertEqual(said + NOT_IMPORTED, self.refused(workspace))
        self.assertEqual(said + "网站没有改变。\n", self.refused(workspace, "--no-import"))

    def test_a_name_that_is_new_is_found_in_old_texts(self) -> None:
        workspace = self.workspace("请王小明记录")
        self.assertEqual("", self.refused(workspace))
        (workspace / "ledger/党员.csv").write_text("党员编号,姓名,类别\nD1,欧阳文山,正式\nD2,王小明,正式\n", encoding="utf-8")
        done = program.run("build", "--workspace", str(workspace), "--as-of", AS_OF, "--audience", "society")
        self.assertEqual((3, f"整改.csv D2：整改措施里有党员姓名“王小明”。{HINT}\n共 1 处要改。{NOT_IMPORTED}"),
                         (done.returncode, done.stderr))

    def test_check_says_it_where_the_workspace_is_for_society(self) -> None:
        for audience, expected in (
                ("unit", (0, "")),
                ("society", (3, f"整改.csv D2：整改措施里有党员姓名“高山”。{HINT}\n共 1 处要改。{NOT_IMPORTED}"))):
            done = program.run("check", "--workspace", str(self.workspace("请高山记录", audience=audience)),
                               "--as-of", AS_OF)
            self.assertEqual(expected, (done.returncode, done.stderr))


if __name__ == "__main__":
    unittest.main()
