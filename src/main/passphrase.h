// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <string>

namespace cairn {

constexpr std::size_t passphrase_bytes_max = 1024;

enum class Asking { once, twice };  // twice: a new passphrase, which must not be mistyped

// From the environment variable CAIRN_PASSPHRASE, else typed at the terminal without showing it.
// `unavailable` without either; `invalid` when it is empty, too long, or typed differently.
Result<SecretBytes> ask_passphrase(const std::string& prompt, Asking asking);

}  // namespace cairn
