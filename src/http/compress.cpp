// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

namespace cairn::http {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c) != lower[at]) return false;
    }
    return true;
}

// "q=0.25" in thousandths; what is not a weight forbids, which costs bytes and breaks nothing.
int weight_of(std::string_view parameter) {
    if (parameter.empty()) return 1000;
    if (!equals_ignoring_case(parameter.substr(0, 2), "q=")) return 0;
    parameter.remove_prefix(2);
    if (parameter.empty() || (parameter[0] != '0' && parameter[0] != '1')) return 0;
    int weight = (parameter[0] - '0') * 1000;
    if (parameter.size() > 1 && parameter[1] != '.') return 0;
    int unit = 100;
    for (const char c : parameter.substr(std::min<std::size_t>(2, parameter.size()))) {
        if (c < '0' || c > '9' || unit == 0) return 0;
        weight += (c - '0') * unit;
        unit /= 10;
    }
    return std::min(weight, 1000);
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    static constexpr std::array<std::string_view, 3> names{"", "gzip", "br"};
    return names.at(static_cast<std::size_t>(encoding));
}

Encoding choose_encoding(std::string_view accept_encoding) {
    int brotli_weight = -1, gzip_weight = -1, other_weight = 0;
    while (!accept_encoding.empty()) {
        const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
        const std::size_t mark = item.find(';');
        const std::string_view name = trimmed(item.substr(0, mark));
        const int weight =
            mark == std::string_view::npos ? 1000 : weight_of(trimmed(item.substr(mark + 1)));
        if (equals_ignoring_case(name, "br")) brotli_weight = weight;
        if (equals_ignoring_case(name, "gzip")) gzip_weight = weight;
        if (name == "*") other_weight = weight;
    }
    if (brotli_weight < 0) brotli_weight = other_weight;
    if (gzip_weight < 0) gzip_weight = other_weight;
    if (brotli_weight > 0 && brotli_weight >= gzip_weight) return Encoding::brotli;
    return gzip_weight > 0 ? Encoding::gzip : Encoding::identity;
}

std::string gzip(std::string_view bytes, int level) {
    constexpr int gzip_window = 15 + 16;  // the largest window, in a gzip wrapper
    constexpr int memory_level = 8;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::bad_alloc();
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string brotli(std::string_view bytes, int quality) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    if (BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                              reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE) {
        throw std::bad_alloc();
    }
    out.resize(size);
    return out;
}

std::string compress(std::string_view bytes, Encoding encoding) {
    constexpr int gzip_level = 6, brotli_quality = 5;
    switch (encoding) {
        case Encoding::gzip:
            return gzip(bytes, gzip_level);
        case Encoding::brotli:
            return brotli(bytes, brotli_quality);
        case Encoding::identity:
            break;
    }
    return std::string(bytes);
}

}  // namespace cairn::http
