// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/localized.h"

#include <doctest/doctest.h>

using cairn::library::Localized;

TEST_CASE("a text is given in the reader's language, else in English, else in its first") {
    Localized text;
    CHECK(text.in("fr").empty());
    text.set("es", "Refugio");
    CHECK(text.in("fr") == "Refugio");
    text.set("en", "Shelter");
    CHECK(text.in("fr") == "Shelter");
    CHECK(text.language_for("fr") == "en");
    text.set("fr", "Abri");
    CHECK(text.in("fr") == "Abri");
}

TEST_CASE("localized text keeps its order through JSON") {
    const auto object = cairn::json::parse_object(R"({"fr":"un","ar":"واحد","en":"one"})");
    const auto text = Localized::from_json(*object);
    REQUIRE(text.has_value());
    CHECK(text->to_json() == *object);
    CHECK(text->all().front().first == "fr");
}
