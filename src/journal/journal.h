// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "journal/current.h"
#include "journal/envelope.h"
#include "journal/merkle.h"
#include "journal/roster.h"
#include "seal/note.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::journal {

// Appends to a group's journal. Every append keeps the entries, the current state, the history and
// the Merkle frontier in one transaction of the store, with a fresh checkpoint signed by the
// signer.
class Journal {
  public:
    explicit Journal(store::Store& store) : store_(store) {}

    // Signs the entries and appends them, all or none, with the files they name. An entry that does
    // not name what it replaces is a `conflict`; a signer without the role is `forbidden`.
    Result<void> append(const std::vector<Entry>& entries, const seal::Signer& signer,
                        std::vector<std::string> files);

    // Appends a note that somebody signed elsewhere, verified as cairn verify does.
    Result<void> append_note(std::string_view note);

    // What is in force for an id; empty if nothing ever was.
    Result<std::optional<Current>> current(std::string_view subject, std::string_view id);

    Result<Roster> roster();

  private:
    store::Store& store_;
};

struct Fault {
    std::uint64_t entry = 0;  // its number; the journal's size for faults of the whole
    std::string why;
};

struct Verification {
    std::uint64_t entries = 0;
    std::uint64_t withheld = 0;  // texts that entries in force name and that are no longer kept
    std::string root;            // base64, as in the checkpoint
    std::vector<Fault> faults;   // at most 100
};

// Replays the journal from its first entry: form, signatures by the roster in force, roles, what
// each entry replaces; then that current state, frontier and checkpoint follow from it.
Result<Verification> verify(store::Store& store,
                            const std::function<void(std::uint64_t)>& progress);

}  // namespace cairn::journal
