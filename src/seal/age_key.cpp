// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_key.h"

#include "seal/bech32.h"

#include <sodium.h>

namespace cairn::seal {
namespace {

constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "age-secret-key-";
static_assert(bech32_size(identity_prefix, 32) == Identity::text_size);

}  // namespace

Result<Recipient> Recipient::parse(std::string_view text) {
    // Written in capitals it would be another spelling of the same key; age takes lower case only.
    if (!text.starts_with(recipient_prefix))
        return fail(ErrorKind::invalid, "a recipient begins with age1");
    Recipient recipient;
    CAIRN_CHECK(parse_bech32(recipient_prefix, text, recipient.key));
    return recipient;
}

std::string Recipient::text() const {
    std::string text(bech32_size(recipient_prefix, 32), '\0');
    write_bech32(recipient_prefix, key, text);
    return text;
}

Identity Identity::from_secret(const Secret<std::array<Byte, 32>>& secret) {
    Identity identity;
    identity.secret_.reveal() = secret.reveal();
    crypto_scalarmult_curve25519_base(identity.recipient_.key.data(), secret.reveal().data());
    return identity;
}

Identity Identity::generate(Entropy& entropy) {
    Secret<std::array<Byte, 32>> secret;
    entropy.fill(secret.reveal());
    return from_secret(secret);
}

Result<Identity> Identity::parse(std::string_view text) {
    if (!text.starts_with("AGE-SECRET-KEY-1"))
        return fail(ErrorKind::invalid, "an identity begins with AGE-SECRET-KEY-1");
    Secret<std::array<Byte, 32>> secret;
    CAIRN_CHECK(parse_bech32(identity_prefix, text, secret.reveal()));
    return from_secret(secret);
}

Secret<std::array<char, Identity::text_size>> Identity::text() const {
    Secret<std::array<char, text_size>> text;
    write_bech32(identity_prefix, secret_.reveal(), text.reveal());
    for (char& c : text.reveal())
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace cairn::seal
