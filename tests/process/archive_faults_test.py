"""Damage to an archive: any byte changed, a file gone, added, renamed or exchanged, a ZIP cut, lengthened or made by another
hand. verify names each; with GONGSHILAN_LONG thousands of bytes of what holds a bag together are tried (tests/record has each)."""
from __future__ import annotations

import contextlib
import os
import random
import shutil
import stat
import tempfile
import unittest
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import archives
import broken_disk
import program
import site_checks

FLIPS = (0x01, 0x20, 0x80, 0x07)  # 0x20: other case, 0x07: LF becomes CR


def some(things: list[Any], most: int) -> list[Any]:
    return [things[i] for i in broken_disk.spread(list(range(len(things))), most)]


class Damage(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        cls.made = archives.archived(*program.example("p05-office", cls.folder))
        cls.kept = cls.folder / "kept"
        shutil.copytree(cls.made.workspace / "archive", cls.kept, symlinks=True)
        cls.tried = 0

    @classmethod
    def tearDownClass(cls) -> None:
        print(f"{cls.tried} faults")

    def tearDown(self) -> None:
        self.assertEqual(program.bytes_of(self.kept), program.bytes_of(self.made.workspace / "archive"), "a test left its damage")

    def noticed(self, where: Path, *names: str, fast: bool = False) -> None:
        """names: one of them must be told."""
        type(self).tried += 1
        done = archives.verify(where, *(["--fast"] if fast else []))
        said = done.stdout + done.stderr
        self.assertEqual(3, done.returncode, said)
        self.assertNotIn("程序出错", said)
        self.assertTrue(any(name in said for name in names), f"{names} not named in:\n{said}")

    @contextlib.contextmanager
    def changed(self, path: Path, content: bytes) -> Iterator[None]:
        before = path.read_bytes()
        archives.write_over(path, content)
        try:
            yield
        finally:
            archives.write_over(path, before)

    @contextlib.contextmanager
    def a_copy(self, layer: str) -> Iterator[Path]:
        """The bag in a place of its own, to be pulled to pieces."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            bag = Path(folder) / self.made.name(layer)
            shutil.copytree(self.made.bag(layer), bag, symlinks=True)
            yield bag

    def flip(self, path: Path, at: int, *names: str, fast: bool = False) -> None:
        content = bytearray(path.read_bytes())
        content[at] ^= FLIPS[at % len(FLIPS)]
        bag = path if path.suffix == ".zip" else next(each for each in path.parents if each.parent.name == "archive")
        with self.subTest(path=str(path), at=at), self.changed(path, bytes(content)):
            self.noticed(bag, *names, fast=fast)

    # -- bytes --------------------------------------------------------------------------------------------------------
    def test_a_byte_of_any_file(self) -> None:
        places = []
        for layer in archives.LAYERS:
            for name in archives.files_of(self.made.bag(layer)):
                path = self.made.bag(layer) / name
                size = path.stat().st_size
                places += [(path, name, at) for at in sorted({0, size // 3, size - 1}) if size > 0]
        for path, name, at in some(places, site_checks.of_size(110, 6, 100_000)):
            self.flip(path, at, name)

    def test_a_byte_of_the_zips(self) -> None:
        for layer in archives.LAYERS:
            archive = self.made.zip(layer)
            size = archive.stat().st_size
            for at in some(list(range(size)), site_checks.of_size(40, 2, 800)):
                self.flip(archive, at, archive.name, *archives.files_of(self.made.bag(layer)))

    def test_a_byte_of_what_holds_it_together(self) -> None:
        """Tag files and the headers of ZIPs."""
        for layer in archives.LAYERS:
            tags = [name for name in archives.files_of(self.made.bag(layer)) if not name.startswith("data/")]
            places = [(self.made.bag(layer) / name, at, name) for name in tags
                      for at in range((self.made.bag(layer) / name).stat().st_size)]
            places += [(self.made.zip(layer), at, self.made.zip(layer).name) for at in self.headers(self.made.zip(layer))]
            for path, at, name in some(places, site_checks.of_size(40, 4, 2500)):
                self.flip(path, at, name, *(archives.files_of(self.made.bag(layer)) if path.suffix == ".zip" else ()))

    def headers(self, archive: Path) -> list[int]:
        with zipfile.ZipFile(archive) as packed:
            local = [at for each in packed.infolist() for at in range(each.header_offset, each.header_offset + 30 + len(each.filename))]
            return local + list(range(packed.start_dir, archive.stat().st_size))

    def test_a_quick_look_sees_what_holds_it_together(self) -> None:
        for layer in archives.LAYERS:
            for name in self.some_files(layer):
                if not name.startswith("data/"):
                    self.flip(self.made.bag(layer) / name, 5, name, fast=True)

    # -- files --------------------------------------------------------------------------------------------------------
    def some_files(self, layer: str) -> list[str]:
        """Those beside the payload, and some of it."""
        files = archives.files_of(self.made.bag(layer))
        payload = [name for name in files if name.startswith("data/")]
        tags = [name for name in files if name not in payload]
        return some(tags, site_checks.of_size(100, 2, 100)) + some(payload, site_checks.of_size(6, 1, 10_000))

    def each_file(self, damage: Callable[[Path], object], fast: str | None = None) -> None:
        """fast: what a quick look names where it cannot know of the file in the payload."""
        for layer in archives.LAYERS:
            for name in self.some_files(layer):
                with self.subTest(layer=layer, name=name), self.a_copy(layer) as bag:
                    damage(bag / name)
                    self.noticed(bag, name)
                    self.noticed(bag, fast if fast and name.startswith("data/") else name, fast=True)

    def test_a_file_is_gone(self) -> None:
        self.each_file(lambda path: path.unlink())

    def test_a_file_has_another_name(self) -> None:
        self.each_file(lambda path: path.rename(path.with_name("renamed.txt")))

    def test_a_file_is_a_link(self) -> None:
        """Also to the very bytes that should be there."""
        def link(path: Path) -> None:
            elsewhere = path.with_name("elsewhere")
            path.rename(elsewhere)
            elsewhere.rename(self.folder / "elsewhere")
            path.symlink_to(self.folder / "elsewhere")
        self.each_file(link)

    def test_a_file_is_cut_or_longer(self) -> None:
        self.each_file(lambda path: archives.write_over(path, path.read_bytes() + b"\n"), fast="Payload-Oxum")
        self.each_file(lambda path: archives.write_over(path, path.read_bytes()[:-1]), fast="Payload-Oxum")

    def test_two_files_are_exchanged(self) -> None:
        for layer in archives.LAYERS:
            files = self.some_files(layer)
            for one, other in zip(files, files[1:] + files[:1]):
                with self.subTest(layer=layer, one=one, other=other), self.a_copy(layer) as bag:
                    contents = [(bag / name).read_bytes() for name in (one, other)]
                    if contents[0] == contents[1]:
                        continue
                    for name, content in zip((other, one), contents):
                        archives.write_over(bag / name, content)
                    for name in (one, other):
                        self.noticed(bag, name)

    def test_something_is_added(self) -> None:
        def folder(path: Path) -> None:
            path.mkdir(parents=True)

        def file(path: Path) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")

        additions = [("data/added.html", file), ("added.txt", file), (".DS_Store", file), ("data/.hidden", file),
                     ("data/a/b/added", file), ("fetch.txt", file), ("manifest-md5.txt", file), ("tagmanifest-md5.txt", file),
                     ("data/新.txt", file), ("data/a\nb", file), ("data/a b", file), ("data/\x1b[31mred", file), ("archive.pub", file),
                     ("tagmanifest-sha256.txt.minisig", file), ("data/empty", folder), ("empty", folder),
                     ("data/link", lambda path: path.symlink_to("index.html")), ("data/dangling", lambda path: path.symlink_to("x")),
                     ("data/up", lambda path: path.symlink_to("..")), ("data/pipe", os.mkfifo), ("pipe", os.mkfifo)]
        for name, add in some(additions, site_checks.of_size(100, 4, 100)):
            for layer in archives.LAYERS:
                for fast in (False, True):
                    with self.subTest(layer=layer, name=name, fast=fast), self.a_copy(layer) as bag:
                        add(bag / name)
                        shown = {"data/a\nb": "data/a", "data/\x1b[31mred": "red"}.get(name, name)
                        self.noticed(bag, shown, fast=fast)
                        if "\x1b" in name:
                            self.assertNotIn("\x1b", archives.verify(bag, *(["--fast"] if fast else [])).stdout)

    def test_a_folder_is_a_link(self) -> None:
        with self.a_copy("public") as bag:
            (bag / "data").rename(self.folder / "data elsewhere")
            (bag / "data").symlink_to(self.folder / "data elsewhere")
            self.noticed(bag, "data")

    def test_another_name_for_the_bag(self) -> None:
        with self.a_copy("public") as bag:
            renamed = bag.with_name(bag.name.replace("-1-", "-2-"))
            bag.rename(renamed)
            self.noticed(renamed, renamed.name)

    # -- ZIPs ---------------------------------------------------------------------------------------------------------
    def test_a_zip_is_cut_or_longer(self) -> None:
        for layer in archives.LAYERS:
            archive = self.made.zip(layer)
            content = archive.read_bytes()
            lengths = some(list(range(len(content))), site_checks.of_size(30, 2, 400))
            lengths = sorted({0, 30, *lengths, *range(len(content) - site_checks.of_size(25, 1, 200), len(content))})
            for length in lengths:
                with self.subTest(layer=layer, length=length), self.changed(archive, content[:length]):
                    self.noticed(archive, archive.name)
            for more in (b"\0", b"\n", b"PK\5\6" + bytes(18), content[-22:], content):
                for longer in (content + more, more + content):
                    with self.subTest(layer=layer, more=len(more)), self.changed(archive, longer):
                        self.noticed(archive, archive.name)

    def test_pieces_of_a_zip_are_moved_about(self) -> None:
        choose = random.Random(site_checks.SEED)
        archive = self.made.zip("public")
        content = archive.read_bytes()
        for _ in range(site_checks.of_size(40, 1, 300)):
            at, to = sorted(choose.sample(range(len(content)), 2))
            piece = content[at:min(to, at + choose.choice((1, 4, 30, 1000, len(content))))]
            for other in (content[:at] + content[at + len(piece):], content[:at] + piece + content[at:],
                          content[:at] + bytes(len(piece)) + content[at + len(piece):], content[:at] + piece[::-1] + content[at + len(piece):]):
                if other != content:
                    with self.subTest(at=at, length=len(piece)), self.changed(archive, other):
                        self.noticed(archive, archive.name, *archives.files_of(self.made.bag("public")))

    def packed(self, name: Callable[[str], str] = lambda name: name, order: int = 1, more: tuple[tuple[str, bytes], ...] = (),
               **how: Any) -> bytes:
        """The public bag as another program might pack it."""
        with zipfile.ZipFile(self.made.zip("public")) as made:
            files = [(name(each), made.read(each)) for each in made.namelist()[::order]]
        return archives.zipped([*files, *more], **how)

    def test_a_zip_by_another_hand(self) -> None:
        def set_to(**values: object) -> Callable[[zipfile.ZipInfo], object]:
            return lambda each: [setattr(each, name, value) for name, value in values.items()]

        base, archive = self.made.name("public"), self.made.zip("public")
        self.assertEqual(archive.read_bytes(), self.packed(), "or those below are refused for another reason")
        hands = {
            "deflated": self.packed(change=set_to(compress_type=zipfile.ZIP_DEFLATED)),
            "another day": self.packed(change=set_to(date_time=(2024, 1, 1, 0, 0, 0))),
            "an extra field": self.packed(change=set_to(extra=b"\x99\x99\1\0x")),
            "a file's comment": self.packed(change=set_to(comment=b"x")),
            "a comment": self.packed(comment=b"x"),
            "backwards": self.packed(order=-1),
            "links": self.packed(change=set_to(external_attr=(stat.S_IFLNK | 0o777) << 16)),
            "other modes": self.packed(change=set_to(external_attr=0o100777 << 16)),
            "without its folder": self.packed(name=lambda name: name.removeprefix(f"{base}/")),
            "in another folder": self.packed(name=lambda name: name.replace("-1-", "-2-")),
            "a folder": self.packed(more=((f"{base}/data/empty/", b""),)),
            "another file": self.packed(more=((f"{base}/data/more.html", b""),)),
            "the same file": self.packed(more=((f"{base}/data/index.html", b""),))}
        for path in ("../outside", f"{base}/../../outside", "/outside", f"{base}/data/..", f"{base}\\..\\..\\outside", "C:\\outside",
                     f"{base}/data/新.txt", f"{base}/data/./x", f"{base}//x", "~/outside", f"{base}/data/a\nb"):
            hands[path] = self.packed(more=((path, b"x"),))
            hands[f"instead: {path}"] = self.packed(name=lambda name, path=path: path if name.endswith("data/index.html") else name)
        for hand, content in some(list(hands.items()), site_checks.of_size(100, 6, 100)):
            with self.subTest(hand=hand), self.changed(archive, content):
                self.noticed(archive, archive.name)
                self.assertEqual([], [path for path in self.made.workspace.rglob("outside")])

    def test_what_is_no_archive(self) -> None:
        empty, file = self.folder / "empty", self.folder / "a.zip"
        empty.mkdir()
        for content in (b"", b"PK", b"PK\3\4", b"PK\5\6" + bytes(18), "公示".encode(), bytes(100_000)):
            file.write_bytes(content)
            with self.subTest(content=content[:20]):
                self.noticed(file, file.name)
        self.noticed(empty, "bagit.txt", "empty")
        for where in (self.folder / "没有", Path("/dev/null"), Path("/dev/zero")):
            done = archives.verify(where)
            self.assertIn(done.returncode, (1, 3), done.stdout)
            self.assertIn(str(where), done.stderr)


if __name__ == "__main__":
    unittest.main()
