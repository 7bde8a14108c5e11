// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/utf8.h"

#include <cstdint>

namespace cairn::seal {
namespace {

// The length of the character that begins with this byte; 0 if none does.
int length_of(unsigned char first) {
    if (first < 0x80U) return 1;
    if (first >= 0xc2U && first <= 0xdfU) return 2;
    if (first >= 0xe0U && first <= 0xefU) return 3;
    return first >= 0xf0U && first <= 0xf4U ? 4 : 0;
}

constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

std::optional<Character> first_character(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const int length = length_of(first);
    const auto size = static_cast<std::size_t>(length);
    if (length == 0 || size > bytes.size()) return std::nullopt;
    if (length == 1) return Character{first, 1};
    std::uint32_t value = first & (0xffU >> static_cast<unsigned>(length + 1));
    for (std::size_t i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(bytes[i]);
        if ((next & 0xc0U) != 0x80U) return std::nullopt;
        value = (value << 6U) | (next & 0x3fU);
    }
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (value < smallest[length] || value > 0x10ffff || surrogate) return std::nullopt;
    return Character{value, size};
}

bool is_plain_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto character = first_character(bytes);
        if (!character || (character->value < 0x20 && character->value != '\n') ||
            character->value == 0x7f)
            return false;
        bytes.remove_prefix(character->size);
    }
    return true;
}

}  // namespace cairn::seal
