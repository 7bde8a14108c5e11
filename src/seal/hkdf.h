// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <span>
#include <string_view>

namespace cairn::seal {

// Fills `out` with HKDF-SHA256 (RFC 5869) of the key; an empty salt is the RFC's absent one.
// `unavailable` if OpenSSL cannot.
Result<void> hkdf_sha256(std::span<const Byte> key, std::span<const Byte> salt,
                         std::string_view info, std::span<Byte> out);

}  // namespace cairn::seal
