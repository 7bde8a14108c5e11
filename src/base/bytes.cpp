// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/bytes.h"

#include <sodium.h>
#include <algorithm>

namespace cairn {
namespace {

std::string encoded(std::span<const Byte> bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the terminating zero that libsodium counts
    return text;
}

Result<std::string> decoded(std::string_view text, int variant) {
    // libsodium 1.0.18 reads every byte from 0x80 on as if it were the last letter of the alphabet.
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<Byte>(c) >= 0x80; }))
        return fail(ErrorKind::invalid, "not base64");
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int bad = sodium_base642bin(reinterpret_cast<Byte*>(bytes.data()), bytes.size(),
                                      text.data(), text.size(), nullptr, &length, &end, variant);
    if (bad != 0 || end != text.data() + text.size()) return fail(ErrorKind::invalid, "not base64");
    bytes.resize(length);
    return bytes;
}

}  // namespace

std::string to_hex(std::span<const Byte> bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const Byte byte : bytes) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

Result<std::string> from_hex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int bad = sodium_hex2bin(reinterpret_cast<Byte*>(bytes.data()), bytes.size(), hex.data(),
                                   hex.size(), nullptr, &length, &end);
    if (bad != 0 || hex.size() % 2 != 0 || end != hex.data() + hex.size())
        return fail(ErrorKind::invalid, "not hexadecimal");
    return bytes;
}

std::string to_base64(std::span<const Byte> bytes) {
    return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}
Result<std::string> from_base64(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_ORIGINAL);
}

std::string to_bare_base64(std::span<const Byte> bytes) {
    return encoded(bytes, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}
Result<std::string> from_bare_base64(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

}  // namespace cairn
