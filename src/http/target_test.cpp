// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.h"

#include <doctest/doctest.h>

namespace cairn::http {

TEST_CASE("parse_target decodes the path and leaves the query as sent") {
    const auto target = parse_target("/fr/lieux%20s%C3%BBrs?q=%41+b&x=/../");
    REQUIRE(target.has_value());
    CHECK(target->path == "/fr/lieux s\u00fbrs");
    CHECK(target->query == "q=%41+b&x=/../");
    CHECK(parse_target("/")->path == "/");
    CHECK(parse_target("/fr/")->path == "/fr/");
    CHECK(parse_target("/a?")->query.empty());
    CHECK(parse_target("/...")->path == "/...");
}

TEST_CASE("parse_target refuses every path that could be read in two ways") {
    for (const char* target :
         {"",       "*",      "a",       "http://host/", "//host/",       "/a//b",
          "/.",     "/..",    "/../etc", "/a/./b",       "/a/..",         "/%2e%2e/x",
          "/a%2fb", "/a%5Cb", "/a\\b",   "/a%00",        "/a%0a",         "/a%7f",
          "/%",     "/%4",    "/%zz",    "/a b",         "/a#b",          "/\u00e9",
          "/%ff",   "/%C3",   "/%C0%AF", "/%ED%A0%80",   "/%F4%90%80%80", "/%E0%80%AF",
          "/a\tb"}) {
        CAPTURE(target);
        CHECK_FALSE(parse_target(target).has_value());
    }
}

}  // namespace cairn::http
