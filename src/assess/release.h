// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/ledger.h"
#include "assess/threshold.h"

namespace cairn::assess {

// A release of figures about records: what is asked, planned, charged, measured.
struct ReleaseRequest {
    std::filesystem::path records, codebook;
    std::vector<std::pair<std::string, std::string>> levels;  // attribute, level
    std::size_t length = 3;
    std::optional<std::filesystem::path> workload;
    Loss loss = lifetime_default;
    std::optional<Loss> lifetime;  // of a ledger that begins
    std::filesystem::path ledger;
    std::string period = "all";
    std::string by;
    unsigned threads = 1;
};

// Everything that can be said before a record is read.
struct Prepared {
    Codebook codebook;
    Plan plan;
};
Result<Prepared> prepare(const ReleaseRequest& request);

// What the release measured, and how it stands in the ledger.
struct Released {
    Charge charge;
    Measurement measurement;
    bool drawn_now = false;  // else it was measured by an earlier run of the same request
    double spent_rho = 0, lifetime_rho = 0;
    Loss lifetime;
};

struct ReleaseListener {
    RowProgress rows;
    Progress residuals;
};

// Reads the records, charges the ledger, and only when that is safe on disk draws the noise; then
// keeps the measurement beside the ledger (LEDGER.ID.measured). The same request again gives the
// same measurement and costs nothing. A request that was charged but not kept, because the program
// or the machine stopped, stays spent and is never drawn again: `conflict`. `forbidden` when the
// ledger refuses.
Result<Released> release(const ReleaseRequest& request, const Prepared& prepared,
                         const Clock& clock, Entropy& entropy, const ReleaseListener& listener);

// The records of a request, and the fingerprint by which the ledger knows them.
Result<Records> records_of(const ReleaseRequest& request, const Codebook& codebook,
                           const RowProgress& progress = {});
std::string fingerprint(const Records& records);

}  // namespace cairn::assess
