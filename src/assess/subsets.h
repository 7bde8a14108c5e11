// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cairn::assess {

// A set of dimensions (positions in the codebook), one bit each.
using Set = std::uint64_t;

constexpr std::size_t dimensions_max = 64;

constexpr Set set_of(std::size_t dimension) {
    return Set{1} << dimension;
}
constexpr bool contains(Set set, Set part) {
    return (set & part) == part;
}
inline std::size_t length_of(Set set) {
    return static_cast<std::size_t>(std::popcount(set));
}

// The dimensions of the set, in rising order.
inline std::vector<std::size_t> members(Set set) {
    std::vector<std::size_t> list;
    for (; set != 0; set &= set - 1)
        list.push_back(static_cast<std::size_t>(std::countr_zero(set)));
    return list;
}

// Calls `visit` with every subset of `set`, the empty one and `set` itself included.
template <typename Visit>
void for_each_subset(Set set, Visit visit) {
    for (Set part = set;; part = (part - 1) & set) {
        visit(part);
        if (part == 0) return;
    }
}

}  // namespace cairn::assess
