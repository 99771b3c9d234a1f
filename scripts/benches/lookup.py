"""What a small hot query costs: with its document remembered, with its document checked each time, and with none at all."""

import re
import statistics
import subprocess
import tempfile
from pathlib import Path

from .tools import Instance, fresh_sqlite, ours, some_urns

ROUNDS, SECONDS = 3, 4

LOAD = """
local urns = { %s }
local body = '{"query":"query School($urn: Urn!) { school(by: {urn: $urn}) { urn name status phase } }","variables":{"urn":"%%d"}}'
local post = { ["Content-Type"] = "application/json" }
function request()
  if %s then return wrk.format("GET", "/health/live") end
  return wrk.format("POST", "/graphql", post, string.format(body, urns[math.random(#urns)]))
end
"""


def bench_lookup(files):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        url = fresh_sqlite(folder)
        ours(files, url)
        with Instance(url, "--quota", "0") as remembers, Instance(url, "--quota", "0", "--document-cache-bytes", "0") as forgets:
            sides = {"document remembered": (remembers, False), "document checked each time": (forgets, False), "no document (/health/live)": (remembers, True)}
            costs = {name: [] for name in sides}
            urns = ",".join(some_urns(remembers))
            for _ in range(ROUNDS):
                for name, (instance, is_empty) in sides.items():
                    costs[name].append(cost(instance, folder, LOAD % (urns, str(is_empty).lower())))
    least = statistics.median(cpu for cpu, _ in costs["document remembered"])
    print("| | CPU in \u00b5s per request | requests a second | times |\n|---|--:|--:|--:|")
    for name, measured in costs.items():
        cpu, rate = (statistics.median(values) for values in zip(*measured))
        spread = f"{min(measured)[0]:.1f} to {max(measured)[0]:.1f}"
        print(f"| {name} | {cpu:.1f} ({spread}) | {rate:,.0f} | {cpu / least:.2f} |")


def cost(instance, folder, script):
    """Microseconds of CPU for each request, and requests a second."""
    path = folder / "load.lua"
    path.write_text(script)
    before = instance.cpu()
    told = subprocess.check_output(["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-s", path, f"http://{instance.address}/"], text=True)
    requests = int(re.search(r"(\d+) requests in", told)[1])
    if "Non-2xx" in told:
        raise SystemExit(told)
    return (instance.cpu() - before) * 1e6 / requests, requests / SECONDS
