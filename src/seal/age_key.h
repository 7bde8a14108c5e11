// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/entropy.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <string>
#include <string_view>

// The X25519 keys of age files (c2sp.org/age).
namespace cairn::seal {

// To whom a file is sealed; public.
struct Recipient {
    std::array<Byte, 32> key{};

    static Result<Recipient> parse(std::string_view text);  // "age1..."
    std::string text() const;
    bool operator==(const Recipient&) const = default;
};

// Opens what was sealed to its recipient.
class Identity {
  public:
    static constexpr std::size_t text_size = 74;

    static Identity generate(Entropy& entropy);
    static Identity from_secret(const Secret<std::array<Byte, 32>>& secret);
    static Result<Identity> parse(std::string_view text);  // "AGE-SECRET-KEY-1..."
    Secret<std::array<char, text_size>> text() const;

    const Recipient& recipient() const { return recipient_; }
    const Secret<std::array<Byte, 32>>& secret() const { return secret_; }

  private:
    Identity() = default;
    Secret<std::array<Byte, 32>> secret_;
    Recipient recipient_;
};

}  // namespace cairn::seal
