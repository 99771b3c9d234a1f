"""An import beside the raw load of the same files, on SQLite and PostgreSQL."""

import gzip
import re
import statistics
import subprocess
import sys
from pathlib import Path

from .tools import BINARY, fresh_postgres, fresh_sqlite, ours, scratch_postgres, timed

ROUNDS = 3


def peak(command):
    """Peak resident memory of a command in MB, from a process that runs nothing else."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    return int(subprocess.check_output([sys.executable, "-c", code, *map(str, command)]))


def as_utf8(path, folder):
    """What a person would do before a raw load: unpack, and turn the text into UTF-8."""
    raw = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    copy = folder / path.name.removesuffix(".gz")
    copy.write_text(text.replace("\r\n", "\n"), encoding="utf-8", newline="")
    return copy


def columns(path):
    header = path.open(encoding="utf-8").readline().strip()
    return [name.strip('"') for name in re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', header)]


def raw_sqlite(copies, folder):
    database = folder / "raw.db"
    database.unlink(missing_ok=True)
    script = "".join(f'.import --csv "{copy}" raw{number}\n' for number, copy in enumerate(copies))
    return timed(["sqlite3", str(database), "PRAGMA journal_mode=wal", *[line for line in script.splitlines()]])


def raw_postgres(copies, url):
    script = []
    for number, copy in enumerate(copies):
        fields = ", ".join('"' + name.replace('"', "") + '" text' for name in columns(copy))
        script += [f"DROP TABLE IF EXISTS raw{number}", f"CREATE TABLE raw{number} ({fields})", f"\\copy raw{number} FROM '{copy}' CSV HEADER"]
    arguments = [argument for line in script for argument in ("-c", line)]
    return timed(["psql", "-q", url, *arguments])


def bench_import(files):
    files = [Path(file) for file in files]
    with scratch_postgres() as (folder, server):
        engines = {"SQLite": Engine(raw_sqlite, folder, lambda: fresh_sqlite(folder)), "PostgreSQL": Engine(raw_postgres, server, lambda: fresh_postgres(server, "ours"))}
        measure_import(*editions(files), folder, engines)


def editions(files):
    """The newest file of each kind, and those before it."""
    kinds = {}
    for file in sorted(files, key=lambda file: re.findall(r"\d{8}", file.name)[-1:]):
        kinds.setdefault(re.split(r"\d{8}", file.name)[0], []).append(file)
    return [kind[-1] for kind in kinds.values()], {kind[-1]: kind[-2] for kind in kinds.values() if len(kind) > 1}


class Engine:
    """A database, how files are loaded into it raw, and how it is made afresh."""

    def __init__(self, raw, place, fresh):
        self.raw, self.place, self.fresh = raw, place, fresh
        self.seconds, self.peaks = {}, {}

    def take(self, name, seconds, raw):
        self.seconds.setdefault(name, []).append((seconds, raw))

    def row(self, name):
        measured = self.seconds[name]
        seconds = [own for own, _ in measured]
        times = statistics.median(seconds) / statistics.median(raw for _, raw in measured)
        return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}) | {times:.1f} | {self.peaks.get(name, '')} |"


RAW, EMPTY, SAME, SAVED, NEXT = "raw load", "into an empty database", "unchanged: the same bytes", "unchanged: saved anew", "the next edition"


def measure_import(files, before, folder, engines):
    """In each round everything once, side by side, and each import beside the raw load of the files that it takes in."""
    copies = {file: as_utf8(file, folder) for file in files}
    for turn in range(ROUNDS + 1):
        for engine in engines.values():
            measure_once(engine, files, before, copies, warm_up=turn == 0)
    print("| | " + " | ".join(f"{name} | times raw | peak MB" for name in engines) + " |")
    print("|---|" + "--:|--:|--:|" * len(engines))
    for name in [RAW, EMPTY, SAME, SAVED, *([NEXT] if before else [])]:
        print(f"| {name} | " + " ".join(engine.row(name) for engine in engines.values()))


def measure_once(engine, files, before, copies, warm_up):
    """Peaks are taken while warming up, since watching them is not free."""
    steps = [(EMPTY, files), (SAME, files), (SAVED, list(copies.values()))]
    if not warm_up:
        raw = engine.raw(list(copies.values()), engine.place)
        engine.take(RAW, raw, raw)
    url = engine.fresh()
    for name, some in steps:
        if warm_up:
            engine.peaks[name] = peak_of(some, url)
        else:
            engine.take(name, ours(some, url), raw)
    if not before:
        return
    url = engine.fresh()
    ours([before.get(file, file) for file in files], url)
    if warm_up:
        engine.peaks[NEXT] = peak_of(before, url)
    else:
        raw = engine.raw([copies[file] for file in before], engine.place)
        engine.take(NEXT, ours(before, url), raw)


def peak_of(files, url):
    return peak([BINARY, "import", *files, "--database-url", url])
