// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/armor.h"

#include "base/bytes.h"

#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::string_view begin_line = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view end_line = "-----END AGE ENCRYPTED FILE-----";
constexpr std::string_view white = " \t\r\n";
constexpr std::size_t columns = 64;

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("armor: ") + why);
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    return text.substr(0, text.find_last_not_of(white) + 1);
}

std::string_view take_line(std::string_view& rest) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

bool is_armored(std::string_view bytes) {
    return trimmed(bytes).starts_with("-----BEGIN ");
}

std::string armor(std::string_view sealed) {
    const std::string encoded = to_base64(bytes_of(sealed));
    std::string text = std::string(begin_line) + "\n";
    for (std::size_t at = 0; at < encoded.size(); at += columns)
        text += encoded.substr(at, columns) + "\n";
    return text + std::string(end_line) + "\n";
}

Result<std::string> unarmor(std::string_view text) {
    std::string_view rest = trimmed(text);
    if (take_line(rest) != begin_line) return refused("it must begin with its BEGIN line");
    std::string encoded;
    bool short_line_seen = false;
    for (;;) {
        if (rest.empty()) return refused("its END line is missing");
        const std::string_view line = take_line(rest);
        if (line == end_line) break;
        if (line.empty() || line.size() > columns || short_line_seen)
            return refused("every line but the last must have 64 columns");
        short_line_seen = line.size() < columns;
        encoded += line;
    }
    if (!rest.empty()) return refused("more follows its END line");
    auto sealed = from_base64(encoded);
    if (!sealed) return refused("a line is not base64");
    return std::move(*sealed);
}

}  // namespace cairn::seal
