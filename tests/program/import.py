# SPDX-License-Identifier: AGPL-3.0-or-later
"""Import and export: joined editions, bad lines, the same file twice, nothing lost."""
import json
import time

from harness import api, cairn, check, folder, hub

LINES = [
    {"id": "a-en", "work": "a", "title": "Shelters stay open", "language": "en", "date": "2020-04",
     "organisation": "Safe House; UN Women", "areas": ["services"], "text": "The shelters stay open at night."},
    {"id": "a-fr", "work": "a", "title": "Les foyers restent ouverts", "language": "fr", "date": "2020-05",
     "organisation": "Safe House", "areas": ["services", "healthcare"], "url": "https://example.org/fr"},
    {"id": "b", "title": "Courts postponed", "language": "en", "text": "Trials wait.", "colour": "blue"},
]


def written(path, lines):
    path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines))
    return path


with folder() as where:
    data = where / "hub"
    cairn("init", "--group", "none", "--demo", "--data", data)
    file = written(where / "lines.jsonl", LINES)
    dry = cairn("import", file, "--data", data, "--dry-run")
    check("committed" not in dry.stdout and "would change 2" in dry.stdout, "a dry run writes nothing")
    done = cairn("import", file, "--data", data)
    check("committed 3" in done.stdout, "what is durable is acknowledged")
    check(done.stderr.count('"colour"') == 1, "an unknown field is named once")
    check("changed 0 resources" in cairn("import", file, "--data", data).stdout, "the same file twice changes nothing")
    bad = written(where / "bad.jsonl", [LINES[2], '{"id": "c"}\n', {"id": "d", "title": "D", "date": "soon"}])
    stopped = cairn("import", bad, "--data", data, check=False)
    check(stopped.returncode == 1 and "bad.jsonl:2: title: is missing" in stopped.stderr, "a bad line is named")
    going = cairn("import", bad, "--data", data, "--keep-going", check=False)
    check(going.returncode == 1 and "bad.jsonl:3: date" in going.stderr, "--keep-going names every bad line")

    exported = cairn("export", "--data", data).stdout
    check(len(exported.splitlines()) == 3, "every edition is exported")
    copy = where / "copy"
    cairn("init", "--group", "none", "--demo", "--data", copy)
    cairn("import", written(where / "exported.jsonl", [exported]), "--data", copy)
    check(cairn("export", "--data", copy).stdout == exported, "export and import lose nothing")
    cairn("verify", "--data", copy)

    icat = where / "icat"
    cairn("init", "--group", "icat", "--demo", "--data", icat)
    whole = cairn("export", "--data", icat).stdout
    again = where / "icat-again"
    cairn("init", "--group", "none", "--demo", "--data", again)
    cairn("import", written(where / "icat.jsonl", [whole]), "--data", again)
    check(cairn("export", "--data", again).stdout == whole, "ICAT's catalogue survives export and import")

    with hub(data) as base:
        more = written(where / "more.jsonl", [{"id": "e", "title": "Helplines by night", "language": "en"}])
        cairn("import", more, "--data", data)
        deadline = time.monotonic() + 5
        while not api(base, "resources", q="helplines")["total"] and time.monotonic() < deadline:
            time.sleep(0.1)
        check(api(base, "resources", q="helplines")["total"] == 1, "a running hub finds what another process imports")
        found = api(base, "resources", q="foyers ouverts")["items"]
        check(found and found[0]["id"] == "a", "two editions of a work are one result")

    backup = where / "backup.cairn"
    cairn("backup", backup, "--data", data)
    restored = where / "restored"
    cairn("restore", backup, "--data", restored)
    check(cairn("export", "--data", restored).stdout == cairn("export", "--data", data).stdout,
          "a backup restores the same library")
