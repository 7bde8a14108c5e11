// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/language.h"

#include <doctest/doctest.h>
#include <array>

namespace cairn::text {

TEST_CASE("language tags have the shape of BCP 47") {
    for (const char* tag : {"en", "zh-Hant", "es-419", "sr-Latn-RS", "und"})
        CHECK(is_language_tag(tag));
    for (const char* tag : {"", "e", "1a", "en-", "-en", "en--GB", "en_GB", "toolongtag", "en-éa"})
        CHECK_FALSE(is_language_tag(tag));
}

TEST_CASE("Arabic is written from right to left") {
    CHECK(direction("ar") == "rtl");
    CHECK(direction("fa-IR") == "rtl");
    CHECK(direction("zh") == "ltr");
    CHECK(direction("nonsense") == "ltr");
}

TEST_CASE("the reader's preferred language among those offered is chosen") {
    constexpr std::array<std::string_view, 3> offered{"en", "fr", "ar"};
    CHECK(negotiate("", offered) == "en");
    CHECK(negotiate("fr-CA, en;q=0.8", offered) == "fr");
    CHECK(negotiate("en;q=0.2, AR-eg;q=0.9", offered) == "ar");
    CHECK(negotiate("de, it", offered) == "en");
    CHECK(negotiate("de, *;q=0.1", offered) == "en");
    CHECK(negotiate("fr;q=0", offered) == "en");
    CHECK(negotiate("fr;q=x, ar;q=0.001", offered) == "ar");
    CHECK(negotiate(",,;q=1;;,fr ; q=1.000", offered) == "fr");
}

}  // namespace cairn::text
