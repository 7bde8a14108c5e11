// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/secret.h"
#include "seal/age_key.h"
#include "seal/code.h"
#include "seal/note.h"

#include <span>

// What grows out of a code, the same here and in the browser:
//
//     master = scrypt(the 26 digits in ASCII, hub salt, N = 2^16, r = 8, p = 1), 32 bytes
//     part   = HKDF-SHA256(master, no salt, info), 32 bytes, with info one of
//              "cairn/1 mailbox token", "cairn/1 reply identity", "cairn/1 author key"
//
// The hub keeps SHA-256(token), the identity's recipient and the verification key, never the rest.
namespace cairn::seal {

constexpr std::size_t hub_salt_bytes_min = 16;

struct Mailbox {
    Secret<std::array<Byte, 32>> token;  // opens the mailbox
    Identity replies;                    // opens what the group answered
    Signer author;                       // signs follow-ups, consent and withdrawal

    Sha256 token_hash() const { return sha256(token.reveal()); }
};

// Takes 64 MiB and some tenths of a second. `invalid` for a salt below 16 bytes, `unavailable` when
// there is no memory.
Result<Mailbox> open_mailbox(const Code& code, std::span<const Byte> hub_salt);

// What a mailbox without a reply answers, known or unknown: an age file of the same size as a reply
// that nobody can open, always the same for a token.
Result<std::string> mailbox_filler(const Sha256& token_hash, std::span<const Byte> hub_salt);

}  // namespace cairn::seal
