"""feed.xml of every example for every audience: valid Atom (RFC 4287), and each entry leads to the row it tells of."""
from __future__ import annotations

import json
import re
import unittest
import xml.etree.ElementTree as xml
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import program

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00\+08:00")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[A-Za-z0-9/_-]+")
URL = "https://dj.example.cn/gongshi/"


def texts(element: xml.Element, name: str) -> list[str]:
    return [child.text or "" for child in element.findall(ATOM + name)]


def href(element: xml.Element, rel: str) -> str | None:
    return next((link.get("href") for link in element.findall(ATOM + "link") if link.get("rel") == rel), None)


class Feed(unittest.TestCase):
    sites: dict[str, Path]
    urls: dict[str, str]

    @classmethod
    def setUpClass(cls) -> None:
        folder = cls.enterClassContext(program.temp_folder())
        cls.sites, cls.urls = {}, {}
        for name in program.example_names():
            workspace, as_of = program.example(name, folder)
            settings = json.loads((workspace / "gongshilan.json").read_text(encoding="utf-8"))
            for audience, url in [(audience, "") for audience in program.AUDIENCES] + [("unit", URL)]:
                (workspace / "gongshilan.json").write_text(json.dumps({**settings, "url": url, "approval": "none"}), encoding="utf-8")
                site = f"{name} {audience}{' url' if url else ''}"
                cls.sites[site] = program.build(workspace, as_of, audience, folder / site)
                cls.urls[site] = url

    def each(self) -> list[tuple[str, Path, xml.Element]]:
        self.assertEqual(12 * 4, len(self.sites))  # three audiences, and one with an address
        return [(name, site, xml.parse(site / "feed.xml").getroot()) for name, site in self.sites.items()]

    def test_what_atom_requires(self) -> None:
        for name, _, feed in self.each():
            with self.subTest(site=name):
                self.assertEqual(ATOM + "feed", feed.tag)
                entries = feed.findall(ATOM + "entry")
                # P09 lists nothing: four stages and the meeting; society sees only the meeting of what is not approved
                self.assertGreaterEqual(len(entries), 1 if "society" in name else 5)
                for element in (feed, *entries):
                    for required in ("id", "title", "updated"):
                        found = texts(element, required)
                        self.assertEqual(1, len(found), required)
                        self.assertTrue(found[0].strip())
                    self.assertRegex(texts(element, "updated")[0], MOMENT)
                    self.assertIsNotNone(datetime.fromisoformat(texts(element, "updated")[0]).tzinfo)
                    self.assertIsNotNone(TAG.fullmatch(texts(element, "id")[0]), texts(element, "id"))
                    self.assertTrue(all(author.findtext(ATOM + "name") for author in element.findall(ATOM + "author")))
                    self.assertIsNotNone(href(element, "alternate"), "an entry without content has a link")
                self.assertEqual(1, len(feed.findall(ATOM + "author")))
                ids = [texts(element, "id")[0] for element in (feed, *entries)]
                self.assertEqual(len(ids), len(set(ids)), "ids are unique")

    def test_newest_first_and_bounded(self) -> None:
        for name, _, feed in self.each():
            with self.subTest(site=name):
                entries = feed.findall(ATOM + "entry")
                days = [texts(entry, "updated")[0] for entry in entries]
                self.assertEqual(sorted(days, reverse=True), days)
                self.assertEqual(days[0], texts(feed, "updated")[0])
                self.assertLessEqual(len(entries), 200)
                owners = [texts(entry, "id")[0].split(":")[2].split("/")[0] for entry in entries]
                self.assertLessEqual(max(owners.count(owner) for owner in owners), 20)

    def test_every_entry_leads_to_its_row(self) -> None:
        for name, site, feed in self.each():
            base = self.urls[name]
            self.assertEqual(f"{base}feed.xml" if base else None, href(feed, "self"))
            self.assertEqual(f"{base}index.html", href(feed, "alternate"))
            for entry in feed.findall(ATOM + "entry"):
                link, title = href(entry, "alternate") or "", texts(entry, "title")[0]
                with self.subTest(site=name, title=title):
                    self.assertTrue(link.startswith(base))
                    path, _, anchor = unquote(link.removeprefix(base)).partition("#")
                    page = (site / path).read_text(encoding="utf-8")
                    if anchor:
                        self.assertIn(f' id="{anchor}"', page)
                    if path.endswith("rectification.html"):
                        row = page.split(f' id="{anchor}"')[1].split("</article>")[0]
                        day = datetime.fromisoformat(texts(entry, "updated")[0])
                        self.assertIn(f"{day.year}年{day.month}月{day.day}日", row)
                    label, _, rest = title.partition("：")
                    self.assertIn(label, ("进展", "延期", "已销号", "已复查", "反弹", "承诺兑现", "承诺推进中", "承诺未兑现",
                                          "阶段完成", "会议召开"))
                    self.assertRegex(rest, r"（.+）$")

    def test_ids_are_the_same_for_every_audience(self) -> None:
        """And so for the same row of a site made again later."""
        feeds = {name: {texts(entry, "id")[0] for entry in feed.findall(ATOM + "entry")} for name, _, feed in self.each()}
        common = feeds["p12-school society"] & feeds["p12-school unit"]
        self.assertGreater(len(common), 40)

    def test_pages_lead_to_the_feed(self) -> None:
        for name, site in self.sites.items():
            with self.subTest(site=name):
                self.assertIn('<link rel="alternate" type="application/atom+xml" title="最新进展" href="feed.xml">',
                              (site / "index.html").read_text(encoding="utf-8"))
                self.assertIn('<a href="feed.xml">', (site / "about.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
