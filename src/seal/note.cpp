// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/note.h"

#include "base/hash.h"
#include "seal/utf8.h"

#include <sodium.h>
#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::string_view dash = "\u2014 ";  // an em dash and a space begin a signature line
constexpr Byte algorithm_ed25519 = 1;

bool is_name(std::string_view name) {
    return !name.empty() && name.find_first_of(" +\n\t") == std::string_view::npos;
}

std::array<Byte, 4> big_endian(std::uint32_t number) {
    return {static_cast<Byte>(number >> 24U), static_cast<Byte>(number >> 16U),
            static_cast<Byte>(number >> 8U), static_cast<Byte>(number)};
}

std::uint32_t from_big_endian(std::string_view bytes) {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i)
        number = (number << 8U) | static_cast<Byte>(bytes[static_cast<std::size_t>(i)]);
    return number;
}

Result<Signature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash))
        return fail(ErrorKind::invalid, "a signature line must begin with a dash");
    line.remove_prefix(dash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !is_name(line.substr(0, space)))
        return fail(ErrorKind::invalid, "a signature line needs a name and a signature");
    auto bytes = from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() != 4 + 64)
        return fail(ErrorKind::invalid, "a signature is not an Ed25519 signature in base64");
    Signature signature;
    signature.name = line.substr(0, space);
    signature.hash = from_big_endian(*bytes);
    std::copy(bytes->begin() + 4, bytes->end(), signature.bytes.begin());
    return signature;
}

bool holds(const Verifier& verifier, const Signature& signature, std::string_view text) {
    return crypto_sign_ed25519_verify_detached(signature.bytes.data(),
                                               reinterpret_cast<const Byte*>(text.data()),
                                               text.size(), verifier.key.data()) == 0;
}

}  // namespace

std::uint32_t Verifier::hash() const {
    static constexpr std::array<Byte, 2> separator{'\n', algorithm_ed25519};
    const Sha256 digest = sha256_of({bytes_of(name), separator, key});
    return from_big_endian(text_of(digest));
}

std::string Verifier::text() const {
    std::string bytes(1, static_cast<char>(algorithm_ed25519));
    bytes += text_of(key);
    return name + "+" + to_hex(big_endian(hash())) + "+" + to_base64(bytes_of(bytes));
}

Result<Verifier> Verifier::parse(std::string_view text) {
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !is_name(text.substr(0, first)))
        return fail(ErrorKind::invalid, "a verifier key is name+hash+base64");
    auto bytes = from_base64(text.substr(second + 1));
    if (!bytes || bytes->size() != 33 || static_cast<Byte>(bytes->front()) != algorithm_ed25519)
        return fail(ErrorKind::invalid, "a verifier key must be an Ed25519 key");
    Verifier verifier;
    verifier.name = text.substr(0, first);
    std::copy(bytes->begin() + 1, bytes->end(), verifier.key.begin());
    if (to_hex(big_endian(verifier.hash())) != text.substr(first + 1, second - first - 1))
        return fail(ErrorKind::invalid, "a verifier key's hash does not fit its key");
    return verifier;
}

Signer Signer::from_seed(std::string name, const Secret<std::array<Byte, 32>>& seed) {
    Signer signer;
    signer.verifier_.name = std::move(name);
    crypto_sign_ed25519_seed_keypair(signer.verifier_.key.data(), signer.key_.reveal().data(),
                                     seed.reveal().data());
    return signer;
}

Signer Signer::generate(std::string name, Entropy& entropy) {
    Secret<std::array<Byte, 32>> seed;
    entropy.fill(seed.reveal());
    return from_seed(std::move(name), seed);
}

std::array<Byte, 64> Signer::sign(std::string_view text) const {
    std::array<Byte, 64> signature{};
    crypto_sign_ed25519_detached(signature.data(), nullptr,
                                 reinterpret_cast<const Byte*>(text.data()), text.size(),
                                 key_.reveal().data());
    return signature;
}

Secret<std::array<Byte, 32>> Signer::seed() const {
    Secret<std::array<Byte, 32>> seed;
    crypto_sign_ed25519_sk_to_seed(seed.reveal().data(), key_.reveal().data());
    return seed;
}

Result<Note> parse_note(std::string_view bytes) {
    if (bytes.size() > note_bytes_max)
        return fail(ErrorKind::too_large, "a note is at most 64 KiB");
    if (!is_plain_utf8(bytes))
        return fail(ErrorKind::invalid, "a note must be UTF-8 without control characters");
    const std::size_t end = bytes.rfind("\n\n");
    if (end == std::string_view::npos || bytes.back() != '\n')
        return fail(ErrorKind::invalid, "a note needs an empty line and signatures");
    Note note;
    note.text = bytes.substr(0, end + 1);
    std::string_view rest = bytes.substr(end + 2);
    while (!rest.empty()) {
        const std::size_t line_end = rest.find('\n');
        CAIRN_TRY(signature, parse_signature(rest.substr(0, line_end)));
        note.signatures.push_back(std::move(signature));
        if (note.signatures.size() > note_signatures_max)
            return fail(ErrorKind::too_large, "a note has at most 16 signatures");
        rest.remove_prefix(line_end + 1);
    }
    if (note.signatures.empty()) return fail(ErrorKind::invalid, "a note needs a signature");
    return note;
}

std::string sign_note(std::string_view text, const std::vector<const Signer*>& signers) {
    std::string note(text);
    note += '\n';
    for (const Signer* signer : signers) {
        const auto hash = big_endian(signer->verifier().hash());
        const auto signature = signer->sign(text);
        std::array<Byte, 68> bytes{};
        std::copy(hash.begin(), hash.end(), bytes.begin());
        std::copy(signature.begin(), signature.end(), bytes.begin() + 4);
        note += dash;
        note += signer->verifier().name + " " + to_base64(bytes) + "\n";
    }
    return note;
}

Result<std::vector<Verifier>> verified_signers(const Note& note,
                                               const std::vector<Verifier>& known) {
    std::vector<Verifier> signers;
    for (const Signature& signature : note.signatures) {
        for (const Verifier& verifier : known) {
            if (verifier.name != signature.name || verifier.hash() != signature.hash) continue;
            if (!holds(verifier, signature, note.text))
                return fail(ErrorKind::corrupt,
                            "the signature of " + verifier.name + " does not hold");
            if (std::find(signers.begin(), signers.end(), verifier) == signers.end())
                signers.push_back(verifier);
        }
    }
    return signers;
}

}  // namespace cairn::seal
