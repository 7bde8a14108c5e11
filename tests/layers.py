# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails when a source includes a folder that its own folder does not declare, when the declared
folders form a cycle, or when two folders include the same outside library."""
import pathlib
import re
import sys

# An outside library is included by its adapter folder alone.
HOME = {
    r"sqlite3\.h": {"store/sqlite"},
    r"xapian": {"search/xapian"},
    r"boost/json": {"base"},
    r"boost/(asio|beast)": {"http"},
    r"openssl/": {"http", "seal"},
    r"sodium": {"base", "seal"},
    r"unicode/": {"text"},
    r"brotli": {"http"},
    r"zlib": {"http", "search/lexicon"},
    r"CLI/": {"cli", "main"},
    r"spdlog/": {"main"},
    r"gmp": {"assess"},
    r"toml": {"main"},
}


def module_of(path, root, modules):
    folder = path.relative_to(root).parent
    while str(folder) not in modules and folder.parts:
        folder = folder.parent
    return str(folder)


def cycle_in(modules):
    done, walking = set(), []

    def visit(name):
        if name in walking:
            return walking[walking.index(name):] + [name]
        if name in done:
            return None
        walking.append(name)
        for below in modules[name]:
            found = visit(below)
            if found:
                return found
        done.add(walking.pop())
        return None

    return next(filter(None, map(visit, modules)), None)


def main():
    modules, for_tests = {}, {}
    for line in pathlib.Path(sys.argv[1]).read_text().splitlines():
        name, depends, test_depends = line.split(":")
        modules[name] = set(depends.split())
        for_tests[name] = modules[name] | set(test_depends.split())
    root = pathlib.Path(sys.argv[2])
    bad = []
    for name, depends in modules.items():
        bad += [f"{name} depends on {d}, which is no module" for d in depends - set(modules)]
    if not bad and (cycle := cycle_in(modules)):
        bad.append("the modules form a cycle: " + " -> ".join(cycle))
    for path in sorted([*root.rglob("*.h"), *root.rglob("*.cpp")]):
        own = module_of(path, root, modules)
        if own == ".":  # a folder that no target builds yet
            continue
        allowed = (for_tests if path.stem.endswith("_test") else modules)[own] | {own}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            place = f"{path}:{number}"
            if found := re.match(r'#include "([a-z0-9_/]+)/[^/]+"', line):
                target = found[1]
                while target not in modules and "/" in target:
                    target = target.rpartition("/")[0]
                if target not in allowed:
                    bad.append(f"{place}: {own}/ may not include {target}/")
            if found := re.match(r"#include <([^>]+)>", line):
                for library, homes in HOME.items():
                    if re.match(library, found[1]) and own not in homes:
                        bad.append(f"{place}: only {', '.join(sorted(homes))} may include <{found[1]}>")
    print("\n".join(bad) or f"{len(modules)} modules, includes point one way")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
