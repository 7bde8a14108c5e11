// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/place_test.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::web::api;

TEST_CASE("the journal is read in pages to its end") {
    Place place;
    std::string target = "/api/v1/journal?size=2";
    std::uint64_t number = 0;
    for (;;) {
        const json::Object page = place.object(target);
        CHECK(page.at("size") == 5);
        for (const json::Value& entry : page.at("entries").as_array()) {
            CHECK(entry.at("number") == number++);
            const std::string note(entry.at("note").get_string());
            CHECK(entry.at("hash") == json::Value(to_hex(sha256(note))));
        }
        if (page.at("next").is_null()) break;
        const std::string next(page.at("next").get_string());
        REQUIRE(next.starts_with("https://hub.example/"));
        target = next.substr(std::string("https://hub.example").size());
    }
    CHECK(number == 5);
    CHECK(place.object("/api/v1/journal?after=99").at("entries").as_array().empty());
    CHECK(place.get("/api/v1/journal?after=-1").status == 400);
    CHECK(place.get("/api/v1/journal?size=101").status == 400);
}

TEST_CASE("the checkpoint is the signed note itself") {
    Place place;
    const http::Response response = place.get("/api/v1/checkpoint");
    CHECK(response.content_type == "text/plain; charset=utf-8");
    CHECK(response.body->starts_with("cairn/g\n5\n"));
}

TEST_CASE("a text that was withheld is not found") {
    Place place;
    const std::string target = "/api/v1/texts/" + Place::text_hash();
    CHECK(*place.get(target).body == Place::kept_text());
    REQUIRE(place.store.delete_file(sha256(Place::kept_text())));
    CHECK(place.get(target).status == 404);
    CHECK(place.get("/api/v1/texts/short").status == 400);
}

TEST_CASE("the API describes itself") {
    Place place;
    CHECK(place.object("/api/v1/openapi.json").at("openapi") == "3.1.0");
}
