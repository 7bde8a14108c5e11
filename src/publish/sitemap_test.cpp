// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sitemap.h"

#include "publish/test_library.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

namespace {

bool holds(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("each page stands in each language, with every language as an alternate") {
    const std::vector<std::string> languages{"en", "ar"};
    const std::vector<Location> locations{{"/", ""}, {"/areas/a", "2026-11-25T10:00:00Z"}};
    const std::string xml = sitemap("https://hub.example", languages, locations);
    CHECK(count(xml, "<url>") == 4);
    CHECK(count(xml, "<xhtml:link") == 12);
    CHECK(holds(xml, "<loc>https://hub.example/ar/areas/a</loc>\n<lastmod>2026-11-25T10:00:00Z<"));
    CHECK(holds(xml, R"(hreflang="x-default" href="https://hub.example/areas/a")"));
}

TEST_CASE("the most that a site map holds is within the protocol's limits") {
    const std::vector<std::string> languages{"en", "fr", "es", "ar", "ru", "zh"};
    const Location longest{"/resources/" + std::string(128, 'x'), "2026-11-25T10:00:00Z"};
    const std::vector<Location> locations(locations_a_sitemap, longest);
    const std::string xml =
        sitemap("https://" + std::string(63, 'h') + ".example", languages, locations);
    CHECK(count(xml, "<url>") <= 50'000);
    CHECK(xml.size() <= 50U * 1024 * 1024);
}

TEST_CASE("robots.txt keeps crawlers off the filters and names the site map") {
    const std::string text = robots("https://hub.example");
    CHECK(holds(text, "Disallow: /*/resources?\n"));
    CHECK(holds(text, "\nSitemap: https://hub.example/sitemap.xml\n"));
}

TEST_CASE("an OpenSearch name has at most sixteen characters") {
    TestLibrary library;
    library.group.short_name = "ОченьДлинноеИмяГруппы";
    const std::string xml = open_search(library.publisher(), "ru", "a & b");
    CHECK(holds(xml, "<ShortName>ОченьДлинноеИмяГ</ShortName>"));
    CHECK(holds(xml, "<Description>a &amp; b</Description>"));
    CHECK(holds(xml, "https://hub.example/ru/resources?q={searchTerms}&amp;page={startPage?}"));
}
