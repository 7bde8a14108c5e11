// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_header.h"

#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::string_view version_line = "age-encryption.org/v1\n";
constexpr std::string_view stanza_start = "-> ";
constexpr std::string_view end_start = "---";
constexpr std::size_t columns = 64;

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("age header: ") + why);
}

bool is_argument(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

// Takes one line without its newline off the front; the caller knows that there is one.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return line;
}

Result<std::vector<std::string>> parse_arguments(std::string_view line) {
    std::vector<std::string> arguments;
    for (;;) {
        const std::size_t space = line.find(' ');
        const std::string_view argument = line.substr(0, space);
        if (!is_argument(argument)) return refused("a stanza's argument is not one");
        arguments.emplace_back(argument);
        if (space == std::string_view::npos) return arguments;
        line.remove_prefix(space + 1);
    }
}

Result<Stanza> parse_stanza(std::string_view& rest) {
    std::string_view line = take_line(rest);
    if (!line.starts_with(stanza_start)) return refused("a stanza must begin with an arrow");
    Stanza stanza;
    CAIRN_TRY(arguments, parse_arguments(line.substr(stanza_start.size())));
    stanza.arguments = std::move(arguments);
    std::string body;
    do {
        if (rest.empty()) return refused("a stanza must end in a short line");
        line = take_line(rest);
        if (line.size() > columns) return refused("a line is longer than 64 columns");
        body += line;
    } while (line.size() == columns);
    auto bytes = from_bare_base64(body);
    if (!bytes) return refused("a stanza's body is not base64");
    stanza.body = std::move(*bytes);
    return stanza;
}

}  // namespace

Result<std::optional<AgeHeader>> parse_age_header(std::string_view bytes) {
    const std::string_view seen = bytes.substr(0, version_line.size());
    if (seen != version_line.substr(0, seen.size())) return refused("not an age v1 file");
    // Lines of base64 have no dash, so that the first one at a line's start ends the header.
    const std::size_t end = bytes.find("\n---");
    const std::size_t line_end = end == std::string_view::npos ? end : bytes.find('\n', end + 1);
    if (std::min(line_end, bytes.size()) >= age_header_bytes_max)
        return refused("it is longer than 64 KiB");
    if (line_end == std::string_view::npos) return std::optional<AgeHeader>{};

    AgeHeader header;
    header.size = line_end + 1;
    header.authenticated = bytes.substr(0, end + 1 + end_start.size());
    std::string_view mac =
        bytes.substr(header.authenticated.size(), line_end - header.authenticated.size());
    if (!mac.starts_with(' ')) return refused("the MAC is missing");
    mac.remove_prefix(1);
    const auto mac_bytes = from_bare_base64(mac);
    if (!mac_bytes || mac_bytes->size() != header.mac.size())
        return refused("the MAC is not 32 bytes in base64");
    std::copy(mac_bytes->begin(), mac_bytes->end(), header.mac.begin());

    std::string_view rest = bytes.substr(version_line.size(), end + 1 - version_line.size());
    while (!rest.empty()) {
        CAIRN_TRY(stanza, parse_stanza(rest));
        header.stanzas.push_back(std::move(stanza));
    }
    if (header.stanzas.empty()) return refused("it has no stanza");
    return std::optional<AgeHeader>(std::move(header));
}

std::string write_age_stanzas(const std::vector<Stanza>& stanzas) {
    std::string text(version_line);
    for (const Stanza& stanza : stanzas) {
        text += "->";
        for (const std::string& argument : stanza.arguments) text += " " + argument;
        text += '\n';
        const std::string body = to_bare_base64(bytes_of(stanza.body));
        // One line more than is full: the last one is always short, and empty if need be.
        for (std::size_t at = 0; at <= body.size(); at += columns)
            text += body.substr(at, columns) + "\n";
    }
    return text.append(end_start);
}

std::string write_age_mac(const std::array<Byte, 32>& mac) {
    return " " + to_bare_base64(mac) + "\n";
}

}  // namespace cairn::seal
