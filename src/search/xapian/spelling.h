// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"

#include <xapian.h>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::search {

struct Spelling {
    std::string word;
    Xapian::doccount works = 0;  // that have it
};

// Of the words that the index has: the one that `folded` most likely is a slip of: with the same
// first letter, at most one letter changed, missing, added or swapped with its neighbour (two in
// words of eight letters or more), in more works than `found_in`. Of several the nearest, then the
// most frequent.
std::optional<Spelling> other_spelling(const Knowledge& knowledge, std::string_view folded,
                                       Xapian::doccount found_in);

}  // namespace cairn::search
