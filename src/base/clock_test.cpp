// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a time comes back as it was written") {
    const auto at = parse_time("2020-04-02T09:08:07Z");
    REQUIRE(at.has_value());
    CHECK(format_time(*at) == "2020-04-02T09:08:07Z");
    CHECK(format_http_date(*at) == "Thu, 02 Apr 2020 09:08:07 GMT");
}

TEST_CASE("what is no time in UTC is refused") {
    for (const char* text : {"", "2020-04-02", "2020-4-2T9:8:7Z", "2020-02-31T00:00:00Z",
                             "2020-04-02T09:08:07+01:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time(text).has_value());
    }
}
