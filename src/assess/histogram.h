// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/records.h"
#include "assess/shape.h"

namespace cairn::assess {

// Counts records. Safe to use from several threads at once.
class Histograms {
  public:
    // Keeps a reference to the records.
    Histograms(const Codebook& codebook, const Records& records);

    // How many records have each combination of codes of the set's dimensions, in the order of
    // Shape. Exact; a secret.
    std::vector<std::int64_t> of(const Shape& shape) const;

  private:
    std::vector<std::int64_t> count_codes(const Shape& shape) const;
    std::vector<std::int64_t> count_bits(const Shape& shape) const;

    const Records& records_;
    // For a dimension with two codes, the records that have code 1, one bit each.
    std::vector<std::vector<std::uint64_t>> bits_;
};

}  // namespace cairn::assess
