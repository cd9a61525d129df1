"""Archived workspaces, and what an archive is, written again from docs/archive.md: tests hold the program against it."""
from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import other_day
import program
import site_checks

LAYERS = ("public", "internal")
ALGORITHMS = {"manifest-sha256.txt": "sha256", "manifest-sha512.txt": "sha512", "sm3.txt": "sm3"}
TAG_FILES = {"bagit.txt", "bag-info.txt", "README.txt", *ALGORITHMS, "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}
OF_LAYER = {"public": "commitments.txt", "internal": "public-tagmanifest-sha256.txt"}
FIELDS = ("Source-Organization", "Contact-Phone", "External-Description", "External-Identifier", "Bag-Size", "Payload-Oxum",
          "Bag-Group-Identifier", "Bag-Count", "Bag-Software-Agent", "Gongshilan-Format", "Gongshilan-Layer",
          "Gongshilan-Organization", "Gongshilan-Meeting", "Gongshilan-Number", "Gongshilan-Audience", "Gongshilan-As-Of",
          "Gongshilan-Data-Date", "Gongshilan-Build-Code", "Gongshilan-Retention", "Gongshilan-Supersedes",
          "Gongshilan-Supersedes-SHA256", "Gongshilan-Supersedes-Reason")
NOT_CORE = {"data/commitments.txt", "data/public-manifest-sha256.txt"}
RETENTION = "永久"
MODES = {"public": 0o100444, "internal": 0o100400}

Done = subprocess.CompletedProcess[str]


def run_on(day: str, *arguments: str) -> Done:
    """Under sanitizers nothing can be preloaded: it is today then."""
    return program.run(*arguments) if site_checks.SANITIZED else other_day.run(day, *arguments)


def well(done: Done) -> Done:
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{done.args} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def set_in(workspace: Path, **settings: object) -> dict[str, object]:
    path = workspace / "gongshilan.json"
    whole = {**json.loads(path.read_text(encoding="utf-8")), **settings}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return whole


@dataclass
class Archived:
    """A workspace of which there is an archive."""

    workspace: Path
    as_of: str
    organization: str
    meeting: str

    def archive(self, *more: str) -> Done:
        return run_on(self.as_of, "archive", self.meeting, "--as-of", self.as_of, "--workspace", str(self.workspace), *more)

    def name(self, layer: str, number: int = 1) -> str:
        return f"{self.organization}-{self.meeting}-{number}-{layer}"

    def bag(self, layer: str, number: int = 1) -> Path:
        return self.workspace / "archive" / self.name(layer, number)

    def zip(self, layer: str, number: int = 1) -> Path:
        return self.workspace / "archive" / f"{self.name(layer, number)}.zip"

    def names(self, *numbers: int) -> list[str]:
        """All that should be in archive/."""
        return sorted(self.name(layer, number) + end for number in numbers for layer in LAYERS for end in ("", ".zip"))

    def there(self) -> list[str]:
        folder = self.workspace / "archive"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def ready(workspace: Path, as_of: str, retention: str = RETENTION) -> Archived:
    """Built and posted on its day, with all that an archive asks for."""
    settings = set_in(workspace, retention=retention)
    well(run_on(as_of, "build", "--workspace", str(workspace)))
    if site_checks.SANITIZED:
        as_of = datetime.datetime.now(other_day.UTC8).date().isoformat()
    return Archived(workspace, as_of, str(settings["organization"]), str(settings["meeting"]))


def archived(workspace: Path, as_of: str, retention: str = RETENTION) -> Archived:
    made = ready(workspace, as_of, retention)
    well(made.archive())
    return made


def verify(where: Path, *more: str) -> Done:
    return program.run("verify", str(where), *more)


def files_of(bag: Path) -> list[str]:
    return sorted(path.relative_to(bag).as_posix() for path in bag.rglob("*") if not path.is_dir())


def info_of(bag: Path) -> dict[str, str]:
    lines = (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines]
    if len({label for label, _ in pairs}) != len(pairs):
        raise AssertionError(f"a field stands twice: {lines}")
    return dict(pairs)


def listed_in(manifest: Path) -> dict[str, str]:
    """Path → hash; fails for a line in any other form."""
    out = {}
    for line in manifest.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"([0-9a-f]+)  (\S.*)", line)
        if found is None or found[2] in out:
            raise AssertionError(f"{manifest}: {line!r}")
        out[found[2]] = found[1]
    return out


