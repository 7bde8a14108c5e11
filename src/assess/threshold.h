// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/reconstruct.h"

namespace cairn::assess {

// The combinations of a table that are published: cell numbers of Shape, rising, and their values.
struct PublishedTable {
    Set set = 0;
    double sd = 0;
    std::vector<std::uint32_t> cells;
    std::vector<double> values;

    bool has(std::uint32_t cell) const;
};

// What was decided for all tables of one length.
struct LengthSummary {
    std::size_t length = 0;
    std::size_t tables = 0;
    std::uint64_t cells = 0;       // combinations of values, none of them "no value"
    std::uint64_t candidates = 0;  // those whose shorter combinations are all published
    std::uint64_t published = 0;
    double z = 0;                  // standard deviations that a value must reach
    double expected_invented = 0;  // at most, of those published
    double withheld_mean = 0;      // the mean estimate of the candidates not published
    double sd_min = 0, sd_max = 0;
};

struct Publication {
    std::vector<PublishedTable> tables;  // in the workload's order
    std::vector<LengthSummary> lengths;
    double total = 0, total_sd = 0;  // how many records there are
    std::uint64_t additivity_violations = 0;
};

struct PublishOptions {
    // At most this share of what is published may be expected not to exist at all.
    double invented_share = 0.004;
    // Publish everything, for judging the engine: no threshold, no other choice.
    bool everything = false;
    bool check_additivity = true;
    unsigned threads = 1;
};

// Chooses the combinations that are surely more than noise. A combination is a candidate if the
// codebook does not say that it is impossible and all its shorter combinations that belong to the
// workload are published. A candidate is published if its value reaches z standard deviations and
// one half. For each length z is the least at which the zero cells that noise lifts over the
// threshold, P(noise > z) for every candidate not published, stay within `invented_share`.
//
// This looks at the answers only, so it costs no privacy. It makes published values of small counts
// too large on average: what was unlucky is not seen.
Publication publish(const Codebook& codebook, const Reconstruction& reconstruction,
                    const PublishOptions& options);

}  // namespace cairn::assess
