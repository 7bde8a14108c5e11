// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/place_test.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::web::api;

namespace {

bool holds(const http::Response& response, std::string_view piece) {
    return response.body->find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a listing's feed asks what the listing asks, in the reader's language") {
    Place place;
    const http::Response feed = place.get("/fr/resources/feed.atom?q=abri&area=services");
    CHECK(feed.status == 200);
    CHECK(feed.content_type == "application/atom+xml; charset=utf-8");
    CHECK(place.index.asked.back().words == "abri");
    CHECK(holds(feed,
                "<id>https://hub.example/fr/resources/feed.atom?q=abri&amp;area=services</id>"));
    CHECK(holds(feed, R"(<title xml:lang="fr">Abris</title>)"));
    CHECK(holds(feed, "<updated>2026-11-25T10:00:00Z</updated>"));
}

TEST_CASE("a feed of several pages leads from one to the next and back") {
    Place place;
    place.index.found.total = 120;
    const http::Response feed = place.get("/en/areas/services/feed.atom?page=2");
    CHECK(place.index.asked.back().offset == 50);
    CHECK(place.index.asked.back().filters.at("area") == std::vector<std::string>{"services"});
    const std::string address = R"(" href="https://hub.example/en/areas/services/feed.atom)";
    CHECK(holds(feed, "rel=\"previous" + address + "\""));
    CHECK(holds(feed, "rel=\"next" + address + "?page=3\""));
    CHECK(holds(feed, "rel=\"last" + address + "?page=3\""));
}

TEST_CASE("there is no feed of an area or a member that does not exist") {
    Place place;
    CHECK(place.get("/areas/none/feed.atom").status == 404);
    CHECK(place.get("/members/none/feed.atom").status == 404);
    CHECK(place.get("/members/ilo/feed.atom").status == 200);
}

TEST_CASE("a citation is a file named by the work") {
    Place place;
    const http::Response ris = place.get("/fr/resources/r1/cite/ris");
    CHECK(header(ris, "Content-Disposition") == "attachment; filename=\"r1.ris\"");
    CHECK(holds(ris, "TI  - Abris\r\n"));
    CHECK(holds(place.get("/resources/r1/cite/bib"), "@misc{r1,"));
    CHECK(json::parse(*place.get("/resources/r1/cite/csl.json").body)->as_array().size() == 1);
    CHECK(place.get("/resources/r1/cite/word").status == 404);
    CHECK(place.get("/resources/none/cite/ris").status == 404);
}

TEST_CASE("the site map lists pages and resources; each step of a large one is a file") {
    Place place;
    const http::Response map = place.get("/sitemap.xml");
    CHECK(holds(map, "<loc>https://hub.example/fr/resources/r1</loc>\n<lastmod>2026-11-25"));
    CHECK(holds(map, "<loc>https://hub.example/ar/areas/services</loc>"));
    CHECK(place.get("/sitemaps/after-r1.xml").status == 404);
    CHECK(holds(place.get("/sitemaps/after-r0.xml"), "/en/resources/r1</loc>"));
    for (int i = 0; i < 1000; ++i) {
        const std::string id = "s" + std::to_string(1000 + i);
        place.append("resource.put", id, {{"id", id}, {"title", json::Object{{"en", "x"}}}});
    }
    const http::Response index = place.get("/sitemap.xml");
    CHECK(holds(index, "<sitemapindex"));
    CHECK(holds(index, "<loc>https://hub.example/sitemaps/start.xml</loc>"));
    CHECK(holds(index, "<loc>https://hub.example/sitemaps/after-s1998.xml</loc>"));
    CHECK(holds(place.get("/sitemaps/after-s1998.xml"), "/en/resources/s1999</loc>"));
}

TEST_CASE("robots and browsers find the site map and the search") {
    Place place;
    CHECK(holds(place.get("/robots.txt"), "Sitemap: https://hub.example/sitemap.xml"));
    CHECK(holds(place.get("/fr/opensearch.xml"), "<Language>fr</Language>"));
}
