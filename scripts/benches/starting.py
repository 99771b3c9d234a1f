"""Seconds from exec to ready, and resident memory."""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .tools import BINARY, fresh_sqlite, ours

ROUNDS = 5


def bench_start(files):
    with tempfile.TemporaryDirectory() as scratch:
        url = fresh_sqlite(Path(scratch))
        ours(files, url)
        seconds, memory = zip(*(start_once(url) for _ in range(ROUNDS)))
        print(f"ready after {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), {max(memory)} MB resident")


def start_once(url):
    began = time.monotonic()
    command = [BINARY, "serve", "--bind", "127.0.0.1:0", "--database-url", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
        line = service.stdout.readline()
        seconds = time.monotonic() - began
        if not line.startswith("listening on "):
            sys.exit(f"the service said {line!r}")
        status = Path(f"/proc/{service.pid}/status").read_text()
        service.terminate()
    return seconds, int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024
