"""What a published site must be whatever happened to the program: whole files, no dead links, nothing left behind.

And a workspace in two states with which that is tried.
"""
from __future__ import annotations

import csv
import functools
import hashlib
import html
import os
import posixpath
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import program
import workspaces

LONG = os.environ.get("GONGSHILAN_LONG") == "1"
SANITIZED = "GONGSHILAN_SANITIZED" in os.environ or b"__asan_init" in Path(program.PROGRAM).read_bytes()
SEED = int(os.environ.get("GONGSHILAN_SEED", "20211"))
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # for many small builds whose bytes need not last
OWN = {".gongshilan-site.json", ".gongshilan-files"}  # marker and manifest
HOME = re.compile(rb'href="(/[^"]*?)index\.html"')
LINK = re.compile(rb'\s(?:href|src)="([^"]*)"')
HISTORY = "ledger_table, organization, record, column, old, new"  # not the day on which an import saw it

Files = dict[str, bytes]
Row = dict[str, str]
Tree = dict[str, tuple[bytes, int]]  # content and time of change of each file


def of_size(release: int, sanitized: int, long: int) -> int:
    return long if LONG else sanitized if SANITIZED else release


def shown(files: Files) -> Files:
    """Without what begins with a dot: a visitor is not given it."""
    return {path: content for path, content in files.items() if "/." not in f"/{path}"}


@functools.lru_cache(maxsize=10_000)
def links_of(page: str, markup: bytes) -> frozenset[str]:
    """The files of this site that a page needs or leads to.

    Absolute links (404.html) begin with the path of the site's address: that of their link to the first page.
    """
    targets = set()
    home = HOME.search(markup)
    for link in LINK.findall(markup):
        address = urlsplit(html.unescape(link.decode("utf-8")))
        if address.path and not address.scheme and not address.netloc:
            path = unquote(address.path)
            targets.add(posixpath.normpath(path.removeprefix(unquote(home[1].decode())) if home and path.startswith("/")
                                           else posixpath.join(posixpath.dirname(page), path)))
    return frozenset(targets)


def dead_links(files: Files, old: Files, new: Files) -> list[str]:
    """Links to nothing on the pages that a visitor finds: those of both sites, and where one gets from there.

    A new page that no page leads to yet may come before the other new ones to which it leads.
    """
    found: list[str] = []
    to_read = [page for page in sorted(old.keys() & new.keys()) if page.endswith(".html")]
    known = set(to_read)
    for page in to_read:
        for target in sorted(links_of(page, files[page])) if page in files else ():
            if target not in files:
                found.append(f"{page} -> {target}")
            elif target not in known and target.endswith(".html"):
                known.add(target)
                to_read.append(target)
    return found


def published(files: Files) -> Files:
    """What is shown, and the program's own notes on it."""
    return {**shown(files), **{path: content for path, content in files.items() if path in OWN}}


def neither(files: Files, old: Files, new: Files) -> list[str]:
    """The files that are not as they were and not as they shall be."""
    return [path for path in sorted({*files, *old, *new}) if files.get(path) not in (old.get(path), new.get(path))]


def differing(one: Files, other: Files) -> list[str]:
    return neither(one, other, other)


def left_behind(site: Path) -> list[str]:
    """Work folders and half-written files, in the site or beside it."""
    workspace = site.parent
    found = [path for path in workspace.iterdir() if path.name.startswith(".") and path.name not in (".cache", ".lock")]
    found += [path for path in workspace.iterdir() if path.name.startswith("gongshilan.db-")]
    found += [path for path in site.rglob("*") if path.name.startswith(".") and path.name not in OWN]
    return sorted(str(path.relative_to(workspace)) for path in found)


def take(folder: Path) -> Tree:
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(folder.rglob("*")) if path.is_file()}


def put(folder: Path, tree: Tree) -> None:
    """Makes a folder what it was, times too; as from a backup."""
    now = take(folder)
    for path in now.keys() - tree.keys():
        (folder / path).unlink()
    for empty in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
    for path, (content, changed) in tree.items():
        if now.get(path) != (content, changed):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
            os.utime(folder / path, ns=(changed, changed))


