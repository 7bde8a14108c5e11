// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/etag.h"

#include "base/bytes.h"

#include <openssl/sha.h>
#include <array>

namespace cairn::http {
namespace {

std::string_view without_weakness(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    return etag;
}

}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    if (if_none_match == "*") return true;
    etag = without_weakness(etag);
    for (;;) {
        const std::size_t start = if_none_match.find_first_not_of(" \t,");
        if (start == std::string_view::npos) return false;
        const std::string_view named = without_weakness(if_none_match.substr(start));
        if (!named.starts_with('"')) return false;
        const std::size_t end = named.find('"', 1);
        if (end == std::string_view::npos) return false;
        if (named.substr(0, end + 1) == etag) return true;
        if_none_match = named.substr(end + 1);
    }
}

std::string etag_of(std::string_view body) {
    std::array<Byte, SHA256_DIGEST_LENGTH> hash{};
    SHA256(bytes_of(body).data(), body.size(), hash.data());
    return '"' + to_hex(std::span(hash).first<16>()) + '"';
}

}  // namespace cairn::http
