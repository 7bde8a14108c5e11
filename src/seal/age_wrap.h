// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/secret.h"
#include "seal/age_header.h"
#include "seal/age_key.h"

#include <optional>

// How the key of an age file is wrapped to a recipient or under a passphrase (c2sp.org/age).
namespace cairn::seal {

using FileKey = Secret<std::array<Byte, 16>>;

Result<Stanza> wrap_x25519(const FileKey& key, const Recipient& recipient, Entropy& entropy);
// Empty when the stanza is of another type or for another identity; `invalid` when it breaks the
// format.
Result<std::optional<FileKey>> unwrap_x25519(const Stanza& stanza, const Identity& identity);

// scrypt with N = 2^work_factor, r = 8, p = 1: 2^work_factor KiB of memory.
Result<Stanza> wrap_scrypt(const FileKey& key, std::string_view passphrase, unsigned work_factor,
                           Entropy& entropy);
// Empty when the passphrase is another; `invalid` also when the work factor is above the most.
Result<std::optional<FileKey>> unwrap_scrypt(const Stanza& stanza, std::string_view passphrase,
                                             unsigned work_factor_max);

bool is_scrypt(const Stanza& stanza);

}  // namespace cairn::seal
