#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a thousand slow clients do to the others: p99 and memory of a hub, without and with them.

    bench/slow.py build/release/cairn [--connections 1000] [--seconds 4] [--runs 5]

Each slow client sends a byte of a request's head now and then and never ends it; when the hub drops it,
another comes. Needs the Debian package wrk. Everything stays on this machine's loopback."""
import argparse
import pathlib
import re
import resource
import signal
import socket
import statistics
import subprocess
import tempfile
import threading
import time


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def p99(url, seconds):
    out = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", url], capture_output=True, text=True, check=True).stdout
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Slow(threading.Thread):
    """Holds the connections and feeds them a byte every second."""

    def __init__(self, port, count):
        super().__init__(daemon=True)
        self.port, self.count, self.going, self.open = port, count, True, []

    def connect(self):
        client = socket.create_connection(("127.0.0.1", self.port))
        client.send(b"GET /en/ HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        return client

    def run(self):
        self.open = [self.connect() for _ in range(self.count)]
        while self.going:
            for place, client in enumerate(self.open):
                try:
                    client.send(b"a")
                except OSError:
                    client.close()
                    self.open[place] = self.connect()
            time.sleep(1)
        for client in self.open:
            client.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cairn")
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with tempfile.TemporaryDirectory(prefix="cairn-bench-") as folder:
        subprocess.run([options.cairn, "init", "--group", "icat", "--demo", "--data", folder + "/hub"], check=True, stdout=subprocess.DEVNULL)
        hub = subprocess.Popen([options.cairn, "hub", "--data", folder + "/hub", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
        base = re.search(r"http://\S+", hub.stdout.readline())[0]
        url = base + "/en/resources/ilo-monitor"
        alone, together = [], []
        p99(url, 1)
        before = memory(hub)
        for _ in range(options.runs):
            alone.append(p99(url, options.seconds))
            slow = Slow(int(base.rsplit(":", 1)[1]), options.connections)
            slow.start()
            while len(slow.open) < options.connections:
                time.sleep(0.1)
            together.append(p99(url, options.seconds))
            grown = memory(hub) - before
            slow.going = False
            slow.join()
        hub.send_signal(signal.SIGTERM)
        hub.wait()
        print(f"| p99 alone | p99 with {options.connections} slow connections | ratio | memory grew by |\n|---|---|---|---|")
        ratio = statistics.median(b / a for a, b in zip(alone, together))
        print(f"| {statistics.median(alone):.2f} ms | {statistics.median(together):.2f} ms | {ratio:.2f} | {grown:.1f} MB |")


if __name__ == "__main__":
    main()
