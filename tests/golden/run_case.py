"""Runs one case of tests/cases through the real binary and compares all that it says and makes.

A case is a folder:
  input/      the workspace it starts with (none: an empty folder); or example.txt, the name of a shipped example
  input-2/    laid over the workspace before the second command, and so on
  as_of.txt   the date; not needed with example.txt
  args.txt    the commands, one a line; left out: one build. [WORKSPACE] and [AS_OF] are put in
  expected/   exit.txt, stdout.txt, stderr.txt, and any files of the workspace to compare: site/summary.json as it
              is, site/index.html.txt as the text that a reader gets of site/index.html
UPDATE_GOLDEN=1 rewrites expected/; to add a file, create it empty first.
"""
from __future__ import annotations

import difflib
import os
import shlex
import shutil
import sys
from pathlib import Path

import program

UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
DEFAULT = "build --workspace [WORKSPACE] --as-of [AS_OF]"
SAID = ("exit.txt", "stdout.txt", "stderr.txt")


def prepare(case: Path, folder: Path) -> tuple[Path, str]:
    if (case / "example.txt").exists():
        return program.example((case / "example.txt").read_text().strip(), folder)
    workspace = folder / "workspace"
    workspace.mkdir()
    if (case / "input").exists():
        shutil.copytree(case / "input", workspace, dirs_exist_ok=True)
    return workspace, (case / "as_of.txt").read_text().strip()


def run_commands(case: Path, workspace: Path, as_of: str) -> dict[str, str]:
    given = case / "args.txt"
    lines = given.read_text(encoding="utf-8").splitlines() if given.exists() else [DEFAULT]
    said = dict.fromkeys(SAID, "")
    for number, line in enumerate(lines, 1):
        if (case / f"input-{number}").exists():
            shutil.copytree(case / f"input-{number}", workspace, dirs_exist_ok=True)
        words = shlex.split(line.replace("[AS_OF]", as_of))
        done = program.run(*(word.replace("[WORKSPACE]", str(workspace)) for word in words), cwd=workspace)
        heading = f"$ gongshilan {line}\n" if len(lines) > 1 else ""
        said["exit.txt"] += f"{done.returncode}\n"
        said["stdout.txt"] += heading + program.normalised(done.stdout, workspace)
        said["stderr.txt"] += heading + program.normalised(done.stderr, workspace)
    return said


def made(workspace: Path, wanted: str) -> str:
    """What stands where an expected file says."""
    if wanted.endswith(".html.txt"):
        page = workspace / wanted.removesuffix(".txt")
        text = program.text_of_page(page.read_text(encoding="utf-8")) if page.exists() else "(not there)\n"
    else:
        file = workspace / wanted
        text = file.read_text(encoding="utf-8") if file.exists() else "(not there)\n"
    return program.normalised(text, workspace)


def difference(name: str, expected: str, actual: str) -> str:
    return "".join(difflib.unified_diff(expected.splitlines(keepends=True), actual.splitlines(keepends=True),
                                        f"expected/{name}", f"now/{name}"))


def main(case: Path) -> int:
    expected = case / "expected"
    names = sorted(str(path.relative_to(expected)) for path in expected.rglob("*") if path.is_file())
    with program.temp_folder() as folder:
        workspace, as_of = prepare(case, folder)
        now = run_commands(case, workspace, as_of)
        now |= {name: made(workspace, name) for name in names if name not in SAID}
    failed = False
    for name, actual in sorted(now.items()):
        file = expected / name
        if UPDATE:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8")
        elif not file.exists():
            print(f"missing: {file}; UPDATE_GOLDEN=1 writes it. It would say:\n{actual}")
            failed = True
        elif file.read_text(encoding="utf-8") != actual:
            print(difference(name, file.read_text(encoding="utf-8"), actual))
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
