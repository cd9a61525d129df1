#!/usr/bin/env python3
"""Runs a command and prints its exit code, wall and CPU seconds and peak memory as JSON; its output goes to stderr.

A process of its own, since the kernel counts the memory of whoever starts a command into that command's peak: here this
small interpreter (some 9 MiB), not a program that has generated ten thousand organisations.
"""
import json
import os
import sys
import time

started = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - started
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
                  "mib": usage.ru_maxrss / 1024}))
