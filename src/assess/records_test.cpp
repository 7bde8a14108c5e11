// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/records.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::assess;

namespace {

const char* const codebook_text = R"({"codebook": 1, "attributes": [
  {"name": "region", "values": ["Africa", "Asia"], "spellings": {"Asia": ["asia"]}},
  {"name": "areas", "values": ["online", "return"], "separator": ";"},
  {"name": "told", "values": ["1"], "none": ["0", ""]}]})";

Result<Records> read(const std::string& csv) {
    auto reader = CsvReader::over(csv).value();
    return read_records(reader, Codebook::parse(codebook_text).value());
}

}  // namespace

TEST_CASE("cells become codes; a cell with several values sets several dimensions") {
    const auto records =
        read("told,extra,areas,region\n1,x,return; online,asia\n0,y,,\n,z,online,Africa\n").value();
    CHECK(records.count == 3);
    CHECK(records.columns[0] == std::vector<Code>{2, 0, 1});
    CHECK(records.columns[1] == std::vector<Code>{1, 0, 1});
    CHECK(records.columns[2] == std::vector<Code>{1, 0, 0});
    CHECK(records.columns[3] == std::vector<Code>{1, 0, 0});
}

TEST_CASE("codes become cells again") {
    const auto codebook = Codebook::parse(codebook_text).value();
    CHECK(cells_of(codebook, {2, 1, 1, 0}) ==
          std::vector<std::string>{"Asia", "online;return", "0"});
    CHECK(cells_of(codebook, {0, 0, 0, 1}) == std::vector<std::string>{"", "", "1"});
}

TEST_CASE("an unknown value is named by place, not by text") {
    const auto error = read("region,areas,told\nAfrica,,1\nSecretland,,1\n").error();
    CHECK(error.detail.find("line 3, column \"region\"") != std::string::npos);
    CHECK(error.detail.find("Secretland") == std::string::npos);
    CHECK(read("region,areas\nAfrica,\n").error().kind == ErrorKind::not_found);
}

TEST_CASE("other takes unknown values") {
    auto reader = CsvReader::over("a\nx\ny\n\n\"\"\n").value();
    const auto codebook = Codebook::parse(
        R"({"codebook": 1, "attributes": [{"name": "a", "values": ["x", "rest"], "other": "rest"}]})");
    CHECK(read_records(reader, codebook.value()).value().columns[0] == std::vector<Code>{1, 2, 0});
}

TEST_CASE("a draft says that it was read from the records and takes 0 and 1 for no and yes") {
    auto reader = CsvReader::over("flag,kind,level\n0,b,0\n1,a,2\n,,1\n").value();
    const auto draft = draft_codebook(reader, "Draft").value();
    CHECK(draft.read_from_data());
    CHECK(draft.attributes()[0].values == std::vector<std::string>{"1"});
    CHECK(draft.attributes()[0].none == std::vector<std::string>{"0", ""});
    CHECK(draft.attributes()[1].values == std::vector<std::string>{"a", "b"});
    CHECK(draft.attributes()[2].values == std::vector<std::string>{"0", "1", "2"});
    CHECK(Codebook::parse(draft.write()).value().read_from_data());
}
