"""keygen: keys that the stock minisign takes, nothing overwritten, nothing readable by others. What it signs is in tests/record."""
from __future__ import annotations

import re
import stat
import subprocess
import unittest
from pathlib import Path

import program
import workspaces

DONE, REFUSED = 0, 3


def minisign(*words: str, cwd: Path) -> str:
    done = subprocess.run(["minisign", *words], cwd=cwd, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL,
                          timeout=program.PATIENCE, check=False)
    if done.returncode != 0:
        raise AssertionError(f"minisign {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


class Keygen(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("keygen"))
        self.workspace = self.folder / "甲 支部"
        workspaces.write_settings(self.workspace, organization="A", meeting="2021", name="甲支部")
        self.secret, self.open = self.workspace / "archive.key", self.workspace / "archive.pub"

    def run_keygen(self, *more: str) -> tuple[int, str, str]:
        done = program.run("keygen", "--workspace", str(self.workspace), *more)
        return done.returncode, done.stdout, done.stderr

    def made(self) -> None:
        self.assertEqual((DONE, "", ""), self.run_keygen("--quiet"))

    def number(self) -> str:
        line = self.open.read_text().splitlines()[0]
        return re.fullmatch("untrusted comment: minisign public key ([0-9A-F]{16})", line)[1]

    def what_to_do(self) -> str:
        return (f"  私钥 {self.secret}：用来给归档签名，只有自己能读。请另外备份一份，不要给任何人。\n"
                f"  公钥 {self.open}：请公布出去，例如写进文件、印在公示栏上。别人核对归档时，要拿它来比。\n"
                f"  要公布的是这一行：{self.open.read_text().splitlines()[1]}\n")

    def test_a_pair(self) -> None:
        code, out, err = self.run_keygen()
        self.assertEqual((DONE, ""), (code, err))
        self.assertEqual(f"已做好一对密钥，编号 {self.number()}。\n{self.what_to_do()}", out)
        self.assertEqual(0o600, stat.S_IMODE(self.secret.stat().st_mode))
        self.assertEqual({"archive.key", "archive.pub", "gongshilan.json", ".lock"},
                         {path.name for path in self.workspace.iterdir()})

    def test_the_stock_program_takes_both(self) -> None:
        self.made()
        (self.workspace / "message").write_text("看得见的内容\n", encoding="utf-8")
        minisign("-S", "-s", "archive.key", "-m", "message", "-t", "甲支部", cwd=self.workspace)
        self.assertEqual("Signature and comment signature verified\nTrusted comment: 甲支部\n",
                         minisign("-V", "-H", "-p", "archive.pub", "-m", "message", cwd=self.workspace))
        minisign("-R", "-s", "archive.key", "-p", "again.pub", cwd=self.workspace)
        self.assertEqual(self.open.read_bytes(), (self.workspace / "again.pub").read_bytes())

    def test_no_two_are_the_same(self) -> None:
        self.made()
        first = self.secret.read_bytes(), self.open.read_bytes()
        self.secret.unlink()
        self.open.unlink()
        self.made()
        self.assertNotEqual(first[0], self.secret.read_bytes())
        self.assertNotEqual(first[1], self.open.read_bytes())

    def refused(self, message: str) -> None:
        before = {path: path.read_bytes() for path in (self.secret, self.open) if path.exists()}
        self.assertEqual((REFUSED, "", message), self.run_keygen())
        self.assertEqual(before, {path: path.read_bytes() for path in (self.secret, self.open) if path.exists()})

    def test_a_pair_is_never_overwritten(self) -> None:
        self.made()
        again = ("一直用它就可以。要换一对的，请先把 archive.key 和 archive.pub 一起移到别处收好，再运行一次："
                 "以前的归档还要用原来的公钥核对。\n")
        self.refused(f"{self.secret}：这里已经有一对密钥，编号 {self.number()}。{again}")
        self.open.write_text("别的东西\n", encoding="utf-8")
        self.refused(f"{self.secret}：这里已经有一对密钥。{again}")

    def test_a_lost_secret_key_is_not_made_up_for(self) -> None:
        self.made()
        self.secret.unlink()
        self.refused(f"{self.open}：只有公钥，没有私钥 archive.key。私钥在别处的，请放回来；丢了的，请把 archive.pub "
                     "移到别处收好，再运行一次，另做一对：以前的归档还要用原来的公钥核对。\n")

    def test_a_missing_public_key_follows_from_the_secret_one(self) -> None:
        self.made()
        secret, open_key = self.secret.read_bytes(), self.open.read_bytes()
        self.open.unlink()
        code, out, err = self.run_keygen()
        self.assertEqual((DONE, ""), (code, err))
        self.assertEqual((secret, open_key), (self.secret.read_bytes(), self.open.read_bytes()))
        self.assertEqual(f"原来的私钥没有动，补上了它的公钥，编号 {self.number()}。\n{self.what_to_do()}", out)

    def test_a_public_key_of_no_secret_one_is_not_made(self) -> None:
        self.secret.write_text("别的东西\n", encoding="utf-8")
        self.refused(f"{self.secret}：这不是可以用来签名的私钥。请从备份取回；没有备份的，请移走它，运行 gongshilan keygen 另做一对。\n")
        self.assertFalse(self.open.exists())

    def test_only_in_a_workspace(self) -> None:
        (self.workspace / "gongshilan.json").unlink()
        self.assertEqual((2, "", f"{self.workspace}：这里没有 gongshilan.json，不是工作区。请用 --workspace 指明工作区文件夹，或按手册建立一个。\n"),
                         self.run_keygen())
        self.assertEqual([], list(self.workspace.iterdir()))


if __name__ == "__main__":
    unittest.main()
