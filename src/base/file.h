// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace cairn {

enum class FileMode { shared, owner_only };

// The whole file, at most `bytes_max` (`too_large` beyond it). `not_found` if it is not there.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

// Replaces the file in one step: written beside it, synced, renamed. Readers see old or new.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes,
                        FileMode mode = FileMode::shared);

}  // namespace cairn
