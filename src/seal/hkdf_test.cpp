// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/hkdf.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("HKDF gives what RFC 5869 lists, with and without salt and info") {
    // Its test cases 1 and 3.
    std::array<Byte, 42> out{};
    std::array<Byte, 22> key{};
    key.fill(0x0b);
    const std::string salt = from_hex("000102030405060708090a0b0c").value();
    REQUIRE(seal::hkdf_sha256(key, bytes_of(salt), from_hex("f0f1f2f3f4f5f6f7f8f9").value(), out));
    CHECK(to_hex(out) ==
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
          "34007208d5b887185865");
    REQUIRE(seal::hkdf_sha256(key, {}, {}, out));
    CHECK(to_hex(out) ==
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
          "9d201395faa4b61a96c8");
}
