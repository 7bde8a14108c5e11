// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <xapian.h>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::search {

struct Spelling {
    std::string word;
    Xapian::doccount works = 0;  // that have it
};

// The indexed word that `folded` most likely is a slip of: with the same first letter, at most one
// letter changed, missing, added or swapped with its neighbour (two in words of eight letters or
// more), in more works than `found_in`. Of several the nearest, then the most frequent.
std::optional<Spelling> other_spelling(const Xapian::Database& database, std::string_view folded,
                                       Xapian::doccount found_in);

}  // namespace cairn::search
