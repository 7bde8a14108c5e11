// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <string_view>

namespace cairn::seal {

constexpr std::size_t code_random_digits = 24;
constexpr std::size_t code_digits = code_random_digits + 2;
constexpr std::size_t code_typed_bytes_max = 1024;

// The digits with which the author of a story comes back: 24 random ones (79.7 bits), then two
// check digits by ISO 7064, MOD 97-10, so that every single wrong digit and every swap of
// neighbours shows.
class Code {
  public:
    static Code generate(Entropy& entropy);

    // As people type and paste it: digits of any script, with spaces and dashes of any kind between
    // them and the invisible marks that come along in right-to-left text. `invalid` for anything
    // else, for another number of digits and for wrong check digits; `too_large` beyond 1 KiB. The
    // error names nothing that was typed.
    static Result<Code> parse(std::string_view typed);

    // '0' to '9', without separators.
    const Secret<std::array<char, code_digits>>& digits() const { return digits_; }
    // "1234 5678 9012 3456 7890 1234 56".
    Secret<std::array<char, 32>> grouped() const;

  private:
    Code() = default;
    Secret<std::array<char, code_digits>> digits_;
};

}  // namespace cairn::seal
