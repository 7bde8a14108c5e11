// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/meta.h"

#include "publish/test_library.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace cairn;
using namespace cairn::publish;

namespace {

std::string content_of(const std::vector<Meta>& list, std::string_view key) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Meta& meta) { return meta.key == key; });
    return found == list.end() ? "" : found->content;
}

}  // namespace

TEST_CASE("a resource's head names its title, authors, day and language") {
    const TestLibrary library;
    const auto list = meta_of(library.publisher(), library.resource, "en");
    CHECK(content_of(list, "citation_title") == "Shelters");
    CHECK(content_of(list, "citation_author") == "International Labour Organization");
    CHECK(content_of(list, "citation_publication_date") == "2020/04/02");
    CHECK(content_of(list, "citation_technical_report_institution") ==
          "International Labour Organization");
    CHECK(content_of(list, "citation_pdf_url").empty());
    CHECK(content_of(list, "DC.identifier") == "https://hub.example/resources/r1");
}

TEST_CASE("an address that ends in .pdf is said to be one, whatever its query") {
    TestLibrary library;
    library.resource.editions[0].addresses = {{"https://ilo.example/a.pdf?x=1", "exact"}};
    CHECK(content_of(meta_of(library.publisher(), library.resource, "en"), "citation_pdf_url") ==
          "https://ilo.example/a.pdf?x=1");
}

TEST_CASE("a preview names the site and the other languages of the page") {
    const TestLibrary library;
    const auto list = preview_meta(
        library.publisher(), {"Areas", "", "https://hub.example/fr/areas", "fr", {"fr", "ar"}});
    CHECK(content_of(list, "og:locale") == "fr_FR");
    CHECK(content_of(list, "og:locale:alternate") == "ar_AR");
    CHECK(content_of(list, "og:site_name") == "ICAT: COVID-19");
    CHECK(content_of(list, "og:description").empty());
}
