// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

// Bech32 (BIP 173) without its limit of 90 characters, for the keys of age: a prefix, '1', the
// bytes in groups of five bits, and six characters of checksum.
namespace cairn::seal {

// 32 bytes under a prefix: "age1..." has 62 characters, "age-secret-key-1..." 74.
using Bech32Key = Secret<std::array<Byte, 32>>;

// How many characters 32 bytes take under this prefix.
constexpr std::size_t bech32_size(std::string_view prefix) {
    return prefix.size() + 1 + 52 + 6;
}

// In lower case, into `out`, which has bech32_size(prefix) places.
void write_bech32(std::string_view prefix, const std::array<Byte, 32>& bytes, std::span<char> out);

// `invalid`, without naming what stood there, for a wrong prefix, length, character or checksum,
// for bits that are left over and for mixed case. The prefix is given in lower case.
Result<Bech32Key> parse_bech32(std::string_view prefix, std::string_view text);

}  // namespace cairn::seal
