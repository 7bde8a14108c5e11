// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/chi_square.h"

#include <cmath>

namespace cairn::assess {
namespace {

constexpr double expected_min = 5;

// The regularised incomplete gamma function Q(a, x) by its series and its continued fraction
// (Abramowitz and Stegun 6.5.29 and 6.5.31).
double gamma_tail(double a, double x) {
    if (x <= 0) return 1;
    const double front = std::exp(-x + a * std::log(x) - std::lgamma(a));
    constexpr int terms = 10'000;
    constexpr double small = 1e-15;
    if (x < a + 1) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < terms && term > sum * small; ++n) {
            term *= x / (a + n);
            sum += term;
        }
        return 1 - front * sum;
    }
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double fraction = d;
    for (int n = 1; n < terms; ++n) {
        const double an = -n * (n - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        fraction *= d * c;
        if (std::abs(d * c - 1) < small) break;
    }
    return front * fraction;
}

}  // namespace

double chi_square_tail(double x, double degrees) {
    return gamma_tail(degrees / 2, x / 2);
}

double chi_square_p(std::span<const double> seen, std::span<const double> probabilities,
                    double count) {
    double statistic = 0;
    double cells = 0;
    double rest_seen = count;
    double rest_expected = count;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double expected = probabilities[i] * count;
        if (expected < expected_min) continue;
        statistic += (seen[i] - expected) * (seen[i] - expected) / expected;
        ++cells;
        rest_seen -= seen[i];
        rest_expected -= expected;
    }
    if (rest_expected >= expected_min) {
        statistic += (rest_seen - rest_expected) * (rest_seen - rest_expected) / rest_expected;
        ++cells;
    }
    return cells < 2 ? 1 : chi_square_tail(statistic, cells - 1);
}

double normal_tail(double z) {
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

double normal_quantile(double tail) {
    double low = -40;
    double high = 40;
    for (int i = 0; i < 200; ++i) {
        const double z = (low + high) / 2;
        (normal_tail(z) > tail ? low : high) = z;
    }
    return (low + high) / 2;
}

}  // namespace cairn::assess
