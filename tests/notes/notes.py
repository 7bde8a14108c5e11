# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every entry and the checkpoint of a new journal open in Go's x/mod/sumdb/note, and a changed one
does not. notes.py CAIRN"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "program"))
from harness import cairn, check, folder

HERE = pathlib.Path(__file__).parent


def go_verifier(where):
    program = where / "verify"
    # Debian's Go libraries lie in a path of their own, without modules.
    settings = {**os.environ, "GOPATH": "/usr/share/gocode", "GO111MODULE": "off", "GOFLAGS": "",
                "GOCACHE": str(where / "cache")}
    subprocess.run(["go", "build", "-o", program, HERE / "verify.go"], check=True, env=settings)
    return program


with folder() as where:
    verify = go_verifier(where)
    data = where / "hub"
    cairn("init", "--group", "icat", "--demo", "--data", data)
    database = sqlite3.connect(f"file:{data}/journal.db?mode=ro", uri=True)
    notes = [bytes(row[0]) for row in database.execute("SELECT entry FROM journal ORDER BY number")]
    notes.append(bytes(database.execute("SELECT value FROM current WHERE key = ?", (b"journal/checkpoint",)).fetchone()[0]))
    key = json.loads(notes[0].decode().splitlines()[1])["put"]["persons"][0]["key"]
    files = []
    for number, note in enumerate(notes):
        files.append(where / f"{number}.note")
        files[-1].write_bytes(note)
    done = subprocess.run([verify, key, *files], capture_output=True, text=True)
    check(done.returncode == 0, f"Go opens the journal's entries and its checkpoint: {done.stdout.strip()}")
    files[-1].write_bytes(notes[-1].replace(b"cairn/", b"cairm/", 1))
    check(subprocess.run([verify, key, files[-1]], capture_output=True).returncode == 1, "Go refuses a changed note")
