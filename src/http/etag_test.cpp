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

}  // namespace cairn::http
