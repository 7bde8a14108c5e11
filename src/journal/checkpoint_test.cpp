// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/checkpoint.h"

#include <doctest/doctest.h>

using namespace cairn::journal;

TEST_CASE("a checkpoint comes back as it was written") {
    const Checkpoint checkpoint{"cairn/icat", 42, cairn::sha256("root")};
    const auto again = parse_checkpoint(format_checkpoint(checkpoint));
    REQUIRE(again.has_value());
    CHECK(again->origin == "cairn/icat");
    CHECK(again->size == 42);
    CHECK(again->root == checkpoint.root);
}

TEST_CASE("what is no checkpoint is refused") {
    for (const char* text :
         {"", "o\n1\n", "o\n01\nAAAA\n", "o\n-1\nAAAA\n", "o\n1\nAAAA\n", "\n1\nAAAA\n"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_checkpoint(text).has_value());
    }
}
