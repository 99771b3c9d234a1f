"""Two instances on one PostgreSQL, under load, while imports change one school."""

import csv
import gzip
import re
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from .tools import BINARY, Instance, fresh_postgres, ours, scratch_postgres

SWAPS = 10

# Nine requests in ten look three schools up, one reads a page. The pauses leave the machine room to breathe, as a
# machine that serves people has: one that is saturated tells only how its scheduler shares.
LOAD = """
local urns = { %s }
local lookup = '{"query":"{ schoolsByKeys(keys: [{urn: %%d}, {urn: %%d}, {urn: %%d}]) { name currentTrust { name } } }"}'
local page = '{"query":"{ schools(filter: {phases: [PRIMARY]}, first: 50) { totalCount nodes { urn name localAuthority { name } } } }"}'
wrk.method, wrk.headers["Content-Type"] = "POST", "application/json"
function request()
  if math.random(10) == 1 then return wrk.format(nil, "/graphql", nil, page) end
  local any = function() return urns[math.random(#urns)] end
  return wrk.format(nil, "/graphql", nil, string.format(lookup, any(), any(), any()))
end
function delay() return math.random(%d) end
function done(summary, latency)
  print(string.format("told %%d %%f %%f %%f %%d", summary.requests, latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


class Psql:
    """One held connection, since a process for each question would be the slowest part of it."""

    def __init__(self, url):
        self.process = subprocess.Popen(["psql", "-qAt", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, statement):
        self.process.stdin.write(statement + ";\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


def edited_copies(schools, folder):
    """The establishments file twice, with another name of its first school in each."""
    text = gzip.open(schools).read() if schools.suffix == ".gz" else schools.read_bytes()
    header, first, rest = text.split(b"\n", 2)
    name = columns_of(header.decode("cp1252")).index("EstablishmentName")
    for edition in ("Oak", "Elm"):
        cells = next(csv.reader([first.decode("cp1252")]))
        cells[name] = edition
        line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells).encode("cp1252")
        copy = folder / edition / schools.name.removesuffix(".gz")
        copy.parent.mkdir()
        copy.write_bytes(b"\n".join([header, line, rest]))
        yield copy


def columns_of(header):
    return next(csv.reader([header.strip().removeprefix("\ufeff")]))


def load_on(instance, script, seconds):
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", str(script), f"http://{instance.address}/graphql"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(load, name):
    requests, half, most, worst, errors = re.search(r"told (\S+) (\S+) (\S+) (\S+) (\S+)", load.communicate()[0]).groups()
    half, most, worst = (float(value) / 1000 for value in (half, most, worst))
    print(f"{name}: {requests} requests, {errors} errors, p50 {half:.2f} ms, p99 {most:.2f} ms, slowest {worst:.0f} ms")


def wait_for_swap(instances, version, began):
    """Seconds from the commit until each instance serves the version."""
    seconds = [None] * len(instances)
    while None in seconds:
        for at, instance in enumerate(instances):
            instance.memory()
            if seconds[at] is None and instance.version() >= version:
                seconds[at] = time.monotonic() - began
        time.sleep(0.005)
        if time.monotonic() - began > 60:
            sys.exit("an instance did not swap within a minute")
    return seconds


def force_swap(database, instances):
    """An import without the importing, whose own work would be measured too: only its row and its notification."""
    version = int(database.ask("INSERT INTO import_run (imported_at) VALUES (now()) RETURNING id; NOTIFY school_trusts_register"))
    return wait_for_swap(instances, version, time.monotonic())


def import_and_swap(database, instances, file, url):
    newest = "SELECT max(id) FROM import_run"
    version = int(database.ask(newest))
    importer = subprocess.Popen([BINARY, "import", file, "--database-url", url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while int(database.ask(newest)) == version:
        if importer.poll():
            sys.exit("an import failed")
        time.sleep(0.002)
    seconds = wait_for_swap(instances, version + 1, time.monotonic())
    importer.wait()
    return seconds


def spread_of(swaps):
    per_instance = zip(*swaps)
    return "; ".join(f"{statistics.median(some):.2f} s ({min(some):.2f} to {max(some):.2f})" for some in per_instance)


def bench_swap(files):
    with scratch_postgres() as (folder, server):
        measure_swap(files, folder, fresh_postgres(server, "ours"))


def measure_swap(files, folder, url):
    ours(files, url)
    schools = next(Path(file) for file in files if Path(file).name.startswith("edubasealldata"))
    copies = list(edited_copies(schools, folder))
    database, instances = Psql(url), [Instance(url), Instance(url)]
    try:
        script = folder / "load.lua"
        urns = [database.ask(f"SELECT urn FROM school ORDER BY urn OFFSET {at * 100} LIMIT 1") for at in range(200)]
        script.write_text(LOAD % (",".join(urns), 30))
        load_on(instances[0], script, 5).wait()
        memory = [instance.memory() for instance in instances]
        print(f"resident before: {memory} MB")
        measure_phases(database, instances, copies, url, script)
    finally:
        for instance in instances:
            instance.process.terminate()
        database.process.terminate()


def measure_phases(database, instances, copies, url, script):
    for _ in range(2):
        told(load_on(instances[0], script, 20), "no swaps")
        load, swaps = load_on(instances[0], script, 20), []
        while load.poll() is None:
            swaps.append(force_swap(database, instances))
            time.sleep(0.3)
        told(load, f"{len(swaps)} swaps without an import, on end")
        print(f"  from commit to serving: {spread_of(swaps)}")
    print(f"resident after these: {[instance.memory() for instance in instances]} MB")
    load, swaps = load_on(instances[0], script, 600), []
    for at in range(SWAPS):
        swaps.append(import_and_swap(database, instances, copies[at % 2], url))
        time.sleep(1)
        print(f"import {at + 1}: serving after {swaps[-1][0]:.2f} and {swaps[-1][1]:.2f} s, resident {[instance.memory() for instance in instances]} MB")
    load.send_signal(signal.SIGINT)
    told(load, f"{SWAPS} imports on the same machine")
    print(f"  from commit to serving: {spread_of(swaps)}")
    print(f"peak {[instance.peak for instance in instances]} MB, resident after all: {[instance.memory() for instance in instances]} MB")
