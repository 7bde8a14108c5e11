// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/measure.h"

namespace cairn::assess {

// Wide enough that every sum here is exact.
__extension__ using Wide = __int128;

// A table put together from the answers of all its subsets. The estimate of a cell is
// numerators[cell] / denominator exactly: without bias, and of the least variance that the answers
// allow. All cells have the same variance.
struct Estimate {
    Set set = 0;
    std::vector<Wide> numerators;
    Wide denominator = 1;
    double variance = 0;

    double value(std::size_t cell) const {
        return static_cast<double>(numerators[cell]) / static_cast<double>(denominator);
    }
    double sd() const;
};

// Puts tables together; safe to use from several threads at once. Keeps references.
class Reconstruction {
  public:
    Reconstruction(const Plan& plan, const Measurement& measurement);

    // Any set that is below a table of the workload.
    Estimate table(Set set) const;
    const Plan& plan() const { return plan_; }

  private:
    std::vector<Wide> part(Set set) const;

    const Plan& plan_;
    const Measurement& measurement_;
    std::size_t longest_ = 0;
    // The parts of all sets but the longest, which many tables share.
    std::vector<std::vector<Wide>> parts_;
};

// In how many places a table disagrees with a table of one dimension less, summed over that
// dimension: 0, unless something is broken.
std::uint64_t additivity_violations(const Reconstruction& reconstruction, const Estimate& table);

}  // namespace cairn::assess
