// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/language.h"

#include <unicode/uloc.h>
#include <algorithm>

namespace cairn::text {
namespace {

constexpr std::size_t tag_length_max = 35;
constexpr int ranges_max = 32;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t at = rest.find(end);
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return taken;
}

// The q of the parameters in thousandths; -1 when it is not one.
int quality_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter = trimmed(take_until(parameters, ';'));
        if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
        const std::string_view value = parameter.substr(2);
        if (value.size() > 5 || (value[0] != '0' && value[0] != '1')) return -1;
        if (value.size() > 1 && value[1] != '.') return -1;
        int quality = (value[0] - '0') * 1000, unit = 100;
        for (const char c : value.substr(std::min<std::size_t>(2, value.size()))) {
            if (!is_digit(c)) return -1;
            quality += (c - '0') * unit;
            unit /= 10;
        }
        return quality <= 1000 ? quality : -1;
    }
    return 1000;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
    if (tag.size() > tag_length_max) return false;
    bool first = true;
    for (;;) {
        const std::size_t end = tag.find('-');
        const std::string_view subtag = tag.substr(0, end);
        if (subtag.size() < (first ? 2U : 1U) || subtag.size() > 8) return false;
        for (const char c : subtag)
            if (!is_letter(c) && (first || !is_digit(c))) return false;
        if (end == std::string_view::npos) return true;
        tag.remove_prefix(end + 1);
        first = false;
    }
}

std::string primary_subtag(std::string_view tag) {
    std::string primary(tag.substr(0, tag.find_first_of("-_")));
    std::transform(primary.begin(), primary.end(), primary.begin(), lower);
    return primary;
}

std::string_view direction(std::string_view tag) {
    return uloc_isRightToLeft(std::string(tag).c_str()) != 0 ? "rtl" : "ltr";
}

std::string_view negotiate(std::string_view accept_language,
                           std::span<const std::string_view> offered) {
    std::string_view best = offered.front();
    int best_quality = 0;
    for (int ranges = 0; !accept_language.empty() && ranges < ranges_max; ++ranges) {
        std::string_view parameters = take_until(accept_language, ',');
        const std::string_view range = trimmed(take_until(parameters, ';'));
        const int quality = quality_of(parameters);
        if (quality <= best_quality) continue;
        if (range == "*") {
            best = offered.front();
            best_quality = quality;
            continue;
        }
        if (!is_language_tag(range)) continue;
        const auto found = std::find(offered.begin(), offered.end(), primary_subtag(range));
        if (found == offered.end()) continue;
        best = *found;
        best_quality = quality;
    }
    return best;
}

}  // namespace cairn::text
