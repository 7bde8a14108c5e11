// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/entropy.h"
#include "seal/http_signature.h"
#include "seal/note.h"

// Requests that a person signs: to read the vault, to hand in an entry. The signature covers
// method, authority, path, query and the digest of the body; it names when it was made and until
// when it is good, and a nonce. In three fields:
//
//     Content-Digest: sha-256=:...:
//     Signature-Input: cairn=("@method" "@authority" "@path" "@query"
//     "content-digest");created=...;
//                      expires=...;nonce="...";keyid="NAME+HASH";alg="ed25519"
//     Signature: cairn=:...:
namespace cairn::seal {

constexpr std::chrono::seconds signed_for_max{120};
constexpr std::chrono::seconds clock_skew_max{10};

// Adds the three fields to the message; `invalid` for one that no request can be.
Result<void> sign_request(HttpMessage& message, std::string_view body, const Signer& signer,
                          Seconds now, Entropy& entropy);

struct SignedRequest {
    Verifier signer;
    std::string nonce;
    Seconds expires;
};

// Who signed it. `forbidden` when it is not signed, by nobody known, for another time or another
// body; `invalid` when a field is not in its form; `corrupt` when the signature does not hold. It
// is still open then whether the nonce is new: that is for the vault to say, before anything is
// done.
Result<SignedRequest> verify_request(const HttpMessage& message, std::string_view body,
                                     const std::vector<Verifier>& known, Seconds now);

}  // namespace cairn::seal
