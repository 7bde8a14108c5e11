// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/place_test.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::web::api;

TEST_CASE("a listing says what was found, why, and in which language") {
    Place place;
    const json::Object listing = place.object("/api/v1/resources?q=refuge&reader=fr");
    CHECK(listing.at("total") == 1);
    CHECK(listing.at("position") == 5);
    CHECK(listing.at("next").is_null());
    const json::Object item = listing.at("items").as_array().at(0).as_object();
    CHECK(item.at("title") == "Abris");
    CHECK(item.at("language") == "fr");
    CHECK(item.at("issuers").as_array()[0].at("name") == "International Labour Organization");
    CHECK(item.at("matched").as_array()[0].at("matched") == "abri");
    CHECK(item.at("url") == "https://hub.example/resources/r1");
    CHECK(json::write(listing.at("facets").at("language")) ==
          R"([{"value":"en","count":1},{"value":"fr","count":1}])");
}

TEST_CASE("parameters become the question") {
    Place place;
    place.get(
        "/api/v1/resources?q=a+b&area=x&area=y&language=fr&size=5&page=3&sort=oldest&cross=0");
    const search::Question& asked = place.index.asked.back();
    CHECK(asked.words == "a b");
    CHECK(asked.filters.at("area") == std::vector<std::string>{"x", "y"});
    CHECK(asked.filters.at("language") == std::vector<std::string>{"fr"});
    CHECK(asked.offset == 10);
    CHECK(asked.count == 5);
    CHECK(asked.sort == search::Sort::oldest);
    CHECK(asked.cross == search::Cross::off);
    CHECK(asked.reader_language == "en");
}

TEST_CASE("without words the newest come first, with words the most relevant") {
    Place place;
    place.get("/api/v1/resources");
    CHECK(place.index.asked.back().sort == search::Sort::newest);
    place.get("/api/v1/resources?q=x");
    CHECK(place.index.asked.back().sort == search::Sort::relevance);
}

TEST_CASE("the next page is an address with everything that was asked") {
    Place place;
    place.index.found.total = 50;
    const json::Object listing = place.object("/api/v1/resources?q=a%26b&page=2&size=20");
    CHECK(listing.at("next") == "https://hub.example/api/v1/resources?q=a%26b&size=20&page=3");
    CHECK(place.object("/api/v1/resources?page=3").at("next").is_null());
}

TEST_CASE("a parameter that is unknown or out of range is refused by name") {
    struct Row {
        const char* query;
        const char* detail;
    };
    Place place;
    for (const Row& row :
         {Row{"colour=blue", "there is no parameter \"colour\" here; known are: q,"},
          Row{"size=0", "size: must be a whole number from 1 to 100"}, Row{"size=101", "size: "},
          Row{"page=x", "page: "}, Row{"page=5001", "page: must be a whole number from 1 to 5000"},
          Row{"sort=best", "sort: must be relevance"}, Row{"cross=yes", "cross: "},
          Row{"state=lost", "state: must be"}, Row{"year=20", "year: must be four digits"},
          Row{"country=vn", "country: must be two capital"},
          Row{"area=", "area: must not be empty"},
          Row{"reader=%3Cb%3E", "reader: must be a language tag"}}) {
        CAPTURE(row.query);
        const http::Response response = place.get(std::string("/api/v1/resources?") + row.query);
        CHECK(response.status == 400);
        CHECK(response.content_type == "application/json");
        const json::Object answer = json::parse_object(*response.body).value();
        CHECK(answer.at("error").at("kind") == "invalid");
        CHECK(std::string(answer.at("error").at("detail").get_string()).starts_with(row.detail));
    }
    CHECK(place.index.asked.empty());
}

TEST_CASE("a question of too many words or values is refused") {
    Place place;
    CHECK(place.get("/api/v1/resources?q=" + std::string(4000, 'a')).status == 200);
    CHECK(place.get("/api/v1/resources?q=" + std::string(4001, 'a')).status == 400);
    std::string query;
    for (int i = 0; i < 21; ++i) query += "&area=a" + std::to_string(i);
    CHECK(place.get("/api/v1/resources?" + query).status == 400);
}

TEST_CASE("a work is given whole, with its history and where its texts are") {
    Place place;
    const json::Object record = place.object("/api/v1/resources/r1");
    CHECK(record.at("resource").at("title").at("fr") == "Abris");
    CHECK(record.at("resource").at("date") == "2020-04~");
    CHECK(record.at("history").as_array()[0].at("by") == "steward");
    CHECK(record.at("texts").as_array()[0].at("url") ==
          json::Value("https://hub.example/api/v1/texts/" + Place::text_hash()));
    CHECK(record.at("cite").at("bibtex") == "https://hub.example/resources/r1/cite/bib");
}

TEST_CASE("any web page may read the API, its refusals too") {
    Place place;
    for (const char* target : {"/api/v1/resources", "/api/v1/resources/none", "/api/v1/nothing"})
        CHECK(header(place.get(target), "Access-Control-Allow-Origin") == "*");
    CHECK(place.get("/api/v1/resources/none").status == 404);
    CHECK(place.get("/api/v1/nothing").status == 404);
}
