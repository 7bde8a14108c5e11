// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a parse error names the byte") {
    const auto parsed = json::parse("{\"a\": 1}}");
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().kind == ErrorKind::invalid);
    CHECK(parsed.error().detail.find("byte 8") != std::string::npos);
    CHECK_FALSE(json::parse("{} {}").has_value());
    CHECK_FALSE(json::parse("").has_value());
}

TEST_CASE("deep nesting is refused") {
    CHECK_FALSE(json::parse(std::string(1000, '[') + std::string(1000, ']')).has_value());
}

TEST_CASE("a member of the wrong type is named") {
    const auto object = json::parse_object(R"({"year": "2020", "areas": ["a", 1], "none": null})");
    REQUIRE(object.has_value());
    CHECK(json::integer_at(*object, "year").error().detail == "year: must be a whole number");
    CHECK(json::texts_at(*object, "areas").error().detail == "areas: must be a list of strings");
    CHECK(json::text_at(*object, "none").value() == std::nullopt);
    CHECK(json::required_text(*object, "title").error().detail == "title: is missing");
}

TEST_CASE("indented JSON reads back the same") {
    const auto value = json::parse(R"({"a":[1,{"b":"c"}],"d":{},"e":[]})");
    REQUIRE(value.has_value());
    CHECK(json::parse(json::write_pretty(*value)).value() == *value);
}
