// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cairn {

using Byte = std::uint8_t;

inline std::span<const Byte> bytes_of(std::string_view text) {
    return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}
inline std::string_view text_of(std::span<const Byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Lower-case hexadecimal; from_hex accepts both cases and fails with `invalid` on anything else.
std::string to_hex(std::span<const Byte> bytes);
Result<std::string> from_hex(std::string_view hex);

// Standard base64 with padding (RFC 4648, section 4); from_base64 is strict.
std::string to_base64(std::span<const Byte> bytes);
Result<std::string> from_base64(std::string_view text);
// The same without padding.
std::string to_bare_base64(std::span<const Byte> bytes);
Result<std::string> from_bare_base64(std::string_view text);

}  // namespace cairn
