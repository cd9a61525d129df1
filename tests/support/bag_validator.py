"""Is this a valid bag? BagIt 1.0, after the text of RFC 8493 and nothing else; Python's standard library alone.

bag_validator.py BAG...   folders or ZIP files; one line a fault, exit code 1 if there is any. What the RFC only advises
against is a warning. Nothing here knows the product: it is to agree with it without having read it.
"""
from __future__ import annotations

import codecs
import hashlib
import os
import re
import sys
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

MANIFEST = re.compile(r"(tag)?manifest-(.*)\.txt")
LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+(\S.*)", re.DOTALL)
FETCH = re.compile(r"(\S+)[ \t]+(\S+)[ \t]+(\S.*)", re.DOTALL)
ELEMENT = re.compile(r"([^:\s]|[^:\s][^:]*[^:\s]):[ \t](.*)", re.DOTALL)
# 2.4: names are in lower case and have no punctuation: sha3_256 is sha3256.
ALGORITHMS = {re.sub("[^0-9a-z]", "", name): name for name in hashlib.algorithms_available if not name.startswith("shake")}
# 2.2.2: to stand there once at most; the first must.
SINGLE = ("payload-oxum", "bagging-date", "bag-size", "bag-group-identifier", "bag-count")
FORMS = {"payload-oxum": r"[0-9]+\.[0-9]+", "bagging-date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "bag-count": r"[0-9]+ of ([0-9]+|\?)"}


@dataclass
class Report:
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def lines_of(text: str) -> list[str]:
    """2.3: a line ends in LF, CR or CRLF; the last one may lack it."""
    lines = re.split("\r\n|\r|\n", text)
    return lines[:-1] if lines[-1] == "" else lines


def unsafe(path: str) -> str | None:
    """5: what leads out of the bag."""
    parts = re.split(r"[/\\]", path)
    if path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path):
        return "is absolute"
    if ".." in parts:
        return "leads upwards"
    if path.startswith("~"):
        return "begins with a tilde"
    if "" in parts or "." in parts:
        return "is not in its plain form"
    return "has a NUL" if "\0" in path else None


def decoded(path: str) -> str | None:
    """2.1.3: CR, LF and % stand percent-encoded, and nothing else does."""
    if re.search("%(?!0[AaDd]|25)", path):
        return None
    return re.sub("%(0[AaDd]|25)", lambda found: chr(int(found[1], 16)), path)


