// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/key_file.h"

#include "base/file.h"

#include <algorithm>

namespace cairn {
namespace {

constexpr std::string_view open_form = "cairn-demo-key ";
constexpr std::size_t key_file_bytes_max = 4096;

}  // namespace

Result<void> write_open_key(const std::filesystem::path& file, const seal::Signer& signer) {
    const auto seed = signer.seed();
    return write_file(
        file, std::string(open_form) + signer.verifier().name + ' ' + to_hex(seed.reveal()) + '\n',
        FileMode::owner_only);
}

Result<seal::Signer> read_open_key(const std::filesystem::path& file) {
    CAIRN_TRY(text, read_file(file, key_file_bytes_max));
    const auto damaged = [&] {
        return fail(ErrorKind::invalid, file.string() + ": is not the key of a demonstration");
    };
    const std::size_t space = text.rfind(' ');
    if (!text.starts_with(open_form) || space < open_form.size() || !text.ends_with('\n'))
        return damaged();
    const auto bytes = from_hex(std::string_view(text).substr(space + 1, text.size() - space - 2));
    Secret<std::array<Byte, 32>> seed;
    if (!bytes || bytes->size() != seed.reveal().size()) return damaged();
    std::copy(bytes->begin(), bytes->end(), seed.reveal().begin());
    return seal::Signer::from_seed(text.substr(open_form.size(), space - open_form.size()), seed);
}

Result<bool> is_open_key(const std::filesystem::path& file) {
    CAIRN_TRY(text, read_file(file, key_file_bytes_max));
    return text.starts_with(open_form);
}

Result<void> write_person_keys(const std::filesystem::path& file, const seal::PersonKeys& keys,
                               const SecretBytes& passphrase, Entropy& entropy) {
    if (std::filesystem::exists(file))
        return fail(ErrorKind::conflict,
                    file.string() + " is there already, and a key is never written over");
    CAIRN_TRY(sealed, seal::seal_person_keys(keys, passphrase.reveal_text(), entropy));
    return write_file(file, sealed, FileMode::owner_only);
}

Result<seal::PersonKeys> read_person_keys(const std::filesystem::path& file,
                                          const SecretBytes& passphrase) {
    CAIRN_TRY(sealed, read_file(file, key_file_bytes_max));
    auto keys = seal::open_person_keys(sealed, passphrase.reveal_text());
    if (!keys) return fail_at(file.string(), keys.error());
    return keys;
}

}  // namespace cairn
