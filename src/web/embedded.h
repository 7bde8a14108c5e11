// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace cairn::web {

// The bytes of a file that was compiled in, by its name without folder; empty if there is none.
std::string_view embedded(std::string_view name);

}  // namespace cairn::web
