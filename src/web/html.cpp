// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/html.h"

#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cairn::web {
namespace {

// Bytes that cannot be copied as they stand, or begin a character that may not be (0xE2).
constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n';
    for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
    table[0x7F] = table[0xE2] = true;
    return table;
}();

bool is_special(char c) {
    return special[static_cast<unsigned char>(c)];
}

// Where the next special byte stands, at `from` or after it.
std::size_t next_special(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
    // Sixteen bytes at a time. Tabs and line breaks stop it too, which the table then passes over.
    const __m128i controls = _mm_set1_epi8(0x1F);
    while (from + 16 <= text.size()) {
        const __m128i bytes =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));  // NOLINT
        const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, controls), bytes);
        const __m128i found = _mm_or_si128(
            _mm_or_si128(_mm_or_si128(is('&'), is('<')), _mm_or_si128(is('>'), is('"'))),
            _mm_or_si128(_mm_or_si128(is('\''), is('\x7F')), _mm_or_si128(is('\xE2'), control)));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (mask == 0) {
            from += 16;
            continue;
        }
        from += static_cast<std::size_t>(__builtin_ctz(mask));
        if (is_special(text[from])) return from;
        ++from;
    }
#endif
    while (from < text.size() && !is_special(text[from])) ++from;
    return from;
}

// Whether the character at `at` embeds, overrides or isolates a direction.
bool turns_direction(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    return (second == 0x80U && third >= 0xAAU && third <= 0xAEU) ||
           (second == 0x81U && third >= 0xA6U && third <= 0xA9U);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at = next_special(text, 0); at < text.size(); at = next_special(text, at)) {
        std::size_t length = 1;
        std::string_view instead;
        switch (text[at]) {
            case '&':
                instead = "&amp;";
                break;
            case '<':
                instead = "&lt;";
                break;
            case '>':
                instead = "&gt;";
                break;
            case '"':
                instead = "&quot;";
                break;
            case '\'':
                instead = "&#39;";
                break;
            case '\xE2':
                if (!turns_direction(text, at)) {
                    ++at;
                    continue;
                }
                length = 3;
                break;
            default:
                break;
        }
        out += text.substr(done, at - done);
        out += instead;
        done = at += length;
    }
    out += text.substr(done);
}

Html& Html::operator<<(std::string_view text) {
    append_escaped(text_, text);
    return *this;
}

}  // namespace cairn::web
