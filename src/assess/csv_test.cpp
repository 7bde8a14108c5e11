// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/csv.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace cairn;
using namespace cairn::assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> all(Result<CsvReader> reader) {
    if (!reader) return tl::unexpected<Error>(reader.error());
    Rows rows{reader->header()};
    for (;;) {
        CAIRN_TRY(row, reader->next());
        if (row == nullptr) return rows;
        rows.emplace_back(row->begin(), row->end());
    }
}

}  // namespace

TEST_CASE("fields are split, quotes are taken off, blank lines are passed over") {
    CHECK(all(CsvReader::over("a,b\r\n1,2\n\n\"x,\"\"y\"\"\",\"two\nlines\"\n,\n")).value() ==
          Rows{{"a", "b"}, {"1", "2"}, {"x,\"y\"", "two\nlines"}, {"", ""}});
    CHECK(all(CsvReader::over("\xef\xbb\xbf"
                              "a\tb\n1,5\t2"))
              .value() == Rows{{"a", "b"}, {"1,5", "2"}});
    CHECK(all(CsvReader::over("a;b\n1;2")).value() == Rows{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("a bad row is named by its line") {
    CHECK(all(CsvReader::over("a,b\n1,2\n\"x\ny\",1\n1,2,3\n")).error().detail ==
          "line:5: has 3 fields where the first line has 2");
    CHECK(all(CsvReader::over("a,b\n\"1,2\n")).error().detail == "line:2: a quote is not closed");
    CHECK(all(CsvReader::over("a,b\n\"1\"x,2\n")).error().detail ==
          "line:2: text follows a closing quote");
    CHECK_FALSE(all(CsvReader::over("")).has_value());
}

TEST_CASE("a row beyond a mebibyte is refused") {
    CHECK(all(CsvReader::over("a\n" + std::string(csv_row_bytes_max + 1, 'x'))).error().kind ==
          ErrorKind::too_large);
}

TEST_CASE("a file larger than the buffer reads as its bytes do") {
    const auto path = std::filesystem::temp_directory_path() / "cairn_csv_test.csv";
    std::string bytes = "name,number\n";
    for (int i = 0; i < 60'000; ++i) bytes += "\"row, " + std::to_string(i) + "\",7\n";
    std::ofstream(path) << bytes;
    CHECK(all(CsvReader::open(path)).value() == all(CsvReader::over(bytes)).value());
    std::filesystem::remove(path);
}

TEST_CASE("a field written is read back") {
    for (const std::string text : {"plain", "a,b", "say \"so\"", "two\nlines", "a;b", ""})
        CHECK(all(CsvReader::over("h,i\n" + csv_field(text) + ",x")).value()[1][0] == text);
}
