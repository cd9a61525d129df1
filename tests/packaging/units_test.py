"""The units of packaging/ are read by systemd without a word, hold the server tight, and agree with the settings beside them."""
from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import unittest
from pathlib import Path

import program

PACKAGING = program.ROOT / "packaging"
UNITS = [PACKAGING / "gongshilan.service",
         *(PACKAGING / "kiosk" / f"gongshilan-{name}" for name in ("kiosk.service", "screen.service", "screen.timer"))]
MOST_EXPOSED = 15  # tenths; systemd calls up to 10 safe and up to 19 OK


def read(unit: Path) -> configparser.RawConfigParser:
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(unit, encoding="utf-8")
    return found


def settings(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not here: units are not judged")
class Judged(unittest.TestCase):
    def analyze(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["systemd-analyze", *arguments], capture_output=True, encoding="utf-8", check=False)

    def test_systemd_reads_them_without_a_word(self) -> None:
        folder = self.enterContext(program.temp_folder("units"))
        for unit in UNITS:  # the programs that they start are not installed here
            text = re.sub(r"^(ExecStart=)/\S+", r"\1/bin/true", unit.read_text(encoding="utf-8"), flags=re.MULTILINE)
            (folder / unit.name).write_text(text, encoding="utf-8")
        for unit in UNITS:
            with self.subTest(unit=unit.name):
                done = self.analyze("verify", "--man=no", str(folder / unit.name))
                said = [line for line in (done.stdout + done.stderr).splitlines() if unit.name in line]
                self.assertEqual((0, []), (done.returncode, said))

    def test_the_server_is_held_tight(self) -> None:
        done = self.analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(UNITS[0]))
        self.assertEqual(0, done.returncode, done.stdout[-200:])


class Agree(unittest.TestCase):
    def test_the_server_writes_into_its_own_folder_alone(self) -> None:
        service = read(UNITS[0])["Service"]
        self.assertEqual({"ProtectSystem": "strict", "ProtectHome": "yes", "StateDirectory": "gongshilan", "User": "gongshilan"},
                         {key: service[key] for key in ("ProtectSystem", "ProtectHome", "StateDirectory", "User")})
        self.assertNotIn("ReadWritePaths", service)
        self.assertIn("d /var/lib/gongshilan 0750 gongshilan gongshilan -",
                      (PACKAGING / "gongshilan.tmpfiles").read_text(encoding="utf-8").splitlines())

    def test_defaults_of_the_unit_are_those_of_its_settings(self) -> None:
        said = dict(pair.split("=") for pair in read(UNITS[0])["Service"]["Environment"].split())
        self.assertEqual(settings(PACKAGING / "serve.conf"), said)
        self.assertTrue(said["WORKSPACE"].startswith("/var/lib/gongshilan/"))
        launcher = (PACKAGING / "kiosk/gongshilan-kiosk").read_text(encoding="utf-8")
        defaults = dict(re.findall(r'"\$\{(\w+):=([^}]*)\}"', launcher))
        kiosk = settings(PACKAGING / "kiosk/kiosk.conf")
        self.assertEqual(kiosk, {key: defaults[key] for key in kiosk})
        self.assertEqual(f"http://{said['HOST']}:{said['PORT']}/kiosk/index.html", kiosk["ADDRESS"])

    def test_the_command_of_the_unit_is_one_of_the_program(self) -> None:
        command = read(UNITS[0])["Service"]["ExecStart"].split()
        self.assertEqual(["/usr/bin/gongshilan", "serve"], command[:2])
        known = program.run("serve", "--help").stdout
        for option in (word for word in command if word.startswith("--")):
            with self.subTest(option=option):
                self.assertRegex(known, rf"(?m)^\s+{option}\b")

    def test_users_of_the_units_are_made(self) -> None:
        made = re.findall(r"^u (\w+) - ", (PACKAGING / "gongshilan.sysusers").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(set(made), {read(unit)["Service"]["User"] for unit in UNITS[:3]})

    def test_nothing_gives_up(self) -> None:
        for unit in UNITS[:2]:
            with self.subTest(unit=unit.name):
                self.assertEqual(("always", "0"), (read(unit)["Service"]["Restart"], read(unit)["Unit"]["StartLimitIntervalSec"]))

    def test_the_hours_are_looked_at_while_the_screen_is_there(self) -> None:
        kiosk, timer = read(UNITS[1]), read(UNITS[3])
        self.assertEqual(("gongshilan-screen.timer", "gongshilan-kiosk.service", "*:*:00"),
                         (kiosk["Unit"]["Wants"], timer["Unit"]["PartOf"], timer["Timer"]["OnCalendar"]))


if __name__ == "__main__":
    unittest.main()
