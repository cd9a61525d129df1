"""Who may include whom: arrows go down only, never sideways inside a floor (docs/architecture.md)."""
from __future__ import annotations

import re
import unittest
from pathlib import Path

import tree

GROUND = {"model", "base"}
# A module may always include itself.
MAY_INCLUDE: dict[str, set[str]] = {
    "base": set(),
    "model": set(),
    "sheet": GROUND,
    "config": GROUND,
    "render": {"base"},  # knows nothing of the domain
    "store": GROUND,
    "rules": GROUND,
    "site": {"rules", "render", "config"} | GROUND,
    "report": {"rules", "render", "sheet"} | GROUND,
    "record": {"store", "render", "sheet"} | GROUND,
    "serve": {"base"},
    "app": {"site", "report", "record", "serve", "store", "rules", "sheet", "config", "render"} | GROUND,
    "cli": {"app", "config"} | GROUND,
    "main": {"cli"},
}

# Third-party header -> the one file's module. CLI11 is the manner of speaking of all of cli, fmt of everybody.
OWNERS = {
    "sqlite3.h": "store",
    "httplib.h": "serve",
    "kainjow/mustache.hpp": "render",
    "nlohmann/json.hpp": "base",
    "qrcodegen.hpp": "render",
    "openssl/crypto.h": "base",
    "openssl/evp.h": "base",
    "openssl/rand.h": "base",
    "iconv.h": "base",
    "zlib.h": "serve",
    "zip.h": "sheet",
    "pugixml.hpp": "sheet",
    "xlsxwriter.h": "sheet",
    "utf8proc.h": "base",
}
# Hashes and signatures come from one library, but have nothing else to do with each other.
OF_SEVERAL_FILES = {"openssl/evp.h"}
IN_CLI = "CLI/CLI.hpp"
OF_THE_SYSTEM = {"fcntl.h", "unistd.h", "poll.h", "netdb.h", "arpa/inet.h", "pwd.h"}

# Pure modules touch neither disk nor console; model borrows the calendar of <chrono>, nobody there its clocks.
PURE = {"model", "rules", "render"}
IMPURE_HEADERS = {"ctime", "fstream", "filesystem", "iostream", "thread", "unistd.h", "fcntl.h"}
CLOCK = re.compile(r"_clock\b|\btime\(|\bgettimeofday\b|\blocaltime")
# today, a wait for the lock, and deadlines of connections
MAY_LOOK_AT_A_CLOCK = {"base", "serve"}

# What a page must never be able to reach, by whatever way.
RAW = {"model/record.h"}


def is_standard(header: str) -> bool:
    return "." not in header and "/" not in header


def reachable(start: Path) -> dict[str, list[str]]:
    """Every own header that a file reaches, each with the way to it."""
    ways: dict[str, list[str]] = {}
    todo = [(header, [tree.shown(start)]) for header in tree.own_includes(start)]
    while todo:
        header, way = todo.pop()
        if header in ways:
            continue
        ways[header] = way + [header]
        path = tree.SRC / header
        if path.exists():
            todo += [(each, way + [header]) for each in tree.own_includes(path)]
    return ways


class Floors(unittest.TestCase):
    def test_every_module_is_in_the_table(self) -> None:
        self.assertEqual(set(MAY_INCLUDE), {tree.module_of(path) for path in tree.sources()})

    def test_includes_go_down(self) -> None:
        for path in tree.sources():
            module = tree.module_of(path)
            for header in tree.own_includes(path):
                with self.subTest(file=tree.shown(path), header=header):
                    self.assertTrue((tree.SRC / header).is_file(), "own headers are written from src, in quotes")
                    target = header.split("/")[0]
                    self.assertTrue(target == module or target in MAY_INCLUDE[module],
                                    f"{module} must not know {target}")

    def test_no_page_reaches_raw_records(self) -> None:
        for path in tree.files(tree.SRC / "site", ".cpp", ".h"):
            for header, way in reachable(path).items():
                with self.subTest(file=tree.shown(path), header=header):
                    self.assertFalse(header in RAW or header.startswith("store/"), " -> ".join(way))

    def test_each_third_party_header_has_one_owner(self) -> None:
        users: dict[str, list[str]] = {}
        for path in tree.sources():
            for header in tree.system_includes(path):
                if is_standard(header) or header in OF_THE_SYSTEM or header.startswith(("sys/", "netinet/", "fmt/")):
                    continue
                users.setdefault(header, []).append(tree.shown(path))
        for header, where in users.items():
            with self.subTest(header=header, used_in=where):
                if header == IN_CLI:
                    self.assertTrue(all(file.startswith("src/cli/") for file in where))
                    continue
                self.assertIn(header, OWNERS, "a new library: give it an owner in this table")
                self.assertTrue(len(where) == 1 or header in OF_SEVERAL_FILES, "one file of one module")
                self.assertTrue(all(file.startswith(f"src/{OWNERS[header]}/") for file in where))

    def test_pure_modules_touch_nothing(self) -> None:
        for path in tree.sources():
            if tree.module_of(path) not in PURE:
                continue
            for header in tree.system_includes(path):
                with self.subTest(file=tree.shown(path), header=header):
                    self.assertNotIn(header, IMPURE_HEADERS)

    def test_only_the_ground_and_the_server_look_at_a_clock(self) -> None:
        for path in tree.sources():
            if tree.module_of(path) in MAY_LOOK_AT_A_CLOCK:
                continue
            with self.subTest(file=tree.shown(path)):
                self.assertIsNone(CLOCK.search(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    unittest.main()
