"""A stop with requests and streams under way: what was lost, and how long it took."""

import http.client
import json
import signal
import tempfile
import threading
import time
from pathlib import Path

from .overload import QUERY
from .tools import Instance, fresh_sqlite, ours

CLIENTS, STREAMS = 12, 50
HEADERS = {"Content-Type": "application/json"}
SUBSCRIPTION = json.dumps({"query": "subscription { registerUpdated { version } }"})


def bench_stop(files):
    with tempfile.TemporaryDirectory() as scratch:
        url = fresh_sqlite(Path(scratch))
        ours(files, url)
        for drain in ("0s", "2s"):
            with Instance(url, "--quota", "0", "--drain", drain) as instance:
                print(f"drain {drain}: {stop(instance)}")


def stop(instance):
    streams = [Stream(instance.address) for _ in range(STREAMS)]
    clients = [Client(instance.address) for _ in range(CLIENTS)]
    time.sleep(2)
    began = Client.stopped_at = time.monotonic()
    instance.process.send_signal(signal.SIGTERM)
    code = instance.process.wait(timeout=60)
    seconds = time.monotonic() - began
    for each in [*clients, *streams]:
        each.join()
    told = sum(stream.is_told for stream in streams)
    count = lambda what: sum(client.count[what] for client in clients)
    return (
        f"{count('answered')} answered, {count('refused')} refused with 503, {count('cut')} cut in the middle of a reply, "
        f"{count('lost')} sent before the signal and never answered, {count('late')} sent after it and never answered, {told} of {STREAMS} streams told; exit code {code} after {seconds:.2f} s"
    )


class Client(threading.Thread):
    """Asks again and again over one connection, and over a new one where the service closed it, until there is no service."""

    stopped_at = float("inf")

    def __init__(self, address):
        super().__init__(daemon=True)
        self.address = address
        self.count = {"answered": 0, "refused": 0, "cut": 0, "lost": 0, "late": 0}
        self.start()

    def run(self):
        body = json.dumps({"query": QUERY})
        while True:
            connection = http.client.HTTPConnection(self.address, timeout=30)
            try:
                connection.connect()
            except OSError:
                return
            self.ask_until_closed(connection, body)

    def ask_until_closed(self, connection, body):
        while connection.sock:
            sent_at = time.monotonic()
            try:
                connection.request("POST", "/graphql", body, HEADERS)
                reply = connection.getresponse()
            except (OSError, http.client.HTTPException):
                self.count["lost" if sent_at < Client.stopped_at else "late"] += 1
                return
            try:
                reply.read()
            except (OSError, http.client.HTTPException):
                self.count["cut"] += 1
                return
            self.count["answered" if reply.status == 200 else "refused"] += 1


class Stream(threading.Thread):
    """Listens, and notes whether the stream was completed rather than cut."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.is_told = False
        self.connection = http.client.HTTPConnection(address, timeout=60)
        self.connection.request("POST", "/graphql", SUBSCRIPTION, {**HEADERS, "Accept": "text/event-stream"})
        self.reply = self.connection.getresponse()
        self.start()

    def run(self):
        try:
            self.is_told = b"event: complete" in self.reply.read()
        except (OSError, http.client.HTTPException):
            self.is_told = False
