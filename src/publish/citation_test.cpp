// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"

#include "publish/test_library.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

namespace {

bool holds(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a citation is a sentence in the reader's language") {
    const TestLibrary library;
    CHECK(citation(library.publisher(), library.resource, "en") ==
          "International Labour Organization. (2 April 2020). Shelters (2nd edition). "
          "https://ilo.example/a");
    CHECK(citation(library.publisher(), library.resource, "fr") ==
          "Organisation internationale du Travail. (vers avril 2020). Abris. "
          "https://hub.example/resources/r1");
}

TEST_CASE(
    "a work without an edition in the reader's language keeps its title, translated after it") {
    const TestLibrary library;
    CHECK(holds(citation(library.publisher(), library.resource, "es"), "Shelters [Refugios]"));
}

TEST_CASE("a work that is not out yet is cited as forthcoming, one of unknown date as such") {
    TestLibrary library;
    library.resource.state = library::State::forthcoming;
    CHECK(holds(citation(library.publisher(), library.resource, "en"), "(forthcoming)"));
    library.resource.state = library::State::published;
    library.resource.date = {};
    CHECK(holds(citation(library.publisher(), library.resource, "fr"), "(s. d.)"));
}

TEST_CASE("RIS keeps every value in its line") {
    TestLibrary library;
    library.resource.editions[0].title = "Shelters\r\nER  - \r\nTY  - BOOK";
    const std::string text = ris(library.publisher(), library.resource, "en");
    CHECK(
        text.starts_with("TY  - RPRT\r\nID  - r1\r\nAU  - International Labour Organization\r\n"));
    CHECK(holds(text, "TI  - Shelters  ER  -   TY  - BOOK\r\n"));
    CHECK(holds(text, "DA  - 2020/04/02/\r\n"));
    CHECK(text.ends_with("ER  - \r\n"));
    CHECK(holds(ris(library.publisher(), library.resource, "fr"), "DA  - 2020/04//\r\n"));
}

TEST_CASE("BibTeX escapes what TeX would read, and leaves its braces balanced") {
    TestLibrary library;
    library.resource.editions[0].title = "100% of {A_B} & \\input{x} $5 #1 ~^ }";
    const std::string entry = bibtex(library.publisher(), library.resource, "en");
    CHECK(
        entry.starts_with("@techreport{r1,\n  author = {{International Labour Organization}},\n"));
    CHECK(holds(entry,
                "100\\% of \\textbraceleft{}A\\_B\\textbraceright{} \\& "
                "\\textbackslash{}input\\textbraceleft{}x"));
    CHECK(holds(entry, "  month = apr,\n"));
    int depth = 0;
    for (const char c : entry) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        CHECK(depth >= 0);
    }
    CHECK(depth == 0);
}

TEST_CASE("CSL-JSON says what is known of the date") {
    TestLibrary library;
    const json::Object item =
        csl_json(library.publisher(), library.resource, "fr").front().as_object();
    CHECK(item.at("type") == "report");
    CHECK(item.at("author").as_array()[0].at("literal") ==
          "Organisation internationale du Travail");
    CHECK(json::write(item.at("issued")) == R"({"date-parts":[[2020,4]],"circa":true})");
    library.resource.date = library::Date::parse("2020-03/2020-06").value();
    const json::Array series = csl_json(library.publisher(), library.resource, "fr");
    CHECK(json::write(series[0].at("issued")) == R"({"date-parts":[[2020,3],[2020,6]]})");
}
