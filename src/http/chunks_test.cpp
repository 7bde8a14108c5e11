// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/chunks.h"

#include <doctest/doctest.h>

namespace cairn::http {

using Step = ChunkDecoder::Step;

TEST_CASE("chunks are joined, and what follows the last is left") {
    std::string_view bytes = "3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\nGET";
    std::string body;
    CHECK(ChunkDecoder{}.put(bytes, body, 13) == Step::done);
    CHECK(body == "abc0123456789");
    CHECK(bytes == "GET");
}

TEST_CASE("chunks beyond the limit are not kept") {
    for (const char* chunks : {"5\r\n", "4\r\nabcd\r\n1\r\n", "ffffffffffffffff\r\n"}) {
        std::string_view bytes = chunks;
        std::string body;
        CHECK(ChunkDecoder{}.put(bytes, body, 4) == Step::too_large);
        CHECK(body.size() <= 4);
    }
}

TEST_CASE("anything but plain chunks is bad, at the first byte that says so") {
    for (const char* chunks :
         {"x", "\r", "1 ", "1;", "-", "+", "0x", "1\n", "1\r1", "1\r\nab", "1\r\na\n", "1\r\na\rx",
          "0\r\nX", "0\r\n\rX", "00000000000000001"}) {
        CAPTURE(chunks);
        std::string_view bytes = chunks;
        std::string body;
        CHECK(ChunkDecoder{}.put(bytes, body, 100) == Step::bad);
        CHECK(bytes.empty());
    }
}

}  // namespace cairn::http
