// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/current.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::journal;

TEST_CASE("what is in force comes back as it was written") {
    const Current put{"ab", 7, json::Object{{"id", "r"}}};
    CHECK(write_current(parse_current(write_current(put)).value()) == write_current(put));
    const Current retired{"ab", 8, std::nullopt};
    CHECK_FALSE(parse_current(write_current(retired))->put.has_value());
}

TEST_CASE("acts on an id sort by their number") {
    const Entry entry{"resource.put", "g", "", "r", "", {}};
    CHECK(history_key(entry, 9) < history_key(entry, 10));
    CHECK(current_key(entry) == "resource/r");
}
