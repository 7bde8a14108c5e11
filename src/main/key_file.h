// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "seal/note.h"

#include <filesystem>

namespace cairn {

// The open key of a demonstration: one line, "cairn-demo-key NAME SEED-IN-HEX", for its owner only.
Result<void> write_open_key(const std::filesystem::path& file, const seal::Signer& signer);
// `invalid` when the file is no such key.
Result<seal::Signer> read_open_key(const std::filesystem::path& file);

}  // namespace cairn
