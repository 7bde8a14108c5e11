// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/parts.h"
#include "web/site_fixture_test.h"

using namespace cairn;
using namespace cairn::web;

namespace {
// One place for all cases that only read: signing ICAT's data in costs more than a page.
Place& icat() {
    static Place place(true);
    return place;
}
constexpr const char* pages[] = {"/",
                                 "/areas",
                                 "/areas/online",
                                 "/resources",
                                 "/resources/ilo-monitor",
                                 "/resources?q=COVID-19&sort=title&page=2",
                                 "/members",
                                 "/members/unodc",
                                 "/coverage",
                                 "/coverage?language=es",
                                 "/about",
                                 "/about/components",
                                 "/help",
                                 "/contact",
                                 "/share"};
}  // namespace

TEST_CASE("every page answers in every language of the group, without an unknown message") {
    for (const char* path : pages)
        for (const std::string language : {"en", "fr", "es", "ar", "ru", "zh"}) {
            const auto page = icat().get("/" + language + path);
            INFO(language << path);
            CHECK(page.status == 200);
            CHECK(holds(page, "<html lang=\"" + language + "\" dir=\"" +
                                  (language == "ar" ? "rtl" : "ltr") + "\""));
            CHECK(holds(page, "<h1"));
            for (const char* set : {"[nav.", "[kind.", "[state.", "[act.", "[reason.", "[member",
                                    "[error.", "[resource", "[about.", "[facet."})
                CHECK(!holds(page, set));
        }
}

TEST_CASE("a bare path speaks the language that the reader prefers, and says so") {
    const auto page = icat().get("/areas", "fr-CA, en;q=0.5");
    CHECK(holds(page, "<html lang=\"fr\""));
    CHECK(header(page, "Vary") == "Accept-Language");
    CHECK(header(page, "Content-Location") == "/fr/areas");
    CHECK(header(page, "Content-Language") == "fr");
}

TEST_CASE("a path with a language does not ask what the reader prefers") {
    const auto page = icat().get("/ru/areas", "fr");
    CHECK(holds(page, "<html lang=\"ru\""));
    CHECK(header(page, "Vary").empty());
    CHECK(holds(page, "href=\"/ru/areas/online\""));
}

TEST_CASE("every answer carries the headers that keep a reader safe") {
    for (const char* path : {"/", "/nowhere", "/mark.svg", "/r/ilo-monitor"}) {
        const auto answer = icat().get(path);
        INFO(path);
        CHECK(header(answer, "Content-Security-Policy").starts_with("default-src 'none'"));
        CHECK(header(answer, "Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(!header(answer, "Permissions-Policy").empty());
        CHECK(!header(answer, "Cache-Control").empty());
    }
}

TEST_CASE("no page has a script that runs, an inline style or a picture from elsewhere") {
    for (const char* path : pages) {
        const std::string html = *icat().get(std::string("/en") + path).body;
        INFO(path);
        for (std::size_t at = html.find("<script"); at != std::string::npos;
             at = html.find("<script", at + 1))
            CHECK(html.substr(at, 35) == "<script type=\"application/ld+json\">");
        CHECK(html.find(" style=") == std::string::npos);
        CHECK(html.find("<style") == std::string::npos);
        CHECK(html.find("<img") == std::string::npos);
    }
}

TEST_CASE("the style's name changes with its bytes, and only that name is served") {
    const auto page = icat().get("/");
    const std::size_t at = page.body->find("/style-");
    const auto style = icat().get(page.body->substr(at, page.body->find('"', at) - at));
    CHECK(style.status == 200);
    CHECK(header(style, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(icat().get("/style-000000000000.css").status == 404);
}

TEST_CASE("what is not there says so in the reader's language") {
    for (const char* path : {"/nowhere", "/areas/none", "/resources/none", "/members/none",
                             "/r/none", "/xx/areas", "/fr/style-0.css"})
        CHECK_MESSAGE(icat().get(path).status == 404, path);
    CHECK(holds(icat().get("/nowhere", "ar"), "dir=\"rtl\""));
    CHECK(holds(icat().get("/nowhere"), "content=\"noindex\""));
}

TEST_CASE("addresses with a slash too many and short addresses lead on") {
    CHECK(header(icat().get("/fr"), "Location") == "/fr/");
    CHECK(header(icat().get("/fr/areas/?a=b"), "Location") == "/fr/areas?a=b");
    CHECK(header(icat().get("/r/ilo-monitor"), "Location") == "/resources/ilo-monitor");
}

TEST_CASE("pages take nothing in") {
    http::Request request;
    request.method = "POST";
    request.path = request.target = "/resources";
    const auto answer = icat().site.answer(request);
    CHECK(answer.status == 405);
    CHECK(header(answer, "Allow") == "GET, HEAD");
}

TEST_CASE("a group that is not confirmed says on every page that this is a demonstration") {
    for (const char* path : pages)
        CHECK_MESSAGE(holds(icat().get(std::string("/en") + path),
                            "An independent demonstration, not run by ICAT."),
                      path);
}

TEST_CASE("a group without data has a first page without empty headings") {
    Place place(false);
    const auto page = place.get("/");
    CHECK(page.status == 200);
    CHECK(!holds(page, "<figure"));
    CHECK(!holds(page, "Newest"));
    CHECK(!holds(page, "href=\"/areas\""));
    for (const char* path : pages) {
        const int status = place.get(path).status;
        const std::string_view name(path);
        const bool names_one = name.find("/ilo") != name.npos || name.find("/unodc") != name.npos ||
                               name.find("/online") != name.npos;
        CHECK_MESSAGE(status == (names_one ? 404 : 200), path);
    }
}

TEST_CASE("a hostile title stays text wherever it is shown") {
    Place place(false);
    const std::string hostile =
        "<script>alert(1)</script>\"'><img src=x onerror=y>\u202Egnp.exe</title>";
    place.append(
        "resource.put", "bad",
        {{"id", "bad"},
         {"title", json::Object{{"en", hostile}}},
         {"abstract", json::Object{{"en", hostile}}},
         {"kind", hostile},
         {"editions",
          json::Array{json::Object{
              {"id", "en"}, {"language", "en"}, {"title", hostile}, {"version", hostile}}}}});
    place.follow();
    for (const char* path :
         {"/", "/resources", "/resources/bad", "/resources?q=%3Cscript%3E",
          "/resources?kind=%3Cscript%3E&area=%22%3E", "/contact?page=/%22%3E%3Cscript%3E"}) {
        const auto page = place.get(path);
        INFO(path);
        CHECK(page.status == 200);
        CHECK(!holds(page, "<script>"));
        CHECK(!holds(page, "<img"));
        CHECK(!holds(page, "\u202E"));
    }
}

TEST_CASE("only an address of the web becomes a link") {
    Html html;
    outer_link(html, "javascript:alert(1)", "a");
    CHECK(html.text() == "a");
    outer_link(html, "https://a.example/?b=1&c=\"", "b");
    CHECK(html.text() ==
          "a<a rel=\"noreferrer\" href=\"https://a.example/?b=1&amp;c=&quot;\">b</a>");
}
