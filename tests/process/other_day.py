"""The real binary on a day of the test's choosing; the program itself has no such switch."""
from __future__ import annotations

import datetime
import os
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import program

SOURCE = Path(__file__).with_name("other_day.c")
UTC8 = datetime.timezone(datetime.timedelta(hours=8))
FOLDER = tempfile.TemporaryDirectory(prefix="other_day-")  # removed when the test's process ends


@lru_cache
def library() -> Path:
    made = Path(FOLDER.name) / "other_day.so"
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE)], check=True)
    return made


def run(day: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A day at noon, or `2024-03-25 09:10`."""
    moment = datetime.datetime.fromisoformat(day if " " in day else f"{day} 12:00").replace(tzinfo=UTC8)
    environment = {**program.environment(), "LD_PRELOAD": str(library()), "OTHER_DAY": str(int(moment.timestamp()))}
    return subprocess.run([program.PROGRAM, *arguments], capture_output=True, encoding="utf-8",
                          timeout=program.PATIENCE, cwd=cwd, env=environment, check=False)
