// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/histogram.h"
#include "assess/planner.h"
#include "base/entropy.h"

namespace cairn::assess {

// What a release learns of the records, and all that it learns: for each residual of the plan, in
// its order, Xi q + z cell by cell. q is the histogram of the residual's set, Xi applies
// n I - (all ones) along every dimension, z is discrete Gaussian noise of variance gamma^2, drawn
// anew for every cell. All of it integers. Whatever is computed from the answers afterwards costs
// no privacy.
struct Measurement {
    std::vector<std::vector<std::int64_t>> answers;
};

// Called with how many residuals are done.
using Progress = std::function<void(std::size_t)>;

// The one place where records meet noise. The caller has charged the ledger first. With more than
// one thread the entropy must be safe to use from several.
Measurement measure(const Plan& plan, const Histograms& histograms, Entropy& entropy,
                    unsigned threads, const Progress& progress = {});

}  // namespace cairn::assess
