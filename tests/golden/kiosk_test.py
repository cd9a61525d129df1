# SPDX-License-Identifier: MIT
"""The lobby screen of every example, as built: what it shows, for how long, and what it will say on days to come."""
from __future__ import annotations

import json
import re
import unittest
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import program

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def all(self, **wanted: str | None) -> list[Element]:
        """Below it, in order; class_="x" looks for one of the classes, None for the attribute alone."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                if all(child.has(name.rstrip("_").replace("_", "-"), value) for name, value in wanted.items()):
                    found.append(child)
                found += child.all(**wanted)
        return found

    def has(self, name: str, value: str | None) -> bool:
        own = self.attributes.get(name, "") or ""
        return name in self.attributes and (value is None or value == own or (name == "class" and value in own.split()))

    def holds_on(self, day: str) -> bool:
        return ((self.attributes.get("data-from") or day) <= day <= (self.attributes.get("data-until") or day)
                and (self.parent is None or self.parent.holds_on(day)))

    def text(self, day: str) -> str:
        if not self.holds_on(day):
            return ""
        if counted := self.attributes.get("data-days-to"):
            return str(abs((date.fromisoformat(counted) - date.fromisoformat(day)).days))
        return "".join(child if isinstance(child, str) else child.text(day) for child in self.children)


class Tree(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.at = self.root = Element("", {}, None)
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.at.parent is not None:
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


class Screen:
    def __init__(self, folder: Path) -> None:
        self.markup = (folder / "index.html").read_text(encoding="utf-8")
        self.wall = Tree(re.search(r"<main id=\"wall\".*</main>", self.markup, re.DOTALL)[0]).root
        self.scenes = {scene.attributes["data-scene"]: scene for scene in self.wall.all(data_scene=None)}

    def entries(self, name: str) -> list[Element]:
        return self.scenes[name].all(data_seconds=None) if name in self.scenes else []

    def states(self, day: str) -> dict[str, str]:
        """By the item's number: what the list says of it."""
        return {entry.all(class_="entry-code")[0].text(day).strip(): squeezed(entry.all(class_="states")[0].text(day))
                for entry in self.entries("list")}

    def counts(self, day: str) -> list[str]:
        scene = self.scenes.get("progress")
        return [squeezed(row.text(day)) for row in scene.all(class_="counts")[0].all() if row.tag == "li" and row.holds_on(day)]

    def dots(self, day: str) -> list[str]:
        return [state.attributes["class"] for dot in self.scenes["progress"].all(class_="dot") for state in dot.all(viewbox=None)
                if state.holds_on(day)]

    def round(self, day: str) -> int:
        """The sum of what is seen on a day; of entries that take turns the scene's own."""
        total = 0
        for name, scene in self.scenes.items():
            if scene.holds_on(day):
                total += int(scene.attributes.get("data-seconds") or 0)
                if name != "moment":
                    total += sum(int(entry.attributes["data-seconds"]) for entry in self.entries(name) if entry.holds_on(day))
        return total


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def seconds_of(said: str) -> int | None:
    found = re.search(r"^大屏（kiosk/index\.html）一轮 (?:(\d+) 分)?(?:钟| ?(\d+) 秒)?。$", said, re.MULTILINE)
    return None if found is None else int(found[1] or 0) * 60 + int(found[2] or 0)


