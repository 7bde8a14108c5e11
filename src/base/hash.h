// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace cairn {

// SHA-256 (FIPS 180-4), 32 bytes.
using Sha256 = std::array<Byte, 32>;

Sha256 sha256(std::span<const Byte> bytes);
// The hash of several pieces laid end to end.
Sha256 sha256_of(std::initializer_list<std::span<const Byte>> pieces);

inline Sha256 sha256(std::string_view text) {
    return sha256(bytes_of(text));
}
Result<Sha256> sha256_from_hex(std::string_view hex);

}  // namespace cairn
