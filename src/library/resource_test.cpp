// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/resource.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::library;

namespace {

const char* const whole = R"({"id":"r1","title":{"en":"Shelters","fr":"Abris"},"kind":"brief",
"state":"forthcoming","promised":"2020-06","issuers":[{"member":"unodc","role":"issuer"}],
"date":"2020-04~","areas":["services"],"subject":"trafficking","audience":["states"],"countries":["BR"],
"abstract":{"en":"About."},"unreviewed":["fr"],
"listing":{"section":"technical","order":3,"heading":"UNODC","text":"Brief"},"notes":[{"en":"Differs."}],
"editions":[{"id":"en","language":"en","title":"Shelters","date":"2020-04","text":"00",
"urls":[{"href":"https://example.org/a","match":"mirror"}]},{"id":"fr","language":"fr"}]})";

}  // namespace

TEST_CASE("a resource comes back from JSON as it went") {
    const auto resource = Resource::from_json(*json::parse_object(whole));
    REQUIRE(resource.has_value());
    const auto again = Resource::from_json(resource->to_json());
    REQUIRE(again.has_value());
    CHECK(again->to_json() == resource->to_json());
    CHECK(resource->languages() == std::vector<std::string>{"en", "fr"});
    CHECK(resource->edition_for("fr")->id == "fr");
    CHECK(resource->edition_for("zh")->id == "en");
}

TEST_CASE("what is wrong in a resource is named") {
    struct Row {
        const char* json;
        const char* detail;
    };
    for (
        const Row& row :
        {Row{R"({"id":"a b","title":{"en":"x"}})", "id: must be"},
         Row{R"({"id":"a"})", "title: is missing"},
         Row{R"({"id":"a","title":{"en":"x"},"state":"lost"})", "state: must be"},
         Row{R"({"id":"a","title":{"en":"x"},"date":"soon"})", "date: a year"},
         Row{R"({"id":"a","title":{"en":"x"},"editions":[{"id":"e","urls":[{"href":"javascript:x"}]}]})",
             "editions[0]: urls[0]: href: must begin"}}) {
        const auto resource = Resource::from_json(*json::parse_object(row.json));
        REQUIRE_FALSE(resource.has_value());
        CHECK(resource.error().detail.find(row.detail) == 0);
    }
}
