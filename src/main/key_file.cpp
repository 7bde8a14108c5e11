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

}  // namespace cairn
