"""The real binary on a disk of which one call fails, or ends the run; see broken_disk.c."""
from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import program

SOURCE = Path(__file__).with_suffix(".c")
FULL, DENIED, READ_ONLY, BROKEN = errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO
ERRORS = {"open": (DENIED, FULL, READ_ONLY, BROKEN), "write": (FULL, BROKEN), "truncate": (BROKEN, FULL),
          "sync": (BROKEN, FULL), "rename": (DENIED, BROKEN, FULL, READ_ONLY), "link": (FULL, DENIED),
          "mkdir": (FULL, DENIED, READ_ONLY), "remove": (DENIED, READ_ONLY, BROKEN)}
FOLDER = tempfile.TemporaryDirectory(prefix="broken_disk-")  # removed when the test's process ends


@lru_cache
def library() -> Path:
    made = Path(FOLDER.name) / "broken_disk.so"
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE)], check=True)
    return made


def run(under: Path, call: int, *arguments: str, **how: int) -> subprocess.CompletedProcess[str]:
    """call: which one below the folder fails, from 1; 0: none. how: errno (0: killed instead), stays, short."""
    log().unlink(missing_ok=True)
    asan = f"{os.environ.get('ASAN_OPTIONS', '')}:verify_asan_link_order=0"  # it wants to be loaded first
    environment = {**program.environment(), "LD_PRELOAD": str(library()), "ASAN_OPTIONS": asan, "BREAK_UNDER": str(under),
                   "BREAK_LOG": str(log()), "BREAK_CALL": str(call),
                   **{f"BREAK_{name.upper()}": str(value) for name, value in how.items()}}
    return subprocess.run([program.PROGRAM, *arguments], capture_output=True, encoding="utf-8", timeout=program.PATIENCE,
                          env=environment, check=False)


def log() -> Path:
    return Path(FOLDER.name) / "log"


def calls() -> list[list[str]]:
    """What each call of the last run was, in order: kind and path."""
    return [line.split(" ", 2)[1:] for line in log().read_text(encoding="utf-8").splitlines()]


def spread(numbers: list[int], most: int) -> list[int]:
    """All of them, or as many as are wanted, evenly over the run and the last one among them."""
    if len(numbers) <= most:
        return numbers
    return [numbers[(i + 1) * len(numbers) // most - 1] for i in range(most)]
