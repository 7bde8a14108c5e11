// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::assess {

constexpr std::size_t csv_row_bytes_max = 1U << 20U;
constexpr std::size_t csv_columns_max = 1024;

// Reads a table of text row by row in bounded memory: RFC 4180, with or without carriage returns
// and a byte-order mark. The separator is a comma, or a tab or semicolon if the first line has
// those and no comma. A field that begins with a quote ends at the closing one. Empty lines are
// passed over; a row with more or fewer fields than the first is `invalid`, with its line.
class CsvReader {
  public:
    static Result<CsvReader> open(const std::filesystem::path& file);
    // The same over bytes at hand.
    static Result<CsvReader> over(std::string bytes);

    const std::vector<std::string>& header() const { return header_; }
    char separator() const { return separator_; }
    // The next row's fields, which live until the next call; empty at the end.
    Result<const std::vector<std::string_view>*> next();
    std::uint64_t line() const { return line_; }

  private:
    CsvReader() = default;
    Result<void> begin();
    bool fill();
    Result<bool> read_row();
    Result<std::size_t> row_end();

    std::string place_;
    std::ifstream file_;
    bool ended_ = false;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
    std::uint64_t lines_read_ = 0;
    char separator_ = ',';
    std::vector<std::string> header_;
    std::vector<std::string_view> fields_;
    std::string unquoted_;
};

// A field as CSV has it: quoted when it must be.
std::string csv_field(std::string_view text);

}  // namespace cairn::assess
