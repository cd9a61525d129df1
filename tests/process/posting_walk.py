"""The way of one batch as the manual tells it (七、走一遍): proposed, approved, posted, amended, ended, withdrawn.

As a program it leaves the workspace's sites of each step below a folder, for scripts/pictures."""
from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))
import other_day  # noqa: E402

SETTINGS = """{
  "organization": "ZB1",
  "meeting": "2024",
  "name": "红星机械厂第一党支部",
  "mailbox": "厂门口意见箱",
  "audience": "unit",
  "approval": "unit"
}
"""
MEETING = "会议编号,方案,主题,会议日期,形式\n2024,P01,检视问题、改进作风,2025-01-10,支委会、党员大会\n"
ITEMS = """编号,整改事项,整改措施,责任人,整改时限,调整依据
ZG01,二车间增设饮水点,三月底前加装两台,张明,2025-03-31,
ZG02,党小组会记录当场写,每次会后由组长签字,王秀英,2025-02-28,
ZG03,夜班食堂延长供餐,与后勤科商定时间,李建国,2025-06-30,
"""
BATCHES = """批次,内容,范围,公示开始,公示期,方式,提出人,审核人,审批人,审批日期,内容码
GK01,年度、安排、整改,本单位,2025-01-20,10个工作日,厂区公示栏,李建国,,,,
GK02,整改,党员,2025-01-20,长期,,李建国,,,,
"""
AMENDED = "加装一台，另一台待改造后装"


class Step(NamedTuple):
    name: str
    day: str
    command: tuple[str, ...]
    done: subprocess.CompletedProcess[str]


class Walk:
    """after: called with each step when it was taken."""

    def __init__(self, folder: Path, after: Callable[[Step], None]) -> None:
        self.folder, self.after = folder, after
        self.workspace = folder / "一支部"
        self.code = ""

    def take(self) -> None:
        (self.workspace / "ledger").mkdir(parents=True)
        (self.workspace / "gongshilan.json").write_text(SETTINGS, encoding="utf-8")
        self._type("年度", MEETING)
        self._type("整改", ITEMS)
        self._type("公开", BATCHES)
        self._run("proposed", "2025-01-15", "build")
        self._run("sheet", "2025-01-16", "approve-sheet", "--batch", "GK01")
        self._sign("2025-01-17")
        self._run("approved", "2025-01-17", "build")
        self._run("posted", "2025-01-20", "build")
        self._type("整改", ITEMS.replace("三月底前加装两台", AMENDED))
        self._run("changed", "2025-01-22", "build")
        self._type("整改", ITEMS.replace("三月底前加装两台,张明,2025-03-31,",
                                         f"{AMENDED},张明,2025-03-31,1月22日支委会决定"))
        self._run("unapproved", "2025-01-22", "build")
        self._run("sheet again", "2025-01-22", "approve-sheet", "--batch", "GK01")
        self._sign("2025-01-23")
        self._run("amended", "2025-01-23", "build")
        self._run("last day", "2025-02-07", "build")
        self._run("ended", "2025-02-08", "build")
        self._run("members", "2025-02-08", "build", "--audience", "members")
        self._run("withdrawn", "2025-02-10", "withdraw", "ZG02", "--reason", "当事人提出，支委会2月9日同意")
        self._run("log", "2025-02-10", "log", "--record", "ZG02")

    def _type(self, table: str, text: str) -> None:
        (self.workspace / "ledger" / f"{table}.csv").write_text(text, encoding="utf-8")

    def _sign(self, day: str) -> None:
        self._type("公开", re.sub(r"(GK01,.*李建国),.*", rf"\1,王秀英,厂党委,{day},{self.code}", BATCHES))

    def _run(self, name: str, day: str, *command: str) -> None:
        done = other_day.run(day, *command, "--workspace", "一支部", cwd=self.folder)
        found = re.search(r"内容码 (\w{5}-\w{5})", done.stdout)
        self.code = found[1] if found else self.code
        self.after(Step(name, day, command, done))


def main() -> None:
    folder = Path(sys.argv[1])

    def keep(step: Step) -> None:
        for site in walk.workspace.glob("site*"):
            shutil.copytree(site, folder / "steps" / step.name / site.name)

    walk = Walk(folder, keep)
    walk.take()


if __name__ == "__main__":
    main()
