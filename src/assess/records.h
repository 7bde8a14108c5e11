// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/codebook.h"
#include "assess/csv.h"

#include <functional>

namespace cairn::assess {

constexpr std::size_t records_max = 10'000'000;

// The records as codes, one column a dimension of the codebook. One record is one row, and what is
// protected: two sets of records are neighbours when one has one record more.
struct Records {
    std::vector<std::vector<Code>> columns;
    std::size_t count = 0;
};

// Called now and then with the number of rows read.
using RowProgress = std::function<void(std::uint64_t)>;

// Columns that the codebook does not name are left alone. `not_found` when a column is missing;
// `invalid` with line and attribute, never the text, when a cell is not in the codebook.
Result<Records> read_records(CsvReader& reader, const Codebook& codebook,
                             const RowProgress& progress = {});

// The cells of one record, one for each attribute.
std::vector<std::string> cells_of(const Codebook& codebook, const std::vector<Code>& codes);

// A codebook with the values that occur, for a person to edit: an attribute with 0 and 1 only is
// yes/no, the empty cell is no value. `too_large` if a column has more values than a codebook may.
Result<Codebook> draft_codebook(CsvReader& reader, const std::string& title);

}  // namespace cairn::assess
