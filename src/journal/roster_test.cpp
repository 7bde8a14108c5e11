// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/roster.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::journal;

namespace {

seal::Verifier key_of(const char* name) {
    seal::Verifier key;
    key.name = name;
    return key;
}

Entry entry_of(const char* type, const char* put = "{}") {
    return {type, "g", "2026-11-23T10:00:00Z", "x", "", *json::parse_object(put)};
}

const Roster roster{{{"ann", "unodc", key_of("ann"), {"steward"}},
                     {"bob", "iom", key_of("bob"), {"editor"}},
                     {"eve", "unodc", key_of("eve"), {"steward"}},
                     {"kim", "ilo", key_of("kim"), {"steward"}}}};

}  // namespace

TEST_CASE("a steward may sign anything but a roster alone") {
    CHECK(may_sign(roster, {key_of("ann")}, entry_of("member.put")));
    CHECK_FALSE(may_sign(roster, {key_of("ann")}, entry_of("roster.put")));
    CHECK_FALSE(may_sign(roster, {key_of("ann"), key_of("eve")}, entry_of("roster.put")));
    CHECK(may_sign(roster, {key_of("ann"), key_of("kim")}, entry_of("roster.put")));
}

TEST_CASE("an editor may sign the resources that their member issues") {
    const auto own = entry_of("resource.put", R"({"issuers":[{"member":"iom"}]})");
    const auto other = entry_of("resource.put", R"({"issuers":[{"member":"ilo"}]})");
    CHECK(may_sign(roster, {key_of("bob")}, own));
    CHECK_FALSE(may_sign(roster, {key_of("bob")}, other));
    CHECK_FALSE(may_sign(roster, {key_of("bob")}, entry_of("area.put")));
}

TEST_CASE("nobody outside the roster may sign") {
    CHECK(may_sign(roster, {key_of("mallory")}, entry_of("resource.put")).error().kind ==
          ErrorKind::forbidden);
    CHECK_FALSE(may_sign(roster, {}, entry_of("resource.put")));
}

TEST_CASE("a roster comes back from JSON as it went") {
    CHECK(Roster::from_json(roster.to_json())->to_json() == roster.to_json());
}
