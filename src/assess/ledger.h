// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/accounting.h"
#include "base/clock.h"
#include "base/json.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cairn::assess {

// One release that was charged, whatever became of it.
struct Charge {
    std::string id;       // "r1", "r2", ...
    std::string at;       // RFC 3339
    std::string period;   // the batch in which its records are counted
    std::string records;  // fingerprint of the records
    std::string request;  // fingerprint of what was asked: codebook, workload, loss
    std::string by;       // who asked, as they say
    double rho = 0;
    Loss loss;
    std::uint64_t tables = 0;
};

// What was spent so far, and the refusal to spend more. A file of JSON lines:
//
//     {"ledger": 1, "epsilon": 2, "delta": 1e-06}                the lifetime of a record
//     {"id": "r1", "at": "...", "period": "2020-04", "records": "...", "request": "...",
//      "rho": 0.08, "epsilon": 2, "delta": 1e-06, "tables": 45, "by": "..."}
//
// A record is counted in one period for ever, so what releases of one period spend adds up against
// the lifetime, and periods do not touch each other. The file holds fingerprints of the records:
// it is for the desk, not for publication. Only its owner may read it.
class Ledger {
  public:
    // The ledger of that file. If there is none, one begins with the first charge and `lifetime`.
    // `conflict` if the file states another lifetime than the one given; `corrupt` if it is no
    // ledger. A last line that was cut off by a crash was never relied upon and is left out.
    static Result<Ledger> open(const std::filesystem::path& file, std::optional<Loss> lifetime);

    const std::filesystem::path& file() const { return file_; }
    const Loss& lifetime() const { return lifetime_; }
    const std::vector<Charge>& charges() const { return charges_; }
    double lifetime_rho() const { return lifetime_rho_; }
    double spent_rho(const std::string& period) const;

    // The charge of the same request on the same records and period, if it was made before.
    const Charge* find(const std::string& records, const std::string& period,
                       const std::string& request) const;

    // Whether `wanted` can be charged: `forbidden` if it would exceed the lifetime, or if the same
    // records were counted in another period.
    Result<void> check(const Charge& wanted) const;
    // Writes the charge and returns when it is safe on disk; only then may noise be drawn. Sees
    // what other programs charged meanwhile. `conflict` if the same request was charged before.
    Result<Charge> charge(Charge wanted);

  private:
    Result<void> read();

    std::filesystem::path file_;
    Loss lifetime_ = lifetime_default;
    double lifetime_rho_ = 0;
    bool exists_ = false;
    std::size_t whole_bytes_ = 0;
    std::vector<Charge> charges_;
};

}  // namespace cairn::assess
