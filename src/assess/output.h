// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/threshold.h"

#include <string>

namespace cairn::assess {

// The published combinations as CSV, one a row: a column for each attribute, empty where it is not
// part of the combination, then the estimate and the whole numbers between which the true count
// lies with 95 % confidence. An attribute with a separator shows several values in one cell.
// Estimates have up to six decimals; they are not rounded, so that they go on adding up.
std::string tables_csv(const Codebook& codebook, const Plan& plan, const Publication& publication);

// Records as CSV, with the codebook's attributes as columns.
std::string records_csv(const Codebook& codebook, const Records& records);

// "12.5": a number with at most so many decimals and no needless zeros.
std::string decimal(double value, int decimals);

}  // namespace cairn::assess
