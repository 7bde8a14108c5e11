// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/routes.h"

#include <doctest/doctest.h>

using namespace cairn::web;
using Parts = std::vector<std::string>;

TEST_CASE("a star stands for one segment or a part of one") {
    CHECK(match("/areas/*", "/areas/online") == Parts{"online"});
    CHECK(match("/resources/*/cite/*", "/resources/a.b/cite/ris") == Parts{"a.b", "ris"});
    CHECK(match("/style-*.css", "/style-0a1b.css") == Parts{"0a1b"});
    CHECK(match("/about", "/about") == Parts{});
}

TEST_CASE("a path that is longer, shorter or other does not fit") {
    for (const auto* path : {"/areas", "/areas/", "/areas/a/b", "/area/a", "/areas/a/"})
        CHECK_MESSAGE(!match("/areas/*", path), path);
    for (const auto* path : {"/style-.css", "/style-a.cs", "/style-a/b.css"})
        CHECK_MESSAGE(!match("/style-*.css", path), path);
}

TEST_CASE("every page of the navigation has a route") {
    for (const auto* path : {"/", "/areas", "/resources", "/coverage", "/members", "/about",
                             "/help", "/contact", "/share", "/resources/ilo-monitor"})
        CHECK_MESSAGE(find_route(path).has_value(), path);
    CHECK(!find_route("/nowhere"));
}
