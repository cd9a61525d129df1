#!/usr/bin/env python3
"""Measures gongshilan beside a raw write of the same bytes and beside Hugo, and prints one Markdown table.

    run.py [--program PATH] [-n 1000 -n 10000] [--no-hugo] [--keep FOLDER]

What each row means is in README.md. Every tree is written to a fresh folder and all are deleted at the end only: some file
systems are many times slower for a while after many deletions. With --keep the generated workspaces stay, for the next run.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Callable

import generate
import hugo_data

HERE = Path(__file__).resolve().parent
MADE_BY_BUILD = ("gongshilan.db", "site", ".cache", ".lock")
CHANGES = 7  # repetitions of the short measurements
SECONDS_A_MEASUREMENT = 30.0  # no further repetition after that


@dataclass
class Runs:
    """The repetitions of one measurement."""

    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    mibs: list[float] = field(default_factory=list)

    def add(self, wall: float, cpu: float = 0.0, mib: float = 0.0) -> None:
        self.walls.append(wall)
        self.cpus.append(cpu)
        self.mibs.append(mib)

    @property
    def wall(self) -> float:
        return statistics.median(self.walls)

    def text(self) -> str:
        def time_of(seconds: float) -> str:
            return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.1f} ms"
        parts = [time_of(self.wall)]
        if len(self.walls) > 1:
            parts[0] += f" (least {time_of(min(self.walls))}, {len(self.walls)} runs)"
        if any(self.mibs):
            parts += [f"CPU {time_of(statistics.median(self.cpus))}", f"{max(self.mibs):.0f} MiB"]
        return " · ".join(parts)


@dataclass
class Result:
    """All measurements at one N."""

    branches: int
    pages: int = 0
    page_bytes: int = 0
    cold: Runs = field(default_factory=Runs)
    render: Runs = field(default_factory=Runs)
    nothing: Runs = field(default_factory=Runs)
    one: Runs = field(default_factory=Runs)
    tomorrow: Runs = field(default_factory=Runs)
    month: Runs = field(default_factory=Runs)
    raw: Runs = field(default_factory=Runs)
    raw_synced: Runs = field(default_factory=Runs)
    hugo: Runs = field(default_factory=Runs)
    hugo_check: str = ""

    @property
    def peak(self) -> float:
        own = (self.cold, self.render, self.nothing, self.one, self.tomorrow, self.month)
        return max(mib for runs in own for mib in runs.mibs)


def measured(command: list[object], runs: Runs, folder: Path | None = None) -> None:
    """Runs a command as a whole process and adds its figures; what an earlier one left to be written is written first."""
    os.sync()
    done = subprocess.run([sys.executable, "-ISB", HERE / "measure.py", *map(str, command)], cwd=folder, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode or (figures := json.loads(done.stdout))["code"]:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stderr[-2000:]}")
    runs.add(figures["wall"], figures["cpu"], figures["mib"])


def repeat(times: int, run: Callable[[int], None]) -> None:
    started = time.monotonic()
    for i in range(times):
        run(i)
        if time.monotonic() - started > SECONDS_A_MEASUREMENT:
            break


class Bench:
    """One N: a workspace, and beside it everything that is written while measuring."""

    def __init__(self, branches: int, folder: Path, program: Path, raw_write: Path) -> None:
        self.result = Result(branches)
        self.folder = folder
        self.program = program
        self.raw_write = raw_write
        self.workspace = folder / "workspace"
        self.aside = folder / "aside"
        self.trees = 0

    def fresh(self) -> Path:
        """A path beside the workspace that does not exist yet."""
        self.trees += 1
        self.aside.mkdir(parents=True, exist_ok=True)
        return self.aside / str(self.trees)

    def put_aside(self, names: tuple[str, ...]) -> None:
        """Removes parts of the workspace without deleting them."""
        place = self.fresh()
        place.mkdir()
        for name in names:
            if (self.workspace / name).exists():
                (self.workspace / name).rename(place / name)

    def build(self, runs: Runs, as_of: date = generate.AS_OF, options: tuple[str, ...] = ()) -> None:
        measured([self.program, "build", "--workspace", self.workspace, "--as-of", as_of.isoformat(), "--quiet", *options], runs)

    def own(self, render_options: tuple[str, ...]) -> None:
        result, branches = self.result, generate.organizations(self.result.branches)[:self.result.branches]
        if not self.workspace.exists():
            generate.generate(result.branches, self.workspace)

        def write_items(i: int, revision: int) -> None:
            generate.write_items(self.workspace / "ledger", branches[i * 37 % len(branches)], revision)
        for i in range(CHANGES):
            write_items(i, 0)  # an interrupted run may have left them changed

        def cold(_: int) -> None:
            self.put_aside(MADE_BY_BUILD)
            self.build(result.cold)
        repeat(3, cold)
        repeat(CHANGES, lambda _: self.build(result.nothing))

        def one(i: int) -> None:
            write_items(i, i + 1)
            self.build(result.one)
        repeat(CHANGES, one)
        for i in range(CHANGES):
            write_items(i, 0)
        self.build(Runs())  # back to what was generated
        self.build(result.tomorrow, generate.AS_OF + timedelta(days=1))
        self.build(result.month, generate.AS_OF + timedelta(days=30))

        def render(_: int) -> None:
            self.put_aside(("site", ".cache"))
            self.build(result.render, options=render_options)
            self.raw()
        repeat(4, render)
        while len(result.raw.walls) < 4:
            self.raw()
        pages = list((self.workspace / "site").rglob("*.html"))
        result.pages, result.page_bytes = len(pages), sum(page.stat().st_size for page in pages)

    def raw(self) -> None:
        os.sync()
        words = subprocess.run([self.raw_write, self.workspace / "site", self.fresh(), "--sync"], check=True, text=True,
                               stdout=subprocess.PIPE).stdout.split()
        self.result.raw.add(float(words[0]))
        self.result.raw_synced.add(float(words[3]))

    def hugo(self) -> None:
        source = self.fresh()
        hugo_data.convert(self.workspace, self.workspace / "site", source)
        target = source

        def render(_: int) -> None:
            nonlocal target
            target = self.fresh()
            measured(["hugo", "--quiet", "--destination", target], self.result.hugo, source)
        repeat(3, render)
        self.result.hugo_check = self.compare(target)

    def compare(self, other: Path) -> str:
        """Whether Hugo made the same pages: their number, their size, and the text of some of them."""
        site = self.workspace / "site"
        pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
        others = sorted(path.relative_to(other) for path in other.rglob("*.html"))
        size = sum((other / path).stat().st_size for path in others)
        sample = [path for path in pages[::max(1, len(pages) // 500)] if (other / path).exists()]
        same = sum(squeezed(site / path) == squeezed(other / path) for path in sample)
        ratio = (size / len(others)) / (self.result.page_bytes / len(pages))
        fair = pages == others and 0.9 <= ratio <= 1.1
        return (f"{len(others):,}, {'the same names' if pages == others else 'OTHER NAMES'}; bytes a page × {ratio:.3f}; "
                f"{same} of {len(sample)} compared equal but for white space{'' if fair else ' — NOT A FAIR COMPARISON'}")


def squeezed(page: Path) -> str:
    return re.sub(r"\s+", "", page.read_text(encoding="utf-8"))


def table(results: list[Result], no_import: bool) -> list[str]:
    def row(name: str, cell: Callable[[Result], str]) -> str:
        return f"| {name} | " + " | ".join(cell(result) for result in results) + " |"

    def rate(runs: Callable[[Result], Runs]) -> Callable[[Result], str]:
        return lambda r: f"{r.pages / runs(r).wall:,.0f} pages/s, {1000 * runs(r).wall / r.pages:.4f} ms a page"

    remark = "" if no_import else " (read the files again: there is no --no-import)"
    lines = [row("", lambda r: f"N = {r.branches:,}"), "|---" * (len(results) + 1) + "|",
             row("pages", lambda r: f"{r.pages:,}, {r.page_bytes / r.pages / 1000:.1f} kB each"),
             row("cold: files → record → site", lambda r: r.cold.text()),
             row(f"render + publish from the record{remark}", lambda r: r.render.text()),
             row("nothing changed", lambda r: r.nothing.text()),
             row("one item changed", lambda r: r.one.text()),
             row("new as_of, a day later", lambda r: r.tomorrow.text()),
             row("new as_of, 30 days later", lambda r: r.month.text()),
             row(f"raw write of the same bytes, {os.cpu_count()} threads", lambda r: r.raw.text()),
             row("the same with one syncfs", lambda r: r.raw_synced.text())]
    with_hugo = all(r.hugo.walls for r in results)
    if with_hugo:
        lines.append(row("Hugo, always cold", lambda r: r.hugo.text()))
    lines += [row("cold", rate(lambda r: r.cold)), row("render + publish", rate(lambda r: r.render)),
              row("peak memory", lambda r: f"{r.peak:.0f} MiB"),
              row("render + publish / raw write", lambda r: f"{r.render.wall / r.raw.wall:.1f}"),
              row("render + publish / raw write with syncfs", lambda r: f"{r.render.wall / r.raw_synced.wall:.1f}")]
    if with_hugo:
        lines += [row("Hugo / raw write", lambda r: f"{r.hugo.wall / r.raw.wall:.1f}"),
                  row("cold / Hugo", lambda r: f"{r.cold.wall / r.hugo.wall:.3f}"),
                  row("render + publish / Hugo", lambda r: f"{r.render.wall / r.hugo.wall:.3f}"),
                  row("one item changed / Hugo", lambda r: f"{r.one.wall / r.hugo.wall:.4f}"),
                  row("Hugo's pages beside ours", lambda r: r.hugo_check)]
    return lines


def verdicts(results: list[Result]) -> list[str]:
    lines = []

    def reach(name: str, limit: float, figures: dict[str, float], unit: str = "") -> None:
        word = "reached" if all(figure <= limit for figure in figures.values()) else "NOT REACHED"
        shown = ", ".join(f"{key}: {figure:,.0f}{unit}" if figure >= 100 else f"{key}: {figure:.3g}{unit}"
                          for key, figure in figures.items())
        lines.append(f"- {word}: {name} ≤ {limit:g}{unit} ({shown})")

    def each(figure: Callable[[Result], float]) -> dict[str, float]:
        return {f"N = {r.branches:,}": figure(r) for r in results}

    with_hugo = all(r.hugo.walls for r in results)
    reach("render + publish / raw write", 4, each(lambda r: r.render.wall / r.raw.wall))
    if with_hugo:
        reach("cold / Hugo", 0.25, each(lambda r: r.cold.wall / r.hugo.wall))
    reach("one item changed", 50, each(lambda r: 1000 * r.one.wall), " ms")
    if with_hugo:
        reach("one item changed / Hugo", 0.01, each(lambda r: r.one.wall / r.hugo.wall))
    reach("nothing changed", 30, each(lambda r: 1000 * r.nothing.wall), " ms")
    reach("peak memory", 64, each(lambda r: r.peak), " MiB")
    if len(results) > 1:
        few, many = results[0], results[-1]
        growth = {name: (runs(many).wall / many.pages) / (runs(few).wall / few.pages)
                  for name, runs in (("cold", lambda r: r.cold), ("render + publish", lambda r: r.render))}
        reach(f"time a page at N = {many.branches:,} / at N = {few.branches:,}", 1.2, growth)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, default=HERE.parent / "build" / "release" / "gongshilan",
                        help="the binary to measure")
    parser.add_argument("-n", type=int, action="append", help="branches; may be given several times (1000 and 10000)")
    parser.add_argument("--hugo", action=argparse.BooleanOptionalAction, default=shutil.which("hugo") is not None)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave the generated workspaces there")
    options = parser.parse_args()
    sizes = sorted(set(options.n or (1000, 10000)))
    program = options.program.resolve()
    if not program.is_file():
        sys.exit(f"no program at {program}; give it with --program")
    folder = options.keep.resolve() if options.keep else Path(tempfile.mkdtemp(prefix="gongshilan-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    needed = sum(sizes) * 15 * 100_000  # some fifteen trees
    if shutil.disk_usage(folder).free < needed:
        sys.exit(f"{folder} has less than {needed / 1e9:.0f} GB free")
    raw_write = folder / "raw_write"
    compiler = os.environ.get("CXX", "c++")
    subprocess.run([compiler, "-std=c++20", "-O2", "-pthread", HERE / "raw_write.cpp", "-o", raw_write], check=True)

    # What renders and publishes from the record alone.
    no_import = "--no-import" in subprocess.run([program, "build", "--help"], text=True, capture_output=True, check=True).stdout
    render_options = ("--no-import",) if no_import else ()

    load = os.getloadavg()[0]
    benches = [Bench(branches, folder / str(branches), program, raw_write) for branches in sizes]
    try:
        for bench in benches:
            print(f"N = {bench.result.branches:,} …", file=sys.stderr)
            bench.own(render_options)
            if options.hugo:
                bench.hugo()
        results = [bench.result for bench in benches]
        print("\n".join([*table(results, no_import), "", *verdicts(results), "",
                         f"Load average before the run: {load:.1f}{' — others disturb these figures' if load > 0.5 else ''}"]))
    finally:
        print("deleting …", file=sys.stderr)
        if options.keep:
            for bench in benches:
                bench.put_aside(MADE_BY_BUILD)
                shutil.rmtree(bench.aside)
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
