# SPDX-License-Identifier: AGPL-3.0-or-later
"""kill -9 in the middle of imports: nothing acknowledged is lost, the journal verifies.
crash.py CAIRN [ROUNDS]"""
import json
import random
import signal
import subprocess
import sys

from harness import CAIRN, cairn, check, folder

ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
LINES = 6000

with folder() as where:
    data = where / "hub"
    cairn("init", "--group", "none", "--demo", "--data", data)
    chance = random.Random(7)
    kept, killed = 0, 0
    for number in range(ROUNDS):
        file = where / "lines.jsonl"
        with file.open("w") as out:
            for line in range(LINES):
                out.write(json.dumps({"id": f"r{number}-{line}", "title": f"Line {line}", "language": "en",
                                      "text": "Words of a text. " * 20}) + "\n")
        process = subprocess.Popen([CAIRN, "import", str(file), "--data", str(data)], stdout=subprocess.PIPE, text=True)
        wait = chance.randint(0, LINES // 1000 - 1)
        acknowledged = 0
        for line in process.stdout:
            if line.startswith("committed "):
                acknowledged = int(line.split()[1])
                if acknowledged // 1000 >= wait:
                    try:
                        process.wait(timeout=chance.random() * 0.05)
                    except subprocess.TimeoutExpired:
                        killed += 1
                        process.send_signal(signal.SIGKILL)
                    break
        rest, _ = process.communicate()
        for line in rest.splitlines():
            if line.startswith("committed "):
                acknowledged = int(line.split()[1])
        lines = set()
        for line in cairn("export", "--data", data).stdout.splitlines():
            lines.add(json.loads(line)["id"])
        lost = [n for n in range(acknowledged) if f"r{number}-{n}" not in lines]
        assert not lost, f"round {number}: {len(lost)} acknowledged lines are lost"
        assert len(lines) >= kept
        kept = len(lines)
        cairn("verify", "--data", data)
    check(killed > 0, f"{ROUNDS} imports, {killed} killed midway: nothing acknowledged is lost, every journal verifies")
