// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_wrap.h"

#include "seal/hkdf.h"

#include <sodium.h>
#include <algorithm>
#include <charconv>

namespace cairn::seal {
namespace {

constexpr std::string_view x25519_type = "X25519";
constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
constexpr std::string_view scrypt_type = "scrypt";
constexpr std::string_view scrypt_label = "age-encryption.org/v1/scrypt";
constexpr std::size_t scrypt_salt_size = 16;
constexpr std::size_t wrapped_size = 16 + crypto_aead_chacha20poly1305_IETF_ABYTES;

using WrapKey = Secret<std::array<Byte, 32>>;
using Share = std::array<Byte, 32>;

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("age header: ") + why);
}

// The nonce is zero: a wrapping key is used once.
constexpr std::array<Byte, crypto_aead_chacha20poly1305_IETF_NPUBBYTES> zero_nonce{};

std::string wrap(const FileKey& key, const WrapKey& with) {
    std::string body(wrapped_size, '\0');
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<Byte*>(body.data()), nullptr,
                                              key.reveal().data(), key.reveal().size(), nullptr, 0,
                                              nullptr, zero_nonce.data(), with.reveal().data());
    return body;
}

// The size is checked before anything is decrypted: a longer body could be made to open under two
// keys.
Result<std::optional<FileKey>> unwrap(std::string_view body, const WrapKey& with) {
    if (body.size() != wrapped_size) return refused("a wrapped key is not 32 bytes");
    CAIRN_TRY(key, FileKey::create());
    const int bad = crypto_aead_chacha20poly1305_ietf_decrypt(
        key.reveal().data(), nullptr, nullptr, reinterpret_cast<const Byte*>(body.data()),
        body.size(), nullptr, 0, zero_nonce.data(), with.reveal().data());
    if (bad != 0) return std::optional<FileKey>{};
    return std::optional<FileKey>(std::move(key));
}

// What both sides of an X25519 agreement derive; `invalid` for a point of low order.
Result<WrapKey> agreed_key(const Secret<Share>& secret, const Share& other, const Share& share,
                           const Recipient& recipient) {
    CAIRN_TRY(agreed, Secret<Share>::create());
    if (crypto_scalarmult_curve25519(agreed.reveal().data(), secret.reveal().data(),
                                     other.data()) != 0)
        return refused("an X25519 share has low order");
    std::array<Byte, 64> salt{};
    std::copy(share.begin(), share.end(), salt.begin());
    std::copy(recipient.key.begin(), recipient.key.end(), salt.begin() + 32);
    CAIRN_TRY(key, WrapKey::create());
    CAIRN_CHECK(hkdf_sha256(agreed.reveal(), salt, x25519_label, key.reveal()));
    return key;
}

Result<WrapKey> stretched_key(std::string_view passphrase, std::string_view salt,
                              unsigned work_factor) {
    const std::string labelled = std::string(scrypt_label) + std::string(salt);
    CAIRN_TRY(key, WrapKey::create());
    const int bad = crypto_pwhash_scryptsalsa208sha256_ll(
        reinterpret_cast<const Byte*>(passphrase.data()), passphrase.size(),
        reinterpret_cast<const Byte*>(labelled.data()), labelled.size(),
        std::uint64_t{1} << work_factor, 8, 1, key.reveal().data(), key.reveal().size());
    if (bad != 0) return fail(ErrorKind::unavailable, "scrypt found no memory");
    return key;
}

// 1 to 63, without a sign or a leading zero.
Result<unsigned> parse_work_factor(std::string_view text) {
    unsigned factor = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), factor);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || text.starts_with('0'))
        return refused("the work factor is not a number");
    return factor;
}

}  // namespace

Result<Stanza> wrap_x25519(const FileKey& key, const Recipient& recipient, Entropy& entropy) {
    CAIRN_TRY(ephemeral, Secret<Share>::create());
    entropy.fill(ephemeral.reveal());
    Share share{};
    crypto_scalarmult_curve25519_base(share.data(), ephemeral.reveal().data());
    CAIRN_TRY(with, agreed_key(ephemeral, recipient.key, share, recipient));
    return Stanza{{std::string(x25519_type), to_bare_base64(share)}, wrap(key, with)};
}

Result<std::optional<FileKey>> unwrap_x25519(const Stanza& stanza, const Identity& identity) {
    if (stanza.arguments.front() != x25519_type) return std::optional<FileKey>{};
    if (stanza.arguments.size() != 2) return refused("an X25519 stanza has one argument");
    const auto bytes = from_bare_base64(stanza.arguments[1]);
    Share share{};
    if (!bytes || bytes->size() != share.size())
        return refused("an X25519 share is not 32 bytes in base64");
    std::copy(bytes->begin(), bytes->end(), share.begin());
    CAIRN_TRY(with, agreed_key(identity.secret(), share, share, identity.recipient()));
    return unwrap(stanza.body, with);
}

Result<Stanza> wrap_scrypt(const FileKey& key, std::string_view passphrase, unsigned work_factor,
                           Entropy& entropy) {
    std::string salt(scrypt_salt_size, '\0');
    entropy.fill({reinterpret_cast<Byte*>(salt.data()), salt.size()});
    CAIRN_TRY(with, stretched_key(passphrase, salt, work_factor));
    return Stanza{
        {std::string(scrypt_type), to_bare_base64(bytes_of(salt)), std::to_string(work_factor)},
        wrap(key, with)};
}

Result<std::optional<FileKey>> unwrap_scrypt(const Stanza& stanza, std::string_view passphrase,
                                             unsigned work_factor_max) {
    if (stanza.arguments.size() != 3) return refused("a scrypt stanza has two arguments");
    const auto salt = from_bare_base64(stanza.arguments[1]);
    if (!salt || salt->size() != scrypt_salt_size)
        return refused("a scrypt salt is not 16 bytes in base64");
    CAIRN_TRY(work_factor, parse_work_factor(stanza.arguments[2]));
    if (work_factor > work_factor_max) return refused("the work factor is too high");
    if (stanza.body.size() != wrapped_size) return refused("a wrapped key is not 32 bytes");
    CAIRN_TRY(with, stretched_key(passphrase, *salt, work_factor));
    return unwrap(stanza.body, with);
}

bool is_scrypt(const Stanza& stanza) {
    return stanza.arguments.front() == scrypt_type;
}

}  // namespace cairn::seal
