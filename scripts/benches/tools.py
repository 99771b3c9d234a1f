"""What the measurements share: the binary, databases, processes."""

import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "school-trusts"


def build():
    subprocess.run(["cargo", "build", "--profile", "bench", "--locked", "--bin", "school-trusts"], cwd=ROOT, check=True)


def timed(command, **options):
    """Seconds, and the peak resident memory of the command in MB."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    _, errors = process.communicate()
    seconds = time.monotonic() - began
    if process.returncode:
        sys.exit(f"{command[0]} failed: {errors.decode()}")
    return seconds


def ours(files, url):
    return timed([str(BINARY), "import", *map(str, files), "--database-url", url])


def fresh_postgres(server, name):
    subprocess.run(["psql", "-q", server, "-c", f"DROP DATABASE IF EXISTS {name}", "-c", f"CREATE DATABASE {name}"], check=True)
    url = server.rsplit("/", 1)[0] + "/" + name
    subprocess.run([BINARY, "migrate", "--database-url", url], check=True, stderr=subprocess.DEVNULL)
    return url


def fresh_sqlite(folder):
    for file in folder.glob("ours.db*"):
        file.unlink()
    return f"sqlite://{folder}/ours.db?mode=rwc"


@contextlib.contextmanager
def scratch_postgres():
    """A folder, and a PostgreSQL server in it, for as long as they are used."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # The server may run as another user, who must be able to pass through.
        folder.chmod(0o755)
        server = subprocess.check_output([ROOT / "scripts/postgres", "start", folder / "cluster"], text=True).strip()
        try:
            yield folder, server
        finally:
            subprocess.run([ROOT / "scripts/postgres", "stop", folder / "cluster"], check=True)


class Instance:
    """A service, with the version that it serves and the memory that it holds."""

    def __init__(self, url, *settings, before=()):
        command = [*before, BINARY, "serve", "--bind", "127.0.0.1:0", "--database-url", url, *settings]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().removeprefix("listening on http://").strip()
        self.peak = 0

    def version(self):
        connection = http.client.HTTPConnection(self.address, timeout=10)
        connection.request("POST", "/graphql", '{"query":"{ register { version } }"}', {"Content-Type": "application/json"})
        version = json.load(connection.getresponse())["data"]["register"]["version"]
        connection.close()
        return int(version)

    def memory(self):
        memory = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) // 1024
        self.peak = max(self.peak, memory)
        return memory

    def cpu(self):
        """Seconds of CPU that it has taken so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else float("nan")


def some_urns(instance):
    """Two hundred numbers of schools, spread over the register."""
    connection = http.client.HTTPConnection(instance.address, timeout=10)
    query = "query($after: String) { schools(first: 100, after: $after) { nodes { urn } pageInfo { endCursor } } }"
    after, urns = None, []
    for _ in range(2):
        connection.request("POST", "/graphql", json.dumps({"query": query, "variables": {"after": after}}), {"Content-Type": "application/json"})
        page = json.load(connection.getresponse())["data"]["schools"]
        urns += [school["urn"] for school in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
    connection.close()
    return urns