class Bag:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = Report()
        self.encoding = "utf-8"
        self.sizes: dict[str, int] = {}  # every file there is, by its path in the bag
        self.listed: dict[str, dict[str, str]] = {}  # manifest -> path -> checksum

    def error(self, text: str) -> None:
        self.report.errors.append(text)

    def warn(self, text: str) -> None:
        self.report.warnings.append(text)

    def check(self) -> Report:
        if not self.folder.is_dir() or self.folder.is_symlink():
            self.error("is not a folder")
            return self.report
        self.look_around()
        self.check_declaration()
        for name in sorted(name for name in self.sizes if MANIFEST.fullmatch(name)):
            self.read_manifest(name)
        self.check_payload()
        self.check_tags()
        self.check_fetch()
        self.check_info()
        return self.report

    def look_around(self) -> None:
        """A file is a file: what a link leads to is not in the bag."""
        for base, folders, files in os.walk(self.folder):
            for name in sorted(folders) + sorted(files):
                place = Path(base, name)
                path = place.relative_to(self.folder).as_posix()
                if place.is_symlink() or not (place.is_dir() or place.is_file()):
                    self.error(f"{path}: is neither a file nor a folder")
                elif place.is_file():
                    self.sizes[path] = place.stat().st_size
        if not (self.folder / "data").is_dir():
            self.error("data: the payload folder is missing")
        self.warn_alike("the bag", list(self.sizes))

    def warn_alike(self, where: str, paths: list[str]) -> None:
        """6: names that some file systems take for one."""
        seen: dict[str, str] = {}
        for path in paths:
            other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
            if other != path:
                self.warn(f"{where}: {path!r} and {other!r} differ in case or normalisation only")

    def text(self, name: str) -> str | None:
        try:
            return (self.folder / name).read_bytes().decode(self.encoding)
        except UnicodeDecodeError:
            self.error(f"{name}: is not in {self.encoding}")
            return None

    def check_declaration(self) -> None:
        """2.1.1"""
        if "bagit.txt" not in self.sizes:
            self.error("bagit.txt: is missing")
            return
        if (self.folder / "bagit.txt").read_bytes().startswith(codecs.BOM_UTF8):
            self.error("bagit.txt: begins with a byte order mark")
        lines = lines_of(self.text("bagit.txt") or "")
        version = re.fullmatch(r"BagIt-Version: ([0-9]+\.[0-9]+)", lines[0]) if lines else None
        encoding = re.fullmatch(r"Tag-File-Character-Encoding: (\S+)", lines[1]) if len(lines) > 1 else None
        if len(lines) != 2 or version is None or encoding is None:
            self.error("bagit.txt: is not the two lines that it has to be")
        elif version[1] != "1.0":
            self.error(f"bagit.txt: says version {version[1]}, not 1.0")
        if encoding is not None:
            try:
                self.encoding = codecs.lookup(encoding[1]).name
            except LookupError:
                self.error(f"bagit.txt: names no known encoding: {encoding[1]}")

    def path_in(self, where: str, written: str) -> str | None:
        path = decoded(written)
        if path is None:
            self.error(f"{where}: {written!r} percent-encodes what it must not")
            return None
        if path.startswith(("*", "./")) and path not in self.sizes:
            self.warn(f"{where}: {path!r} begins as some tools write it")
            path = re.sub(r"^\*?(\./)?", "", path)
        fault = unsafe(path)
        if fault is not None:
            self.error(f"{where}: {path!r} {fault}")
            return None
        return path

    def read_manifest(self, name: str) -> None:
        """2.1.3, 2.2.1 and 2.4; what is listed is compared here."""
        self.listed[name] = listed = {}
        found = MANIFEST.fullmatch(name)
        algorithm = found[2] if found else ""
        if algorithm not in ALGORITHMS:
            self.error(f"{name}: {algorithm!r} is not the plain name of a known algorithm")
            return
        for number, line in enumerate(lines_of(self.text(name) or ""), 1):
            where = f"{name} line {number}"
            parts = LINE.fullmatch(line)
            if parts is None:
                self.error(f"{where}: is not a checksum and a path")
                continue
            path = self.path_in(where, parts[2])
            if path is None:
                continue
            if path in listed:
                self.error(f"{where}: {path!r} is listed twice")
            listed[path] = parts[1].lower()
            if path not in self.sizes:
                is_folder = (self.folder / path).is_dir()
                self.error(f"{where}: {path!r} is {'a folder' if is_folder else 'not there'}")
            elif self.checksum(path, algorithm) != parts[1].lower():
                self.error(f"{where}: {path!r} has another checksum")
        self.warn_alike(name, list(listed))

    def checksum(self, path: str, algorithm: str) -> str:
        with (self.folder / path).open("rb") as file:
            return hashlib.file_digest(file, ALGORITHMS[algorithm]).hexdigest()

    def manifests(self, tags: bool) -> dict[str, dict[str, str]]:
        return {name: listed for name, listed in self.listed.items() if name.startswith("tag") == tags}

    def check_payload(self) -> None:
        """3: every payload file in every payload manifest, and nothing else there."""
        if not self.manifests(tags=False):
            self.error("there is no payload manifest")
        for name, listed in self.manifests(tags=False).items():
            for path in sorted(listed):
                if not path.startswith("data/"):
                    self.error(f"{name}: {path!r} is outside the payload")
            for path in sorted(self.sizes):
                if path.startswith("data/") and path not in listed:
                    self.error(f"{name}: {path!r} is not listed")

    def check_tags(self) -> None:
        tag_files = {path for path in self.sizes if not path.startswith("data/") and not path.startswith("tagmanifest-")}
        for name, listed in self.manifests(tags=True).items():
            for path in sorted(listed):
                if path.startswith("data/"):
                    self.error(f"{name}: {path!r} is in the payload")
                elif re.fullmatch(r"tagmanifest-.*\.txt", path):
                    self.error(f"{name}: {path!r} is a tag manifest")
            for path in sorted(tag_files - listed.keys()):
                if path in self.manifests(tags=False):
                    self.error(f"{name}: {path!r} is not listed")
                else:
                    self.warn(f"{name}: {path!r} is not listed")

    def check_fetch(self) -> None:
        """2.2.3; with 3: what is still to be fetched is missing."""
        if "fetch.txt" not in self.sizes:
            return
        for number, line in enumerate(lines_of(self.text("fetch.txt") or ""), 1):
            where = f"fetch.txt line {number}"
            parts = FETCH.fullmatch(line)
            if parts is None or not re.fullmatch("-|[0-9]+", parts[2]):
                self.error(f"{where}: is not an address, a length and a path")
                continue
            if not urlsplit(parts[1]).scheme:
                self.error(f"{where}: {parts[1]} is not an absolute address")
            path = self.path_in(where, parts[3])
            if path is None:
                continue
            if not path.startswith("data/"):
                self.error(f"{where}: {path!r} is outside the payload")
            for name, listed in self.manifests(tags=False).items():
                if path not in listed:
                    self.error(f"{where}: {path!r} is not in {name}")
            if path not in self.sizes:
                self.error(f"{where}: {path!r} was not fetched")
            elif parts[2] not in ("-", str(self.sizes[path])):
                self.error(f"{where}: {path!r} has another length")

    def check_info(self) -> None:
        """2.2.2"""
        elements: list[list[str]] = []
        for number, line in enumerate(lines_of(self.text("bag-info.txt") or "") if "bag-info.txt" in self.sizes else [], 1):
            parts = ELEMENT.fullmatch(line)
            if line[:1] in (" ", "\t") and elements:
                elements[-1][1] += " " + line.strip(" \t")
            elif parts is None:
                self.error(f"bag-info.txt line {number}: is not a label, a colon, a blank and a value")
            else:
                elements.append([parts[1].lower(), parts[2]])
        labels = [label for label, _ in elements]
        for label in SINGLE:
            if labels.count(label) > 1:
                (self.error if label == "payload-oxum" else self.warn)(f"bag-info.txt: {label} is repeated")
        for label, value in elements:
            if label in FORMS and not re.fullmatch(FORMS[label], value):
                self.error(f"bag-info.txt: {label} is {value!r}")
            elif label == "payload-oxum":
                payload = [size for path, size in self.sizes.items() if path.startswith("data/")]
                if value != f"{sum(payload)}.{len(payload)}":
                    self.error(f"bag-info.txt: payload-oxum is {value}, the payload {sum(payload)}.{len(payload)}")


