// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/workload.h"

#include <gmpxx.h>
#include <unordered_map>

namespace cairn::assess {

// How much noise each part of the tables gets, so that the weighted sum of the variances of all
// cells is least for a given loss: ResidualPlanner (Xiao, He, Zhang, Kifer, "An Optimal and
// Scalable Matrix Mechanism for Noisy Marginals", 2023), in which a table is taken apart into the
// residuals of its subsets. What a residual tells is independent of every other, so a table is put
// together from those of its subsets, and tables that share dimensions agree.
struct Residual {
    Set set = 0;
    std::uint64_t cells = 1;
    double sigma_squared = 0;
    // What is added to each cell of the integer answer (measure.h): sigma^2 times the product of
    // n^2, rounded up to gamma_numerator / gamma_denominator so that integers can be drawn exactly.
    mpz_class gamma_numerator, gamma_denominator;
};

class Plan {
  public:
    // The best plan for the workload that costs at most `rho`. `invalid` unless rho > 0.
    static Result<Plan> make(const Codebook& codebook, Workload workload, double rho);

    const Workload& workload() const { return workload_; }
    // Of every subset of a table in the workload, short ones first; the empty set's is the total.
    const std::vector<Residual>& residuals() const { return residuals_; }
    std::size_t position_of(Set set) const { return positions_.at(set); }
    // The number of codes n of a dimension.
    std::uint32_t size_of(std::size_t dimension) const { return sizes_[dimension]; }

    // The exact cost, never above what was asked for.
    const mpq_class& rho() const { return rho_; }
    // The variance of each cell of a table; of the total for the empty set.
    double variance_of(Set table) const;
    std::uint64_t cells() const;

  private:
    void spread(double rho);

    Workload workload_;
    std::vector<std::uint32_t> sizes_;
    std::vector<Residual> residuals_;
    std::unordered_map<Set, std::size_t> positions_;
    mpq_class rho_;
};

}  // namespace cairn::assess
