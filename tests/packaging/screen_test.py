"""gongshilan-screen: when the screen is lit, at the edges of its hours, and what it then does to it."""
from __future__ import annotations

import datetime
import os
import subprocess
import unittest
from pathlib import Path

import program

SCRIPT = program.ROOT / "packaging/kiosk/gongshilan-screen"
SHIPPED = program.ROOT / "packaging/kiosk/screen.conf"
WEEK = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
ONE = "HDMI-1 connected primary {} (normal left inverted right x axis y axis) 0mm x 0mm\n   1920x1080 60.00*+\n"


class Screen(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("screen"))
        self.conf = self.folder / "screen.conf"
        self.environment = {**os.environ, "GONGSHILAN_SCREEN_CONF": str(self.conf), "TZ": "America/Los_Angeles",
                            "PATH": f"{self.folder}:{os.environ['PATH']}"}

    def run_script(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", str(SCRIPT), *arguments], capture_output=True, encoding="utf-8", timeout=program.PATIENCE,
                              env=self.environment, check=False)

    def assert_hours(self, conf: str, expected: dict[str, str], said: str = "") -> None:
        """expected: "MONDAY 07:30" -> on or off."""
        self.conf.write_text(conf, encoding="utf-8")
        for moment, state in expected.items():
            with self.subTest(conf=conf, moment=moment):
                done = self.run_script("--at", *moment.split())
                self.assertEqual((0, state + "\n", said), (done.returncode, done.stdout, done.stderr))

    def test_first_and_last_minute(self) -> None:
        self.assert_hours("MONDAY=07:30-18:30\n", {"MONDAY 07:29": "off", "MONDAY 07:30": "on", "MONDAY 18:29": "on",
                                                   "MONDAY 18:30": "off", "MONDAY 00:00": "off", "MONDAY 23:59": "off"})

    def test_over_midnight(self) -> None:
        self.assert_hours("MONDAY=22:00-02:00\nTUESDAY=off\nSUNDAY=off\n",
                          {"MONDAY 00:00": "off", "MONDAY 21:59": "off", "MONDAY 22:00": "on", "MONDAY 23:59": "on",
                           "TUESDAY 00:00": "on", "TUESDAY 01:59": "on", "TUESDAY 02:00": "off"})
        self.assert_hours("SUNDAY=23:00-01:00\nMONDAY=08:00-09:00\n",
                          {"MONDAY 00:59": "on", "MONDAY 01:00": "off", "MONDAY 08:00": "on", "MONDAY 09:00": "off"})

    def test_whole_days(self) -> None:
        self.assert_hours("MONDAY=on\nTUESDAY=off\nWEDNESDAY=00:00-24:00\nTHURSDAY=06:00-24:00\nFRIDAY=off\n",
                          {"MONDAY 00:00": "on", "MONDAY 23:59": "on", "TUESDAY 00:00": "off", "TUESDAY 12:00": "off",
                           "WEDNESDAY 00:00": "on", "WEDNESDAY 23:59": "on", "THURSDAY 23:59": "on", "FRIDAY 00:00": "off"})

    def test_a_day_that_is_not_there_is_on(self) -> None:
        self.assert_hours("# nothing\n\nMONDAY=off\n", {"MONDAY 12:00": "off", "TUESDAY 03:00": "on", "SUNDAY 23:59": "on"})
        self.conf.unlink()
        self.assertEqual("on\n", self.run_script("--at", "MONDAY", "03:00").stdout)

    def test_as_it_is_typed(self) -> None:
        for typed in ("MONDAY=07:30-18:30\r\n", "  MONDAY=7:30 - 18:30  \n", "MONDAY=07：30－18：30\n", 'MONDAY="07:30~18:30"\n',
                      "MONDAY=07:30——18:30"):
            self.assert_hours(typed, {"MONDAY 07:29": "off", "MONDAY 07:30": "on", "MONDAY 18:30": "off"})

    def test_what_cannot_be_read_is_said_and_on(self) -> None:
        advice = "请写成 07:30-18:30、on 或 off。"
        for hours in ("7点-18点", "24:00-25:00", "07:30", "07:60-08:00", "12:00-13:00,14:00-15:00", "7:5-8:00", ""):
            self.assert_hours(f"SUNDAY=off\nMONDAY={hours}\n", {"MONDAY 03:00": "on"},
                              f"screen.conf 第2行：时间“{hours}”看不懂，MONDAY 整天开着。{advice}\n")
        self.assert_hours("MONDAY=08:00-08:00\n", {"MONDAY 03:00": "on"},
                          "screen.conf 第1行：开和关是同一分钟，MONDAY 整天开着。整天开请写 on，整天关请写 off。\n")
        for line in ("MONDY=off", "星期一=off", "monday=off", "MONDAY"):
            self.assert_hours(line + "\n", {"MONDAY 12:00": "on"},
                              f"screen.conf 第1行：“{line}”不认识。请写成 MONDAY=07:30-18:30。\n")
        self.assert_hours("MONDAY=on\nMONDAY=off\n", {"MONDAY 12:00": "off"},
                          "screen.conf 第2行：MONDAY 写了两次，只留一行。现在以这一行为准。\n")

    def test_a_bad_eve_does_not_light_the_next_day(self) -> None:
        self.assert_hours("MONDAY=22:00-26:00\nTUESDAY=off\n", {"TUESDAY 00:30": "off"},
                          "screen.conf 第1行：时间“22:00-26:00”看不懂，MONDAY 整天开着。请写成 07:30-18:30、on 或 off。\n")

    def test_every_day_of_the_week_follows_the_one_before(self) -> None:
        for number, day in enumerate(WEEK):
            others = "".join(f"{other}=off\n" for other in WEEK if other != day)
            after = WEEK[(number + 1) % 7]
            self.assert_hours(f"{others}{day}=23:00-01:00\n",
                              {f"{day} 23:00": "on", f"{after} 00:59": "on", f"{after} 01:00": "off", f"{day} 00:30": "off"})

    def test_the_shipped_hours(self) -> None:
        self.assert_hours(SHIPPED.read_text(encoding="utf-8"), {"MONDAY 07:30": "on", "FRIDAY 18:30": "off", "SATURDAY 12:00": "off"})

    def fake(self, name: str, says: str = "") -> None:
        """A program that writes down how it was called."""
        path: Path = self.folder / name
        path.write_text(f"#!/bin/sh\necho {name} \"$*\" >>'{self.folder}/calls'\ncat <<'E'\n{says}E\n", encoding="utf-8")
        path.chmod(0o755)

    def calls(self, conf: str, outputs: str = ONE.format("1920x1080+0+0")) -> list[str]:
        self.conf.write_text(conf, encoding="utf-8")
        self.fake("xset")
        self.fake("xrandr", outputs)
        (self.folder / "calls").write_text("", encoding="utf-8")
        done = self.run_script()
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return (self.folder / "calls").read_text(encoding="utf-8").splitlines()

    LIGHT = "xset dpms 0 0 0 dpms force on"
    BEFORE = "xset s off s noblank"
    DARK = "".join(f"{day}=off\n" for day in WEEK)

    def test_it_switches(self) -> None:
        self.assertEqual(["xrandr --query", self.BEFORE, self.LIGHT], self.calls(""))
        self.assertEqual(["xset +dpms dpms force off"], self.calls(self.DARK))

    def test_the_day_is_that_of_china(self) -> None:
        """Told by a date that is faked: Sunday 16:00 UTC is Monday in China, on a machine whose zone is another."""
        real = "/usr/bin/date" if Path("/usr/bin/date").exists() else "/bin/date"
        (self.folder / "date").write_text(f'#!/bin/sh\nexec {real} -d "$FAKED" "$@"\n', encoding="utf-8")
        (self.folder / "date").chmod(0o755)
        conf = self.DARK.replace("MONDAY=off", "MONDAY=00:00-00:01")
        for utc, lit in (("15:59", False), ("16:00", True), ("16:01", False)):
            self.environment["FAKED"] = f"{datetime.date(2024, 3, 24)} {utc} UTC"
            with self.subTest(utc=utc):
                self.assertEqual(lit, self.LIGHT in self.calls(conf))

    def test_complaint_8_a_television_that_was_off_gets_its_picture_back(self) -> None:
        self.assertEqual(["xrandr --query", "xrandr --output HDMI-1 --auto --rotate normal", self.BEFORE, self.LIGHT],
                         self.calls("", ONE.format("").replace("  (", " (")))
        self.assertEqual(["xrandr --query", "xrandr --output HDMI-2 --auto --rotate normal", self.BEFORE, self.LIGHT],
                         self.calls("", "HDMI-1 disconnected (normal left)\nHDMI-2 connected (normal left)\n   1920x1080 60.00 +\n"))

    def test_a_standing_screen_is_turned_once(self) -> None:
        self.assertEqual(["xrandr --query", "xrandr --output HDMI-1 --auto --rotate left", self.BEFORE, self.LIGHT],
                         self.calls("ROTATE=left\n"))
        self.assertEqual(["xrandr --query", self.BEFORE, self.LIGHT], self.calls("ROTATE=left\n", ONE.format("1080x1920+0+0 left")))
        self.assertEqual(["xrandr --query", "xrandr --output HDMI-1 --auto --rotate normal", self.BEFORE, self.LIGHT],
                         self.calls("", ONE.format("1080x1920+0+0 left")))

    def test_a_screen_that_cannot_be_darkened_is_said(self) -> None:
        self.conf.write_text(self.DARK, encoding="utf-8")
        self.fake("xset")
        (self.folder / "xset").write_text("#!/bin/sh\necho usage >&2\nexit 1\n", encoding="utf-8")
        done = self.run_script()
        self.assertEqual((1, "屏幕关不掉：它不听显示信号的。请在 screen.conf 里写 ON_COMMAND 和 OFF_COMMAND，或者用定时插座。\n"),
                         (done.returncode, done.stderr))

    def test_own_commands(self) -> None:
        self.fake("plug")
        commands = "ON_COMMAND=plug on 'lobby 1'\nOFF_COMMAND=plug off; plug sleep\n"
        self.assertEqual(["plug on lobby 1"], self.calls(commands))
        self.assertEqual(["plug off", "plug sleep"], self.calls(commands + self.DARK))

    def test_other_words_are_refused(self) -> None:
        done = self.run_script("--help")
        self.assertEqual((2, "用法：gongshilan-screen [--at MONDAY 07:30]\n"), (done.returncode, done.stderr))


if __name__ == "__main__":
    unittest.main()
