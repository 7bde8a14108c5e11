// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/hkdf.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <array>
#include <memory>

namespace cairn::seal {
namespace {

struct FreeKdf {
    void operator()(EVP_KDF* kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

// OpenSSL takes parameters as pointers to what it does not change.
template <typename Bytes>
OSSL_PARAM octets(const char* name, const Bytes& bytes) {
    return OSSL_PARAM_construct_octet_string(
        name, const_cast<void*>(static_cast<const void*>(bytes.data())), bytes.size());
}

}  // namespace

Result<void> hkdf_sha256(std::span<const Byte> key, std::span<const Byte> salt,
                         std::string_view info, std::span<Byte> out) {
    const std::unique_ptr<EVP_KDF, FreeKdf> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(EVP_KDF_CTX_new(kdf.get()));
    std::array<char, 7> digest{"SHA256"};
    // OpenSSL refuses a parameter that has no bytes; absent it means the same.
    std::array<OSSL_PARAM, 5> parameters{};
    auto next = parameters.begin();
    *next++ = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0);
    *next++ = octets(OSSL_KDF_PARAM_KEY, key);
    if (!salt.empty()) *next++ = octets(OSSL_KDF_PARAM_SALT, salt);
    if (!info.empty()) *next++ = octets(OSSL_KDF_PARAM_INFO, info);
    *next = OSSL_PARAM_construct_end();
    if (!context || EVP_KDF_derive(context.get(), out.data(), out.size(), parameters.data()) != 1)
        return fail(ErrorKind::unavailable, "HKDF could not be computed");
    return {};
}

}  // namespace cairn::seal
