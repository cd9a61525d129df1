"""The Debian package in a clean Debian: installed with what it wants, used, taken away. Minutes: with --long, as root only.

The clean system is made by debootstrap from wherever this machine has its own packages from.
"""
from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
import unittest
from pathlib import Path

import program

BUILD = Path(os.environ["GONGSHILAN_BUILD"])
WORKSPACE = "/var/lib/gongshilan/一支部"
INIT = ("gongshilan", "init", WORKSPACE, "--plan", "P11", "--with-example")


def run(*command: str, **options: object) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
                          **options)  # type: ignore[call-overload]
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-4000:]}")
    return str(done.stdout)


def mirror() -> tuple[str, str]:
    """Where this machine has Debian itself from, and the name of its release."""
    release = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    assert release
    lines = run("apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages")
    for line in lines.splitlines():
        origin, codename, component, address = line.split(" ", 3)
        if (origin, codename, component) == ("Debian", release[1], "main"):
            return address, release[1]
    raise AssertionError(f"apt knows no packages of Debian {release[1]}; run apt-get update")


def missing() -> str:
    if os.environ.get("GONGSHILAN_LONG") != "1":
        return "with --long only"
    if os.geteuid() != 0:
        return "only root can make a clean Debian"
    return "" if shutil.which("debootstrap") else "debootstrap is not installed"


@unittest.skipIf(missing(), missing())
class Package(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = self.enterContext(program.temp_folder("deb"))
        self.root = self.folder / "root"
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root",
                            "DEBIAN_FRONTEND": "noninteractive", "DEBCONF_NONINTERACTIVE_SEEN": "true",
                            **{key: value for key, value in os.environ.items() if key.lower().endswith("_proxy")}}

    def inside(self, *command: str, user: str = "root") -> list[str]:
        """A command in the clean system, with processes and mounts of its own that end with it."""
        words = command
        if user != "root":  # a change of user would also undo --kill-child
            words = ("setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--pdeathsig", "KILL", *command)
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c",
                'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"', str(self.root), *words]

    def do(self, *command: str, user: str = "root") -> str:
        return run(*self.inside(*command, user=user), env=self.environment)

    def make_package(self) -> Path:
        run(os.environ["CMAKE"], "--build", str(BUILD), "--target", "gongshilan", "changelog")
        run("cpack", "--config", str(BUILD / "CPackConfig.cmake"), "-G", "DEB", "-B", str(self.folder / "made"))
        packages = list((self.folder / "made").glob("*.deb"))
        self.assertEqual(1, len(packages))
        return packages[0]

    def make_clean_debian(self) -> None:
        address, release = mirror()
        run("debootstrap", "--variant=minbase", release, str(self.root), address, env=self.environment)
        for name in ("sources.list", "sources.list.d/debian.sources"):  # with updates, as a user's has
            if (Path("/etc/apt") / name).exists():
                shutil.copy(Path("/etc/apt") / name, self.root / "etc/apt" / name)
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.do("apt-get", "update", "-q")

    def test_from_nothing_to_a_site_and_back(self) -> None:
        package = self.make_package()
        self.make_clean_debian()
        shutil.copy(package, self.root / "gongshilan.deb")
        self.do("apt-get", "install", "-y", "-q", "--no-install-recommends", "/gongshilan.deb")
        self.assertEqual("gongshilan 0.1.0\n", self.do("gongshilan", "--version"))
        self.assertEqual("750 gongshilan gongshilan\n", self.do("stat", "-c", "%a %U %G", "/var/lib/gongshilan"))
        self.assertIn(":/usr/sbin/nologin\n", self.do("getent", "passwd", "kiosk"))
        self.assertEqual("on\n", self.do("gongshilan-screen", "--at", "MONDAY", "07:30"))
        self.check_units()
        self.check_site()
        self.check_purge()

    def check_units(self) -> None:
        """Nothing was asked to start; what can be started is sound here, where the programs are in their places."""
        for unit in ("gongshilan.service", "gongshilan-screen.timer"):
            self.do("systemd-analyze", "verify", "--man=no", unit)
        enabled = self.do("sh", "-c", "ls -R /etc/systemd/system")
        self.assertNotIn("gongshilan", enabled)
        self.do("systemctl", "enable", "gongshilan", "gongshilan-kiosk")

    def check_site(self) -> None:
        self.do(*INIT, user="gongshilan")
        self.do("gongshilan", "build", "--workspace", WORKSPACE, user="gongshilan")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port: int = free.getsockname()[1]
        server = subprocess.Popen(self.inside("gongshilan", "serve", "--watch", "--workspace", WORKSPACE, "--port", str(port),
                                              user="gongshilan"),
                                  env=self.environment, stdout=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        assert server.stdout
        self.assertEqual(f"正在提供网站：http://127.0.0.1:{port}/（按 Ctrl-C 结束）\n", server.stdout.readline())
        for path, part in (("/", b"<!DOCTYPE html>"), ("/-/health", b"{"), ("/kiosk/index.html", b'<main id="wall"'),
                           ("/kiosk/scenes.js", b"gongshilanScenes(")):
            self.assertIn(part, self.get(port, path), path)
        before = self.get(port, "/version.json")
        self.do("sed", "-i", 's,"url": "[^"]*","url": "https://example.cn/",', f"{WORKSPACE}/gongshilan.json")
        self.do("chown", "gongshilan:", f"{WORKSPACE}/gongshilan.json")
        end = time.monotonic() + program.PATIENCE
        while self.get(port, "/version.json") == before:
            self.assertLess(time.monotonic(), end, "the change was not noticed")
            time.sleep(0.5)
        server.kill()
        server.communicate(timeout=program.PATIENCE)

    def get(self, port: int, path: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=program.PATIENCE)
        connection.request("GET", path)
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        self.assertEqual(200, reply.status, path)
        return body

    def check_purge(self) -> None:
        said = self.do("apt-get", "purge", "-y", "-q", "gongshilan")
        self.assertIn("工作区没有删，还在 /var/lib/gongshilan。不要了再自己删。\n", said)
        self.assertTrue((self.root / WORKSPACE[1:] / "gongshilan.db").is_file())
        left = self.do("sh", "-c", "find / -xdev -name '*gongshilan*' -not -path '/var/lib/gongshilan*' -not -path '/proc/*'")
        self.assertEqual(["/gongshilan.deb"], left.split())


if __name__ == "__main__":
    unittest.main()
