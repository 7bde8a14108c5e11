// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/lexicon/freedict.h"

#include "base/file.h"

#include <zlib.h>
#include <array>
#include <optional>

namespace cairn::search {
namespace {

constexpr std::size_t dictionary_bytes_max = 256 * 1024 * 1024;
constexpr std::size_t index_bytes_max = 64 * 1024 * 1024;
constexpr std::size_t translation_bytes_max = 60;

Result<std::string> read_gzip(const std::filesystem::path& path) {
    struct Close {
        void operator()(gzFile file) const { gzclose(file); }
    };
    const std::unique_ptr<gzFile_s, Close> file(gzopen(path.c_str(), "rb"));
    if (!file) return fail(ErrorKind::not_found, path.filename().string() + " is not installed");
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const int count = gzread(file.get(), buffer.data(), buffer.size());
        if (count < 0) return fail(ErrorKind::corrupt, path.filename().string() + " is damaged");
        if (count == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > dictionary_bytes_max)
            return fail(ErrorKind::too_large, path.filename().string() + " is too large");
    }
}

// dictd's numbers: base 64 digits, most significant first.
std::optional<std::size_t> number(std::string_view digits) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::size_t value = 0;
    if (digits.empty() || digits.size() > 6) return std::nullopt;
    for (const char c : digits) {
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        value = value * 64 + digit;
    }
    return value;
}

std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t at = rest.find(end);
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return taken;
}

// Without "<n>", "(of a ship)" and "[med.]".
std::string without_remarks(std::string_view line) {
    std::string out;
    int depth = 0;
    for (const char c : line) {
        if (c == '<' || c == '(' || c == '[')
            ++depth;
        else if ((c == '>' || c == ')' || c == ']') && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

// An entry's first line is the headword with its pronunciation; senses follow, numbered or not;
// indented lines are examples and notes.
void read_entry(
    std::string_view headword, std::string_view entry,
    const std::function<void(std::string_view headword, std::string_view translation)>& take) {
    take_until(entry, '\n');
    while (!entry.empty()) {
        std::string_view line = take_until(entry, '\n');
        if (line.starts_with(' ') || line.find(": ") != std::string_view::npos) continue;
        const std::size_t dot = line.find(". ");
        if (dot != std::string_view::npos && dot <= 2) line.remove_prefix(dot + 2);
        const std::string senses = without_remarks(line);
        std::string_view rest = senses;
        while (!rest.empty()) {
            const std::size_t end = rest.find_first_of(",;");
            std::string_view one = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            while (one.starts_with(' ')) one.remove_prefix(1);
            if (!one.empty() && one.size() <= translation_bytes_max) take(headword, one);
        }
    }
}

}  // namespace

Result<void> read_freedict(
    const std::filesystem::path& name,
    const std::function<void(std::string_view headword, std::string_view translation)>& take) {
    std::error_code error;
    std::filesystem::path index_file = name, dictionary_file = name;
    index_file += ".index";
    dictionary_file += ".dict.dz";
    if (!std::filesystem::exists(index_file, error))
        return fail(ErrorKind::not_found, index_file.filename().string() + " is not installed");
    CAIRN_TRY(index, read_file(index_file, index_bytes_max));
    CAIRN_TRY(dictionary, read_gzip(dictionary_file));
    std::string_view rest = index;
    while (!rest.empty()) {
        std::string_view line = take_until(rest, '\n');
        const std::string_view headword = take_until(line, '\t');
        const auto offset = number(take_until(line, '\t'));
        const auto size = number(line);
        if (headword.starts_with("00database") || !offset || !size || *offset > dictionary.size() ||
            *size > dictionary.size() - *offset)
            continue;
        read_entry(headword, std::string_view(dictionary).substr(*offset, *size), take);
    }
    return {};
}

}  // namespace cairn::search
