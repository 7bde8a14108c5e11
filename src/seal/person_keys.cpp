// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/person_keys.h"

#include "seal/bech32.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace cairn::seal {
namespace {

constexpr std::string_view first_line = "# cairn person 1\n";
constexpr std::string_view name_line = "# name: ";
constexpr std::string_view signer_line = "# signs with: ";
constexpr std::string_view signer_prefix = "cairn-signing-key-";
constexpr std::size_t signer_size = bech32_size(signer_prefix, 32);

using Text = Secret<std::array<char, signer_size>>;

Text text_of_signer(const Signer& signer) {
    Text text;
    write_bech32(signer_prefix, signer.seed().reveal(), text.reveal());
    for (char& c : text.reveal())
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

Result<SecretBytes> joined(std::initializer_list<std::string_view> pieces) {
    std::size_t size = 0;
    for (const std::string_view piece : pieces) size += piece.size();
    CAIRN_TRY(bytes, SecretBytes::create(size));
    auto place = bytes.reveal().begin();
    for (const std::string_view piece : pieces)
        place = std::copy(piece.begin(), piece.end(), place);
    return bytes;
}

// Takes a line with this beginning off the front: what follows the beginning, without the newline.
Result<std::string_view> take_line(std::string_view& rest, std::string_view start) {
    const std::size_t end = rest.find('\n');
    if (!rest.starts_with(start) || end == std::string_view::npos)
        return fail(ErrorKind::invalid, "a person's keys: a line is missing");
    const std::string_view line = rest.substr(start.size(), end - start.size());
    rest.remove_prefix(end + 1);
    return line;
}

}  // namespace

PersonKeys PersonKeys::generate(std::string name, Entropy& entropy) {
    return {Signer::generate(std::move(name), entropy), Identity::generate(entropy)};
}

Result<std::string> seal_person_keys(const PersonKeys& keys, std::string_view passphrase,
                                     Entropy& entropy, unsigned work_factor) {
    if (passphrase.empty()) return fail(ErrorKind::invalid, "a passphrase is missing");
    const Text signer = text_of_signer(keys.signer);
    const auto identity = keys.identity.text();
    CAIRN_TRY(plain, joined({first_line,
                             name_line,
                             keys.signer.verifier().name,
                             "\n",
                             signer_line,
                             {signer.reveal().data(), signer.reveal().size()},
                             "\n",
                             {identity.reveal().data(), identity.reveal().size()},
                             "\n"}));
    return seal_under(passphrase, plain.reveal(), entropy, work_factor);
}

Result<PersonKeys> open_person_keys(std::string_view sealed, std::string_view passphrase) {
    CAIRN_TRY(plain, open_sealed(sealed, {{}, passphrase}));
    std::string_view rest = plain.reveal_text();
    if (!rest.starts_with(first_line))
        return fail(ErrorKind::invalid, "a person's keys: a line is missing");
    rest.remove_prefix(first_line.size());
    CAIRN_TRY(name, take_line(rest, name_line));
    if (name.empty() || name.find_first_of(" +") != std::string_view::npos)
        return fail(ErrorKind::invalid, "a person's keys: the name is none");
    CAIRN_TRY(signer_text, take_line(rest, signer_line));
    CAIRN_TRY(identity_text, take_line(rest, ""));
    if (!rest.empty()) return fail(ErrorKind::invalid, "a person's keys: more follows them");
    Secret<std::array<Byte, 32>> seed;
    CAIRN_CHECK(parse_bech32(signer_prefix, signer_text, seed.reveal()));
    CAIRN_TRY(identity, Identity::parse(identity_text));
    return PersonKeys{Signer::from_seed(std::string(name), seed), std::move(identity)};
}

}  // namespace cairn::seal
