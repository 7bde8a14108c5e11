// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/edtf.h"

#include <doctest/doctest.h>

using cairn::library::Date;

TEST_CASE("a date may be a year, a month or a day, certain or not") {
    struct Row {
        const char* text;
        int year;
        bool uncertain;
        const char* key;
    };
    for (const Row& row :
         {Row{"2020", 2020, false, "2020"}, Row{"2020-04", 2020, false, "2020-04"},
          Row{"2020-04-02", 2020, false, "2020-04-02"}, Row{"2020-04~", 2020, true, "2020-04"},
          Row{"2020?", 2020, true, "2020"}, Row{"202X", 2020, true, "202"},
          Row{"2020-01/2023-05", 2020, false, "2020-01"}, Row{"../2021", 2021, false, "2021"},
          Row{"2020-04/..", 2020, false, "2020-04"}, Row{"", 0, false, ""}}) {
        CAPTURE(row.text);
        const auto date = Date::parse(row.text);
        REQUIRE(date.has_value());
        CHECK(date->year() == row.year);
        CHECK(date->uncertain() == row.uncertain);
        CHECK(date->sort_key() == row.key);
        CHECK(date->text() == row.text);
    }
}

TEST_CASE("what is no date is refused with the reason") {
    for (const char* text : {"April 2020", "20", "2020-13", "2020-02-30", "2020-4", "2020/04/02",
                             "../..", "2020-04-02T10:00", "2X20"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text).has_value());
    }
}
