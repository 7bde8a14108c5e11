// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/merkle.h"

#include <algorithm>
#include <bit>

namespace cairn::journal {

Sha256 leaf_hash(std::string_view leaf) {
    static constexpr std::array<Byte, 1> prefix{0};
    return sha256_of({prefix, bytes_of(leaf)});
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
    static constexpr std::array<Byte, 1> prefix{1};
    return sha256_of({prefix, left, right});
}

void Frontier::add(std::string_view leaf) {
    Sha256 root = leaf_hash(leaf);
    // Each trailing one of the size is a full subtree as large as what was just made.
    for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
        root = node_hash(roots_.back(), root);
        roots_.pop_back();
    }
    roots_.push_back(root);
    ++size_;
}

Sha256 Frontier::root() const {
    if (roots_.empty()) return sha256(std::string_view{});
    Sha256 root = roots_.back();
    for (std::size_t i = roots_.size() - 1; i > 0; --i) root = node_hash(roots_[i - 1], root);
    return root;
}

std::string Frontier::bytes() const {
    std::string out;
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((size_ >> shift) & 0xffU);
    for (const Sha256& root : roots_) out += text_of(root);
    return out;
}

Result<Frontier> Frontier::parse(std::string_view bytes) {
    Frontier frontier;
    if (bytes.size() < 8) return fail(ErrorKind::corrupt, "the Merkle frontier is cut short");
    for (std::size_t i = 0; i < 8; ++i)
        frontier.size_ = (frontier.size_ << 8U) | static_cast<Byte>(bytes[i]);
    bytes.remove_prefix(8);
    if (bytes.size() != 32 * static_cast<std::size_t>(std::popcount(frontier.size_)))
        return fail(ErrorKind::corrupt, "the Merkle frontier does not fit its size");
    for (; !bytes.empty(); bytes.remove_prefix(32)) {
        Sha256 root;
        std::copy_n(bytes.begin(), 32, root.begin());
        frontier.roots_.push_back(root);
    }
    return frontier;
}

}  // namespace cairn::journal
