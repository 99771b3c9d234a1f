"""Latency below, at and at twice the capacity, of what is answered and of what is refused.

The load is open: requests are sent by the clock, whether or not the last ones were answered, as people send them. The service has one processor to itself, and what sends the load another.
"""

import csv
import json
import re
import subprocess
import tempfile
from pathlib import Path

from .tools import Instance, fresh_sqlite, ours, percentile

SECONDS, FEW, CONNECTIONS = 8, 8, 400

# Counts cost the service much and what sends the load little, which shares the machine.
COUNT = "c{0}: schools(first: 1, filter: {{opened: {{from: \"{1}-01-01\", to: \"{2}-12-31\"}}, not: {{phases: [PRIMARY]}}}}) {{ totalCount nodes {{ urn }} }}"
QUERY = "{ " + " ".join(COUNT.format(at, 1990 + at, 2010 + at) for at in range(16)) + " }"


def bench_overload(files):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        url = fresh_sqlite(folder)
        ours(files, url)
        (folder / "body").write_text(json.dumps({"query": QUERY}))
        for name, settings in {"as it is by default": [], "with no bound on the wait but that of places": ["--max-wait", "1h"]}.items():
            with Instance(url, "--quota", "0", *settings, before=["taskset", "-c", "0"]) as instance:
                table(name, instance, folder)


def table(name, instance, folder):
    capacity = capacity_of(instance, folder)
    print(f"{name}; capacity: {capacity:,.0f} requests a second, by {FEW} clients that wait for each reply\n")
    print("| offered | answered a second | p50 ms | p99 ms | slowest ms | refused a second | p50 ms | p99 ms | others |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for times in (0.5, 0.9, 1.5, 2.0, 3.0):
        row(f"{times:g} \u00d7 capacity", load(instance, folder, ["-c", str(CONNECTIONS), "-q", f"{capacity * times:.0f}"]))
    print()


def capacity_of(instance, folder):
    script = folder / "load.lua"
    body = json.dumps(json.dumps({"query": QUERY}))
    script.write_text(f'wrk.method, wrk.headers["Content-Type"], wrk.body = "POST", "application/json", {body}\n')
    told = subprocess.check_output(["taskset", "-c", "1", "wrk", "-t1", f"-c{FEW}", f"-d{SECONDS}s", "-s", script, f"http://{instance.address}/graphql"], text=True)
    if "Non-2xx" in told:
        raise SystemExit(told)
    return float(re.search(r"Requests/sec: +([\d.]+)", told)[1])


def load(instance, folder, options):
    """Milliseconds of each reply, by status."""
    command = ["taskset", "-c", "1", "oha", "--no-tui", "--output-format", "csv", "-z", f"{SECONDS}s", "-m", "POST", "-D", folder / "body", "-H", "content-type: application/json"]
    told = subprocess.check_output([*command, *options, f"http://{instance.address}/graphql"], text=True)
    replies = {}
    for line in csv.DictReader(told.splitlines()):
        replies.setdefault(line["status"], []).append(float(line["request-duration"]) * 1000)
    return replies


def row(name, replies):
    answered, refused = replies.pop("200", []), replies.pop("503", [])
    others = sum(map(len, replies.values()))
    print(
        f"| {name} | {len(answered) / SECONDS:,.0f} | {percentile(answered, 50):.1f} | {percentile(answered, 99):.1f} | {max(answered):.1f} "
        f"| {len(refused) / SECONDS:,.0f} | {percentile(refused, 50):.1f} | {percentile(refused, 99):.1f} | {others} |"
    )
