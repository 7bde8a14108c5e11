// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/entropy.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Signed notes as c2sp.org/signed-note has them, with Ed25519 signatures. A note is
//
//     text that ends in a newline
//     <empty line>
//     — name base64(key hash, 4 bytes || signature, 64 bytes)
//
// with one line a signature. The key hash is the first 4 bytes of SHA-256(name, newline, 0x01,
// key).
namespace cairn::seal {

constexpr std::size_t note_bytes_max = 64 * 1024;
constexpr std::size_t note_signatures_max = 16;

// Who may have signed: a name without spaces or '+', and an Ed25519 public key.
struct Verifier {
    std::string name;
    std::array<Byte, 32> key{};

    std::uint32_t hash() const;
    // "name+hash+base64(0x01 || key)", the form of Go's sumdb/note.
    std::string text() const;
    static Result<Verifier> parse(std::string_view text);
    bool operator==(const Verifier&) const = default;
};

// Signs under a name.
class Signer {
  public:
    static Signer generate(std::string name, Entropy& entropy);
    // From the 32-byte seed of RFC 8032.
    static Signer from_seed(std::string name, const Secret<std::array<Byte, 32>>& seed);

    const Verifier& verifier() const { return verifier_; }
    std::array<Byte, 64> sign(std::string_view text) const;
    Secret<std::array<Byte, 32>> seed() const;

  private:
    Signer() = default;
    Verifier verifier_;
    Secret<std::array<Byte, 64>> key_;  // libsodium's form: seed and public key
};

struct Signature {
    std::string name;
    std::uint32_t hash = 0;
    std::array<Byte, 64> bytes{};
};

// A note taken apart; nothing is verified yet. `text` ends in a newline.
struct Note {
    std::string text;
    std::vector<Signature> signatures;
};

// Strict: valid UTF-8 without control characters but newline, at most 64 KiB and 16 signatures.
Result<Note> parse_note(std::string_view bytes);

// The text must end in a newline; signs with each of the signers.
std::string sign_note(std::string_view text, const std::vector<const Signer*>& signers);

// Which of the verifiers signed the note. A signature under a known name and key that does not hold
// is `corrupt`; signatures of unknown keys are passed over. Empty when none of them is known.
Result<std::vector<Verifier>> verified_signers(const Note& note,
                                               const std::vector<Verifier>& known);

}  // namespace cairn::seal
