// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/output.h"

#include <doctest/doctest.h>

using namespace cairn::assess;

namespace {

const char* const text = R"({"codebook": 1, "attributes": [
    {"name": "region", "values": ["North, far", "South"]},
    {"name": "areas", "values": ["online", "return"], "separator": ";"}]})";

}  // namespace

TEST_CASE("a published combination is a row: its values, the estimate and the interval") {
    const auto codebook = Codebook::parse(text).value();
    const Plan plan = Plan::make(codebook, all_up_to(codebook, 3).value(), 1).value();
    Publication publication;
    publication.tables.push_back({.set = 0b001, .sd = 2, .cells = {1}, .values = {10.25}});
    publication.tables.push_back({.set = 0b110, .sd = 2, .cells = {3}, .values = {7}});
    publication.tables.push_back({.set = 0b101, .sd = 0.1, .cells = {5}, .values = {3.0000001}});
    CHECK(tables_csv(codebook, plan, publication) ==
          "region,areas,value,low,high\n"
          "\"North, far\",,10.25,7,14\n"
          ",\"online;return\",7,4,10\n"
          "South,return,3,3,3\n");
}

TEST_CASE("records written are read back") {
    const auto codebook = Codebook::parse(text).value();
    Records records;
    records.count = 4;
    records.columns = {{0, 1, 2, 0}, {0, 1, 1, 0}, {0, 0, 1, 1}};
    auto reader = CsvReader::over(records_csv(codebook, records)).value();
    CHECK(read_records(reader, codebook).value().columns == records.columns);
}

TEST_CASE("records of a single empty cell are not lost as empty lines") {
    const auto codebook =
        Codebook::parse(R"({"codebook": 1, "attributes": [{"name": "a", "values": ["x"]}]})")
            .value();
    Records records;
    records.count = 3;
    records.columns = {{0, 1, 0}};
    auto reader = CsvReader::over(records_csv(codebook, records)).value();
    CHECK(read_records(reader, codebook).value().columns == records.columns);
}

TEST_CASE("decimals are not longer than they need to be") {
    CHECK(decimal(1.5, 6) == "1.5");
    CHECK(decimal(100, 6) == "100");
    CHECK(decimal(-0.0000001, 6) == "0");
    CHECK(decimal(0.015625, 6) == "0.015625");
}