class Kiosk(unittest.TestCase):
    def test_every_example_on_its_day(self) -> None:
        for name in program.example_names():
            for audience in program.AUDIENCES:
                with self.subTest(example=name, audience=audience), program.temp_folder() as folder:
                    workspace, as_of = program.example(name, folder)
                    said = program.run("build", "--workspace", workspace, "--as-of", as_of, "--audience", audience,
                                       "--out", folder / "site").stdout
                    screen = Screen(folder / "site" / "kiosk")
                    self.shows_all_it_has(screen, as_of)
                    self.shows_every_item(folder / "site", screen, as_of)
                    self.brings_its_shapes(screen)
                    self.assertEqual(screen.round(as_of), seconds_of(said))
                    self.assertEqual(self.wall_of_script(folder / "site" / "kiosk"), screen.markup)

    def shows_all_it_has(self, screen: Screen, day: str) -> None:
        """No scene is empty, and what is hidden on the day of the build says so itself."""
        for name, scene in screen.scenes.items():
            self.assertNotEqual("", squeezed(scene.text(day)), name)
        for element in screen.wall.all(data_from=None) + screen.wall.all(data_until=None):
            own = (element.attributes.get("data-from") or day) <= day <= (element.attributes.get("data-until") or day)
            self.assertEqual(own, "hidden" not in element.attributes, element.attributes)

    def shows_every_item(self, site: Path, screen: Screen, day: str) -> None:
        listed = [page for page in site.rglob("rectification.html")]
        own = {code for code in screen.states(day)}
        self.assertTrue(not own or any(own == set(re.findall(r'<article class="item[^>]* id="([^"]+)"', page.read_text(encoding="utf-8")))
                                       for page in listed), own)

    def brings_its_shapes(self, screen: Screen) -> None:
        """A wall is hung in a page of another build: what it refers to is in itself."""
        wall = screen.markup[screen.markup.index('<main id="wall"'):screen.markup.index("</main>")]
        used = set(re.findall(r'<use href="#([^"]+)"', wall))
        self.assertEqual(set(), used - set(re.findall(r'<symbol id="([^"]+)"', wall)))

    def wall_of_script(self, folder: Path) -> str:
        """The page with the wall that a running screen would load."""
        script = (folder / "scenes.js").read_text(encoding="utf-8")
        loaded = json.loads(re.fullmatch(r"gongshilanScenes\((.*)\);\n", script)[1])
        for asset in (loaded["css"], loaded["script"]):
            self.assertTrue((folder / asset).is_file(), asset)
        markup = (folder / "index.html").read_text(encoding="utf-8")
        start = markup.index('<main id="wall"')
        end = markup.index("</main>") + len("</main>")
        return markup[:start] + loaded["wall"].strip() + markup[end:]

    def test_says_on_a_later_day_what_a_build_of_that_day_would_say(self) -> None:
        compared = 0
        for name in program.example_names():
            with program.temp_folder() as folder:
                workspace, as_of = program.example(name, folder)
                baked = Screen(program.build(workspace, as_of, "members", folder / "baked") / "kiosk")
                if "list" not in baked.scenes:
                    continue
                for days in (1, 16, 45, 200):
                    later = (date.fromisoformat(as_of) + timedelta(days)).isoformat()
                    with self.subTest(example=name, day=later):
                        built = Screen(program.build(workspace, later, "members", folder / "built") / "kiosk")
                        if set(built.states(later)) != set(baked.states(later)):
                            continue  # its posting has ended, or a row of a later date was waiting
                        compared += 1
                        self.assertEqual(built.states(later), baked.states(later))
                        self.assertEqual(built.counts(later), baked.counts(later))
                        self.assertEqual(built.dots(later), baked.dots(later))
        self.assertGreater(compared, 20)

    def test_version_names_the_build(self) -> None:
        with program.temp_folder() as folder:
            workspace, as_of = program.example("p11-court", folder)
            site = program.build(workspace, as_of, "unit", folder / "site")
            code = json.loads((site / "version.json").read_text(encoding="utf-8"))["build_code"]
            self.assertEqual(f'gongshilanVersion({{"code":"{code}","as_of":"{as_of}"}});\n',
                             (site / "kiosk" / "version.js").read_text(encoding="utf-8"))

    def test_settings_choose_scenes_seconds_theme_and_whose(self) -> None:
        with program.temp_folder() as folder:
            workspace, as_of = program.example("p07-system", folder)
            settings = json.loads((workspace / "gongshilan.json").read_text(encoding="utf-8"))
            settings["kiosk"] = {"theme": "light", "scenes": ["contact", "title"], "seconds": {"title": 77}, "organizations": ["*"]}
            (workspace / "gongshilan.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
            site = program.build(workspace, as_of, "members", folder / "site")
            others = sorted(path.parent.parent.name for path in site.glob("*/kiosk/index.html"))
            self.assertGreater(len(others), 1)
            self.assertNotIn(settings["organization"], others)
            for screen_folder in (site / "kiosk", site / others[0] / "kiosk"):
                screen = Screen(screen_folder)
                self.assertIn('class="theme-light"', screen.markup)
                self.assertEqual("light", screen.wall.all(id="wall")[0].attributes["data-theme"])
                self.assertEqual("title", list(screen.scenes)[-1])
                self.assertEqual("77", screen.scenes["title"].attributes["data-seconds"])
            self.assertIn('data-version="../../kiosk/version.js"', Screen(site / others[0] / "kiosk").markup)
            settings["kiosk"]["organizations"] = []
            (workspace / "gongshilan.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
            program.build(workspace, as_of, "members", site)
            self.assertEqual([], list(site.glob("*/kiosk/*")))
            self.assertTrue((site / "kiosk" / "index.html").is_file())


if __name__ == "__main__":
    unittest.main()
