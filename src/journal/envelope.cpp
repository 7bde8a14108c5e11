// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/envelope.h"

#include "base/clock.h"
#include "base/hash.h"
#include "seal/note.h"

#include <algorithm>
#include <array>

namespace cairn::journal {
namespace {

constexpr std::string_view version = "cairn/1 ";
constexpr std::array<std::string_view, 7> types{"group.put",      "roster.put",   "member.put",
                                                "area.put",       "glossary.put", "resource.put",
                                                "resource.retire"};

}  // namespace

bool is_known_type(std::string_view type) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

std::string_view subject_of(std::string_view type) {
    return type.substr(0, type.find('.'));
}

std::string format_entry(const Entry& entry) {
    json::Object object{{"group", entry.group}, {"at", entry.at}, {"id", entry.id}};
    if (!entry.replaces.empty()) object["replaces"] = entry.replaces;
    if (entry.type.ends_with(".put")) object["put"] = entry.put;
    return std::string(version) + entry.type + "\n" + json::write(object) + "\n";
}

Result<Entry> parse_entry_text(std::string_view text) {
    const std::size_t line_end = text.find('\n');
    if (!text.starts_with(version) || line_end == std::string_view::npos)
        return fail(ErrorKind::invalid, "an entry begins with cairn/1 and its type");
    Entry entry;
    entry.type = text.substr(version.size(), line_end - version.size());
    if (!is_known_type(entry.type))
        return fail(ErrorKind::invalid, "this version does not know the type of the entry");
    if (text.back() != '\n' || text.find('\n', line_end + 1) != text.size() - 1)
        return fail(ErrorKind::invalid, "an entry is two lines");
    CAIRN_TRY(object, json::parse_object(text.substr(line_end + 1)));
    CAIRN_TRY(group, json::required_text(object, "group"));
    CAIRN_TRY(at, json::required_text(object, "at"));
    if (!parse_time(at)) return fail(ErrorKind::invalid, "at: must be an RFC 3339 time in UTC");
    CAIRN_TRY(id, json::required_text(object, "id"));
    CAIRN_TRY(replaces, json::text_at(object, "replaces"));
    if (replaces) CAIRN_CHECK(sha256_from_hex(*replaces));
    CAIRN_TRY(put, json::object_at(object, "put"));
    const bool puts = entry.type.ends_with(".put");
    if (puts != (put != nullptr))
        return fail(ErrorKind::invalid, "put: must stand in a put, and only there");
    entry.group = group;
    entry.at = at;
    entry.id = id;
    entry.replaces = replaces.value_or("");
    if (put != nullptr) entry.put = *put;
    return entry;
}

Result<Entry> parse_entry(std::string_view bytes) {
    CAIRN_TRY(note, seal::parse_note(bytes));
    return parse_entry_text(note.text);
}

}  // namespace cairn::journal