def table_in(path: Path) -> list[dict[str, str]]:
    """A CSV file as docs/archive.md has it: a mark, CRLF."""
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\r\n"):
        raise AssertionError(f"{path.name} is in another form")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def root_of(internal: Path) -> str:
    """Of the commitments, from the internal bag alone."""
    lines = (internal / "manifest-sha256.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return sha256("".join(line for line in lines if line[66:-1] not in NOT_CORE))


def commitments_of(internal: Path) -> str:
    """What commitments.txt of the public bag must be, from the internal bag alone."""
    root = root_of(internal)
    openings = (internal / "data/commitments.txt").read_text(encoding="utf-8").splitlines()
    size = 64
    while size < len(openings):
        size *= 2
    hashes = [sha256(line) for line in openings]
    hashes += [sha256(f"{root} filling {number}") for number in range(1, size - len(openings) + 1)]
    return "".join(f"{each}\n" for each in sorted(hashes))


def code_of(bag: Path) -> str:
    digits = sha256((bag / "tagmanifest-sha256.txt").read_bytes())[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def told(made: Archived, number: int, more: str, reason: str = "") -> str:
    """All that `archive` says of a members' or unit's archive that is not signed. more: on materials and what is left out."""
    lines = []
    for name, layer, whose in (("公开层", "public", "可以给这个范围的人"), ("内部层", "internal", "有姓名和票数，不得公示")):
        size, files = info_of(made.bag(layer, number))["Payload-Oxum"].split(".")
        lines.append(f"{name}：{made.bag(layer, number)}（{files} 个文件，{int(size) / 1e6:.1f} MB），{whose}\n")
    info = info_of(made.bag("public", number))
    audience = {"members": "本支部党员", "unit": "本单位党员群众", "society": "社会"}[info["Gongshilan-Audience"]]
    year, month, day = map(int, made.as_of.split("-"))
    group = f"{made.organization}-{made.meeting}"
    return (f"已归档：{group}-{number}（范围：{audience}，计算日 {year}年{month}月{day}日，保管期限 {info['Gongshilan-Retention']}，"
            f"归档码 {code_of(made.bag('public', number))}）\n" + "".join(lines) + "两层各有一个同名的 .zip。\n"
            + (f"代替 {group}-{number - 1}，理由：{reason}\n" if reason else "") + more
            + "没有签名。要签名的，先运行 gongshilan keygen。\n" + f"核对请运行：gongshilan verify {made.bag('public', number)}\n")


class ZipEntry(zipfile.ZipInfo):
    """Its name is marked as UTF-8 even where it need not be, as docs/archive.md has it; Python does so only where it must."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("utf-8"), self.flag_bits | 0x800


def zipped(files: Iterable[tuple[str, bytes]], layer: str = "public",
           change: Callable[[ZipEntry], object] = lambda entry: None, comment: bytes = b"") -> bytes:
    """What the ZIP of these files must be; change: what another hand makes of each."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as packed:
        warnings.simplefilter("ignore")  # a name twice is what a test may want
        for name, content in files:
            entry = ZipEntry(name)
            entry.external_attr = MODES[layer] << 16
            change(entry)
            packed.writestr(entry, content)
        packed.comment = comment
    return out.getvalue()


def write_over(path: Path, content: bytes) -> None:
    """A file of an archive is read-only; whoever wants to change it can."""
    mode = path.stat().st_mode
    path.chmod(0o600)
    path.write_bytes(content)
    path.chmod(mode)


def size_text(size: int) -> str:
    """In steps of a thousand, half upwards."""
    tenths, unit = size * 10, 0
    while tenths >= 10_000:
        tenths, unit = (size * 10 * 2 + 1000 ** (unit + 1)) // (2 * 1000 ** (unit + 1)), unit + 1
    return f"{size} B" if unit == 0 else f"{tenths // 10}.{tenths % 10} {'BKMGT'[unit]}B"


def seal(bag: Path) -> None:
    """Writes all lists and sums of a bag anew, as its maker does: what a forger would do who has read docs/archive.md."""
    def write(name: str, paths: list[str], algorithm: str) -> None:
        write_over(bag / name, "".join(f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n"
                                       for path in paths).encode())
    payload = [path for path in files_of(bag) if path.startswith("data/")]
    for name, algorithm in ALGORITHMS.items():
        write(name, payload, algorithm)
    size = sum((bag / path).stat().st_size for path in payload)
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    for field, value in (("Payload-Oxum", f"{size}.{len(payload)}"), ("Bag-Size", size_text(size))):
        info = re.sub(f"(?m)^({field}: ).*$", rf"\g<1>{value}", info)
    write_over(bag / "bag-info.txt", info.encode())
    tags = [path for path in files_of(bag) if not path.startswith(("data/", "tagmanifest-"))]
    for algorithm in ("sha256", "sha512"):
        write(f"tagmanifest-{algorithm}.txt", tags, algorithm)


if __name__ == "__main__":  # WORKSPACE AS-OF, for tests in other languages
    archived(Path(sys.argv[1]), sys.argv[2])
