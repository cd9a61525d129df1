#!/usr/bin/env python3
"""gongshilan serve beside nginx on one core, and how it answers while hundreds of guests hold on. See README.md."""
from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Iterator

CONNECTIONS = 16
SLOW, IDLE, STREAMING = 20, 256, 64
LARGE = "bench-large.bin"
PATIENCE = 30
# As Debian ships it, but for the access log, which we do not write either.
NGINX = """daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; include /etc/nginx/mime.types;
client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3; uwsgi_temp_path {folder}/4;
scgi_temp_path {folder}/5; server {{ listen 127.0.0.1:{port}; root {site}; }} }}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def connect(port: int, receive_buffer: int = 0) -> socket.socket:
    connection = socket.socket()
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(PATIENCE)
    connection.connect(("127.0.0.1", port))
    return connection


def request(connection: socket.socket, path: str) -> None:
    """A whole request and answer on an open connection."""
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += received(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        sys.exit(f"not a page: {head[:100]!r}")
    found = re.search(rb"content-length: (\d+)", head.lower())
    left = int(found[1]) - len(body) if found else 0
    while left > 0:
        left -= len(received(connection))


def received(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        sys.exit("the server hung up")
    return part


@contextlib.contextmanager
def running(command: list[str], port: int, core: int | None) -> Iterator[None]:
    pin = ["taskset", "-c", str(core)] if core is not None else []
    process = subprocess.Popen(pin + command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                connect(port).close()
                break
            time.sleep(0.05)
        else:
            sys.exit(f"does not start: {command[0]}")
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def throughput(port: int, path: str, seconds: int, core: int | None) -> float:
    pin = ["taskset", "-c", str(core)] if core is not None else []
    done = subprocess.run([*pin, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", f"http://127.0.0.1:{port}{path}"],
                          capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        sys.exit(done.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found, done.stdout
    return float(found[1])


def hold(port: int, ready: Event, over: Event) -> None:
    """In a process of its own: slow heads, idle connections and slow readers, until told to stop."""
    idle = [connect(port) for _ in range(IDLE)]
    for connection in idle:
        request(connection, "/index.html")
    streaming = [connect(port, 4096) for _ in range(STREAMING)]
    for connection in streaming:
        connection.sendall(f"GET /{LARGE} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
        connection.recv(100)
    slow = [connect(port) for _ in range(SLOW)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
    ready.set()
    while not over.wait(0.5):
        for i, connection in enumerate(slow):
            try:
                connection.sendall(b"x")
            except OSError:  # closed for slowness: comes again
                slow[i] = connect(port)
                slow[i].sendall(b"GET / HTTP/1.1\r\nX: ")
        for connection in streaming:
            received(connection)
    for connection in idle:
        request(connection, "/index.html")  # none was dropped


def latencies(port: int, path: str, count: int) -> list[float]:
    """Milliseconds of requests, each on a connection of its own."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        with contextlib.closing(connect(port)) as connection:
            request(connection, path)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def held(port: int, path: str, count: int) -> tuple[list[float], list[float]]:
    """Without and with the crowd."""
    alone = latencies(port, path, count)
    ready, over = multiprocessing.Event(), multiprocessing.Event()
    crowd = multiprocessing.Process(target=hold, args=(port, ready, over))
    crowd.start()
    if not ready.wait(PATIENCE):
        sys.exit("the crowd did not get in")
    crowded = latencies(port, path, count)
    over.set()
    crowd.join()
    if crowd.exitcode != 0:
        sys.exit("somebody was dropped")
    return alone, crowded


def default_page(site: Path) -> Path:
    """The page nearest to 16 KiB."""
    return min(site.rglob("*.html"), key=lambda path: (abs(path.stat().st_size - 16384), str(path)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="the gongshilan binary, a release build")
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--page", help="path of the page in the site; otherwise the one nearest to 16 KiB")
    parser.add_argument("--seconds", type=int, default=3, help="of each round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=2000, help="for the percentiles")
    options = parser.parse_args()
    for tool in ("wrk", "taskset"):
        if shutil.which(tool) is None:
            sys.exit(f"needs {tool}")
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    cores = sorted(os.sched_getaffinity(0))
    server_core, client_core = (cores[0], cores[1]) if len(cores) > 1 else (None, None)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)

    with tempfile.TemporaryDirectory(prefix="bench-serve-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's worker has a user of its own
        site = folder / "site"
        shutil.copytree(options.site, site)
        page = Path(options.page.lstrip("/")) if options.page else default_page(site).relative_to(site)
        path = f"/{page}"
        size = (site / page).stat().st_size
        (site / LARGE).write_bytes(b"\0" * (64 << 20))
        ports = {"gongshilan": free_port()}
        stack.enter_context(running([str(options.program), "serve", "--site", str(site), "--port", str(ports["gongshilan"])],
                                    ports["gongshilan"], server_core))
        if nginx:
            ports["nginx"] = free_port()
            config = folder / "nginx.conf"
            config.write_text(NGINX.format(folder=folder, port=ports["nginx"], site=site), encoding="utf-8")
            stack.enter_context(running([nginx, "-c", str(config), "-e", str(folder / "error.log")], ports["nginx"], server_core))
        if client_core is not None:
            os.sched_setaffinity(0, {client_core})

        rates: dict[str, list[float]] = {who: [] for who in ports}
        for _ in range(options.rounds):  # in turns, so that a noisy machine is noisy for both
            for who, port in ports.items():
                rates[who].append(throughput(port, path, options.seconds, client_core))
        print(f"{path}, {size} bytes, {CONNECTIONS} keep-alive connections, {options.rounds} rounds of {options.seconds} s\n")
        print("| | requests/s (median) | lowest | highest |\n|---|---|---|---|")
        for who, all_rates in rates.items():
            print(f"| {who} | {statistics.median(all_rates):.0f} | {min(all_rates):.0f} | {max(all_rates):.0f} |")
        if nginx:
            ratios = [a / b for a, b in zip(rates["gongshilan"], rates["nginx"])]
            print(f"| gongshilan / nginx, by round | **{statistics.median(ratios):.2f}** | {min(ratios):.2f} | {max(ratios):.2f} |")
        print(f"\nA normal request on a new connection, alone and while {SLOW} slow, {IDLE} idle keep-alive and {STREAMING} streaming "
              "clients are held:\n")
        print("| | alone p50 | p99 | held p50 | p99 |\n|---|---|---|---|---|")
        for who, port in ports.items():
            columns = []
            for times in held(port, path, options.requests):
                columns += [times[len(times) // 2], times[len(times) * 99 // 100]]
            print(f"| {who} | " + " | ".join(f"{each:.2f} ms" for each in columns) + " |")


if __name__ == "__main__":
    main()
