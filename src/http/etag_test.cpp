// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/etag.h"

#include <doctest/doctest.h>

namespace cairn::http {

TEST_CASE("names_etag compares weakly, through lists and stars") {
    CHECK(names_etag(R"("a")", R"("a")"));
    CHECK(names_etag(R"(W/"a")", R"("a")"));
    CHECK(names_etag(R"("a")", R"(W/"a")"));
    CHECK(names_etag(R"("x", W/"y,z" ,"a")", R"("a")"));
    CHECK(names_etag(R"("x","y,z")", R"("y,z")"));
    CHECK(names_etag("*", R"("a")"));
}

TEST_CASE("names_etag finds nothing in other or broken lists") {
    for (const char* field : {"", "a", R"("b")", R"("ab")", R"("a)", R"(x "a")", R"(w/"a")", ","}) {
        CAPTURE(field);
        CHECK_FALSE(names_etag(field, R"("a")"));
    }
    CHECK_FALSE(names_etag("*", ""));
}

TEST_CASE("an ETag is the beginning of the body's SHA-256, quoted") {
    CHECK(etag_of("abc") == "\"ba7816bf8f01cfea414140de5dae2223\"");  // FIPS 180-4's example
    CHECK(etag_of("") != etag_of("a"));
}

}  // namespace cairn::http
