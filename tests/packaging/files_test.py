"""What the package puts where: nothing forgotten, nothing else, nothing that cannot be run or read."""
from __future__ import annotations

import gzip
import os
import re
import subprocess
import unittest
from pathlib import Path

import program

BUILD = os.environ["GONGSHILAN_BUILD"]
DEBIAN = program.ROOT / "packaging/debian"
PROGRAMS = {"usr/bin/gongshilan-screen", "usr/lib/gongshilan/gongshilan-kiosk"}
UNITS = {"gongshilan.service", "gongshilan-kiosk.service", "gongshilan-screen.service", "gongshilan-screen.timer"}


def installed(component: str, into: Path) -> dict[str, Path]:
    subprocess.run([os.environ["CMAKE"], "--install", BUILD, "--component", component, "--prefix", "/usr"], check=True,
                   env={**os.environ, "DESTDIR": str(into)}, capture_output=True)
    return {str(path.relative_to(into)): path for path in into.rglob("*") if path.is_file()}


class Files(unittest.TestCase):
    def setUp(self) -> None:
        self.files = installed("system", self.enterContext(program.temp_folder("package")))

    def names(self, folder: str) -> set[str]:
        return {str(Path(name).relative_to(folder)) for name in self.files if Path(name).is_relative_to(folder)}

    def test_each_is_in_its_place(self) -> None:
        self.assertEqual({"serve.conf", "kiosk.conf", "screen.conf"}, self.names("etc/gongshilan"))
        self.assertEqual({"gongshilan-screen"}, self.names("usr/bin"))
        self.assertEqual({"gongshilan-kiosk", "wait.html"}, self.names("usr/lib/gongshilan"))
        self.assertEqual(UNITS, self.names("usr/lib/systemd/system"))
        self.assertEqual({"gongshilan.conf"}, self.names("usr/lib/sysusers.d"))
        self.assertEqual({"gongshilan.conf"}, self.names("usr/lib/tmpfiles.d"))
        self.assertEqual({path.name for path in (program.ROOT / "site-templates").iterdir()},
                         self.names("usr/share/gongshilan/templates"))
        documents = {path.name for path in (program.ROOT / "docs").glob("*.md")}
        images = {f"images/{path.name}" for path in (program.ROOT / "docs/images").glob("*.png")}
        self.assertEqual(documents | images | {"copyright", "changelog.gz", "examples/nginx.conf"},
                         self.names("usr/share/doc/gongshilan"))
        self.assertEqual({"etc", "usr"}, {name.split("/")[0] for name in self.files})
        self.assertEqual({"bin", "lib", "share"}, {name.split("/")[1] for name in self.files if name.startswith("usr/")})

    def test_modes(self) -> None:
        for name, path in self.files.items():
            with self.subTest(file=name):
                self.assertEqual(0o755 if name in PROGRAMS else 0o644, path.stat().st_mode & 0o777)

    def test_the_manual_finds_its_pictures(self) -> None:
        manual = self.files["usr/share/doc/gongshilan/手册.md"]
        shown = re.findall(r"images/[\w-]+\.png", manual.read_text(encoding="utf-8"))
        self.assertTrue(shown)
        for picture in shown:
            with self.subTest(picture=picture):
                self.assertTrue((manual.parent / picture).is_file())

    def test_changes_are_those_of_the_changelog(self) -> None:
        packed = self.files["usr/share/doc/gongshilan/changelog.gz"].read_bytes()
        self.assertEqual((program.ROOT / "CHANGELOG.md").read_bytes(), gzip.decompress(packed))
        self.assertEqual(bytes(4), packed[4:8], "no time in it")

    def test_settings_of_the_user_are_kept(self) -> None:
        listed = (DEBIAN / "conffiles").read_text(encoding="utf-8").split()
        self.assertEqual([f"/etc/gongshilan/{name}" for name in sorted(self.names("etc/gongshilan"))], listed)

    def test_paths_in_units_and_scripts_are_there(self) -> None:
        there = {f"/{name}" for name in self.files} | {"/usr/bin/gongshilan"}
        for unit in sorted(UNITS):
            text = self.files[f"usr/lib/systemd/system/{unit}"].read_text(encoding="utf-8")
            for path in re.findall(r"(?:/usr/\w+|/etc)/[\w/-]*gongshilan[\w./-]*\w", text):
                with self.subTest(unit=unit, path=path):
                    self.assertTrue(path in there or path == "/usr/share/doc/gongshilan")

    def test_licence(self) -> None:
        licence = (program.ROOT / "LICENSE").read_text(encoding="utf-8")
        said = (DEBIAN / "copyright").read_text(encoding="utf-8")
        self.assertIn(re.search(r"Copyright \(c\) (.*)", licence)[1], said)  # type: ignore[index]
        for line in licence.split("\n\n", 2)[2].splitlines():
            self.assertIn(f" {line or '.'}\n", said)

    def test_the_program_alone_is_installed_without_the_package(self) -> None:
        """`cmake --install` without a component leaves out what names paths below /usr."""
        folder = self.enterContext(program.temp_folder("plain"))
        subprocess.run([os.environ["CMAKE"], "--install", BUILD, "--prefix", "/usr/local"], check=True,
                       env={**os.environ, "DESTDIR": str(folder)}, capture_output=True)
        self.assertEqual(["usr/local/bin/gongshilan"], [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()])


if __name__ == "__main__":
    unittest.main()
