// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "seal/note.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::journal {

// A checkpoint (c2sp.org/tlog-checkpoint): "origin\nsize\nbase64(root)\n", signed as a note.
struct Checkpoint {
    std::string origin;  // "cairn/" and the group's id
    std::uint64_t size = 0;
    Sha256 root{};
};

std::string format_checkpoint(const Checkpoint& checkpoint);
Result<Checkpoint> parse_checkpoint(std::string_view text);

}  // namespace cairn::journal
