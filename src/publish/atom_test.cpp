// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/atom.h"

#include "publish/test_library.h"
#include "publish/xml.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

namespace {

bool holds(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

Feed page_two() {
    Feed feed;
    feed.title = "Shelters < here";
    feed.language = "fr";
    feed.page = "https://hub.example/fr/resources";
    feed.first = "https://hub.example/fr/resources/feed.atom";
    feed.self = feed.first + "?page=2";
    feed.previous = feed.first;
    feed.now = parse_time("2026-11-25T10:00:00Z").value();
    return feed;
}

}  // namespace

TEST_CASE("a page of a feed bears the feed's id and names its neighbours") {
    const TestLibrary library;
    Feed feed = page_two();
    feed.entries.push_back({library.resource, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"});
    const std::string xml = atom(library.publisher(), feed);
    CHECK(holds(xml, "<id>https://hub.example/fr/resources/feed.atom</id>"));
    CHECK(holds(xml, "<title>Shelters &lt; here</title>"));
    CHECK(
        holds(xml, R"(<link rel="self" href="https://hub.example/fr/resources/feed.atom?page=2")"));
    CHECK(holds(xml, R"(<link rel="previous")"));
    CHECK_FALSE(holds(xml, R"(rel="next")"));
    CHECK(holds(xml, "<updated>2026-11-02T00:00:00Z</updated>\n<author>"));
}

TEST_CASE("an entry says which language its words are in") {
    const TestLibrary library;
    Feed feed = page_two();
    feed.entries.push_back({library.resource, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"});
    const std::string xml = atom(library.publisher(), feed);
    CHECK(holds(xml, R"(<title xml:lang="fr">Abris</title>)"));
    CHECK(holds(xml, R"(<summary xml:lang="en">Where to sleep.</summary>)"));
    CHECK(holds(xml, R"(label="Services &amp; shelters")"));
    CHECK(holds(xml, R"(<link rel="related" href="https://ilo.example/a" hreflang="en"/>)"));
    CHECK(holds(xml, "<dc:date>2020-04~</dc:date>"));
}

TEST_CASE("a feed without entries was updated now") {
    const TestLibrary library;
    CHECK(holds(atom(library.publisher(), page_two()), "<updated>2026-11-25T10:00:00Z</updated>"));
}

TEST_CASE("what XML cannot hold is replaced") {
    CHECK(xml_escaped("a\x01\tb<&>\"'\xEF\xBF\xBF") == "a\uFFFD\tb&lt;&amp;&gt;&quot;&apos;\uFFFD");
}
