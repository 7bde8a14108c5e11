// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/group.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::library;

TEST_CASE("a group is read with its crisis, handles and sections") {
    const auto group = Group::from_json(*json::parse_object(
        R"({"id":"g","short":"G","name":{"en":"Group"},"crisis":{"name":{"en":"Flood"},"period":"2021"},
            "languages":["en"],"handles":[{"network":"X","handle":"@g"}],
            "sections":[{"id":"s","title":{"en":"Statements"}}]})"));
    REQUIRE(group.has_value());
    CHECK(group->crisis_name.in("en") == "Flood");
    CHECK_FALSE(group->confirmed);
    CHECK_FALSE(group->handles.at(0).verified);
    CHECK(group->sections.at(0).title.in("fr") == "Statements");
}

TEST_CASE("a member without a short name is called by its name") {
    const auto member =
        Member::from_json(*json::parse_object(R"({"id":"m","name":{"en":"A Shelter"}})"));
    REQUIRE(member.has_value());
    CHECK(member->short_name == "A Shelter");
    CHECK(member->kind == "other");
}

TEST_CASE("a wrong concept is named by its place") {
    const auto area = Area::from_json(*json::parse_object(
        R"({"id":"a","title":{"en":"A"},"concepts":[{"en":["x"]},{"en":"y"}]})"));
    REQUIRE_FALSE(area.has_value());
    CHECK(area.error().detail == "concepts[1]: en: must be a list");
}
