// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/group.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cairn::catalogue {

// The group, its members and areas as they stand at one position of the journal. Immutable; a
// request holds one from beginning to end. Resources are not here: they are read by key.
struct Snapshot {
    std::uint64_t position = 0;  // the journal's size
    library::Group group;
    std::vector<library::Member> members;  // by short name
    std::vector<library::Area> areas;      // in the group's order
    std::vector<library::Concept> glossary;

    const library::Member* member(std::string_view id) const;
    const library::Area* area(std::string_view id) const;
};

Result<std::shared_ptr<const Snapshot>> read_snapshot(store::Store& store);

}  // namespace cairn::catalogue
