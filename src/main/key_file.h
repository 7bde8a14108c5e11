// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "seal/note.h"
#include "seal/person_keys.h"

#include <filesystem>

namespace cairn {

// The open key of a demonstration: one line, "cairn-demo-key NAME SEED-IN-HEX", for its owner only.
Result<void> write_open_key(const std::filesystem::path& file, const seal::Signer& signer);
// `invalid` when the file is no such key.
Result<seal::Signer> read_open_key(const std::filesystem::path& file);

// Whether the file holds an open key; what it holds besides is not judged.
Result<bool> is_open_key(const std::filesystem::path& file);

// A person's keys in an age file under their passphrase, for its owner only. `conflict` when the
// file is there already: a key is never written over.
Result<void> write_person_keys(const std::filesystem::path& file, const seal::PersonKeys& keys,
                               const SecretBytes& passphrase, Entropy& entropy);
// `forbidden` for another passphrase, `invalid` when the file holds no such keys.
Result<seal::PersonKeys> read_person_keys(const std::filesystem::path& file,
                                          const SecretBytes& passphrase);

}  // namespace cairn
