// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.h"

#include <sodium.h>
#include <algorithm>

namespace cairn {

Sha256 sha256(std::span<const Byte> bytes) {
    Sha256 digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256 sha256_of(std::initializer_list<std::span<const Byte>> pieces) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const auto piece : pieces) crypto_hash_sha256_update(&state, piece.data(), piece.size());
    Sha256 digest;
    crypto_hash_sha256_final(&state, digest.data());
    return digest;
}

Result<Sha256> sha256_from_hex(std::string_view hex) {
    CAIRN_TRY(bytes, from_hex(hex));
    if (bytes.size() != 32) return fail(ErrorKind::invalid, "a SHA-256 has 64 hexadecimal digits");
    Sha256 digest;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

}  // namespace cairn
