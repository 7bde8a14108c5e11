// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace cairn::assess {

// What a reader of a release can learn about one record, in the two usual units.
//
// Inside, loss is counted as `rho` of zero-concentrated differential privacy (Bun and Steinke
// 2016): rho of several releases of the same records adds up. Outside it is stated as epsilon and
// delta.
struct Loss {
    double epsilon = 0;
    double delta = 0;
};

// The whole lifetime of a record, unless a group decides otherwise.
constexpr Loss lifetime_default{2.0, 1e-6};
constexpr double epsilon_max = 50;
constexpr double delta_max = 0.01;

// The largest rho whose releases are (epsilon, delta)-private, rounded down. `invalid` unless
// 0 < epsilon <= 50 and 0 < delta <= 0.01.
Result<double> rho_of(const Loss& loss);

// The delta that goes with rho and epsilon, and the epsilon that goes with rho and delta; both
// rounded up, for rho >= 0.
double delta_of(double rho, double epsilon);
double epsilon_of(double rho, double delta);

}  // namespace cairn::assess
