// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "clean/image.h"

#include <vector>

// What each format's reader hands over: the pieces that stay, in order.
namespace cairn::clean {

// Bytes of the original, or others in the place of original ones that are not fewer.
struct Piece {
    std::size_t from = 0;
    std::size_t size = 0;
    std::vector<Byte> instead;
};

struct Plan {
    std::vector<Piece> pieces;
    std::set<Part> removed;
    unsigned orientation = 1;

    void keep(std::size_t from, std::size_t size) { pieces.push_back({from, size, {}}); }
    void replace(std::size_t from, std::size_t size, std::vector<Byte> instead) {
        pieces.push_back({from, size, std::move(instead)});
    }
};

Result<Plan> plan_jpeg(std::span<const Byte> bytes);
Result<Plan> plan_png(std::span<const Byte> bytes);
Result<Plan> plan_webp(std::span<const Byte> bytes);

// Numbers in the two orders of bytes; the caller knows that they are there.
inline unsigned big16(std::span<const Byte> bytes, std::size_t at) {
    return (static_cast<unsigned>(bytes[at]) << 8U) | bytes[at + 1];
}
inline std::size_t big32(std::span<const Byte> bytes, std::size_t at) {
    return (std::size_t{big16(bytes, at)} << 16U) | big16(bytes, at + 2);
}
inline unsigned little16(std::span<const Byte> bytes, std::size_t at) {
    return (static_cast<unsigned>(bytes[at + 1]) << 8U) | bytes[at];
}
inline std::size_t little32(std::span<const Byte> bytes, std::size_t at) {
    return (std::size_t{little16(bytes, at + 2)} << 16U) | little16(bytes, at);
}

}  // namespace cairn::clean
