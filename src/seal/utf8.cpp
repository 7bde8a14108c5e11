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

bool is_plain_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const int length = length_of(first);
        if (length == 0 || at + static_cast<std::size_t>(length) > bytes.size()) return false;
        if (length == 1) {
            if ((first < 0x20U && first != '\n') || first == 0x7fU) return false;
            ++at;
            continue;
        }
        std::uint32_t character = first & (0xffU >> static_cast<unsigned>(length + 1));
        for (int i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
            if ((next & 0xc0U) != 0x80U) return false;
            character = (character << 6U) | (next & 0x3fU);
        }
        const bool surrogate = character >= 0xd800 && character <= 0xdfff;
        if (character < smallest[length] || character > 0x10ffff || surrogate) return false;
        at += static_cast<std::size_t>(length);
    }
    return true;
}

}  // namespace cairn::seal
