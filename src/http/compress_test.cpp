// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.h"

#include <doctest/doctest.h>
#include <zlib.h>

namespace cairn::http {
namespace {

std::string gunzipped(std::string_view bytes, std::size_t size_max) {
    std::string out(size_max, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = inflate(&stream, Z_FINISH);
    out.resize(end == Z_STREAM_END ? stream.total_out : 0);
    inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("gzip makes bytes that any reader takes back, the same each time") {
    std::string page;
    for (int i = 0; i < 2000; ++i) page += "<li>résumé " + std::to_string(i % 50);
    for (const int level : {1, 6, 9}) {
        const std::string small = gzip(page, level);
        CHECK(small.size() < page.size() / 10);
        CHECK(gunzipped(small, page.size() + 1) == page);
        CHECK(small == gzip(page, level));
    }
    CHECK(gunzipped(gzip("", 6), 10).empty());
    CHECK(gzip("", 6).size() == 20);
}

TEST_CASE("brotli makes a page smaller than gzip does") {
    std::string page;
    for (int i = 0; i < 2000; ++i) page += "<li>résumé " + std::to_string(i * 7919 % 5000);
    CHECK(brotli(page, 11).size() < gzip(page, 9).size());
    CHECK(brotli("", 5).size() > 0);
}

TEST_CASE("choose_encoding follows the weights and prefers brotli among equals") {
    struct Case {
        const char* field;
        Encoding chosen;
    };
    for (const auto& [field, chosen] : {
             Case{"gzip, deflate, br", Encoding::brotli},
             Case{"gzip", Encoding::gzip},
             Case{"GZIP;Q=0.5", Encoding::gzip},
             Case{"gzip;q=1.0, br;q=0.9", Encoding::gzip},
             Case{"br;q=0, gzip;q=0.001", Encoding::gzip},
             Case{"*", Encoding::brotli},
             Case{"br;q=0, *;q=0.5", Encoding::gzip},
             Case{"gzip;q=0, *;q=0", Encoding::identity},
             Case{"identity", Encoding::identity},
             Case{"", Encoding::identity},
             Case{"gzip;q=2", Encoding::identity},
             Case{"gzip;level=1", Encoding::identity},
             Case{",, ;;,q=1", Encoding::identity},
         }) {
        CAPTURE(field);
        CHECK(choose_encoding(field) == chosen);
    }
    CHECK(name_of(Encoding::brotli) == "br");
    CHECK(name_of(Encoding::identity).empty());
}

}  // namespace cairn::http
