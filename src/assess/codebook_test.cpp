// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/codebook.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::assess;

namespace {

constexpr const char* small = R"({"codebook": 1, "title": "Small", "attributes": [
  {"name": "region", "values": ["Africa", "Asia", "Other"], "other": "Other",
   "spellings": {"Africa": ["AF"]},
   "levels": {"half": {"South": ["Africa"], "North": ["Asia", "Other"]}}},
  {"name": "areas", "values": ["online", "return"], "separator": ";"},
  {"name": "age", "values": ["child", "adult"], "none": []}],
  "impossible": [{"region": "Asia", "areas": "return"}, {"age": "child", "areas": "online"}]})";

std::string why(std::string_view attributes) {
    const auto parsed =
        Codebook::parse("{\"codebook\": 1, \"attributes\": [" + std::string(attributes) + "]}");
    return parsed ? "" : parsed.error().detail;
}

}  // namespace

TEST_CASE("an attribute is a dimension; with a separator, each of its values is one") {
    const auto codebook = Codebook::parse(small).value();
    REQUIRE(codebook.dimensions().size() == 4);
    CHECK(codebook.dimensions()[0].size == 4);  // three values and none
    CHECK(codebook.dimensions()[1].size == 2);
    CHECK(codebook.dimensions()[3].size == 2);  // must have a value
    CHECK(codebook.label_of(2) == "areas: return");
    CHECK(codebook.text_of(0, 2) == "Asia");
    CHECK(codebook.text_of(3, 0) == "child");
    CHECK_FALSE(codebook.forms_combination(0, 0));
    CHECK(codebook.forms_combination(3, 0));
    CHECK(codebook.dimensions_of("areas").value() == 0b0110);
    CHECK(codebook.dimensions_of("area").error().kind == ErrorKind::not_found);
}

TEST_CASE("impossible combinations become picks in order of dimension") {
    const auto codebook = Codebook::parse(small).value();
    REQUIRE(codebook.impossible().size() == 2);
    CHECK(codebook.impossible()[0] == std::vector<Pick>{{0, 2}, {2, 1}});
    CHECK(codebook.impossible()[1] == std::vector<Pick>{{1, 1}, {3, 0}});
}

TEST_CASE("a codebook written is read back the same") {
    const auto codebook = Codebook::parse(small).value();
    CHECK(Codebook::parse(codebook.write()).value().write() == codebook.write());
}

TEST_CASE("a level takes its attribute's place, spellings and all") {
    const auto codebook = Codebook::parse(small).value().with_level("region", "half").value();
    CHECK(codebook.attributes()[0].values == std::vector<std::string>{"North", "South"});
    CHECK(codebook.attributes()[0].spellings.at("South") ==
          std::vector<std::string>{"Africa", "AF"});
    CHECK(codebook.attributes()[0].other == "North");
    CHECK(codebook.impossible().size() == 1);
    CHECK_FALSE(codebook.with_level("region", "half").has_value());
}

TEST_CASE("what cannot be a codebook is refused with the attribute's name") {
    CHECK(why(R"({"name": "a", "values": []})") == "attribute a: has no values");
    CHECK(why(R"({"name": "a", "values": ["x", "x"]})") == "attribute a: lists a value twice");
    CHECK(why(R"({"name": "a", "values": ["x", ""]})").find("empty") != std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x"], "none": []})").find("one value") !=
          std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x;y"], "separator": ";"})").find("separator") !=
          std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x"], "other": "y"})").find("other") !=
          std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x"], "levels": {"l": {}}})").find("leaves") !=
          std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x"], "spellings": {"x": ["x"]}})").find("same") !=
          std::string::npos);
    CHECK(why(R"({"name": "a", "values": ["x"]}, {"name": "a", "values": ["x"]})").find("twice") !=
          std::string::npos);
    CHECK_FALSE(Codebook::parse("{}").has_value());
    CHECK_FALSE(Codebook::parse(R"({"codebook": 1})").has_value());
}
