"""What a site must not show is found wherever and however it is written: check --site, and build itself."""
from __future__ import annotations

import html
import json
import shutil
import unittest
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import program
import workspaces

SECRET = "请郑素芳代为走访“老户”"  # a stage's note: members only
NAME = "郑素芳"  # of a member who is named nowhere


def numeric(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def hexadecimal(text: str) -> str:
    return "".join(f"&#x{ord(c):X};" for c in text)


def escaped(text: str) -> str:
    return json.dumps(text)[1:-1]


def folded(text: str) -> bytes:
    """Within a character, as a calendar may."""
    content = text.encode()
    return b"BEGIN:VCALENDAR\r\nSUMMARY:" + content[:4] + b"\r\n " + content[4:] + b"\r\nEND:VCALENDAR\r\n"


def page(body: str) -> str:
    return f"<!doctype html>\n<title>公示</title>\n{body}\n"


# File, what stands in it, and what is said of it: place, column, way of writing.
LEAKS: dict[str, tuple[str, str | bytes, str]] = {
    "the title of an SVG": ("a.svg", f"<svg>\n<title>{NAME}</title></svg>", "a.svg 第 2 行|姓名|原样"),
    "an HTML comment": ("a.html", page(f"<!-- {SECRET} -->"), "a.html 第 3 行|备注|原样"),
    "an entry of a feed": ("feed.xml", f"<feed><entry>\n<title>{html.escape(SECRET)}</title></entry></feed>",
                           "feed.xml 第 2 行|备注|原样"),
    "a cell of CSV": ("a.csv", f'编号,备注\n1,"{NAME}"\n', "a.csv 第 2 行|姓名|原样"),
    "doubled quotes": ("b.csv", '编号,备注\n1,"说""第一""的""郑素芳"""\n', "b.csv 第 2 行|姓名|原样"),
    "a percent-encoded link": ("b.html", page(f'<a href="?q={quote(SECRET)}">'), "b.html 第 3 行|备注|百分号编码"),
    "JSON in escapes": ("a.json", json.dumps([{"n": NAME}]), "a.json 第 1 行|姓名|反斜杠转义"),
    "a string of JavaScript": ("a.js", f"var a = 1;\nvar n = '{escaped(NAME)}';\n", "a.js 第 2 行|姓名|反斜杠转义"),
    "a folded line of a calendar": ("a.ics", folded(NAME), "a.ics 第 2 行|姓名|折行"),
    "numeric entities": ("c.html", page(f"<p>{numeric(NAME)}</p>"), "c.html 第 3 行|姓名|HTML 转义"),
    "hexadecimal entities": ("d.html", page(f"<p>{hexadecimal(SECRET)}</p>"), "d.html 第 3 行|备注|HTML 转义"),
    "a meta description": ("e.html", page(f'<meta name="description" content="{SECRET}">'), "e.html 第 3 行|备注|原样"),
    "a hidden attribute": ("f.html", page(f'<p data-note="{NAME}" hidden></p>'), "f.html 第 3 行|姓名|原样"),
    "a percent-encoded link in entities": ("g.html", page(f'<a href="{quote(NAME).replace("%", "&#37;")}">'),
                                           "g.html 第 3 行|姓名|几种转义叠在一起"),
    "the name of a file": (f"{NAME}.txt", "", f"{NAME}.txt|姓名|文件名"),
    "a number that nobody sees": ("h.html", page('<p id="DY-007">'), "h.html 第 3 行|党员编号|原样"),
}


def write(folder: Path) -> Path:
    workspace = folder / "workspace"
    workspaces.write_settings(workspace, organization="ZB1", meeting="2021", name="示例支部", approval="none")
    workspaces.write_table(workspace, "年度", [{"会议编号": "2021", "方案": "P11", "主题": "学习", "会议日期": "2022-02-18"}])
    workspaces.write_table(workspace, "安排", [{"阶段": "学习", "备注": SECRET}])
    workspaces.write_table(workspace, "党员", [{"党员编号": "DY-007", "姓名": NAME, "类别": "正式"},
                                             {"党员编号": "DY-008", "姓名": "周清", "类别": "正式"}])
    workspaces.write_table(workspace, "整改", [{"编号": "Z1", "整改事项": "改进走访", "整改措施": "每月走访", "责任人": "周清"}])
    return workspace


class CheckSite(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.workspace = write(self.folder)
        self.site = program.build(self.workspace, workspaces.AS_OF)

    def check(self, *more: str) -> tuple[int, str, str]:
        done = program.run("check", "--workspace", str(self.workspace), "--site", str(self.site), *more)
        return done.returncode, done.stdout, done.stderr

    def test_a_site_as_it_was_built_holds_nothing(self) -> None:
        count = sum(1 for path in self.site.rglob("*") if path.is_file())
        self.assertEqual((0, f"已查 {count} 个文件，没有发现只给比“本单位”更窄的范围看的内容。\n", ""), self.check())

    def test_every_way_of_leaking_is_found_and_named(self) -> None:
        for leak, (file, content, said) in LEAKS.items():
            with self.subTest(leak=leak):
                path = self.site / "sub" / file
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
                code, out, err = self.check()
                path.unlink()
                self.assertEqual((3, ""), (code, out))
                place, column, way = said.split("|")
                record = "安排 学习" if column == "备注" else "党员 DY-007"
                self.assertIn(f"sub/{place}：有“本单位”范围不能看的内容：ZB1 2021 {record} 的“{column}”（{way}）\n", err)
                self.assertRegex(err, "\n已查 [0-9]+ 个文件，有 [0-9]+ 处不能给“本单位”看。请从网站里删去，再查一次。\n$")

    def test_names_are_a_leak_for_society_only(self) -> None:
        self.assertEqual(0, self.check("--audience", "members")[0])
        code, _, err = self.check("--audience", "society")
        self.assertEqual(3, code)
        self.assertIn("有“社会”范围不能看的内容：ZB1 2021 党员 DY-008 的“姓名”（原样）\n", err)

    def test_what_cannot_be_searched_is_said(self) -> None:
        (self.folder / "empty").mkdir()
        workspaces.write_settings(self.folder / "empty", organization="ZB1", meeting="2021", name="示例支部")
        for arguments, said, code in (
                (["--site", str(self.folder / "none")], f"{self.folder}/none：没有这个文件夹。请写网站所在的文件夹。\n", 1),
                (["--workspace", str(self.folder / "empty"), "--site", str(self.site)],
                 "记录库：还没有导入台账，没有可以对照的内容。请先运行 gongshilan import，再查。\n", 1),
                (["--site", str(self.site), "--strict"],
                 "--site：不能和 --due、--strict、--json、--as-of 一起写。请分两次查。\n", 2),
                (["--audience", "unit"], "--audience：只能和 --site 一起写。请去掉它，或者加上 --site。\n", 2)):
            with self.subTest(said=said):
                where = [] if "--workspace" in arguments else ["--workspace", str(self.workspace)]
                done = program.run("check", *where, *arguments)
                self.assertEqual((code, "", said), (done.returncode, done.stdout, done.stderr))

    def test_all_examples_for_all_audiences(self) -> None:
        for name in program.example_names():
            workspace, as_of = program.example(name, self.folder / "examples")
            settings = json.loads((workspace / "gongshilan.json").read_text(encoding="utf-8"))
            workspaces.write_settings(workspace, **{**settings, "approval": "none"})
            for audience in program.AUDIENCES:
                with self.subTest(example=name, audience=audience):
                    site = program.build(workspace, as_of, audience, self.folder / f"{name}-{audience}")
                    done = program.run("check", "--workspace", str(workspace), "--site", str(site), "--audience", audience)
                    self.assertEqual((0, ""), (done.returncode, done.stderr))


class Build(unittest.TestCase):
    HINT = "网站没有改动。请查看工作区自己的 templates 和 public；不是它们写的，就是程序的错误，请报告。\n"

    def refused(self, plant: Callable[[Path], object], audience: str, said: str) -> None:
        """A site stands; what is planted then ends the next build and leaves every byte of it as it was."""
        folder = self.enterContext(program.temp_folder())
        workspace = write(folder)
        site = program.build(workspace, workspaces.AS_OF, audience, folder / "site")
        before = program.bytes_of(site)
        plant(workspace)
        done = program.run("build", "--workspace", str(workspace), "--as-of", workspaces.AS_OF, "--audience", audience,
                           "--out", str(site))
        self.assertEqual((1, "", said + self.HINT), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(before, program.bytes_of(site))

    def test_an_asset_of_ones_own(self) -> None:
        def plant(workspace: Path) -> None:
            (workspace / "public").mkdir()
            (workspace / "public" / "own.svg").write_text(f"<svg>\n<title>{numeric(NAME)}</title></svg>", encoding="utf-8")
        self.refused(plant, "unit", "assets/own.svg 第 2 行：要写上“本单位”范围不能看的内容：ZB1 2021 党员 DY-007 的“姓名”（HTML 转义）。")

    def test_a_template_of_ones_own(self) -> None:
        def plant(workspace: Path) -> None:
            (workspace / "templates").mkdir()
            shipped = (program.ROOT / "site-templates" / "stages.mustache").read_text(encoding="utf-8")
            (workspace / "templates" / "stages.mustache").write_text(f"<!-- {quote(SECRET)} -->{shipped}", encoding="utf-8")
        self.refused(plant, "unit", "ZB1/2021/stages.html 第 1 行：要写上“本单位”范围不能看的内容：ZB1 2021 安排 学习 的“备注”（百分号编码）。")

    def test_a_name_for_society(self) -> None:
        """What the unit may see, in a file that is the same for all."""
        def plant(workspace: Path) -> None:
            (workspace / "public").mkdir()
            (workspace / "public" / "own.svg").write_text("<svg><title>联系人周清</title></svg>", encoding="utf-8")
        self.refused(plant, "society", "assets/own.svg 第 1 行：要写上“社会”范围不能看的内容：ZB1 2021 党员 DY-008 的“姓名”（原样）。")

    def test_words_of_the_program_are_no_leak(self) -> None:
        """What a clerk may well write in a note, and what pages say of themselves."""
        folder = self.enterContext(program.temp_folder())
        workspace = write(folder)
        workspaces.write_table(workspace, "安排", [
            {"阶段": f"阶段{i}", "开始": "2022-01-10", "截止": "2022-01-20", "完成日期": "2022-01-19", "备注": note}
            for i, note in enumerate(("已完成", "整改清单", "逾期", "逾期 3 天", "工作安排", "开始", "最近更新"))])
        program.build(workspace, workspaces.AS_OF)

    def test_what_is_allowed_passes(self) -> None:
        folder = self.enterContext(program.temp_folder())
        workspace = write(folder)
        (workspace / "public").mkdir()
        (workspace / "public" / "own.svg").write_text(f"<svg><title>联系人{NAME}</title></svg>", encoding="utf-8")
        settings = json.loads((workspace / "gongshilan.json").read_text(encoding="utf-8"))
        allowed = [{"text": f"联系人{NAME}", "person": "周清", "date": "2022-03-01", "reason": "本人同意"}]
        workspaces.write_settings(workspace, **settings, allow=allowed)
        program.build(workspace, workspaces.AS_OF)


if __name__ == "__main__":
    unittest.main()
