// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/names.h"

#include <doctest/doctest.h>

namespace cairn::text {

TEST_CASE("languages and countries have names in the reader's language") {
    CHECK(language_name("fr", "en") == "French");
    CHECK(language_name("ar", "ar") == "العربية");
    CHECK(country_name("CI", "fr") == "Côte d’Ivoire");
    CHECK(country_name("DE", "zh") == "德国");
    CHECK(country_codes().size() > 240);
}

TEST_CASE("dates are written as far as they are known") {
    CHECK(date_name(2020, 4, 2, "en") == "2 April 2020");
    CHECK(date_name(2020, 4, 2, "fr") == "2 avril 2020");
    CHECK(date_name(2020, 4, 0, "es") == "abril de 2020");
    CHECK(date_name(2020, 0, 0, "ru") == "2020");
    CHECK(date_name(2020, 4, 2, "zh") == "2020年4月2日");
}

TEST_CASE("numbers are grouped as the language does") {
    CHECK(number_name(12345, "en") == "12,345");
    CHECK(number_name(12345, "ar") == "12,345");
}

TEST_CASE("plural forms follow the language") {
    CHECK(plural_form(1, "en") == "one");
    CHECK(plural_form(2, "ar") == "two");
    CHECK(plural_form(3, "ru") == "few");
    CHECK(plural_form(5, "ru") == "many");
    CHECK(plural_form(1, "zh") == "other");
}

TEST_CASE("sorting follows the language, not the bytes") {
    CHECK(sort_key("église", "fr") < sort_key("famille", "fr"));
    CHECK(sort_key("Z", "en") > sort_key("a", "en"));
}

}  // namespace cairn::text
