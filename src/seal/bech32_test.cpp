// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/bech32.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::seal;

TEST_CASE("a text of BIP 173 is read and written the same") {
    // Its longest valid example but one: "abcdef" with the groups 0 to 31, which are 20 bytes.
    const std::string_view text = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
    std::vector<Byte> bytes(20);
    REQUIRE(parse_bech32("abcdef", text, bytes));
    CHECK(to_hex(bytes) == "00443214c74254b635cf84653a56d7c675be77df");
    std::string written(bech32_size("abcdef", 20), '\0');
    write_bech32("abcdef", bytes, written);
    CHECK(written == text);
}

TEST_CASE("bytes of every length come back") {
    for (std::size_t size = 0; size < 50; ++size) {
        std::vector<Byte> bytes(size);
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<Byte>(i * 37 + 255 - size);
        std::string text(bech32_size("x", size), '\0');
        write_bech32("x", bytes, text);
        std::vector<Byte> again(size);
        CHECK(parse_bech32("x", text, again));
        CHECK(again == bytes);
        std::vector<Byte> longer(size + 1);
        CHECK_FALSE(parse_bech32("x", text, longer).has_value());
    }
}