def stamps(*places: Path) -> dict[Path, tuple[int, int, int]]:
    """What would differ had a file or folder been written."""
    return {path: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for place in places if place.exists()
            for path in (place, *place.rglob("*")) for stat in (path.stat(),)}


def record_of(database: Path) -> str:
    """A digest of every row of the ledger's tables and of what they were before. Fails if the file is damaged."""
    digest = hashlib.sha256()
    connection = sqlite3.connect(database)  # rolls back what was left half-way, as the program would
    try:
        check = connection.execute("PRAGMA integrity_check").fetchall()
        if check != [("ok",)]:
            raise AssertionError(f"integrity_check: {check}")
        listed = {"history": HISTORY}
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if "source_row" in columns:
                listed[table] = ", ".join(columns)
        for table, columns in sorted(listed.items()):
            for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}"):
                digest.update(repr((table, row)).encode())
    finally:
        connection.close()
    return digest.hexdigest()


def rewrite(workspace: Path, change: Callable[[str, Row], Row | None]) -> None:
    """Every row of the ledger as change(table, row) wants it; nothing: without it."""
    for path in sorted((workspace / "ledger").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [change(path.stem, row) for row in csv.DictReader(file)]
        workspaces.write_table(workspace, path.stem, [row for row in rows if row is not None])


class TwoStates:
    """A workspace, its site built in state 0, and what makes it state 1 or 0: a record as it was, and a ledger.

    From 0 to 1 a unit goes and one comes, pages of others go and come, and every second unit's items change. State 1
    is still to be imported; state 0 is in its record already.
    """

    def __init__(self, folder: Path, units: int, items: int) -> None:
        self.folder = folder
        self.workspace = folder / "workspace"
        self.site, self.database = self.workspace / "site", self.workspace / "gongshilan.db"
        self.gone, self.new = f"DA{units + 1:02}", f"DA{units + 2:02}"
        workspaces.many(self.workspace, items, units)
        self.import_and_keep(1)
        shutil.rmtree(self.workspace / "ledger")
        for state in (1, 0):
            workspaces.many(self.workspace, items, units + 2)
            rewrite(self.workspace, functools.partial(self.row_in, state))
            shutil.move(self.workspace / "ledger", folder / f"ledger-{state}")
        shutil.copytree(folder / "ledger-0", self.workspace / "ledger")
        self.import_and_keep(0)
        self.before = [record_of(folder / "record-0"), record_of(folder / "record-1")]
        self.sites: list[Files] = []
        self.after: list[str] = []
        for state in (0, 1):
            clean = folder / f"clean-{state}"
            clean.mkdir()
            shutil.copy(self.workspace / "gongshilan.json", clean)
            self.switch(state, clean)
            self.sites.append(program.bytes_of(program.build(clean, workspaces.AS_OF)))
            self.after.append(record_of(clean / "gongshilan.db"))
        self.switch(0)
        program.build(self.workspace, workspaces.AS_OF)

    def import_and_keep(self, state: int) -> None:
        done = program.run("import", "--workspace", str(self.workspace))
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        shutil.copy(self.database, self.folder / f"record-{state}")

    def row_in(self, state: int, table: str, row: Row) -> Row | None:
        unit = row["组织编号"]
        if unit == (self.gone, self.new)[1 - state]:
            return None
        second = int(unit[2:]) % 2 == 0
        if table == "组织" and unit != "DA01":
            row["上级编号"] = "DA01"
        elif table == "年度":
            row["方案"] = "P11" if second == (state == 0) else "P10"  # P10 shows promises to members only
        elif table == "整改" and second and state == 1:
            row["整改措施"] = f"改为每半月核对一次；{row['整改措施']}"
        return row

    def switch(self, state: int, workspace: Path | None = None) -> None:
        """Puts the record and the ledger of a state there, with the times that the files always had."""
        workspace = workspace or self.workspace
        for leftover in workspace.glob("gongshilan.db*"):
            leftover.unlink()
        shutil.copy2(self.folder / f"record-{state}", workspace / "gongshilan.db")
        shutil.rmtree(workspace / "ledger", ignore_errors=True)
        shutil.copytree(self.folder / f"ledger-{state}", workspace / "ledger")
