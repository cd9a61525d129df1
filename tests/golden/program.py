"""The real binary in a folder of its own: run it, and make what it says comparable."""
from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "data" / "examples"
AUDIENCES = ("members", "unit", "society")
PROGRAM = os.environ["GONGSHILAN"]
# Far beyond what any command here takes, even under sanitizers: a hang ends, a slow machine passes.
PATIENCE = 300


@contextlib.contextmanager
def temp_folder(name: str = "gongshilan") -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        yield Path(folder).resolve()


def environment() -> dict[str, str]:
    """Neither the language nor the time zone of the machine may show."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"}


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, encoding="utf-8", timeout=PATIENCE, cwd=cwd,
                          env=environment(), check=False)


def build(workspace: Path, as_of: str, audience: str | None = None, out: Path | None = None) -> Path:
    """A build that must succeed; returns the site's folder."""
    arguments = ["build", "--workspace", str(workspace), "--as-of", as_of]
    if audience:
        arguments += ["--audience", audience]
    if out:
        arguments += ["--out", str(out)]
    done = run(*arguments)
    if done.returncode != 0:
        raise AssertionError(f"build of {workspace.name} ended with {done.returncode}:\n{done.stderr}")
    return out or workspace / "site"


def example(name: str, into: Path) -> tuple[Path, str]:
    """A fresh copy of a shipped workspace, without what somebody made in it (see .gitignore), and its date."""
    workspace = into / name
    shutil.copytree(EXAMPLES / name, workspace, ignore=shutil.ignore_patterns("*.db", ".lock", ".cache", "site*", "report", "archive*"))
    return workspace, (workspace / "as_of.txt").read_text().strip()


def example_names() -> list[str]:
    return sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def text_without_hashes(site: Path) -> str:
    """All that a site says, for looking for texts and numbers: a hash may hold any number by chance."""
    whole = "\n".join(f"{path}\n{content.decode('utf-8')}" for path, content in bytes_of(site).items())
    return re.sub(r"[0-9a-f]{64}|(?<=-)[0-9a-f]{10}(?=\.)|[0-9A-F]{4}-[0-9A-F]{4}", "", whole)


def normalised(text: str, workspace: Path) -> str:
    """Without the folder, the version and what hangs on every byte of templates and program."""
    text = text.replace(str(workspace), "[WORKSPACE]")
    text = re.sub(r"gongshilan \d+\.\d+\.\d+", "gongshilan [VERSION]", text)
    text = re.sub(r"(生成码|\"build_code\": \")(\s*)[0-9A-F]{4}-[0-9A-F]{4}", r"\1\2[CODE]", text)
    return re.sub(r"site-[0-9a-f]{10}\.css", "site-[HASH].css", text)


class TextOnly(HTMLParser):
    """What a reader gets: texts, one block a line; pictures by their label."""

    BLOCKS = {"p", "div", "li", "tr", "dt", "dd", "h1", "h2", "h3", "section", "article", "header", "footer", "main",
              "nav", "ul", "dl", "table", "caption", "title", "figcaption", "tbody", "thead", "tfoot", "figure"}
    CELLS = {"td", "th"}
    UNREAD = {"svg", "style"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.UNREAD:
            self.pictures += 1
            label = dict(attrs).get("aria-label")
            if label and self.pictures == 1:
                self.parts.append(f"[{label}]")
        elif tag in self.BLOCKS:
            self.parts.append("\n")
        elif tag in self.CELLS:
            self.parts.append(" | ")
        elif "line" in (dict(attrs).get("class") or "").split():
            self.parts.append(" ")  # stands on a line of its own

    def handle_endtag(self, tag: str) -> None:
        if tag in self.UNREAD:
            self.pictures -= 1
        elif tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.pictures == 0:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_page(markup: str) -> str:
    reader = TextOnly()
    reader.feed(markup)
    lines = (re.sub(r" +", " ", line).strip(" |") for line in "".join(reader.parts).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)
