"""The validator that agrees with the product must be able not to: a good bag is good, and each rule has a bag that breaks it."""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unittest
import zipfile
from collections.abc import Callable
from pathlib import Path

import bag_validator
import program

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = {"data/index.html": b"<p>one</p>\n", "data/2021/list.csv": b"a,b\n", "data/empty": b""}
SIZE, FILES = sum(map(len, PAYLOAD.values())), len(PAYLOAD)
INFO = f"Source-Organization: 第一党支部\nBag-Count: 1 of 2\nPayload-Oxum: {SIZE}.{FILES}\nNote: one\n  and more: of it\n"
SHA256 = hashlib.sha256(b"a,b\n").hexdigest()


class ABag:
    """A good bag; change() writes it anew, with one thing different and all checksums of the tag files right."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "bag"
        self.files = dict(PAYLOAD)
        self.put("bagit.txt", DECLARATION)
        self.put("bag-info.txt", INFO)
        for algorithm in ("sha256", "sha512"):
            self.list_in(f"manifest-{algorithm}.txt", list(PAYLOAD))

    def put(self, path: str, content: str | bytes) -> None:
        self.files[path] = content.encode() if isinstance(content, str) else content

    def list_in(self, manifest: str, paths: list[str]) -> None:
        algorithm = manifest.split("-")[1].removesuffix(".txt")
        self.put(manifest, "".join(f"{hashlib.new(algorithm, self.files[path]).hexdigest()}  {path}\n" for path in paths))

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.files[path].decode()
        assert text.count(old) == 1, (path, old)
        self.put(path, text.replace(old, new))

    def seal(self) -> None:
        for algorithm in ("sha256", "sha512"):
            if f"tagmanifest-{algorithm}.txt" not in self.files:
                self.list_in(f"tagmanifest-{algorithm}.txt", [path for path in self.files if not path.startswith(("data/", "tagm"))])

    def write(self) -> None:
        for path, content in self.files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)


Change = Callable[[ABag], None]


class BagValidator(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder())

    def bag(self, change: Change = lambda bag: None, then: Callable[[Path], object] = lambda folder: None) -> Path:
        """change: before the tag manifests are written; then: with the folder at last."""
        bag = ABag(Path(self.enterContext(program.temp_folder())))
        change(bag)
        bag.seal()
        bag.write()
        then(bag.folder)
        return bag.folder

    def assert_good(self, bag: Path, *warnings: str) -> None:
        report = bag_validator.check(bag)
        self.assertEqual(([], list(warnings)), (report.errors, report.warnings))

    def assert_errors(self, expected: list[str], change: Change = lambda bag: None,
                      then: Callable[[Path], object] = lambda folder: None) -> None:
        self.assertEqual(expected, bag_validator.check(self.bag(change, then)).errors)

    def test_good_bags(self) -> None:
        self.assert_good(self.bag())
        self.assert_good(self.bag(lambda bag: bag.put("bagit.txt", DECLARATION.replace("\n", "\r\n"))))
        self.assert_good(self.bag(lambda bag: bag.put("bagit.txt", DECLARATION.strip())))
        self.assert_good(self.bag(lambda bag: bag.edit("manifest-sha256.txt", f"{SHA256}  ", f"{SHA256.upper()} \t ")))

        def without_extras(bag: ABag) -> None:
            for path in ("bag-info.txt", "manifest-sha256.txt"):
                del bag.files[path]
        self.assert_good(self.bag(without_extras))

        def strange_names(bag: ABag) -> None:
            for name, written in (("data/a\nb", "data/a%0Ab"), ("data/100%\r", "data/100%25%0d"), ("data/ a  b", "data/ a  b")):
                bag.put(name, "x")
                for algorithm in ("sha256", "sha512"):
                    path = f"manifest-{algorithm}.txt"
                    bag.put(path, bag.files[path] + f"{hashlib.new(algorithm, b'x').hexdigest()}  {written}\n".encode())
            bag.edit("bag-info.txt", f"{SIZE}.{FILES}", f"{SIZE + 3}.{FILES + 3}")
        self.assert_good(self.bag(strange_names))

        def in_gb18030(bag: ABag) -> None:
            bag.edit("bagit.txt", "UTF-8", "GB18030")
            bag.put("bag-info.txt", INFO.encode("gb18030"))
        self.assert_good(self.bag(in_gb18030))

        def sm3_too(bag: ABag) -> None:
            bag.list_in("manifest-sm3.txt", list(PAYLOAD))
        self.assert_good(self.bag(sm3_too))

        def fetched(bag: ABag) -> None:
            bag.put("fetch.txt", "https://example.cn/a%20b 4 data/2021/list.csv\nhttp://example.cn/ - data/empty\n")
        self.assert_good(self.bag(fetched))

    def test_what_has_to_be_there(self) -> None:
        self.assert_errors(["is not a folder"], then=lambda folder: folder.rename(folder.with_name("elsewhere")))
        self.assert_errors(["bagit.txt: is missing"], lambda bag: bag.files.pop("bagit.txt") and None)
        self.assert_errors(["there is no payload manifest"],
                           lambda bag: [bag.files.pop(f"manifest-sha{n}.txt") for n in (256, 512)] and None)

        def no_payload(bag: ABag) -> None:
            for path in PAYLOAD:
                del bag.files[path]
            for algorithm in ("sha256", "sha512"):
                bag.put(f"manifest-{algorithm}.txt", "")
            bag.edit("bag-info.txt", f"{SIZE}.{FILES}", "0.0")
        self.assert_errors(["data: the payload folder is missing"], no_payload)
        self.assert_good(self.bag(no_payload, lambda folder: (folder / "data").mkdir()))

    def test_the_declaration(self) -> None:
        two_lines = "bagit.txt: is not the two lines that it has to be"
        for text, errors in ((DECLARATION + "\n", [two_lines]), ("\n" + DECLARATION, [two_lines]), ("", [two_lines]),
                             (DECLARATION.split("\n")[0], [two_lines]), (DECLARATION.replace(": ", ":"), [two_lines]),
                             (DECLARATION.replace("BagIt", "Bagit"), [two_lines]),
                             ("\n".join(reversed(DECLARATION.strip().split("\n"))), [two_lines]),
                             (DECLARATION.replace("1.0", "0.97"), ["bagit.txt: says version 0.97, not 1.0"]),
                             (DECLARATION.replace("UTF-8", "UTF-88"), ["bagit.txt: names no known encoding: UTF-88"]),
                             ("\ufeff" + DECLARATION, ["bagit.txt: begins with a byte order mark", two_lines])):
            with self.subTest(text=text):
                self.assert_errors(errors, lambda bag: bag.put("bagit.txt", text))
        self.assert_errors(["bag-info.txt: is not in utf-8"], lambda bag: bag.put("bag-info.txt", INFO.encode("gb18030")))

    def test_payload_and_manifests(self) -> None:
        both = ("manifest-sha256.txt", "manifest-sha512.txt")
        self.assert_errors([f"{name} line 2: 'data/2021/list.csv' has another checksum" for name in both],
                           then=lambda folder: (folder / "data/2021/list.csv").write_bytes(b"a,c\n"))
        self.assert_errors([f"{name} line 3: 'data/empty' is not there" for name in both]
                           + [f"bag-info.txt: payload-oxum is {SIZE}.{FILES}, the payload {SIZE}.{FILES - 1}"],
                           then=lambda folder: (folder / "data/empty").unlink())
        self.assert_errors([f"{name}: 'data/more' is not listed" for name in both]
                           + [f"bag-info.txt: payload-oxum is {SIZE}.{FILES}, the payload {SIZE}.{FILES + 1}"],
                           then=lambda folder: (folder / "data/more").touch())
        self.assert_errors(["manifest-sha512.txt: 'data/empty' is not listed"],
                           lambda bag: bag.list_in("manifest-sha512.txt", list(PAYLOAD)[:2]))
        self.assert_errors([f"{name} line {line}: 'data/{path}' has another checksum" for name in both
                            for line, path in ((1, "index.html"), (2, "2021/list.csv"))],
                           then=lambda folder: [(folder / "data/index.html").write_bytes(PAYLOAD["data/2021/list.csv"]),
                                                (folder / "data/2021/list.csv").write_bytes(PAYLOAD["data/index.html"])])
        for old, new, errors in (
                (SHA256, "0" + SHA256, ["line 2: 'data/2021/list.csv' has another checksum"]),
                (SHA256, SHA256[:-1], ["line 2: 'data/2021/list.csv' has another checksum"]),
                (SHA256, "g" + SHA256[1:], ["line 2: is not a checksum and a path", "'data/2021/list.csv' is not listed"]),
                (f"{SHA256}  ", SHA256, ["line 2: is not a checksum and a path", "'data/2021/list.csv' is not listed"]),
                (f"{SHA256}  ", f"\n{SHA256}  ", ["line 2: is not a checksum and a path"]),
                (f"{SHA256}  ", f"{SHA256}  data/2021/list.csv\n{SHA256}  ", ["line 3: 'data/2021/list.csv' is listed twice"]),
                (f"{SHA256}  ", f"{SHA256}  data/2021\n{SHA256}  ", ["line 2: 'data/2021' is a folder"]),
                ("list.csv", "list%2ecsv", ["line 2: 'data/2021/list%2ecsv' percent-encodes what it must not",
                                            "'data/2021/list.csv' is not listed"]),
                ("list.csv", "list%", ["line 2: 'data/2021/list%' percent-encodes what it must not",
                                       "'data/2021/list.csv' is not listed"])):
            with self.subTest(old=old, new=new):
                name = "manifest-sha256.txt"
                self.assert_errors([f"{name} {error}" if error.startswith("line") else f"{name}: {error}" for error in errors],
                                   lambda bag: bag.edit(name, old, new))
        for name in ("manifest-SHA256.txt", "manifest-sha-256.txt", "manifest-rot13.txt"):
            algorithm = name[9:-4]
            self.assert_errors([f"{name}: {algorithm!r} is not the plain name of a known algorithm"] + [
                f"{name}: {path!r} is not listed" for path in sorted(PAYLOAD)], lambda bag: bag.put(name, "00  data/empty\n"))

    def test_safe_paths(self) -> None:
        for path, fault in (("/etc/passwd", "is absolute"), ("data/../../outside", "leads upwards"), ("~/outside", "begins with a tilde"),
                            ("~root/outside", "begins with a tilde"), ("C:/outside", "is absolute"), ("\\outside", "is absolute"),
                            ("data\\..\\outside", "leads upwards"), ("data//empty", "is not in its plain form"),
                            ("data/./empty", "is not in its plain form"), ("data/", "is not in its plain form"),
                            ("data/a\0", "has a NUL")):
            with self.subTest(path=path):
                self.assert_errors([f"manifest-sha256.txt line 4: {path!r} {fault}"], lambda bag: bag.put(
                    "manifest-sha256.txt", bag.files["manifest-sha256.txt"] + f"{SHA256}  {path}\n".encode()))
        self.assert_errors(["manifest-sha256.txt: 'bagit.txt' is outside the payload"], lambda bag: bag.list_in(
            "manifest-sha256.txt", [*PAYLOAD, "bagit.txt"]))
        self.assert_errors(["data/empty: is neither a file nor a folder"]
                           + [f"manifest-sha{n}.txt line 3: 'data/empty' is not there" for n in (256, 512)]
                           + [f"bag-info.txt: payload-oxum is {SIZE}.{FILES}, the payload {SIZE}.{FILES - 1}"],
                           then=lambda folder: [(folder / "data/empty").unlink(), (folder / "data/empty").symlink_to("/dev/null")])
        self.assert_errors(["data/2021/more: is neither a file nor a folder"], then=lambda folder: (
            folder / "data/2021/more").symlink_to("."))
        self.assert_errors(["pipe: is neither a file nor a folder"], then=lambda folder: os.mkfifo(folder / "pipe"))

    def test_tag_manifests(self) -> None:
        name = "tagmanifest-sha256.txt"
        tags = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt"]
        self.assert_errors([f"tagmanifest-sha{n}.txt line 2: 'bag-info.txt' has another checksum" for n in (256, 512)],
                           then=lambda folder: (folder / "bag-info.txt").write_text(INFO + "Note: two\n", encoding="utf-8"))
        self.assert_errors([f"tagmanifest-sha{n}.txt line 2: 'bag-info.txt' is not there" for n in (256, 512)],
                           then=lambda folder: (folder / "bag-info.txt").unlink())
        self.assert_errors([f"{name}: 'manifest-sha512.txt' is not listed"], lambda bag: bag.list_in(name, tags[:3]))
        self.assert_errors([f"{name}: 'data/empty' is in the payload"], lambda bag: bag.list_in(name, [*tags, "data/empty"]))

        def lists_the_other(bag: ABag) -> None:
            bag.list_in("tagmanifest-sha512.txt", tags)
            bag.list_in(name, [*tags, "tagmanifest-sha512.txt"])
        self.assert_errors([f"{name}: 'tagmanifest-sha512.txt' is a tag manifest"], lists_the_other)

    def test_what_was_not_fetched(self) -> None:
        for line, errors in (("https://example.cn/ - data/gone", [
                "'data/gone' is not in manifest-sha256.txt", "'data/gone' is not in manifest-sha512.txt", "'data/gone' was not fetched"]),
                ("list.csv 4 data/2021/list.csv", ["list.csv is not an absolute address"]),
                ("https://example.cn/ 5 data/2021/list.csv", ["'data/2021/list.csv' has another length"]),
                ("https://example.cn/ x data/empty", ["is not an address, a length and a path"]),
                ("https://example.cn/ data/empty", ["is not an address, a length and a path"]),
                ("https://example.cn/ - data/../../x", ["'data/../../x' leads upwards"]),
                ("https://example.cn/ - bagit.txt", ["'bagit.txt' is outside the payload", "'bagit.txt' is not in manifest-sha256.txt",
                                                     "'bagit.txt' is not in manifest-sha512.txt"])):
            with self.subTest(line=line):
                self.assert_errors([f"fetch.txt line 1: {error}" for error in errors], lambda bag: bag.put("fetch.txt", line + "\n"))

    def test_metadata(self) -> None:
        oxum = f"Payload-Oxum: {SIZE}.{FILES}\n"
        for old, new, errors in (
                (oxum, "Payload-Oxum: 1.1\n", [f"payload-oxum is 1.1, the payload {SIZE}.{FILES}"]),
                (oxum, f"PAYLOAD-OXUM: {SIZE}.1\n", [f"payload-oxum is {SIZE}.1, the payload {SIZE}.{FILES}"]),
                (oxum, f"Payload-Oxum: {SIZE}\n", [f"payload-oxum is '{SIZE}'"]), (oxum, oxum * 2, ["payload-oxum is repeated"]),
                ("1 of 2", "1/2", ["bag-count is '1/2'"]), ("1 of 2\n", "1 of ?\nBagging-Date: 2022\n", ["bagging-date is '2022'"])):
            with self.subTest(new=new):
                self.assert_errors([f"bag-info.txt: {error}" for error in errors], lambda bag: bag.edit("bag-info.txt", old, new))
        for line in ("Note:one", "Note", " Note: one", "Note : one", ": one", ""):
            with self.subTest(line=line):
                self.assert_errors(["bag-info.txt line 1: is not a label, a colon, a blank and a value"],
                                   lambda bag: bag.put("bag-info.txt", f"{line}\n{INFO}"))

    def test_warnings(self) -> None:
        self.assert_good(self.bag(then=lambda folder: (folder / "notes.txt").touch()), *(
            f"tagmanifest-sha{n}.txt: 'notes.txt' is not listed" for n in (256, 512)))
        self.assert_good(self.bag(lambda bag: bag.edit("bag-info.txt", "Bag-Count", "Bag-Count: 1 of 2\nBag-Count")),
                         "bag-info.txt: bag-count is repeated")
        self.assert_good(self.bag(lambda bag: bag.edit("manifest-sha256.txt", "  data/empty", " *./data/empty")),
                         "manifest-sha256.txt line 3: '*./data/empty' begins as some tools write it")
        for one, other in (("data/\u00e9", "data/e\u0301"), ("data/a", "data/A")):
            def alike(bag: ABag) -> None:
                bag.put(one, "")
                bag.put(other, "")
                for algorithm in ("sha256", "sha512"):
                    bag.list_in(f"manifest-{algorithm}.txt", [*PAYLOAD, one, other])
                bag.edit("bag-info.txt", f"{SIZE}.{FILES}", f"{SIZE}.{FILES + 2}")
            warnings = bag_validator.check(self.bag(alike)).warnings
            self.assertEqual(3, len(warnings), warnings)
            self.assertEqual([f"manifest-sha{n}.txt: {other!r} and {one!r} differ in case or normalisation only" for n in (256, 512)],
                             warnings[1:])

    def packed(self, name: str, base: str = "bag", more: str | None = None) -> Path:
        archive = self.folder / name
        bag = self.bag()
        with zipfile.ZipFile(archive, "w") as file:
            for path, content in program.bytes_of(bag).items():
                file.writestr(f"{base}/{path}", content)
            if more is not None:
                file.writestr(more, "more")
        return archive

    def test_zip(self) -> None:
        self.assert_good(self.packed("bag.zip"))
        self.assert_good(self.packed("other.zip"), "holds bag")
        for more, errors in (("/etc/x", ["'/etc/x' is absolute", "has not one base folder with every name once: ['', 'bag']"]),
                             ("bag/../../x", ["'bag/../../x' leads upwards"]),
                             ("x", ["has not one base folder with every name once: ['bag', 'x']"]),
                             ("bag/data/x", [*(f"manifest-sha{n}.txt: 'data/x' is not listed" for n in (256, 512)),
                                             f"bag-info.txt: payload-oxum is {SIZE}.{FILES}, the payload {SIZE + 4}.{FILES + 1}"])):
            with self.subTest(more=more):
                self.assertEqual(errors, bag_validator.check(self.packed("bag.zip", more=more)).errors)
        archive = self.packed("bag.zip")
        archive.write_bytes(archive.read_bytes()[:-30])
        self.assertEqual(["is not a ZIP that can be read: File is not a zip file"], bag_validator.check(archive).errors)
        archive = self.packed("bag.zip")
        archive.write_bytes(archive.read_bytes().replace(b"<p>one", b"<p>two"))
        self.assertEqual(["'bag/data/index.html' is damaged"], bag_validator.check(archive).errors)

    def test_as_a_program(self) -> None:
        def run(*bags: Path) -> tuple[int, str]:
            done = subprocess.run([sys.executable, bag_validator.__file__, *map(str, bags)], capture_output=True, encoding="utf-8",
                                  check=False)
            return done.returncode, done.stdout
        good, bad = self.bag(), self.bag(then=lambda folder: (folder / "bagit.txt").unlink())
        self.assertEqual((0, ""), run(good, good))
        code, said = run(good, bad)
        self.assertEqual((1, f"{bad}: error: bagit.txt: is missing"), (code, said.split("\n")[0]))
        self.assertEqual(1, run()[0])


if __name__ == "__main__":
    unittest.main()
