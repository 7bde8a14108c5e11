// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace cairn::http {

struct Target {
    std::string path;   // decoded
    std::string query;  // as sent
};

// Takes apart a request target in origin form, "/fr/resources?q=abri". Fails with `invalid` on
// every other form, on bytes that no target holds, and on a path that could be read in two ways:
// a broken escape, an escaped slash, a backslash, a control character, invalid UTF-8, an empty
// segment before the last, "." or "..".
Result<Target> parse_target(std::string_view target);

}  // namespace cairn::http
