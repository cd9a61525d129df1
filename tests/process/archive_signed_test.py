"""A signed archive: what stands in it, that the stock minisign agrees, and that no other signature or key passes."""
from __future__ import annotations

import shutil
import subprocess
import unittest
from pathlib import Path

import archives
import bag_validator
import program

SIGNED = "tagmanifest-sha256.txt"
SIGNATURE = f"{SIGNED}.minisig"


def minisign(bag: Path, *words: str) -> str | None:
    """What it says; nothing if it refuses."""
    done = subprocess.run(["minisign", "-V", "-m", SIGNED, *words], cwd=bag, capture_output=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else None


class Signed(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())
        self.made = archives.ready(*program.example("p05-office", self.folder))
        archives.well(program.run("keygen", "--workspace", str(self.made.workspace)))
        self.key = self.made.workspace / "archive.pub"
        archives.well(self.made.archive())

    def refused(self, layer: str, *more: str, named: str = SIGNATURE) -> None:
        done = archives.verify(self.made.bag(layer), *more)
        self.assertEqual(3, done.returncode, done.stdout)
        self.assertIn(named, done.stdout + done.stderr)

    def test_what_stands_in_it(self) -> None:
        for layer in archives.LAYERS:
            bag = self.made.bag(layer)
            tags = {path for path in archives.files_of(bag) if not path.startswith("data/")}
            self.assertEqual(archives.TAG_FILES | {archives.OF_LAYER[layer], "archive.pub", SIGNATURE}, tags)
            self.assertEqual(self.key.read_bytes(), (bag / "archive.pub").read_bytes())
            for manifest in ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt"):
                listed = archives.listed_in(bag / manifest)
                self.assertIn("archive.pub", listed)
                self.assertNotIn(SIGNATURE, listed)
            for where in (bag, self.made.zip(layer)):
                self.assertEqual([], bag_validator.check(where).errors)
                for more in ((), ("--key", str(self.key))):
                    done = archives.verify(where, *more)
                    self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
            self.assertIn("minisign -V", (bag / "README.txt").read_text(encoding="utf-8"))
        self.assertEqual([], [path for path, content in program.bytes_of(self.made.workspace / "archive").items()
                              if (self.made.workspace / "archive.key").read_text().splitlines()[1].encode() in content],
                         "the secret key is in an archive")

    def test_the_stock_program_agrees(self) -> None:
        for layer in archives.LAYERS:
            bag = self.made.bag(layer)
            for key in ("archive.pub", str(self.key)):
                said = minisign(bag, "-p", key)
                self.assertIsNotNone(said)
                self.assertIn(f"gongshilan {bag.name}", said or "")
            archives.write_over(bag / SIGNED, (bag / SIGNED).read_bytes() + b"\n")
            self.assertIsNone(minisign(bag, "-p", "archive.pub"))

    def test_another_key_signs_as_well_and_shows(self) -> None:
        other = self.folder / "other"
        other.mkdir()
        shutil.copy(self.made.workspace / "gongshilan.json", other)
        archives.well(program.run("keygen", "--workspace", str(other)))
        for layer in archives.LAYERS:
            self.refused(layer, "--key", str(other / "archive.pub"), named="archive.pub")
        # a signature of another bag, and one by another key
        public, internal = (self.made.bag(layer) / SIGNATURE for layer in archives.LAYERS)
        kept = public.read_bytes()
        archives.write_over(public, internal.read_bytes())
        self.refused("public")
        archives.write_over(public, kept)
        archives.write_over(self.made.bag("public") / "archive.pub", (other / "archive.pub").read_bytes())
        self.refused("public", named="archive.pub")

    def test_every_line_of_the_signature_counts(self) -> None:
        path = self.made.bag("public") / SIGNATURE
        content = path.read_bytes()
        lines = content.splitlines(keepends=True)
        changed = [b"".join(lines[:i] + [b"x" + lines[i]] + lines[i + 1:]) for i in range(len(lines))]
        changed += [b"".join(lines[:i] + lines[i + 1:]) for i in range(len(lines))] + [content + b"\n", content[:-1], b""]
        for other in changed:
            with self.subTest(other=other):
                archives.write_over(path, other)
                self.refused("public")
        archives.write_over(path, content)
        path.unlink()
        self.refused("public")

    def test_a_key_elsewhere_and_one_that_is_none(self) -> None:
        away = self.folder / "钥匙.key"
        (self.made.workspace / "archive.key").rename(away)
        archives.well(self.made.archive("--reason", "更正", "--key", str(away)))
        self.assertIsNotNone(minisign(self.made.bag("public", 2), "-p", "archive.pub"))
        for content in (b"", "公示".encode(), self.key.read_bytes()):
            away.write_bytes(content)
            done = self.made.archive("--reason", "再更正", "--key", str(away))
            self.assertEqual(3, done.returncode, done.stderr)
            self.assertIn(str(away), done.stderr)
            self.assertEqual(self.made.names(1, 2), self.made.there())
        away.unlink()
        done = self.made.archive("--reason", "再更正", "--key", str(away))
        self.assertNotEqual(0, done.returncode)
        self.assertIn(str(away), done.stderr)
        archives.well(self.made.archive("--reason", "没有签名的"))
        self.assertFalse((self.made.bag("public", 3) / SIGNATURE).exists())


if __name__ == "__main__":
    unittest.main()
