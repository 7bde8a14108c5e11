// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/code.h"

#include "seal/utf8.h"

#include <algorithm>
#include <optional>

namespace cairn::seal {
namespace {

// Every character of the category "decimal number" belongs to a run of ten, 0 to 9 (Unicode 17).
constexpr std::array<char32_t, 77> zeros{
    0x30,    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,
    0xc66,   0xce6,   0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,
    0x1810,  0x1946,  0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,
    0xa8d0,  0xa900,  0xa9d0,  0xa9f0,  0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x10d40,
    0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0,
    0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50,
    0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0};

// Spaces, dashes and the line ends of a pasted code.
constexpr std::array<char32_t, 46> separators{
    '\t',   '\n',   '\r',   ' ',    '-',    0xa0,   0x58a,  0x5be,  0x1400, 0x1680, 0x1806, 0x2000,
    0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2010, 0x2011,
    0x2012, 0x2013, 0x2014, 0x2015, 0x202f, 0x205f, 0x2212, 0x2e17, 0x2e1a, 0x2e3a, 0x2e3b, 0x2e40,
    0x2e5d, 0x3000, 0x301c, 0x3030, 0x30a0, 0xfe31, 0xfe32, 0xfe58, 0xfe63, 0xff0d};

// Soft hyphen, zero-width and direction marks: nobody types them, yet they come with the text.
bool is_invisible(char32_t c) {
    return c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xfeff;
}

bool is_separator(char32_t c) {
    return is_invisible(c) ||
           std::find(separators.begin(), separators.end(), c) != separators.end();
}

std::optional<char> digit_of(char32_t c) {
    const auto above = std::upper_bound(zeros.begin(), zeros.end(), c);
    if (above == zeros.begin() || c - *std::prev(above) > 9) return std::nullopt;
    return static_cast<char>('0' + (c - *std::prev(above)));
}

// What makes the whole number leave 1 when divided by 97. It is from 02 to 98, so that 00, 01 and
// 99 never stand for another spelling of the same code.
unsigned check_of(const std::array<char, code_digits>& digits) {
    unsigned rest = 0;
    for (std::size_t i = 0; i < code_random_digits; ++i)
        rest = (rest * 10 + static_cast<unsigned>(digits.at(i) - '0')) % 97;
    return 98 - rest * 100 % 97;
}

}  // namespace

Code Code::generate(Entropy& entropy) {
    Code code;
    auto& digits = code.digits_.reveal();
    Secret<std::array<Byte, 64>> drawn;
    for (std::size_t made = 0; made < code_random_digits;) {
        entropy.fill(drawn.reveal());
        for (const Byte byte : drawn.reveal()) {
            // 250 to 255 would make the first six digits more likely than the others.
            if (byte < 250 && made < code_random_digits)
                digits.at(made++) = static_cast<char>('0' + byte % 10);
        }
    }
    const unsigned check = check_of(digits);
    digits.at(code_random_digits) = static_cast<char>('0' + check / 10);
    digits.at(code_random_digits + 1) = static_cast<char>('0' + check % 10);
    return code;
}

Result<Code> Code::parse(std::string_view typed) {
    if (typed.size() > code_typed_bytes_max)
        return fail(ErrorKind::too_large, "a code is typed in at most 1 KiB");
    Code code;
    auto& digits = code.digits_.reveal();
    std::size_t count = 0;
    while (!typed.empty()) {
        const auto character = first_character(typed);
        if (!character) return fail(ErrorKind::invalid, "a code must be UTF-8");
        typed.remove_prefix(character->size);
        if (is_separator(character->value)) continue;
        const auto digit = digit_of(character->value);
        if (!digit) return fail(ErrorKind::invalid, "a code has only digits, spaces and dashes");
        if (count == code_digits) return fail(ErrorKind::invalid, "a code has 26 digits, not more");
        digits.at(count++) = *digit;
    }
    if (count < code_digits) return fail(ErrorKind::invalid, "a code has 26 digits, not fewer");
    const unsigned check = check_of(digits);
    const unsigned typed_check = static_cast<unsigned>(digits[code_random_digits] - '0') * 10 +
                                 static_cast<unsigned>(digits[code_random_digits + 1] - '0');
    if (check != typed_check) return fail(ErrorKind::invalid, "a code's check digits do not hold");
    return code;
}

Secret<std::array<char, 32>> Code::grouped() const {
    Secret<std::array<char, 32>> grouped;
    auto place = grouped.reveal().begin();
    for (std::size_t i = 0; i < code_digits; ++i) {
        if (i > 0 && i % 4 == 0) *place++ = ' ';
        *place++ = digits_.reveal().at(i);
    }
    return grouped;
}

}  // namespace cairn::seal
