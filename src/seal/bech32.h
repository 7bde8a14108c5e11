// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <span>
#include <string_view>

// Bech32 (BIP 173) without its limit of 90 characters, for the keys of age: a prefix, '1', the
// bytes in groups of five bits, and six characters of checksum.
namespace cairn::seal {

// How many characters so many bytes take under this prefix.
constexpr std::size_t bech32_size(std::string_view prefix, std::size_t bytes) {
    return prefix.size() + 1 + (bytes * 8 + 4) / 5 + 6;
}

// In lower case, into `out`, which has exactly bech32_size() places.
void write_bech32(std::string_view prefix, std::span<const Byte> bytes, std::span<char> out);

// Fills `bytes`, whose number must be the text's. `invalid`, without naming what stood there, for a
// wrong prefix, length, character or checksum, for bits that are left over and for mixed case. The
// prefix is given in lower case.
Result<void> parse_bech32(std::string_view prefix, std::string_view text, std::span<Byte> bytes);

}  // namespace cairn::seal
