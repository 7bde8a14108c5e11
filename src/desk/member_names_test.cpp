// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/member_names.h"

#include <doctest/doctest.h>

using namespace cairn::desk;

TEST_CASE("an unknown name becomes a member once, whatever its case") {
    MemberNames names;
    const std::string id = names.find_or_add("VOA News");
    CHECK(id == "voa-news");
    CHECK(names.find_or_add("voa news") == id);
    CHECK(names.take_added().size() == 1);
    CHECK(names.take_added().empty());
}

TEST_CASE("names that shorten to one id stay two members") {
    MemberNames names;
    CHECK(names.find_or_add("A.B. News") != names.find_or_add("A-B News"));
}

TEST_CASE("a name in another script gets an id of its own") {
    CHECK(member_id_for("联合国").starts_with("org-"));
    CHECK(member_id_for("联合国") != member_id_for("儿基会"));
}
