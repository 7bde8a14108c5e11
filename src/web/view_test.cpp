// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/view.h"

#include "web/site_fixture_test.h"

using namespace cairn;
using namespace cairn::web;

namespace {

struct Seen {
    Place place{false};
    http::Request request;
    Page page;
    View view{page};
    explicit Seen(const char* language, bool prefixed = true)
        : page{place.hub, request, place.hub.snapshot().value(), language, prefixed, "/", {}, ""} {}
    std::string date(const char* edtf) { return view.date(library::Date::parse(edtf).value()); }
};

library::Localized localized(const char* language, const char* text) {
    library::Localized localized;
    localized.set(language, text);
    return localized;
}

}  // namespace

TEST_CASE("a date is said in words, with its doubt") {
    Seen english("en");
    CHECK(english.date("2020-04-02") == "2 April 2020");
    CHECK(english.date("2020-04~") == "about April 2020");
    CHECK(english.date("2020?") == "2020 (uncertain)");
    CHECK(english.date("2020-01/2023-05") == "January 2020 to May 2023");
    CHECK(english.date("2020-01/..") == "since January 2020");
    CHECK(english.date("202X") == "202X");
    CHECK(english.date("").empty());
    CHECK(Seen("fr").date("2020-04-02") == "2 avril 2020");
}

TEST_CASE("links keep the language that the page's path has, and no other") {
    CHECK(Seen("fr").view.href("/areas") == "/fr/areas");
    CHECK(Seen("fr", false).view.href("/areas") == "/areas");
    CHECK(View::href_in("ar", "/") == "/ar/");
}

TEST_CASE("a text in another language says so, and its direction where that differs") {
    Html html;
    Seen("fr").view.localized(html, localized("ar", "مأوى"));
    CHECK(html.text() == "<span lang=\"ar\" dir=\"rtl\">مأوى</span>");
    Html own;
    Seen("ar").view.localized(own, localized("ar", "مأوى"));
    CHECK(own.text() == "مأوى");
    Html latin;
    Seen("fr").view.localized(latin, localized("es", "refugio"));
    CHECK(latin.text() == "<span lang=\"es\">refugio</span>");
}

TEST_CASE("a value that no message names stands as it is") {
    Seen english("en");
    CHECK(english.view.name("kind", "brief") == "Brief");
    CHECK(english.view.name("kind", "podcast") == "podcast");
    CHECK(english.view.language_name("und") == "language unknown");
}
