"""The archives of all twelve examples, held against docs/archive.md, RFC 8493 and what anybody has at hand: sha256sum,
sha512sum, cksum, a program that reads ZIP, a browser's idea of a link."""
from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import stat
import subprocess
import tempfile
import unittest
import zipfile
from collections.abc import Callable
from pathlib import Path

import archives
import bag_validator
import broken_disk
import program
import site_checks

ADDRESS = re.compile(r"\s(?:href|src|srcset|action|data|poster|cite|formaction|ping|background)\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink")
ELSEWHERE = "第一党支部 2021 年度（新）"


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(dir=site_checks.MEMORY))).resolve()
        names = program.example_names()
        names = [names[i] for i in broken_disk.spread(list(range(len(names))), site_checks.of_size(12, 2, 12))]
        cls.made = [archives.archived(*program.example(name, folder / "here")) for name in names]
        cls.twins = []
        for one in [] if site_checks.SANITIZED else cls.made:
            workspace, as_of = program.example(one.workspace.name, folder / "there")
            cls.twins.append(archives.archived(workspace.rename(workspace.with_name(f"{ELSEWHERE} {workspace.name}")), as_of))

    def each(self, check: Callable[[archives.Archived, str], None]) -> None:
        for one in self.made:
            for layer in archives.LAYERS:
                with self.subTest(example=one.workspace.name, layer=layer):
                    check(one, layer)

    def test_what_is_there(self) -> None:
        for one in self.made:
            self.assertEqual(one.names(1), one.there())

        def check(one: archives.Archived, layer: str) -> None:
            bag = one.bag(layer)
            files = archives.files_of(bag)
            tags = {path for path in files if not path.startswith("data/")}
            self.assertEqual(archives.TAG_FILES | {archives.OF_LAYER[layer]}, tags)
            self.assertEqual([], [path for path in files if not path.isascii()])
            for path in (bag, *bag.rglob("*")):
                kind, mode = path.lstat().st_mode, stat.S_IMODE(path.lstat().st_mode)
                if stat.S_ISDIR(kind):
                    self.assertTrue(any(path.iterdir()), f"{path} is empty")
                    self.assertEqual(0o700 if layer == "internal" else 0o755, mode, path)
                else:
                    self.assertTrue(stat.S_ISREG(kind), path)
                    self.assertEqual(0o400 if layer == "internal" else 0o444, mode, path)
            self.assertEqual(0o400 if layer == "internal" else 0o444, stat.S_IMODE(one.zip(layer).stat().st_mode))
        self.each(check)

    def test_tools_that_every_system_has(self) -> None:
        def check(one: archives.Archived, layer: str) -> None:
            for command in ("sha256sum -c --strict --quiet manifest-sha256.txt", "sha512sum -c --strict --quiet manifest-sha512.txt",
                            "sha256sum -c --strict --quiet tagmanifest-sha256.txt", "cksum -a sm3 --check --strict --quiet sm3.txt",
                            "sha512sum -c --strict --quiet tagmanifest-sha512.txt"):
                done = subprocess.run(command.split(), cwd=one.bag(layer), capture_output=True, encoding="utf-8", check=False)
                self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr), command)
            payload = [path for path in archives.files_of(one.bag(layer)) if path.startswith("data/")]
            for name in archives.ALGORITHMS:
                self.assertEqual(payload, list(archives.listed_in(one.bag(layer) / name)), f"{name} is not all, in order")
        self.each(check)

    def test_a_validator_that_knows_only_the_standard(self) -> None:
        def check(one: archives.Archived, layer: str) -> None:
            for where in (one.bag(layer), one.zip(layer)):
                report = bag_validator.check(where)
                self.assertEqual(([], []), (report.errors, report.warnings))
        self.each(check)

    def test_the_program_itself(self) -> None:
        def check(one: archives.Archived, layer: str) -> None:
            for where in (one.bag(layer), one.zip(layer)):
                for more in ((), ("--fast",)):
                    done = archives.verify(where, *more)
                    self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
        self.each(check)

    def test_zip(self) -> None:
        def check(one: archives.Archived, layer: str) -> None:
            bag = one.bag(layer)
            files = [(f"{bag.name}/{path}", (bag / path).read_bytes()) for path in archives.files_of(bag)]
            with zipfile.ZipFile(one.zip(layer)) as packed:
                self.assertIsNone(packed.testzip())
                self.assertEqual([name for name, _ in files], packed.namelist())
                self.assertEqual([content for _, content in files], [packed.read(name) for name in packed.namelist()])
                self.assertEqual({(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0x800, b"", b"", archives.MODES[layer] << 16, 3, 20, 20)}, {
                    (each.compress_type, each.date_time, each.flag_bits, each.extra, each.comment, each.external_attr,
                     each.create_system, each.create_version, each.extract_version) for each in packed.infolist()})
            self.assertEqual(archives.zipped(files, layer), one.zip(layer).read_bytes(), "there is more in it than that")
        self.each(check)

    def test_bag_info(self) -> None:
        def check(one: archives.Archived, layer: str) -> None:
            info, other = archives.info_of(one.bag(layer)), archives.info_of(one.bag(archives.LAYERS[layer == "public"]))
            self.assertEqual([field for field in archives.FIELDS if field in info], list(info))
            self.assertLessEqual(set(archives.FIELDS) - set(info), {"Contact-Phone", "Gongshilan-Data-Date", *archives.FIELDS[-3:]})
            group = f"{one.organization}-{one.meeting}"
            settings = json.loads((one.workspace / "gongshilan.json").read_text(encoding="utf-8"))
            self.assertEqual({
                "External-Identifier": one.name(layer), "Bag-Group-Identifier": group, "Gongshilan-Layer": layer,
                "Bag-Count": f"{1 + archives.LAYERS.index(layer)} of 2", "Gongshilan-Format": "1",
                "Gongshilan-Organization": one.organization, "Gongshilan-Meeting": one.meeting, "Gongshilan-Number": "1",
                "Gongshilan-Audience": settings["audience"], "Gongshilan-As-Of": one.as_of, "Gongshilan-Retention": "永久"},
                {field: info.get(field) for field in (
                    "External-Identifier", "Bag-Group-Identifier", "Gongshilan-Layer", "Bag-Count", "Gongshilan-Format",
                    "Gongshilan-Organization", "Gongshilan-Meeting", "Gongshilan-Number", "Gongshilan-Audience",
                    "Gongshilan-As-Of", "Gongshilan-Retention")})
            self.assertIn("（公开层）" if layer == "public" else "（内部层）", info["External-Description"])
            self.assertRegex(info["Bag-Software-Agent"], r"^gongshilan \d+\.\d+\.\d+$")
            for field in ("Source-Organization", "Contact-Phone", "Gongshilan-Data-Date", "Gongshilan-Build-Code"):
                self.assertEqual(other.get(field), info.get(field))
            about = (one.bag("public") / "data" / "about.html").read_text(encoding="utf-8")
            self.assertIn(info["Gongshilan-Build-Code"], about)
            readme = (one.bag(layer) / "README.txt").read_text(encoding="utf-8")
            for word in ("sha256sum -c", "gongshilan verify", "index.html" if layer == "public" else "record.db"):
                self.assertIn(word, readme)
        self.each(check)

    def test_the_layers_are_tied(self) -> None:
        for one in self.made:
            public, internal = one.bag("public"), one.bag("internal")
            with self.subTest(example=one.workspace.name):
                for copy, of in (("public-tagmanifest-sha256.txt", "tagmanifest-sha256.txt"),
                                 ("data/public-manifest-sha256.txt", "manifest-sha256.txt")):
                    self.assertEqual((public / of).read_bytes(), (internal / copy).read_bytes())
                self.assertEqual(archives.commitments_of(internal), (public / "commitments.txt").read_text(encoding="utf-8"))
                root, texts = archives.root_of(internal), []
                for line in (internal / "data/commitments.txt").read_text(encoding="utf-8").splitlines():
                    salt, text = line.split("  ", 1)
                    self.assertEqual(archives.sha256(f"{root} {text}")[:32], salt)
                    kind, row = text.split(" ", 1)
                    texts.append((kind, json.loads(row)))
                core = {path: each for path, each in archives.listed_in(internal / "manifest-sha256.txt").items()
                        if path not in archives.NOT_CORE}
                self.assertEqual(core, {row["path"]: row["sha256"] for kind, row in texts if kind == "file"})
                with sqlite3.connect(f"file:{internal}/data/record.db?mode=ro&immutable=1", uri=True) as record:
                    for table in ("member", "rectification", "problem", "commitment"):
                        (rows,) = record.execute(f"SELECT count(*) FROM {table}").fetchone()
                        self.assertEqual(rows, sum(kind == table for kind, _ in texts), table)

    def test_pages_of_the_public_layer(self) -> None:
        for one in self.made:
            with self.subTest(example=one.workspace.name):
                files = program.bytes_of(one.bag("public") / "data")
                self.assertEqual([], [path for path in files if path.endswith((".js", ".xml")) or "/." in f"/{path}"])
                for path, content in files.items():
                    text = content.decode("utf-8")
                    addresses = [each for each in re.findall(r"https?:[^\"'\s<>)]*", text) if each not in NAMESPACES]
                    self.assertEqual([], addresses, path)
                    self.assertEqual([], re.findall(r"<script|\son\w+\s*=|javascript:|<iframe|<object|<embed|http-equiv=.refresh",
                                                    text, re.IGNORECASE) if path.endswith(".html") else [], path)
                    self.assertEqual([], [each for each in re.findall(r"url\(([^)]*)\)|@import", text)
                                          if not each.startswith(("data:", "#"))] if path.endswith((".css", ".html")) else [], path)
                self.assertEqual([], self.dead_or_strange_links(files))
                met, found = {"index.html"}, ["index.html"]
                for page in found:
                    more = sorted(site_checks.links_of(page, files[page]) - met) if page.endswith(".html") else []
                    met.update(more)
                    found += more
                self.assertEqual([], [path for path in files if path.endswith((".html", ".csv", ".css")) and path not in met])

    def dead_or_strange_links(self, files: dict[str, bytes]) -> list[str]:
        """As a browser would take them from file://."""
        bad = []
        for page, content in files.items():
            if not page.endswith(".html"):
                continue
            for link in ADDRESS.findall(content.decode("utf-8")):
                path, _, fragment = link.partition("#")
                if re.match("[A-Za-z][A-Za-z0-9+.-]*:", link):
                    if not link.startswith(("tel:", "data:")):
                        bad.append(f"{page}: {link}")
                elif path.startswith("/") or path.endswith("/") or path.split("/")[-1] in (".", ".."):
                    bad.append(f"{page}: {link} is no file")
                else:
                    target = site_checks.posixpath.normpath(f"{site_checks.posixpath.dirname(page)}/{path}".lstrip("/")) if path else page
                    target = site_checks.unquote(target)
                    if target not in files or fragment and f'id="{fragment}"'.encode() not in files[target]:
                        bad.append(f"{page}: {link} leads nowhere")
        return bad

    def test_the_record_in_the_internal_layer(self) -> None:
        for one in self.made:
            data = one.bag("internal") / "data"
            with self.subTest(example=one.workspace.name):
                record = sqlite3.connect(f"file:{data}/record.db?mode=ro&immutable=1", uri=True)
                self.assertEqual([("ok",)], record.execute("PRAGMA integrity_check").fetchall())
                self.assertNotEqual(b"\2\2", (data / "record.db").read_bytes()[18:20], "a WAL file would be missing")
                tables = [name for (name,) in record.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
                self.assertEqual(sorted(f"{table}.csv" for table in tables), archives.files_of(data / "tables"))
                for table in tables:
                    cursor = record.execute(f"SELECT * FROM {table}")
                    columns = [column for column, *_ in cursor.description]
                    rows = sorted(["" if cell is None else str(cell) for cell in row] for row in cursor)
                    raw = (data / "tables" / f"{table}.csv").read_bytes()
                    self.assertTrue(raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n"), table)
                    told = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
                    self.assertEqual([columns, *rows], [told[0], *sorted(told[1:])], table)
                record.close()
                self.assertEqual(site_checks.record_of(one.workspace / "gongshilan.db"),
                                 site_checks.record_of(self.copied(data / "record.db")))

    def copied(self, file: Path) -> Path:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / file.name).write_bytes(file.read_bytes())
        return folder / file.name

    def test_the_clerks_own_files_in_the_internal_layer(self) -> None:
        for one in self.made:
            data = one.bag("internal") / "data"
            with self.subTest(example=one.workspace.name):
                rows = archives.table_in(data / "files.csv")
                self.assertEqual(archives.files_of(data / "workspace"), sorted(
                    row["path"].removeprefix("workspace/") for row in rows))
                for path, name, size, digest in (row.values() for row in rows):
                    content = (data / path).read_bytes()
                    self.assertEqual((one.workspace / name).read_bytes(), content, name)
                    self.assertEqual((str(len(content)), archives.sha256(content)), (size, digest), name)
                    self.assertTrue(path == "workspace/gongshilan.json" or re.fullmatch(
                        r"workspace/(ledger|plans|calendars|templates|public|materials)/\d{3,}(\.[0-9a-z]+)?", path), path)
                names = {row["name"] for row in rows}
                wanted = {path.relative_to(one.workspace).as_posix() for path in (one.workspace / "ledger").rglob("*") if path.is_file()}
                self.assertEqual(wanted | {"gongshilan.json"}, names)
                making = json.loads((data / "making.json").read_text(encoding="utf-8"))
                self.assertEqual((one.organization, one.meeting, one.as_of), tuple(
                    making[key] for key in ("organization", "meeting", "as_of")))
                shipped = program.bytes_of(data / "shipped")
                self.assertEqual({"site-templates", "public", "data"}, {path.split("/")[0] for path in shipped})
                for path, content in shipped.items():
                    self.assertEqual((program.ROOT / path).read_bytes(), content, path)
                for folder in ("site-templates", "data/plans", "data/calendars"):
                    self.assertLessEqual({f"{folder}/{path.name}" for path in (program.ROOT / folder).iterdir()
                                          if path.suffix in (".mustache", ".json")}, shipped.keys())

    @unittest.skipIf(site_checks.SANITIZED, "another day is preloaded, which sanitizers do not bear; the log has the moment")
    def test_the_same_record_gives_the_same_bytes(self) -> None:
        for one, twin in zip(self.made, self.twins, strict=True):
            for layer in archives.LAYERS:
                with self.subTest(example=one.workspace.name, layer=layer):
                    here, there = program.bytes_of(one.bag(layer)), program.bytes_of(twin.bag(layer))
                    self.assertEqual([], site_checks.differing(here, there))
                    self.assertEqual(one.zip(layer).read_bytes(), twin.zip(layer).read_bytes())
                    texts = [path for path, content in here.items() if str(one.workspace.parent).encode() in content]
                    self.assertEqual([], texts, "names the folder where it was made")


if __name__ == "__main__":
    unittest.main()
