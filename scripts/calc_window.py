"""Types into workbooks and takes pictures of them in the window of a LibreOffice Calc that listens on a pipe.

For scripts/pictures, by Debian's Python, which has uno. What is typed stands in docs/images/story.json.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import time
from pathlib import Path

import uno
from com.sun.star.awt.PosSize import POSSIZE
from com.sun.star.connection import NoConnectException

PIPE = "gongshilan-pictures"
SECONDS_TO_START = 60
SECONDS_TO_PAINT = 2


def service(name: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(SECONDS_TO_START):
        try:
            office = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return office.ServiceManager.createInstanceWithContext(name, office)
        except NoConnectException:
            time.sleep(1)
    raise SystemExit("LibreOffice 没有启动。")


def write(book, cell, text: str) -> None:
    """As the keyboard would: text in a column of texts, else a number or a date where it is one."""
    if book.NumberFormats.getByKey(cell.NumberFormat).FormatString == "@":
        cell.String = text
    else:
        cell.Formula = text


def fill(book, story: dict) -> None:
    for name, rows in story["typed"].items():
        sheet = book.Sheets.getByName(name)
        columns: dict[str, int] = {}
        while header := sheet.getCellByPosition(len(columns), 0).String:
            columns[header.rstrip("*°")] = len(columns)
        for number, row in enumerate(rows, 1):
            for header, text in row.items():
                write(book, sheet.getCellByPosition(columns[header], number), text)


def mend(book, story: dict) -> None:
    for sheet, cell, text in story["mended"]:
        write(book, book.Sheets.getByName(sheet).getCellRangeByName(cell), text)


def take_picture(book, options: argparse.Namespace) -> None:
    controller = book.CurrentController
    controller.Sidebar.setVisible(False)
    width, height = map(int, options.size.split("x"))
    controller.Frame.ContainerWindow.setPosSize(0, 0, width, height, POSSIZE)
    controller.ZoomValue = options.zoom
    sheet = book.Sheets.getByName(options.sheet)
    controller.setActiveSheet(sheet)
    cell = sheet.getCellRangeByName(options.cell)
    controller.select(cell)
    if options.left:
        pane = controller.getByIndex(controller.Count - 1)  # right of and below what is frozen
        pane.setFirstVisibleColumn(sheet.getCellRangeByName(f"{options.left}1").CellAddress.Column)
    if options.comment:
        cell.Annotation.setIsVisible(True)
    time.sleep(SECONDS_TO_PAINT)
    if options.list:
        dispatcher = service("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(controller.Frame, ".uno:DataSelect", "", 0, ())
        time.sleep(SECONDS_TO_PAINT)
    subprocess.run(["import", "-window", "root", "-crop", f"{options.size}+0+0", "+repage", options.out], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fill", "mend", "picture"))
    parser.add_argument("book", type=Path)
    parser.add_argument("--story", type=Path)
    parser.add_argument("--sheet")
    parser.add_argument("--cell")
    parser.add_argument("--out")
    parser.add_argument("--left", help="the first column to be seen beside the frozen ones")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--comment", action="store_true", help="show the comment of the cell")
    parser.add_argument("--list", action="store_true", help="open the drop-down of the cell")
    options = parser.parse_args()
    book = service("com.sun.star.frame.Desktop").loadComponentFromURL(options.book.resolve().as_uri(), "_blank", 0, ())
    if options.what == "picture":
        take_picture(book, options)
    else:
        story = json.loads(options.story.read_text(encoding="utf-8"))
        (fill if options.what == "fill" else mend)(book, story)
        book.store()
    book.close(True)


if __name__ == "__main__":
    main()
