// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/samples.h"

using namespace cairn;
using namespace cairn::clean;

TEST_CASE("pictures are known by their first bytes, and others are left alone") {
    CHECK(format_of(bytes_of(samples::jpeg())) == Format::jpeg);
    CHECK(format_of(bytes_of(samples::png())) == Format::png);
    CHECK(format_of(bytes_of(samples::webp())) == Format::webp);
    for (const char* other : {"", "GIF89a", "RIFF1234WAVE", "%PDF", "\xff\xd8"}) {
        CHECK(format_of(bytes_of(other)) == std::nullopt);
        CHECK(samples::refusal(other) == "picture: of no known format");
    }
}

TEST_CASE("what was taken out is not left behind the picture in memory") {
    std::string picture = samples::jpeg() + "secret film";
    const auto cleaned = clean_image({reinterpret_cast<Byte*>(picture.data()), picture.size()});
    REQUIRE(cleaned.has_value());
    CHECK(picture.substr(cleaned->size) == std::string(11, '\0'));
}

TEST_CASE("every part that may be taken out has a name of its own") {
    std::set<std::string_view> names;
    for (int part = 0; part <= static_cast<int>(Part::other); ++part)
        names.insert(name_of(static_cast<Part>(part)));
    CHECK(names.size() == 11);
}
