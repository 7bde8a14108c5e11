// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace cairn::http {

// The value of a hexadecimal digit of either case, or -1.
int hex_digit(char c);

// The byte that an escape ("%41") at the front of `text` stands for; empty if none is there.
std::optional<char> escaped_byte(std::string_view text);

}  // namespace cairn::http
