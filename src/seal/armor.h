// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

// The text form of an age file: base64 in 64 columns between a BEGIN and an END line, for channels
// that carry text only.
namespace cairn::seal {

bool is_armored(std::string_view bytes);
std::string armor(std::string_view sealed);
// Strict but for white space around it and for lines that end in CRLF. `invalid` otherwise.
Result<std::string> unarmor(std::string_view text);

}  // namespace cairn::seal
