# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real group's key: locked by a passphrase, outside of the hub's folder. keys.py CAIRN"""
import os
import pathlib
import subprocess

from harness import CAIRN, check, folder

PASSPHRASE = "four plain old words"
PROGRAM = str(pathlib.Path(CAIRN).resolve())


def cairn(where, *words, passphrase=None):
    settings = {name: value for name, value in os.environ.items() if name != "CAIRN_PASSPHRASE"}
    if passphrase is not None:
        settings["CAIRN_PASSPHRASE"] = passphrase
    # In a session of its own there is no terminal to ask at.
    return subprocess.run([PROGRAM, *map(str, words)], cwd=where, env=settings, capture_output=True, text=True,
                          timeout=120, start_new_session=True)


with folder() as where:
    refused = cairn(where, "init", "--group", "none", "--data", "hub")
    check(refused.returncode == 1 and "CAIRN_PASSPHRASE" in refused.stderr and not (where / "hub").exists(),
          "without a passphrase nothing is begun")
    begun = cairn(where, "init", "--group", "none", "--data", "hub", passphrase=PASSPHRASE)
    check(begun.returncode == 0 and (where / "steward.key").stat().st_mode & 0o077 == 0,
          "the key is beside the hub, for its owner only")
    check(not list((where / "hub").glob("*.key")), "no key lies in the hub's folder")
    (where / "lines.jsonl").write_text('{"id":"a","title":"A"}\n')
    keyless = cairn(where, "import", "lines.jsonl", "--data", "hub", passphrase=PASSPHRASE)
    check(keyless.returncode == 1 and "--key" in keyless.stderr, "an import asks for the signer's key")
    wrong = cairn(where, "import", "lines.jsonl", "--data", "hub", "--key", "steward.key", passphrase="another")
    check(wrong.returncode == 1 and "committed" not in wrong.stdout, "another passphrase opens nothing")
    right = cairn(where, "import", "lines.jsonl", "--data", "hub", "--key", "steward.key", passphrase=PASSPHRASE)
    check(right.returncode == 0 and "committed 1" in right.stdout, "the right one signs")
    check(cairn(where, "verify", "--data", "hub").returncode == 0, "and the journal verifies")
    check(PASSPHRASE not in begun.stdout + begun.stderr + wrong.stderr + right.stderr, "no passphrase is printed")
