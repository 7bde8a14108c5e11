// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_header.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

TEST_CASE("a header is read back as it was written, whatever the bodies' lengths") {
    std::vector<Stanza> stanzas;
    for (const std::size_t size : {0U, 1U, 47U, 48U, 49U, 96U, 200U})
        stanzas.push_back({{"type", "argument"}, std::string(size, 'b')});
    const std::string text = write_age_stanzas(stanzas);
    const std::string whole = text + write_age_mac({}) + "payload";
    const auto header = parse_age_header(whole);
    REQUIRE((header && *header));
    CHECK((*header)->authenticated == text);
    CHECK((*header)->size == whole.size() - 7);
    REQUIRE((*header)->stanzas.size() == stanzas.size());
    for (std::size_t i = 0; i < stanzas.size(); ++i) {
        CHECK((*header)->stanzas[i].arguments == stanzas[i].arguments);
        CHECK((*header)->stanzas[i].body == stanzas[i].body);
    }
}

TEST_CASE("a header that is not whole yet is waited for, one that is wrong is refused at once") {
    const std::string whole = write_age_stanzas({{{"type"}, "body"}}) + write_age_mac({});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        const auto header = parse_age_header(std::string_view(whole).substr(0, size));
        REQUIRE(header.has_value());
        CHECK_FALSE(header->has_value());
    }
    CHECK(parse_age_header("age-encryption.org/v2\n").error().kind == ErrorKind::invalid);
    CHECK(parse_age_header("-----BEGIN").error().kind == ErrorKind::invalid);
}
