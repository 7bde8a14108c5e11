// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/threshold.h"

namespace cairn::assess {

struct MicrodataOptions {
    std::uint64_t seed = 1;
    std::size_t sweeps = 2;
    unsigned threads = 1;
};

// Records that nobody gave, made so that counting them gives about the published tables: as many
// as the estimated total, drawn one attribute after the other from the tables, then changed cell by
// cell while that brings the counts nearer to the estimates, each table by its precision.
//
// No record has a value, or two values together, that the tables withhold; longer combinations
// that are withheld are only avoided. It looks at what the release measured and at nothing else, so
// it costs no privacy. The same release and seed give the same records.
Records make_microdata(const Codebook& codebook, const Reconstruction& reconstruction,
                       const Publication& publication, const MicrodataOptions& options);

}  // namespace cairn::assess
