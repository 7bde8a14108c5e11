// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/planner.h"

#include <algorithm>
#include <cmath>

namespace cairn::assess {
namespace {

// Enough that rounding a variance up costs less than a millionth of it.
constexpr int precision_bits = 20;
// More than the rounding errors of the sums in double can be.
constexpr double margin = 1 + 1e-9;

double square(double x) {
    return x * x;
}

// gamma^2 rounded up to a fraction over a power of two.
void round_up(double gamma_squared, Residual& residual) {
    int exponent = 0;
    std::frexp(gamma_squared, &exponent);
    const auto shift = static_cast<unsigned>(std::max(0, precision_bits - exponent));
    residual.gamma_denominator = mpz_class(1) << shift;
    residual.gamma_numerator =
        mpz_class(std::ceil(std::ldexp(gamma_squared * margin, static_cast<int>(shift))));
}

}  // namespace

Result<Plan> Plan::make(const Codebook& codebook, Workload workload, double rho) {
    if (!(rho > 0) || rho > 1e4) return fail(ErrorKind::invalid, "rho must be above 0");
    if (workload.empty()) return fail(ErrorKind::invalid, "the workload has no tables");
    Plan plan;
    plan.workload_ = std::move(workload);
    for (const Dimension& dimension : codebook.dimensions()) plan.sizes_.push_back(dimension.size);

    std::vector<Set> sets;
    for (const Table& table : plan.workload_)
        for_each_subset(table.set, [&](Set part) {
            if (plan.positions_.emplace(part, 0).second) sets.push_back(part);
        });
    std::sort(sets.begin(), sets.end(),
              [](Set a, Set b) { return std::pair(length_of(a), a) < std::pair(length_of(b), b); });
    for (const Set set : sets) {
        plan.positions_[set] = plan.residuals_.size();
        Residual residual;
        residual.set = set;
        residual.cells = cells_of(codebook, set);
        plan.residuals_.push_back(std::move(residual));
    }
    plan.spread(rho);
    if (plan.rho_ > mpq_class(rho))
        return fail(ErrorKind::invalid, "the plan would cost more than it may");
    return plan;
}

// With p_B = prod (n-1)/n over B, and v_B the weight that sigma_B^2 has in the weighted sum of all
// cells' variances, the sum is least at sigma_B^2 = sqrt(p_B / v_B) T / (2 rho), where
// T = sum sqrt(p_B v_B); and residual B costs p_B / (2 sigma_B^2).
void Plan::spread(double rho) {
    std::vector<double> share(residuals_.size(), 1);   // p
    std::vector<double> weight(residuals_.size(), 0);  // v
    for (std::size_t b = 0; b < residuals_.size(); ++b)
        for (const std::size_t i : members(residuals_[b].set)) share[b] *= 1 - 1.0 / sizes_[i];
    for (const Table& table : workload_)
        for_each_subset(table.set, [&](Set part) {
            const std::size_t b = position_of(part);
            double add = table.weight * share[b];
            for (const std::size_t j : members(table.set & ~part)) add /= square(sizes_[j]);
            weight[b] += add;
        });
    double total = 0;
    for (std::size_t b = 0; b < residuals_.size(); ++b) total += std::sqrt(share[b] * weight[b]);

    rho_ = 0;
    for (std::size_t b = 0; b < residuals_.size(); ++b) {
        Residual& residual = residuals_[b];
        const double wanted = std::sqrt(share[b] / weight[b]) * total / (2 * rho);
        const double cells = static_cast<double>(residual.cells);
        round_up(wanted * cells * cells, residual);
        mpq_class gamma(residual.gamma_numerator, residual.gamma_denominator);
        gamma.canonicalize();
        residual.sigma_squared = gamma.get_d() / (cells * cells);
        // The exact cost: one record moves the integer answer by a vector whose square is the
        // product of n (n - 1), and the discrete Gaussian pays for it as the continuous one does.
        mpq_class moved = 1;
        for (const std::size_t i : members(residual.set)) {
            const mpz_class n = sizes_[i];
            moved *= n * (n - 1);
        }
        rho_ += moved / (2 * gamma);
    }
}

double Plan::variance_of(Set table) const {
    double variance = 0;
    for_each_subset(table, [&](Set part) {
        double term = residuals_[position_of(part)].sigma_squared;
        for (const std::size_t i : members(part)) term *= 1 - 1.0 / sizes_[i];
        for (const std::size_t j : members(table & ~part)) term /= square(sizes_[j]);
        variance += term;
    });
    return variance;
}

std::uint64_t Plan::cells() const {
    std::uint64_t cells = 0;
    for (const Residual& residual : residuals_) cells += residual.cells;
    return cells;
}

}  // namespace cairn::assess
