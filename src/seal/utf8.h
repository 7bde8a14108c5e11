// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace cairn::seal {

// Valid UTF-8 (no overlong forms, no surrogates) in which newline is the only control character
// below U+0020 and U+007F does not stand.
bool is_plain_utf8(std::string_view bytes);

}  // namespace cairn::seal
