// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace cairn::journal {

// What a note of the journal says. Its text is two lines:
//
//     cairn/1 resource.put
//     {"group":"icat","at":"2026-11-23T10:00:00Z","id":"r1","replaces":"<hex>","put":{...}}
//
// `replaces` is the SHA-256 of the entry that this one replaces, absent for a new id: two editors
// never overwrite each other, and an old note cannot be played again.
struct Entry {
    std::string type;      // resource.put, resource.retire, ...
    std::string group;     // the group's id, so that a note of another group has no force here
    std::string at;        // RFC 3339, UTC
    std::string id;        // of the thing that is put or retired
    std::string replaces;  // hex SHA-256, or empty
    json::Object put;      // empty when retiring
};

// group.put, roster.put, member.put, area.put, glossary.put, resource.put, resource.retire.
bool is_known_type(std::string_view type);
// "resource.put" -> "resource": what is put.
std::string_view subject_of(std::string_view type);

std::string format_entry(const Entry& entry);
// Of a note's text. Fails with `invalid`, naming what is wrong.
Result<Entry> parse_entry_text(std::string_view text);
// Of a whole note, signatures included and not verified.
Result<Entry> parse_entry(std::string_view note);

}  // namespace cairn::journal
