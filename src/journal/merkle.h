// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::journal {

// The Merkle tree of RFC 6962, section 2.1, kept as its frontier: the roots of the full subtrees,
// largest first, one for each bit that is set in the size.
class Frontier {
  public:
    void add(std::string_view leaf);
    std::uint64_t size() const { return size_; }
    Sha256 root() const;  // of no leaves: the SHA-256 of nothing

    // 8 bytes of size, big-endian, and 32 bytes a root.
    std::string bytes() const;
    static Result<Frontier> parse(std::string_view bytes);
    bool operator==(const Frontier&) const = default;

  private:
    std::uint64_t size_ = 0;
    std::vector<Sha256> roots_;
};

Sha256 leaf_hash(std::string_view leaf);                    // SHA-256(0x00 || leaf)
Sha256 node_hash(const Sha256& left, const Sha256& right);  // SHA-256(0x01 || left || right)

}  // namespace cairn::journal
