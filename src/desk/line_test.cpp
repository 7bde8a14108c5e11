// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/line.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::desk;

TEST_CASE("a flat line comes back as it was written") {
    const auto line = parse_line(
        R"({"id":"d1","url":"https://a.org/x","alt_urls":["https://b.org/x"],"title":"Abris",
            "organisation":"OSCE ODIHR; UN Women","date":"2020-04","language":"fr","text":"Tout.","areas":["services"]})");
    REQUIRE(line.has_value());
    CHECK(line->organisations == std::vector<std::string>{"OSCE ODIHR", "UN Women"});
    CHECK(line->resource.title.in("fr") == "Abris");
    const std::string written = write_line(line->resource, line->resource.editions[0], line->text);
    CHECK(written.find("record") == std::string::npos);
    const auto again = parse_line(written);
    REQUIRE(again.has_value());
    CHECK(again->resource.to_json() == line->resource.to_json());
    CHECK(again->text == "Tout.");
}

TEST_CASE("what flat fields cannot say travels whole") {
    auto resource = library::Resource::from_json(*json::parse_object(
        R"({"id":"w","title":{"en":"Shelters","fr":"Abris"},"state":"superseded","superseded_by":"v",
            "issuers":[{"member":"iom","role":"co-lead"}],
            "editions":[{"id":"en","language":"en","title":"Shelters","version":"2",
                         "urls":[{"href":"https://a.org/","match":"probable"}]}]})"));
    REQUIRE(resource.has_value());
    const auto again = parse_line(write_line(*resource, resource->editions[0], ""));
    REQUIRE(again.has_value());
    CHECK(again->has_record);
    CHECK(again->resource.to_json() == resource->to_json());
}

TEST_CASE("an edition without a title of its own travels under the work's") {
    auto resource = library::Resource::from_json(*json::parse_object(
        R"({"id":"w","title":{"en":"Shelters"},"editions":[{"id":"en","language":"en"}]})"));
    REQUIRE(resource.has_value());
    const auto again = parse_line(write_line(*resource, resource->editions[0], ""));
    REQUIRE(again.has_value());
    CHECK(again->resource.to_json() == resource->to_json());
}

TEST_CASE("a bad line names its field") {
    CHECK(parse_line("{}").error().detail == "id: is missing");
    CHECK(parse_line(R"({"id":"a"})").error().detail == "title: is missing");
    CHECK(parse_line(R"({"id":"a","title":"x","url":"ftp://x"})").error().detail.find("url: ") ==
          0);
    CHECK(parse_line(R"({"id":"a","title":"x","date":"soon"})").error().detail.find("date: ") == 0);
    CHECK(parse_line(std::string(line_bytes_max + 1, ' ')).error().kind == ErrorKind::too_large);
    CHECK(parse_line(R"({"id":"a","title":"x","colour":1})")->unknown_fields ==
          std::vector<std::string>{"colour"});
}
