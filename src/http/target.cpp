// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.h"

#include "http/percent.h"

#include <algorithm>
#include <cstdint>

namespace cairn::http {
namespace {

// The length of the well-formed UTF-8 sequence at the front (Unicode, table 3-7), 0 if none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const auto follows = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
    if (first < 0xE0) return 2;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    if (!follows(2)) return 0;
    if (first < 0xF0) return 3;
    return follows(3) ? 4 : 0;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

bool is_target_byte(char c) {
    return '!' <= c && c <= '~' && c != '#' && c != '\\';
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

Result<std::string> decoded_path(std::string_view path) {
    std::string out;
    out.reserve(path.size());
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] != '%') {
            out += path[at];
            continue;
        }
        const auto byte = escaped_byte(path.substr(at));
        if (!byte) return fail(ErrorKind::invalid, "broken escape in the path");
        if (*byte == '/' || *byte == '\\' || is_control(*byte)) {
            return fail(ErrorKind::invalid, "an escape in the path hides a separator or control");
        }
        out += *byte;
        at += 2;
    }
    return out;
}

// An empty last segment is a trailing slash, which stays for the routes to judge.
bool has_odd_segment(std::string_view path) {
    path.remove_prefix(1);
    for (;;) {
        const std::size_t end = path.find('/');
        const std::string_view segment = path.substr(0, end);
        if (segment == "." || segment == "..") return true;
        if (end == std::string_view::npos) return false;
        if (segment.empty()) return true;
        path.remove_prefix(end + 1);
    }
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
    if (target.empty() || target.front() != '/') {
        return fail(ErrorKind::invalid, "the target is not in origin form");
    }
    if (!std::all_of(target.begin(), target.end(), is_target_byte)) {
        return fail(ErrorKind::invalid, "the target holds a byte that must be escaped");
    }
    const std::size_t mark = target.find('?');
    CAIRN_TRY(path, decoded_path(target.substr(0, mark)));
    if (!is_utf8(path)) return fail(ErrorKind::invalid, "the path is not UTF-8");
    if (has_odd_segment(path)) return fail(ErrorKind::invalid, "the path has an odd segment");
    const auto query = mark == std::string_view::npos ? "" : target.substr(mark + 1);
    return Target{std::move(path), std::string(query)};
}

}  // namespace cairn::http
