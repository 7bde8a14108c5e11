# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds the data of each group against data/schema and against itself: issuers, parents and areas
exist, the order of the page's list is whole, links lead to the web, a value fits into one entry, and
docs/<group>-page.md tells the same as the data. Prints every fault with its place; fails if there is
one."""
import json
import pathlib
import re
import sys
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator

# What is asked for in every language of the group.
COMPLETE = {
    "group.json": ["name", "mission", "about", "crisis.name", "crisis.short", "sections[].title"],
    "members.json": ["[].name"],
    "areas.json": ["[].title", "[].definition", "[].concepts[]"],
    "glossary.json": ["concepts[]"],
}
AT_LEAST = ["en", "fr", "ar"]  # the languages of each resource's title and abstract
URL_MEMBERS = {"url", "href"}
# An entry of the journal holds 64 KiB; the rest is for its envelope and for later additions.
AREA_BYTES_MAX = 55 * 1024
RESOURCE_BYTES_MAX = 50 * 1024

# Examples of import lines: what the program accepts and what it refuses.
GOOD_LINES = [
    '{"id": "d1", "title": "x"}',
    '{"id": "w.7_en", "work": "w7", "title": "x", "url": null, "alt_urls": [], "language": null,'
    ' "date": "2020-04~", "organisation": "OSCE; UN Women", "countries": ["BR"], "colour": "red"}',
    '{"id": "d1", "title": "x", "record": {"id": "w", "title": {"en": "x"}}, "edition": {"id": "d1"}}',
]
BAD_LINES = [
    '{"title": "x"}',
    '{"id": "d1"}',
    '{"id": "a/b", "title": "x"}',
    '{"id": "d1", "title": "x", "url": "ftp://a.org/"}',
    '{"id": "d1", "title": "x", "url": "javascript:alert(1)"}',
    '{"id": "d1", "title": "x", "date": "soon"}',
    '{"id": "d1", "title": "x", "areas": "services"}',
    '{"id": "d1", "title": "x", "state": "lost"}',
]


def load(path):
    def no_twice(pairs):
        names = [name for name, _ in pairs]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"the member {twice.pop()} stands twice")
        return dict(pairs)

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_twice)


def values_at(value, path):
    """Every value that `crisis.name` or `[].title` names, with its place."""
    if not path:
        yield "", value
        return
    name, _, rest = path.partition(".")
    is_list = name.endswith("[]")
    name = name.removesuffix("[]")
    inner = value[name] if name else value
    for index, item in enumerate(inner) if is_list else [(None, inner)]:
        label = f"{name}[{index}]" if is_list else name
        for place, found in values_at(item, rest):
            yield f"{label}.{place}".rstrip("."), found


def links_of(value):
    if isinstance(value, list):
        for item in value:
            yield from links_of(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in URL_MEMBERS:
                yield item
            else:
                yield from links_of(item)


def compact_bytes(value):
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def addresses_of(resource):
    return [url["href"] for edition in resource["editions"] for url in edition["urls"]]


def section_of(page, heading):
    """The lines of a page under the heading that begins so."""
    _, _, rest = page.partition(f"\n## {heading}")
    return rest.partition("\n## ")[0]


def doubles(items):
    return sorted({item for item in items if items.count(item) > 1})


class Checker:
    def __init__(self, data):
        self.faults = []
        schemas = [load(path) for path in sorted((data / "schema").glob("*.json"))]
        self.schemas = {schema["$id"]: schema for schema in schemas}
        for schema in schemas:
            Draft202012Validator.check_schema(schema)

    def fault(self, place, why):
        self.faults.append(f"{place}: {why}")

    def validator(self, name):
        return Draft202012Validator(self.schemas[f"{name}.schema.json"])

    def read(self, path, schema):
        """The file's value, or None if it has a fault: what follows relies on its form."""
        faults_before = len(self.faults)
        try:
            value = load(path)
        except ValueError as error:
            self.fault(path.name, error)
            return None
        for error in self.validator(schema).iter_errors(value):
            where = "/".join(map(str, error.absolute_path)) or "the whole"
            self.fault(path.name, f"{where}: {error.message[:160]}")
        for link in links_of(value):
            if not re.match(r"https?://[^/\s]+", link):
                self.fault(path.name, f"{link[:80]} does not lead to the web")
        return value if len(self.faults) == faults_before else None

    def complete(self, name, value, languages):
        for path in COMPLETE[name]:
            for place, texts in values_at(value, path):
                missing = [tag for tag in languages if not texts.get(tag)]
                if missing:
                    self.fault(name, f"{place} is missing in {' '.join(missing)}")

    def members(self, members):
        ids = [member["id"] for member in members]
        for id in doubles(ids):
            self.fault("members.json", f"{id} stands twice")
        parents = {member["id"]: member.get("parent") for member in members}
        for id, parent in parents.items():
            if parent and parent not in parents:
                self.fault("members.json", f"{id}: its parent {parent} does not exist")
            seen = {id}
            while parent in parents:
                if parent in seen:
                    self.fault("members.json", f"{id}: its parents form a circle")
                    break
                seen.add(parent)
                parent = parents[parent]
        return set(ids)

    def resources(self, folder, group, members, areas):
        paths = sorted((folder / "resources").glob("*.json"))
        resources = {path.name: self.read(path, "resource") for path in paths}
        if None in resources.values():
            return resources
        ids = {resource["id"] for resource in resources.values()}
        sections = {section["id"] for section in group["sections"]}
        for name, resource in resources.items():
            self.resource(name, resource, members, areas, ids, sections)
        orders = sorted(resource["listing"]["order"] for resource in resources.values())
        if orders != list(range(1, len(orders) + 1)):
            self.fault("resources", f"listing.order is not 1 to {len(orders)}, each once: {orders}")
        return resources

    def resource(self, name, resource, members, areas, ids, sections):
        if f"{resource['id']}.json" != name:
            self.fault(name, f"its id is {resource['id']}")
        for issuer in resource["issuers"]:
            if issuer["member"] not in members:
                self.fault(name, f"its issuer {issuer['member']} is no member")
        for member in doubles([issuer["member"] for issuer in resource["issuers"]]):
            self.fault(name, f"{member} issues it twice")
        for area in set(resource["areas"]) - areas:
            self.fault(name, f"its area {area} does not exist")
        if compact_bytes(resource) > RESOURCE_BYTES_MAX:
            self.fault(name, f"it is larger than {RESOURCE_BYTES_MAX} bytes")
        if resource["listing"]["section"] not in sections:
            self.fault(name, f"the section {resource['listing']['section']} does not exist")
        for edition in doubles([edition["id"] for edition in resource["editions"]]):
            self.fault(name, f"its edition {edition} stands twice")
        if resource.get("superseded_by", resource["id"]) not in ids:
            self.fault(name, f"{resource['superseded_by']}, which supersedes it, does not exist")
        if (resource["state"] == "superseded") != ("superseded_by" in resource):
            self.fault(name, "superseded and superseded_by belong together")
        for member in ("title", "abstract"):
            for tag in [tag for tag in AT_LEAST if tag not in resource[member]]:
                self.fault(name, f"its {member} is missing in {tag}")

    def concepts(self, name, concepts):
        """No two concepts are the same in every language, and none names an expression twice."""
        seen = {}
        for concept in concepts:
            whole = json.dumps(concept, ensure_ascii=False, sort_keys=True)
            first = concept["en"][0]
            if whole in seen:
                self.fault(name, f"the concept {first!r} stands twice")
            seen[whole] = True
            for tag, expressions in concept.items():
                for twice in doubles([expression.casefold() for expression in expressions]):
                    self.fault(name, f"{first!r} names {twice!r} twice in {tag}")

    def page(self, path, resources):
        """The page for stewards: one row a resource, as listed, and the lists below say the same."""
        page = path.read_text(encoding="utf-8")
        rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| `(.+?)` \| .+ \|$", page, re.MULTILINE)
        listed = sorted(resources, key=lambda resource: resource["listing"]["order"])
        expected = [(str(resource["listing"]["order"]), resource["listing"]["heading"],
                     resource["listing"]["text"], resource["id"]) for resource in listed]
        for row in set(rows) ^ set(expected):
            self.fault(path.name, f"page and data differ on {row}")
        lists = {
            "Without any address": [r["id"] for r in listed if not addresses_of(r)],
            "About trafficking itself": [r["id"] for r in listed if r["subject"] == "trafficking"],
        }
        for heading, ids in lists.items():
            section = section_of(page, heading)
            if re.findall(r"^- `(.+?)`$", section, re.MULTILINE) != ids:
                self.fault(path.name, f"{heading}: the data say {ids}")
            if not section.startswith(f" ({len(ids)})"):
                self.fault(path.name, f"{heading}: the data count {len(ids)}")
        judged = set(re.findall(r"^\| `(.+?)` \|", section_of(page, "Where the links lead"), re.MULTILINE))
        used = {urlsplit(href).hostname for resource in listed for href in addresses_of(resource)}
        for host in judged ^ used:
            self.fault(path.name, f"Where the links lead: {host} stands on one side only")

    def group(self, folder):
        group = self.read(folder / "group.json", "group")
        members = self.read(folder / "members.json", "members")
        areas = self.read(folder / "areas.json", "areas")
        glossary = self.read(folder / "glossary.json", "glossary")
        if None in (group, members, areas, glossary):
            return
        for name, value in [("group.json", group), ("members.json", members),
                            ("areas.json", areas), ("glossary.json", glossary)]:
            self.complete(name, value, group["languages"])
        for id in doubles([area["id"] for area in areas]):
            self.fault("areas.json", f"{id} stands twice")
        for area in areas:
            if compact_bytes(area) > AREA_BYTES_MAX:
                self.fault("areas.json", f"{area['id']} is larger than {AREA_BYTES_MAX} bytes")
            self.concepts("areas.json", area["concepts"])
        self.concepts("glossary.json", glossary["concepts"])
        member_ids = self.members(members)
        resources = self.resources(folder, group, member_ids, {area["id"] for area in areas})
        page = folder.parent.parent / "docs" / f"{folder.name}-page.md"
        if None not in resources.values() and page.exists():
            self.page(page, resources.values())
        print(f"{folder.name}: {len(members)} members, {len(areas)} areas, {len(resources)} resources")

    def import_lines(self):
        validator = self.validator("import-line")
        for line in GOOD_LINES:
            for error in validator.iter_errors(json.loads(line)):
                self.fault("import-line", f"refuses {line}: {error.message[:160]}")
        for line in BAD_LINES:
            if validator.is_valid(json.loads(line)):
                self.fault("import-line", f"accepts {line}")


def main():
    data = pathlib.Path(sys.argv[1])
    checker = Checker(data)
    for path in sorted(data.glob("*/group.json")):
        checker.group(path.parent)
    checker.import_lines()
    print("\n".join(checker.faults) or "the data is whole")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
