// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/threshold.h"

namespace cairn::assess {

// How well published combinations tell of the records, for one length or for all.
struct UtilityLine {
    std::size_t length = 0;  // 0 for all
    std::uint64_t true_combinations = 0;
    std::uint64_t published = 0;
    double mean_count = 0;      // of a true combination
    double mean_error = 0;      // |published - true|, over true combinations that are published
    double missing_share = 0;   // of the true combinations
    double invented_share = 0;  // of the published ones
    double covered_share = 0;   // of the published ones: the true count is in the interval
};

// Compares with the records, so its figures are as secret as they are, and no noise protects them.
// They are for the eyes of those who may see the records, or for invented records.
std::vector<UtilityLine> utility_of_tables(const Codebook& codebook, const Plan& plan,
                                           const Histograms& truth, const Publication& publication);

// The same for microdata, counting its combinations.
std::vector<UtilityLine> utility_of_microdata(const Codebook& codebook, const Plan& plan,
                                              const Histograms& truth, const Histograms& microdata);

}  // namespace cairn::assess
