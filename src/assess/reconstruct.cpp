// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/reconstruct.h"

#include <cmath>

namespace cairn::assess {

double Estimate::sd() const {
    return std::sqrt(variance);
}

Reconstruction::Reconstruction(const Plan& plan, const Measurement& measurement)
    : plan_(plan), measurement_(measurement), longest_(length_of(plan.residuals().back().set)) {
    for (const Residual& residual : plan.residuals()) {
        if (length_of(residual.set) == longest_) break;
        parts_.push_back(part(residual.set));
    }
}

// The answer y_B = Xi q + z still has noise along the constants, which tells nothing: Xi y_B takes
// it out. Xi y_B / N_B^2, with N_B the product of n over B, is what the table's values have that
// depends on all of B and nothing less.
std::vector<Wide> Reconstruction::part(Set set) const {
    const auto& answers = measurement_.answers[plan_.position_of(set)];
    std::vector<Wide> cells(answers.begin(), answers.end());
    apply_residual(Shape(plan_, set), cells);
    return cells;
}

// A cell of table A is the sum over all B below A of its cell of Xi y_B / (N_B^2 N_{A without B});
// over the common denominator N_A^2, each has the factor N_{A without B}.
Estimate Reconstruction::table(Set set) const {
    const Shape whole(plan_, set);
    Estimate estimate;
    estimate.set = set;
    estimate.numerators.assign(whole.cells, 0);
    estimate.denominator = static_cast<Wide>(whole.cells) * static_cast<Wide>(whole.cells);
    estimate.variance = plan_.variance_of(set);
    for_each_subset(set, [&](Set below) {
        const std::size_t position = plan_.position_of(below);
        std::vector<Wide> own;
        if (position >= parts_.size()) own = part(below);
        const std::vector<Wide>& cells = position < parts_.size() ? parts_[position] : own;
        const auto factor = static_cast<Wide>(whole.cells / cells.size());
        if (below == set) {
            for (std::size_t i = 0; i < whole.cells; ++i) estimate.numerators[i] += cells[i];
            return;
        }
        const auto index = cells_in(whole, Shape(plan_, below));
        for (std::size_t i = 0; i < whole.cells; ++i)
            estimate.numerators[i] += cells[index[i]] * factor;
    });
    return estimate;
}

std::uint64_t additivity_violations(const Reconstruction& reconstruction, const Estimate& table) {
    std::uint64_t violations = 0;
    const Plan& plan = reconstruction.plan();
    const Shape whole(plan, table.set);
    for (const std::size_t dimension : members(table.set)) {
        const Estimate shorter = reconstruction.table(table.set & ~set_of(dimension));
        const auto index = cells_in(whole, Shape(plan, shorter.set));
        std::vector<Wide> sums(shorter.numerators.size());
        for (std::size_t i = 0; i < whole.cells; ++i) sums[index[i]] += table.numerators[i];
        // Equal fractions over N_A^2 and N_B^2, where N_A = n N_B.
        const auto n = static_cast<Wide>(plan.size_of(dimension));
        for (std::size_t i = 0; i < sums.size(); ++i)
            if (sums[i] != shorter.numerators[i] * n * n) ++violations;
    }
    return violations;
}

}  // namespace cairn::assess
