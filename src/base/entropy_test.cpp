// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/entropy.h"

#include <doctest/doctest.h>
#include <array>

TEST_CASE("two draws of the kernel's generator differ") {
    cairn::SystemEntropy entropy;
    std::array<cairn::Byte, 32> one{};
    std::array<cairn::Byte, 32> other{};
    entropy.fill(one);
    entropy.fill(other);
    CHECK(one != other);
}
