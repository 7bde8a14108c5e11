// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>

namespace cairn::assess {

// The probability that counts as far from their expectation as `seen` (or farther) come by chance,
// when each of `count` draws falls into cell i with probability probabilities[i] and else into one
// last cell (Pearson's test). Cells with fewer than 5 expected draws are taken together.
double chi_square_p(std::span<const double> seen, std::span<const double> probabilities,
                    double count);

// P(X > x) of a chi-square with so many degrees of freedom.
double chi_square_tail(double x, double degrees);

// P(Z > z) of a normal, and the z that leaves `tail` above it, for 0 < tail < 1.
double normal_tail(double z);
double normal_quantile(double tail);

}  // namespace cairn::assess
