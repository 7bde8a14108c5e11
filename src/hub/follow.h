// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalogue/snapshot.h"
#include "library/resource.h"
#include "search/index.h"
#include "store/store.h"

#include <functional>

namespace cairn::hub {

// What the index keeps of a resource. `texts` answers the full text of an edition.
search::Work work_of(const library::Resource& resource, const catalogue::Snapshot& snapshot,
                     const std::function<std::string(const library::Edition&)>& texts);

// Brings the index from its own position to the journal's end: works that were put or retired,
// works of members that were renamed, and the group's concepts. In commits of at most `batch`
// entries. Calls `progress(position, size)` after each; stops early, whole, when it answers false.
Result<void> follow(store::Store& store, search::IndexWriter& writer, std::uint32_t batch,
                    const std::function<bool(std::uint64_t, std::uint64_t)>& progress);

}  // namespace cairn::hub
