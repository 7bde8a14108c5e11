// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// A secret of 32 bytes on several sheets of paper, so many of which bring it back and fewer of
// which say nothing about it (Shamir, over GF(256) byte by byte). Before it is split, the first
// four bytes of its SHA-256 are put behind it, so that sheets which do not belong together are
// noticed and do not give a wrong secret.
//
// A sheet says, in capitals and in groups of four,
//
//     CAIRNSHARE1 + Bech32 of: needed (1 byte), number (1), set (4, random, one for all sheets of a
//     split), values (36)
//
// whose checksum finds up to four wrong characters for certain.
namespace cairn::seal {

struct RecoveryPlan {
    unsigned needed = 3;
    unsigned sheets = 5;
};
constexpr unsigned recovery_sheets_max = 32;

struct RecoverySheet {
    static constexpr std::size_t text_size = 106;

    Byte needed = 0;
    Byte number = 0;  // from 1
    std::array<Byte, 4> set{};
    Secret<std::array<Byte, 36>> values;

    Secret<std::array<char, text_size>> text() const;
    // As it is typed from paper: any case, with spaces, dashes and line ends anywhere. `invalid`,
    // repeating nothing, if it is no sheet.
    static Result<RecoverySheet> parse(std::string_view typed);
};

// `invalid` unless 2 <= needed <= sheets <= 32.
Result<std::vector<RecoverySheet>> split_secret(const Secret<std::array<Byte, 32>>& secret,
                                                RecoveryPlan plan, Entropy& entropy);

// `invalid` with too few sheets, with one twice, or with sheets of different splits; `corrupt` when
// they do not fit together, which is checked for every sheet given, not only for as many as needed.
Result<Secret<std::array<Byte, 32>>> join_sheets(std::span<const RecoverySheet> sheets);

}  // namespace cairn::seal
