#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages of the hub against nginx with one worker that serves the same bytes as static files.

    bench/serve.py build/release/cairn [--seconds 3] [--runs 5]

Needs the Debian packages nginx-light and wrk. Both servers have one thread; runs alternate, and a row's
ratio is the median of the runs' own ratios. Everything stays on this machine's loopback."""
import argparse
import datetime
import pathlib
import platform
import re
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

ANEW = """local n = 0
request = function() n = n + 1; return wrk.format("GET", "%s?n=" .. n) end
"""
NGINX = """worker_processes 1; daemon off; pid {where}/nginx.pid; error_log {where}/error.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
  open_file_cache max=100; client_body_temp_path {where}; proxy_temp_path {where}; fastcgi_temp_path {where};
  uwsgi_temp_path {where}; scgi_temp_path {where};
  server {{ listen 127.0.0.1:{port}; root {where}/files; }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, encoding):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def rate(url, seconds, encoding, script=None):
    words = ["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-H", f"Accept-Encoding: {encoding}"]
    out = subprocess.run([*words, *(["-s", script] if script else []), url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise SystemExit(f"{url}: not every answer was a page:\n{out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), re.search(r"99%\s+(\S+)", out)[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cairn")
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cairn-bench-") as folder:
        where = pathlib.Path(folder)
        where.chmod(0o755)
        (where / "files").mkdir()
        subprocess.run([options.cairn, "init", "--group", "icat", "--demo", "--data", where / "hub"], check=True, stdout=subprocess.DEVNULL)
        hub = subprocess.Popen([options.cairn, "hub", "--data", where / "hub", "--listen", "127.0.0.1:0", "--threads", "1"],
                               stdout=subprocess.PIPE, text=True)
        base = re.search(r"http://\S+", hub.stdout.readline())[0]
        port = free_port()
        (where / "nginx.conf").write_text(NGINX.format(where=where, port=port))
        nginx = subprocess.Popen(["nginx", "-c", where / "nginx.conf"])
        try:
            time.sleep(1)
            report(options, where, base, f"http://127.0.0.1:{port}")
        finally:
            for process in (hub, nginx):
                process.send_signal(signal.SIGTERM)
                process.wait()


def report(options, where, base, static):
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"{datetime.date.today()}, commit {commit}, {model[1] if model else platform.machine()}, wrk -t1 -c64, "
          f"{options.runs} alternating runs of {options.seconds} s\n")
    print("| page | coding | bytes | nginx, a static file | served again | ratio | made anew | ratio | p99 again |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, path in [("a resource", "/en/resources/ilo-monitor"), ("a search with facets", "/en/resources?q=shelter+children")]:
        for encoding in ("identity", "gzip"):
            body = fetch(base + path, encoding)
            file = where / "files" / f"{len(list((where / 'files').iterdir()))}.html"
            file.write_bytes(body)
            script = where / "anew.lua"
            script.write_text(ANEW % path if "?" not in path else (ANEW % path).replace("?n=", "&n="))
            rows = []
            for _ in range(options.runs):
                peer, _ = rate(f"{static}/{file.name}", options.seconds, "identity")
                again, p99 = rate(base + path, options.seconds, encoding)
                anew, _ = rate(base + path, options.seconds, encoding, script)
                rows.append((peer, again, anew, again / peer, anew / peer, p99))
            middle = [statistics.median(row[i] for row in rows) for i in range(5)]
            print(f"| {name} | {encoding} | {len(body)} | {middle[0]:,.0f}/s | {middle[1]:,.0f}/s | {middle[3]:.2f} | "
                  f"{middle[2]:,.0f}/s | {middle[4]:.2f} | {sorted(row[5] for row in rows)[len(rows) // 2]} |", flush=True)


if __name__ == "__main__":
    main()