def check_zip(archive: Path) -> Report:
    """4: one base folder, and the bag in it."""
    report = Report()
    with zipfile.ZipFile(archive) as packed, tempfile.TemporaryDirectory() as folder:
        for name in packed.namelist():
            fault = unsafe(name.removesuffix("/"))
            if fault is not None:
                report.errors.append(f"{name!r} {fault}")
        bases = sorted({name.split("/")[0] for name in packed.namelist()})
        if packed.testzip() is not None:
            report.errors.append(f"{packed.testzip()!r} is damaged")
        if len(bases) != 1 or len(set(packed.namelist())) != len(packed.namelist()):
            report.errors.append(f"has not one base folder with every name once: {bases}")
        if report.errors:
            return report
        if bases[0] != archive.stem:
            report.warnings.append(f"holds {bases[0]}")
        packed.extractall(folder)
        inside = check(Path(folder) / bases[0])
    return inside if not report.warnings else Report(inside.errors, report.warnings + inside.warnings)


def check(bag: Path) -> Report:
    if bag.is_file() and not bag.is_symlink():
        try:
            return check_zip(bag)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as problem:
            return Report([f"is not a ZIP that can be read: {problem}"])
    return Bag(bag).check()


def main(bags: list[str]) -> int:
    failed = not bags
    for bag in bags:
        report = check(Path(bag))
        for kind, texts in (("error", report.errors), ("warning", report.warnings)):
            for text in texts:
                print(f"{bag}: {kind}: {text}")
        failed = failed or bool(report.errors)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
