// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cairn::assess {

// Standard normal quantile of a two-sided interval of 95 %.
constexpr double z_95 = 1.959963984540054;

struct Interval {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

// The whole numbers within z standard deviations of an estimate. A count is a whole number, so
// leaving out the fractions loses no coverage. Never empty: the nearest whole number is in it. Its
// low end may be negative, which says that zero is well possible.
inline Interval interval_of(double value, double sd, double z = z_95) {
    const auto nearest = static_cast<std::int64_t>(std::llround(value));
    const auto low = static_cast<std::int64_t>(std::ceil(value - z * sd));
    const auto high = static_cast<std::int64_t>(std::floor(value + z * sd));
    return {std::min(low, nearest), std::max(high, nearest)};
}

}  // namespace cairn::assess
