// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace cairn::search {

// Calls `take(headword, translation)` for every pair of a dictd dictionary: `name` without its
// endings, as in /usr/share/dictd/freedict-fra-eng. `not_found` when it isn't installed.
Result<void> read_freedict(
    const std::filesystem::path& name,
    const std::function<void(std::string_view headword, std::string_view translation)>& take);

}  // namespace cairn::search
