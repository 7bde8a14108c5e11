// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace cairn::seal {

struct Character {
    char32_t value = 0;
    std::size_t size = 0;  // in bytes
};

// The first character; empty at the end and where the bytes are no UTF-8 (overlong forms,
// surrogates and cut characters included).
std::optional<Character> first_character(std::string_view bytes);

// Valid UTF-8 (no overlong forms, no surrogates) in which newline is the only control character
// below U+0020 and U+007F does not stand.
bool is_plain_utf8(std::string_view bytes);

}  // namespace cairn::seal
