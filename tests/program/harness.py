# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the whole-program tests share: a hub in a throw-away folder, and a client."""
import contextlib
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

CAIRN = sys.argv[1]


def cairn(*words, check=True, text=None):
    """Runs the program to its end; its result has stdout and stderr."""
    done = subprocess.run([CAIRN, *map(str, words)], input=text, capture_output=True, text=True, timeout=200)
    if check and done.returncode != 0:
        raise AssertionError(f"cairn {words} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="cairn-test-") as path:
        yield pathlib.Path(path)


@contextlib.contextmanager
def hub(data, *words):
    """A serving hub on a port the system chose; yields its address."""
    process = subprocess.Popen([CAIRN, "hub", "--data", str(data), "--listen", "127.0.0.1:0", *words],
                               stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        else:
            raise AssertionError("the hub ended before it served")
        yield found[0]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0, "the hub did not stop cleanly"


def fetch(url, **headers):
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def api(base, path, **query):
    status, _, body = fetch(f"{base}/api/v1/{path}?{urllib.parse.urlencode(query)}")
    assert status == 200, (path, query, status, body[:300])
    return json.loads(body)


def check(condition, sentence):
    if not condition:
        print(f"FAILED: {sentence}")
        sys.exit(1)
    print(f"ok: {sentence}")
