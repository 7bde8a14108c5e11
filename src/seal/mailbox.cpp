// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/mailbox.h"

#include "seal/hkdf.h"
#include "seal/padded.h"

#include <sodium.h>

namespace cairn::seal {
namespace {

using Key = Secret<std::array<Byte, 32>>;

constexpr std::uint64_t scrypt_n = 1U << 16U;

Result<Key> master_of(const Code& code, std::span<const Byte> hub_salt) {
    if (hub_salt.size() < hub_salt_bytes_min)
        return fail(ErrorKind::invalid, "the hub's salt has at least 16 bytes");
    CAIRN_TRY(master, Key::create());
    const auto& digits = code.digits().reveal();
    const int bad = crypto_pwhash_scryptsalsa208sha256_ll(
        reinterpret_cast<const Byte*>(digits.data()), digits.size(), hub_salt.data(),
        hub_salt.size(), scrypt_n, 8, 1, master.reveal().data(), master.reveal().size());
    if (bad != 0) return fail(ErrorKind::unavailable, "scrypt found no memory");
    return master;
}

Result<Key> part_of(const Key& master, std::string_view info) {
    CAIRN_TRY(part, Key::create());
    CAIRN_CHECK(hkdf_sha256(master.reveal(), {}, info, part.reveal()));
    return part;
}

// Bytes that follow from a seed, for something that must come out the same each time.
class SeededEntropy final : public Entropy {
  public:
    explicit SeededEntropy(Key seed) : seed_(std::move(seed)) {}
    void fill(std::span<Byte> bytes) override {
        std::array<Byte, crypto_stream_chacha20_ietf_NONCEBYTES> nonce{};
        nonce[0] = draws_++;
        crypto_stream_chacha20_ietf(bytes.data(), bytes.size(), nonce.data(),
                                    seed_.reveal().data());
    }

  private:
    Key seed_;
    Byte draws_ = 0;  // a file takes four
};

}  // namespace

Result<Mailbox> open_mailbox(const Code& code, std::span<const Byte> hub_salt) {
    CAIRN_TRY(master, master_of(code, hub_salt));
    CAIRN_TRY(token, part_of(master, "cairn/1 mailbox token"));
    CAIRN_TRY(identity, part_of(master, "cairn/1 reply identity"));
    CAIRN_TRY(author, part_of(master, "cairn/1 author key"));
    return Mailbox{std::move(token), Identity::from_secret(identity),
                   Signer::from_seed("author", author)};
}

Result<std::string> mailbox_filler(const Sha256& token_hash, std::span<const Byte> hub_salt) {
    CAIRN_TRY(seed, Key::create());
    CAIRN_CHECK(hkdf_sha256(token_hash, hub_salt, "cairn/1 mailbox filler", seed.reveal()));
    SeededEntropy entropy(std::move(seed));
    const Recipient nobody = Identity::generate(entropy).recipient();
    return seal_padded({nobody}, {}, entropy, reply_class);
}

}  // namespace cairn::seal
