// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/codebook.h"

namespace cairn::assess {

// A table that is wanted: how often each combination of values of these dimensions occurs. Its
// weight says how much its error matters against that of others.
struct Table {
    Set set = 0;
    double weight = 1;
};

// The tables that a release promises, declared before anybody looks at the records.
using Workload = std::vector<Table>;

// Together all tables may have this many cells.
constexpr std::uint64_t cells_max = 1ULL << 27U;
constexpr std::size_t tables_max = 100'000;

std::uint64_t cells_of(const Codebook& codebook, Set set);

// Every table of 1 to `length` dimensions, short ones first. `too_large` beyond the limits, with
// what to do about it; `invalid` unless 1 <= length <= 8.
Result<Workload> all_up_to(const Codebook& codebook, std::size_t length);

// A declared workload: {"tables": [{"of": ["region", "areas"], "weight": 2}, ...]}, where `of`
// names attributes. An attribute with a separator stands for each of its values in turn.
Result<Workload> parse_workload(const Codebook& codebook, std::string_view text);

json::Value to_json(const Codebook& codebook, const Workload& workload);

}  // namespace cairn::assess
