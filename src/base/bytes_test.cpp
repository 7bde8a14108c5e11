// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/bytes.h"

#include <doctest/doctest.h>
#include <cctype>

using namespace cairn;

TEST_CASE("hexadecimal and base64 come back as they were") {
    const std::string bytes("\x00\xffstone", 7);
    CHECK(to_hex(bytes_of(bytes)) == "00ff73746f6e65");
    CHECK(from_hex("00FF73746f6e65").value() == bytes);
    CHECK(from_base64(to_base64(bytes_of(bytes))).value() == bytes);
    CHECK(to_base64({}).empty());
    CHECK(from_bare_base64(to_bare_base64(bytes_of(bytes))).value() == bytes);
    CHECK(to_bare_base64(bytes_of("a")) == "YQ");
}

TEST_CASE("text that is not hexadecimal or base64 is refused") {
    CHECK_FALSE(from_hex("0").has_value());
    CHECK_FALSE(from_hex("zz").has_value());
    CHECK_FALSE(from_base64("a b=").has_value());
    CHECK_FALSE(from_base64("YQ").has_value());
}

TEST_CASE("only the alphabet's own letters are base64") {
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const char letter = static_cast<char>(byte);
        const bool known = byte < 128 && (std::isalnum(byte) != 0 || byte == '+' || byte == '/');
        CHECK(from_base64(std::string("AAA") + letter).has_value() == (known || byte == '='));
        CHECK(from_bare_base64(std::string("AAA") + letter).has_value() == known);
    }
}
