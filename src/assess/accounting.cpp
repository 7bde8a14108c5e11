// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/accounting.h"

#include <cmath>

namespace cairn::assess {
namespace {

constexpr int halvings = 200;
// Far above the rounding error of a double, far below anything that matters.
constexpr double margin = 1e-9;

// Canonne, Kamath, Steinke 2020, Proposition 12: for every alpha > 1, rho-zCDP gives
// (epsilon, delta) with
//     delta = exp((alpha - 1)(alpha rho - epsilon)) / (alpha - 1) * (1 - 1/alpha)^alpha.
// Any alpha is valid, so a badly found minimum is still safe.
double log_delta(double rho, double epsilon, double alpha) {
    return (alpha - 1) * (alpha * rho - epsilon) - std::log(alpha - 1) +
           alpha * std::log1p(-1 / alpha);
}

// The derivative of log_delta in alpha is (2 alpha - 1) rho - epsilon + log(1 - 1/alpha): it rises
// with alpha, so its root is the minimum.
double log_delta(double rho, double epsilon) {
    double low = 1 + 1e-9;
    double high = (epsilon + 1) / (2 * rho) + 2;
    for (int i = 0; i < halvings; ++i) {
        const double alpha = (low + high) / 2;
        const double slope = (2 * alpha - 1) * rho - epsilon + std::log1p(-1 / alpha);
        (slope < 0 ? low : high) = alpha;
    }
    return log_delta(rho, epsilon, (low + high) / 2);
}

}  // namespace

double delta_of(double rho, double epsilon) {
    if (rho <= 0) return 0;
    return std::fmin(1.0, std::exp(log_delta(rho, epsilon)) * (1 + margin));
}

double epsilon_of(double rho, double delta) {
    if (rho <= 0) return 0;
    double low = 0;
    double high = rho + 2 * std::sqrt(rho * std::log(1 / delta)) + 1;  // Bun and Steinke's bound
    for (int i = 0; i < halvings; ++i) {
        const double epsilon = (low + high) / 2;
        (log_delta(rho, epsilon) > std::log(delta) ? low : high) = epsilon;
    }
    return high * (1 + margin);
}

Result<double> rho_of(const Loss& loss) {
    if (!(loss.epsilon > 0) || loss.epsilon > epsilon_max)
        return fail(ErrorKind::invalid, "epsilon must be above 0 and at most 50");
    if (!(loss.delta > 0) || loss.delta > delta_max)
        return fail(ErrorKind::invalid, "delta must be above 0 and at most 0.01");
    double low = 0;
    double high = loss.epsilon + 1;
    for (int i = 0; i < halvings; ++i) {
        const double rho = (low + high) / 2;
        if (rho == low || rho == high) break;
        (log_delta(rho, loss.epsilon) < std::log(loss.delta) ? low : high) = rho;
    }
    return low * (1 - margin);
}

}  // namespace cairn::assess
