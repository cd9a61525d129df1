"""verify: what is said of an archive, where the report comes to lie, and that every kind of damage ends in a refusal that names it."""
from __future__ import annotations

import re
import shutil
import stat
import unittest
from pathlib import Path

import program

DONE, FAILED, USAGE, REFUSED = 0, 1, 2, 3
COPY = "请用完好的副本核对，查清是谁、为什么改的。"


def run_verify(*words: str | Path) -> tuple[int, str, str]:
    done = program.run("verify", *map(str, words))
    return done.returncode, done.stdout, done.stderr


def result(text: str, item: str) -> tuple[str, str]:
    """Outcome and value of one item of the text."""
    found = re.search(rf"^\S+ +(通过|未通过|说明|不适用) +{item} +(.*)$", text, re.M)
    assert found, f"no {item} in:\n{text}"
    return found[1], found[2]


def details(text: str) -> list[str]:
    return [line for line in text.split("\n结论：")[1].splitlines()[1:] if line]


class Verify(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        """One archive for all tests: they spoil copies."""
        cls.kept = cls.enterClassContext(program.temp_folder("verify"))
        cls.workspace, as_of = program.example("p11-court", cls.kept)
        settings = cls.workspace / "gongshilan.json"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("{", '{\n  "retention": "30年",', 1), encoding="utf-8")
        materials = cls.workspace / "materials" / "2021"
        materials.mkdir(parents=True)
        (materials / "会议有关资料.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n%%EOF\n")
        for words in (["build"], ["keygen"], ["archive", "2021", "--as-of", as_of]):
            done = program.run(*words, "--workspace", str(cls.workspace))
            assert done.returncode == DONE, done.stderr

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("verify"))
        self.archive = self.folder / "副本"
        shutil.copytree(self.workspace / "archive", self.archive)
        for path in [self.archive, *self.archive.rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)
        self.open, self.internal = (self.archive / f"QHFY01-2021-1-{layer}" for layer in ("public", "internal"))
        self.key = self.workspace / "archive.pub"

    def assert_refused(self, where: Path, item: str, value: str, *lines: str) -> str:
        code, out, err = run_verify(where)
        self.assertEqual((REFUSED, ""), (code, err))
        self.assertEqual(("未通过", value), result(out, item))
        for line in lines:
            self.assertIn(line, details(out))
        return out

    def test_both_layers_pass_as_folder_and_zip(self) -> None:
        for layer in (self.open, self.internal):
            for where in (layer, layer.parent / f"{layer.name}.zip"):
                with self.subTest(where.name):
                    code, out, err = run_verify(where, "--key", self.key)
                    self.assertEqual((DONE, ""), (code, err))
                    self.assertIn("\n结论：通过。查了 ", out)
                    self.assertEqual(("通过", "30年"), result(out, "保管期限"))
                    self.assertEqual("通过", result(out, "签名")[0])
                    self.assertEqual("通过", result(out, "签名的公钥")[0])
        self.assertEqual(("通过", "“档案”表列了 1 种，都有文件，共 1 个"), result(out, "归档材料"))

    def test_report_to_print(self) -> None:
        reports = self.folder / "报告"
        code, out, err = run_verify(self.internal, "--report", reports)
        self.assertEqual((DONE, ""), (code, err))
        page, text = (reports / f"四性检测-QHFY01-2021-1-internal.{ending}" for ending in ("html", "txt"))
        self.assertEqual({page, text}, set(reports.iterdir()))
        self.assertEqual(out, text.read_text(encoding="utf-8") +
                         f"已写出四性检测报告：{page}（打印后由检测人、审核人签名），文字版 四性检测-QHFY01-2021-1-internal.txt\n")
        for path in (page, text):
            self.assertEqual(0o600, stat.S_IMODE(path.stat().st_mode))
        written = page.read_text(encoding="utf-8")
        self.assertIn("检测人（签名）", written)
        self.assertNotRegex(written, "<script|src=|href=|http:")
        first = page.read_bytes()
        run_verify(self.internal, "--report", reports)
        self.assertEqual(first, page.read_bytes(), "the same archive, the same page")
        for name in ("林素芳", "何远航"):
            self.assertNotIn(name, written)

    def test_fast_reads_no_payload(self) -> None:
        page = self.open / "data" / "index.html"
        page.write_bytes(page.read_bytes().replace("整".encode(), "改".encode()))
        code, out, _ = run_verify(self.open, "--fast")
        self.assertEqual(DONE, code)
        self.assertEqual(("不适用", "快速核对没有读"), result(out, "每个文件的哈希值"))
        self.assert_refused(self.open, "每个文件的哈希值", "19 个文件中 1 个和清单不一致",
                            f"data/index.html：内容变了，与清单里的 SHA-256、SHA-512、SM3 不一致。{COPY}")

    def test_quiet_says_only_what_is_wrong(self) -> None:
        self.assertEqual((DONE, "", ""), run_verify(self.open, "--quiet"))
        (self.open / "README.txt").write_text("别的\n", encoding="utf-8")
        code, out, _ = run_verify(self.open, "--quiet")
        self.assertEqual(REFUSED, code)
        self.assertIn("结论：未通过。真实性 1 项没有通过，见后面的明细", out)

    def test_missing_and_extra(self) -> None:
        (self.open / "data" / "about.html").unlink()
        (self.open / "data" / "新.txt").write_text("x")
        (self.open / "data" / "new.txt").write_text("x")
        out = self.assert_refused(self.open, "缺少的文件", "缺 1 个",
                                  "data/about.html：缺少这个文件。请从完好的副本里取回。")
        self.assertEqual(("未通过", "多出 1 个"), result(out, "多出的文件"))
        self.assertEqual("未通过", result(out, "文件名和链接")[0])
        self.assertEqual("未通过", result(out, "网页里的链接")[0])

    def test_layers_of_two_archives(self) -> None:
        table = self.internal / "public-tagmanifest-sha256.txt"
        table.write_bytes(table.read_bytes().replace(b"a", b"b", 1))
        out = self.assert_refused(self.open, "和内部层对应", "和 QHFY01-2021-1-internal 对不上")
        self.assertIn("QHFY01-2021-1-internal public-tagmanifest-sha256.txt：", out)

    def test_one_layer_alone(self) -> None:
        shutil.rmtree(self.internal)
        (self.archive / "QHFY01-2021-1-internal.zip").unlink()
        code, out, _ = run_verify(self.open)
        self.assertEqual(DONE, code)
        self.assertEqual(("说明", "QHFY01-2021-1-internal 不在旁边，没有对照"), result(out, "和内部层对应"))

    def test_signature(self) -> None:
        signature = self.open / "tagmanifest-sha256.txt.minisig"
        signature.write_text(signature.read_text().replace("QHFY01-2021-1", "QHFY01-2021-2"))
        self.assert_refused(self.open, "签名", "无效")
        signature.unlink()
        self.assert_refused(self.open, "签名", "无效",
                            "tagmanifest-sha256.txt.minisig：缺少这个文件，有公钥没有签名。请找出没有动过的备份，重新核对。")

    def test_another_key(self) -> None:
        other = self.folder / "另一个"
        shutil.copytree(self.workspace, other, ignore=shutil.ignore_patterns("archive*", ".lock", "site"))
        self.assertEqual(DONE, program.run("keygen", "--workspace", str(other)).returncode)
        code, out, _ = run_verify(self.open, "--key", other / "archive.pub")
        self.assertEqual(REFUSED, code)
        self.assertEqual(("未通过", "不是给出的那一把"), result(out, "签名的公钥"))

    def test_correction(self) -> None:
        done = program.run("archive", "2021", "--workspace", str(self.workspace), "--as-of", "2022-03-25", "--reason", "补一处")
        self.assertEqual(DONE, done.returncode, done.stderr)
        second = self.workspace / "archive" / "QHFY01-2021-2-public"
        self.addCleanup(self.remove_second)
        _, out, _ = run_verify(second)
        self.assertEqual(("通过", "更正了前面的；QHFY01-2021-1-public 在旁边，哈希值一致"), result(out, "更正链"))
        self.assertEqual(("说明", "补一处"), result(out, "更正原因"))
        self.assertEqual(("通过", "第 2 号，前面各号都在旁边"), result(out, "归档号连续"))
        code, out, _ = run_verify(self.workspace / "archive" / "QHFY01-2021-1-public.zip")
        self.assertEqual(DONE, code)
        self.assertEqual(("说明", "本档案已被 QHFY01-2021-2-public 更正，使用时以那一份为准"), result(out, "有没有更新的归档"))

    def remove_second(self) -> None:
        for path in (self.workspace / "archive").glob("QHFY01-2021-2-*"):
            if path.is_dir():
                for each in [path, *path.rglob("*")]:
                    each.chmod(0o700)
                shutil.rmtree(path)
            else:
                path.unlink()

    def test_nothing_is_written_into_archives(self) -> None:
        archives = self.workspace / "archive"
        before = {path: path.stat().st_mtime_ns for path in archives.rglob("*")}
        for folder, what in (
                (archives / "报告", f"{archives / '报告'}：archive 文件夹里只放归档。请换一个文件夹，例如工作区的 report。\n"),
                (self.open / "data", f"{self.open / 'data'}：这里是归档（{self.open}）。归档不能改动，请换一个文件夹。\n")):
            code, out, err = run_verify(self.workspace / "archive" / self.open.name, "--report", folder)
            self.assertEqual((FAILED, "", what), (code, out, err))
        self.assertEqual(before, {path: path.stat().st_mtime_ns for path in archives.rglob("*")})

    def test_what_is_no_archive(self) -> None:
        ledger, empty, note = self.workspace / "ledger", self.folder / "空", self.folder / "记.txt"
        empty.mkdir()
        note.write_text("x", encoding="utf-8")
        cut = self.folder / "QHFY01-2021-1-public.zip"
        cut.write_bytes((self.archive / cut.name).read_bytes()[:5000])
        for where, what in (
                (ledger, f"{ledger}：不是归档（里面没有 bagit.txt 和清单）。请写归档自己的文件夹，或者它的 ZIP。\n"),
                (empty, "空：是空文件夹。请检查路径。\n"),
                (note, f"{note}：既不是归档的文件夹，也不是它的 ZIP。请写归档的文件夹（里面有 bagit.txt），或者同名的 ZIP。\n"),
                (self.folder / "无", f"{self.folder / '无'}：找不到。请检查路径。\n"),
                (cut, "QHFY01-2021-1-public.zip：ZIP 的结尾不对，可能没有传完，或者后面多了东西。请换一份完好的副本。\n")):
            with self.subTest(where.name):
                self.assertEqual((REFUSED, "", what), run_verify(where))

    def test_usage(self) -> None:
        self.assertEqual(USAGE, run_verify()[0])
        settings = self.workspace / "gongshilan.json"
        self.assertEqual((REFUSED, "", f"{settings}：不是公钥。请写单位公布的公钥文件，gongshilan keygen 做出的 .pub 文件。\n"),
                         run_verify(self.open, "--key", settings))


if __name__ == "__main__":
    unittest.main()
