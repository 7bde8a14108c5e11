# SPDX-License-Identifier: AGPL-3.0-or-later
"""embed.py OUT.cpp NAMESPACE FILE... writes a C++ source that holds the files' texts:
std::string_view NAMESPACE::embedded(std::string_view name), by file name, empty if unknown."""
import pathlib
import sys

out, namespace, *files = sys.argv[1:]
# Octal escapes in short pieces: compilers limit the length of one literal.
def literal(data):
    pieces = []
    for start in range(0, len(data), 2000):
        piece = "".join(
            chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}"
            for b in data[start:start + 2000])
        pieces.append(f'    "{piece}"')
    return "\n".join(pieces) or '    ""'


lines = ["#include <string_view>", f"namespace {namespace} {{",
         "std::string_view embedded(std::string_view name);",
         "std::string_view embedded(std::string_view name) {"]
for file in files:
    data = pathlib.Path(file).read_bytes()
    lines.append(f'    if (name == "{pathlib.Path(file).name}") return std::string_view(\n{literal(data)},\n    {len(data)});')
lines += ["    return {};", "}", f"}}  // namespace {namespace}", ""]
pathlib.Path(out).write_text("\n".join(lines))
