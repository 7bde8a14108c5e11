// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/merkle.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::journal;

namespace {

// RFC 6962, 2.1, word by word, to hold the frontier against.
Sha256 root_of(const std::vector<std::string>& leaves) {
    if (leaves.empty()) return sha256(std::string_view{});
    if (leaves.size() == 1) return leaf_hash(leaves[0]);
    std::size_t half = 1;
    while (half * 2 < leaves.size()) half *= 2;
    const auto middle = leaves.begin() + static_cast<std::ptrdiff_t>(half);
    return node_hash(root_of({leaves.begin(), middle}), root_of({middle, leaves.end()}));
}

}  // namespace

TEST_CASE("the frontier's root is the tree's root at every size") {
    Frontier frontier;
    std::vector<std::string> leaves;
    for (int i = 0; i < 70; ++i) {
        CHECK(frontier.root() == root_of(leaves));
        CHECK(Frontier::parse(frontier.bytes()).value() == frontier);
        leaves.push_back(std::to_string(i));
        frontier.add(leaves.back());
    }
}

TEST_CASE("the roots are those of Certificate Transparency's test vectors") {
    Frontier frontier;
    CHECK(to_hex(frontier.root()) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    frontier.add("");
    CHECK(to_hex(frontier.root()) ==
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    frontier.add(std::string(1, '\0'));
    CHECK(to_hex(frontier.root()) ==
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
}

TEST_CASE("a frontier that was cut is refused") {
    Frontier frontier;
    frontier.add("a");
    CHECK_FALSE(Frontier::parse(frontier.bytes().substr(1)).has_value());
    CHECK_FALSE(Frontier::parse("").has_value());
}
