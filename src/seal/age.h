// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/secret.h"
#include "seal/age_key.h"
#include "seal/age_stream.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// age v1 files (c2sp.org/age) with X25519 recipients or a passphrase: what is sealed here opens
// with the `age` program, and the other way round. Armor is apart, in armor.h.
namespace cairn::seal {

struct Stanza;

constexpr unsigned age_work_factor = 18;  // about a second and 256 MiB
constexpr unsigned age_work_factor_max = 20;

// What a file may be opened with. What it points to must outlive its use.
struct AgeKeys {
    std::vector<const Identity*> identities;
    std::optional<std::string_view> passphrase;
    unsigned work_factor_max = age_work_factor_max;
};

// Seals piece by piece, so that plain bytes need not lie together anywhere.
class AgeSealer {
  public:
    // `invalid` without a recipient.
    static Result<AgeSealer> to(const std::vector<Recipient>& recipients, Entropy& entropy);
    static Result<AgeSealer> under(std::string_view passphrase, unsigned work_factor,
                                   Entropy& entropy);
    // Each appends to `out`; finish() once, at the end.
    void put(std::span<const Byte> plain, std::string& out);
    void finish(std::string& out);

  private:
    AgeSealer(std::string header, StreamSealer stream)
        : header_(std::move(header)), stream_(std::move(stream)) {}
    static Result<AgeSealer> begin(const std::vector<Stanza>& stanzas,
                                   const Secret<std::array<Byte, 16>>& key, Entropy& entropy);
    std::string header_;  // until it is written
    StreamSealer stream_;
};

// Opens piece by piece. Errors: `invalid` when the header breaks the format, `forbidden` when no
// key opens it, `corrupt` when header or payload were changed or cut.
class AgeOpener {
  public:
    explicit AgeOpener(AgeKeys keys) : keys_(std::move(keys)) {}
    Result<void> put(std::string_view sealed, const PlainSink& sink);
    // Only now is it known that nothing is missing.
    Result<void> finish(const PlainSink& sink);

  private:
    Result<void> open_header();
    AgeKeys keys_;
    std::string head_;  // until the header and the payload's nonce are complete
    std::optional<StreamOpener> stream_;
};

// The same for what is at hand as a whole.
Result<std::string> seal_to(const std::vector<Recipient>& recipients, std::span<const Byte> plain,
                            Entropy& entropy);
Result<std::string> seal_under(std::string_view passphrase, std::span<const Byte> plain,
                               Entropy& entropy, unsigned work_factor = age_work_factor);
// All or nothing.
Result<SecretBytes> open_sealed(std::string_view sealed, const AgeKeys& keys);

}  // namespace cairn::seal
