// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/armor.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

TEST_CASE("armor comes off as it was put on, also after mail changed its line ends") {
    for (const std::size_t size : {0U, 1U, 47U, 48U, 49U, 500U}) {
        CAPTURE(size);
        const std::string sealed(size, '\xfe');
        const std::string text = armor(sealed);
        CHECK(is_armored(text));
        CHECK(unarmor(text).value() == sealed);
        std::string mailed = "\r\n\t ";
        for (const char c : text) mailed += c == '\n' ? "\r\n" : std::string(1, c);
        CHECK(is_armored(mailed));
        CHECK(unarmor(mailed + "  \n").value() == sealed);
    }
    CHECK_FALSE(is_armored("age-encryption.org/v1\n"));
}

TEST_CASE("armor that is cut or has something added is refused") {
    const std::string text = armor(std::string(100, 'x'));
    for (std::size_t size = 0; size + 1 < text.size(); ++size)
        CHECK_FALSE(unarmor(text.substr(0, size)).has_value());
    CHECK_FALSE(unarmor("x" + text).has_value());
    CHECK_FALSE(unarmor(text + "x").has_value());
    CHECK_FALSE(unarmor(text + text).has_value());
}
