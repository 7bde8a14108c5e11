// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json_ld.h"

#include "publish/test_library.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

TEST_CASE("linked data says who wrote what, in which languages and where it is") {
    const TestLibrary library;
    const json::Object object = linked_data(library.publisher(), library.resource, "fr");
    CHECK(object.at("@type") == "Report");
    CHECK(object.at("name") == "Abris");
    CHECK(json::write(object.at("inLanguage")) == R"(["en","fr"])");
    CHECK(object.at("author").as_array()[0].at("alternateName") == "ILO");
    CHECK(object.at("contributor").as_array()[0].at("@id") ==
          "https://hub.example/members/un-women");
    CHECK(json::write(object.at("sameAs")) == R"(["https://ilo.example/a"])");
    CHECK(object.at("isPartOf").at("name") == "ICAT: COVID-19");
    CHECK(object.at("about").as_array()[1].at("startDate") == "2020-01");
}

TEST_CASE("linked data leaves out a date that is not certain, and says an interval") {
    TestLibrary library;
    CHECK_FALSE(linked_data(library.publisher(), library.resource, "en").contains("datePublished"));
    library.resource.date = library::Date::parse("2020-03/2021").value();
    CHECK(linked_data(library.publisher(), library.resource, "en").at("temporalCoverage") ==
          "2020-03/2021");
}

TEST_CASE("no title can end the script that holds it, or turn its direction") {
    const std::string name = "</script><!--&\u2028\u2029\u202A\u202E\u2066\u2069\u2027\u202F\u2070";
    const std::string text = write_for_script({{"name", name}});
    CHECK(text ==
          "{\"name\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\\u202a\\u202e"
          "\\u2066\\u2069\u2027\u202F\u2070\"}");
    CHECK(json::parse_object(text)->at("name") == json::Value(name));
}
