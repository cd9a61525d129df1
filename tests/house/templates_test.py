"""Templates: nothing inline, nothing from outside, raw markup only for the QR code, every key in the contract."""
from __future__ import annotations

import re
import unittest
from pathlib import Path

import tree

TEMPLATES = tree.ROOT / "site-templates"
REPORTS = tree.ROOT / "data" / "report-templates"  # a <style> of their own, and nothing else inline
# {{#key}}, {{^key}}, {{/key}}, {{key}}, {{{key}}}, {{&key}}; not comments and not partials.
TAG = re.compile(r"\{\{(?!!)([{#^/&]?)\s*([A-Za-z_.][\w.]*)\s*\}?\}\}")
COMMENT = re.compile(r"\{\{!.*?\}\}", re.DOTALL)
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "script": re.compile(r"<script\b(?! src=\"\{\{(?:list|posting|script)_href\}\}\" defer></script>)", re.IGNORECASE),
    "address of another host": re.compile(r"https?://|=\s*\"//", re.IGNORECASE),
}


def keys_of_the_contract(folder: Path) -> set[str]:
    """Names in backquotes in CONTEXT.md; `x?` stands for x and has_x."""
    keys: set[str] = set()
    for quoted in re.findall(r"`([^`]+)`", (folder / "CONTEXT.md").read_text(encoding="utf-8")):
        name = quoted.rstrip("?")
        if not re.fullmatch(r"\w+", name):
            continue
        keys.add(name)
        if quoted.endswith("?"):
            keys.add("has_" + name)
    return keys


def texts_of(folder: Path) -> dict[str, str]:
    return {tree.shown(path): COMMENT.sub("", path.read_text(encoding="utf-8"))
            for path in tree.files(folder, ".mustache")}


class Templates(unittest.TestCase):
    def setUp(self) -> None:
        self.texts = texts_of(TEMPLATES)
        self.assertTrue(self.texts)

    def test_nothing_inline_and_nothing_from_outside(self) -> None:
        for file, text in self.texts.items():
            for what, pattern in FORBIDDEN.items():
                with self.subTest(file=file, what=what):
                    self.assertIsNone(pattern.search(text))

    def test_only_the_qr_code_is_raw(self) -> None:
        for file, text in self.texts.items():
            raw = {name for kind, name in TAG.findall(text) if kind in ("{", "&")}
            with self.subTest(file=file):
                self.assertLessEqual(raw, {"qr"})

    def test_every_key_is_in_the_contract(self) -> None:
        known = keys_of_the_contract(TEMPLATES)
        self.assertGreater(len(known), 100, "the contract could not be read")
        for file, text in self.texts.items():
            for _, name in TAG.findall(text):
                with self.subTest(file=file, key=name):
                    self.assertIn(name, known, "not described in CONTEXT.md")

    def test_sheets_hold_nothing_but_a_style(self) -> None:
        known = keys_of_the_contract(REPORTS)
        sheets = texts_of(REPORTS)
        self.assertTrue(sheets)
        for file, text in sheets.items():
            without_style = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
            self.assertNotRegex(text, r"url\(|@import")
            for what, pattern in FORBIDDEN.items():
                with self.subTest(file=file, what=what):
                    self.assertIsNone(pattern.search(without_style))
            for kind, name in TAG.findall(text):
                with self.subTest(file=file, key=name):
                    self.assertNotIn(kind, ("{", "&"), "nothing raw")
                    self.assertIn(name, known, "not described in CONTEXT.md")


class Scripts(unittest.TestCase):
    # What Chromium 78 has not, or what a page must do without: the network, storage, markup from text.
    FORBIDDEN = re.compile(r"\?\.(?!\d)|\?\?|replaceAll|\.at\(|\bfetch\b|XMLHttpRequest|innerHTML|insertAdjacentHTML|\beval\b"
                           r"|Storage\b|cookie|\bimport\b|\bexport\b|https?://|#[a-z]\w*\s*[=(;]|\.style\b")

    # The lobby screen asks for the next build of its own site and keeps a name for itself.
    ALLOWED = {"kiosk.js": {"fetch", "innerHTML", "Storage"}}

    def test_scripts_are_plain_and_old_enough(self) -> None:
        scripts = tree.files(tree.ROOT / "public", ".js")
        self.assertTrue(scripts)
        for path in scripts:
            text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
            with self.subTest(file=tree.shown(path)):
                found = set(self.FORBIDDEN.findall(text)) - self.ALLOWED.get(path.name, set())
                self.assertEqual(set(), found)


if __name__ == "__main__":
    unittest.main()
