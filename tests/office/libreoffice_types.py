"""Types into a workbook as a person would, in LibreOffice without its window: opens it, goes to each cell, enters the
text, saves it as .xlsx. Run by Debian's Python, which has python3-uno; what to do is a JSON object on standard input:
{"book": …, "save": …, "cells": [[sheet, cell, text], …]}. A sheet that is not there is added; "" empties the cell.
"""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 120  # seconds for a start; it takes one or two
FILTER = "Calc MS Excel 2007 XML"
# Dates are typed the Chinese way, whatever the language of the machine.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""


def named(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(office: subprocess.Popen[bytes], pipe: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit(f"LibreOffice has not started (exit code {office.poll()}, waited at most {PATIENCE} s)")


def type_into(context: object, task: dict) -> None:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    book = desktop.loadComponentFromURL(Path(task["book"]).as_uri(), "_blank", 0, ())
    if book is None:
        sys.exit(f"LibreOffice cannot open {task['book']}")
    view = book.CurrentController

    def command(name: str, *arguments: PropertyValue) -> None:
        dispatcher.executeDispatch(view.Frame, f".uno:{name}", "", 0, arguments)

    for sheet, cell, text in task["cells"]:
        if not book.Sheets.hasByName(sheet):
            book.Sheets.insertNewByName(sheet, book.Sheets.Count)
        view.setActiveSheet(book.Sheets.getByName(sheet))
        command("GoToCell", named("ToPoint", cell))
        if text:
            command("EnterString", named("StringName", text))
        else:
            command("ClearContents")
    book.storeToURL(Path(task["save"]).as_uri(), (named("FilterName", FILTER),))
    book.close(True)
    try:
        desktop.terminate()
    except Exception:  # the connection ends with the program
        pass


def main() -> None:
    task = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        profile = Path(folder).resolve()
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        pipe = f"gongshilan{uuid.uuid4().hex}"
        office = subprocess.Popen(["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
                                   "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp"],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  start_new_session=True)
        try:
            type_into(connect(office, pipe), task)
            office.wait(PATIENCE)
        finally:
            if office.poll() is None:
                os.killpg(office.pid, signal.SIGKILL)  # with what it started


if __name__ == "__main__":
    main()
