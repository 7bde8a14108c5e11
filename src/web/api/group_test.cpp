// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/place_test.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::web::api;

TEST_CASE("areas come with their terms, members with what is known of them") {
    Place place;
    const json::Object area = place.object("/api/v1/areas").at("items").as_array()[0].as_object();
    CHECK(json::write(area.at("terms")) == R"([{"en":["shelter"],"fr":["abri"]}])");
    CHECK(area.at("url") == "https://hub.example/areas/services");
    const json::Object member =
        place.object("/api/v1/members").at("items").as_array()[0].as_object();
    CHECK(member.at("short") == "ILO");
    CHECK(member.at("verified") == false);
    CHECK_FALSE(member.contains("site"));
}

TEST_CASE("coverage counts each area and the whole") {
    Place place;
    const json::Object coverage = place.object("/api/v1/coverage?language=fr");
    CHECK(coverage.at("areas").as_array()[0].at("area") == "services");
    CHECK(coverage.at("all").at("total") == 1);
    CHECK(place.index.asked.back().filters.at("language") == std::vector<std::string>{"fr"});
    CHECK(place.get("/api/v1/coverage?language=!").status == 400);
}

TEST_CASE("the coverage picture has a policy that lets its own style in and nothing else") {
    Place place;
    const http::Response picture = place.get("/fr/coverage.svg");
    CHECK(picture.status == 200);
    CHECK(picture.content_type == "image/svg+xml");
    const std::string policy = header(picture, "Content-Security-Policy");
    CHECK(policy.find("style-src 'sha256-") != std::string::npos);
    CHECK(policy.find("frame-ancestors *") != std::string::npos);
    // The group's language without a work has its own, empty column.
    CHECK(picture.body->find(">français<") != std::string::npos);
    CHECK(picture.body->find(R"(class="c0")") != std::string::npos);
    CHECK(place.get("/coverage.svg?by=colour").status == 400);
}
