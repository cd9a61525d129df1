"""The files of the repository as the house rules see them: everything but build output, history and packages."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def files(below: Path = ROOT, *suffixes: str) -> Iterator[Path]:
    """Files below a folder in a fixed order, of the given suffixes or all."""
    for folder, names, found in os.walk(below):
        names[:] = sorted(name for name in names if name not in NOT_OURS)
        for name in sorted(found):
            path = Path(folder) / name
            if not suffixes or path.suffix in suffixes:
                yield path


def sources() -> Iterator[Path]:
    return files(SRC, ".cpp", ".h")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str | None:
    """The text of a file, or nothing if it is not UTF-8 text (spreadsheets in GB18030, pictures)."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def own_includes(path: Path) -> list[str]:
    """What a file includes with quotes, as "module/header.h"."""
    return [quoted for quoted, _ in INCLUDE.findall(path.read_text(encoding="utf-8")) if quoted]


def system_includes(path: Path) -> list[str]:
    return [angle for _, angle in INCLUDE.findall(path.read_text(encoding="utf-8")) if angle]


def module_of(path: Path) -> str:
    """The module of a file below src; main.cpp stands alone above cli."""
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else "main"
