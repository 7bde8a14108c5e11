// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/dates.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

namespace {

library::Date date(const char* text) {
    return library::Date::parse(text).value();
}

}  // namespace

TEST_CASE("a date in words says how sure it is") {
    CHECK(date_in_words(date("2020-04-02"), "en") == "2 April 2020");
    CHECK(date_in_words(date("2020-04~"), "en") == "about April 2020");
    CHECK(date_in_words(date("2020-04~"), "fr") == "vers avril 2020");
    CHECK(date_in_words(date("2021?"), "en") == "2021?");
    CHECK(date_in_words(date("2020%"), "en") == "about 2020?");
    CHECK(date_in_words(date("2020-03/2023-05"), "en") == "March 2020–May 2023");
    CHECK(date_in_words(date("2020-03/.."), "en") == "March 2020–");
    CHECK(date_in_words({}, "en").empty());
}

TEST_CASE("only a certain date is written as an exact one") {
    CHECK(exact_iso(date("2020-04-02")) == "2020-04-02");
    CHECK(exact_iso(date("2020-04")) == "2020-04");
    for (const char* text : {"2020?", "2020-04~", "202X", "2020/2021", "2020-XX", ""})
        CHECK(exact_iso(date(text)).empty());
}

TEST_CASE("the ends of an interval stand apart, and an open one is empty") {
    const Ends ends = ends_of(date("2020-01/2023-05~"));
    CHECK(ends.interval);
    CHECK(written(ends.begin.value_or(Point{})) == "2020-01");
    CHECK(written(ends.end.value_or(Point{}), "/") == "2023/05");
    CHECK(ends.end.value_or(Point{}).approximate);
    CHECK_FALSE(ends_of(date("../2021")).begin.has_value());
}
