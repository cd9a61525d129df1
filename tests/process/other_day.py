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


def seconds(moment: str) -> str:
    """Of a day at noon, or of `2024-03-25 09:10`."""
    at = datetime.datetime.fromisoformat(moment if " " in moment else f"{moment} 12:00").replace(tzinfo=UTC8)
    return str(int(at.timestamp()))


def environment(moment: str | Path) -> dict[str, str]:
    """Path: of a file that holds the seconds and is replaced as a whole while the program runs."""
    return {**program.environment(), "LD_PRELOAD": str(library()),
            "OTHER_DAY": str(moment) if isinstance(moment, Path) else seconds(moment)}


def run(moment: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([program.PROGRAM, *arguments], capture_output=True, encoding="utf-8",
                          timeout=program.PATIENCE, cwd=cwd, env=environment(moment), check=False)
