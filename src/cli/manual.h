// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace cairn::cli {

// The manual page's text of a verb, or of the program itself ("cairn").
std::string_view manual(std::string_view verb);

}  // namespace cairn::cli
