// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/html.h"

#include <doctest/doctest.h>

using namespace cairn::web;

namespace {
std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}
}  // namespace

TEST_CASE("text cannot become markup, in an element or in an attribute") {
    Html html;
    html << "<p title=\""_m
         << "\" onclick='x' <"
         << "\">"_m
         << "<script>alert(1)</script> & co"
         << "</p>"_m;
    CHECK(html.text() ==
          "<p title=\"&quot; onclick=&#39;x&#39; &lt;\">&lt;script&gt;alert(1)&lt;/script&gt; "
          "&amp; co</p>");
}

TEST_CASE("every special character is found wherever it stands in a long text") {
    for (std::size_t length = 0; length < 70; ++length)
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'a');
            text[at] = '<';
            std::string expected(length - 1, 'a');
            expected.insert(at, "&lt;");
            REQUIRE(escaped(text) == expected);
        }
}

TEST_CASE("a text cannot turn the direction of what follows") {
    CHECK(escaped("a\u202Eb\u202Ac\u2066d\u2069e") == "abcde");
    CHECK(escaped("quotes \u2019 and \u200F marks and \u2026 stay") ==
          "quotes \u2019 and \u200F marks and \u2026 stay");
}

TEST_CASE("control characters are left out, line breaks and other scripts stay") {
    CHECK(escaped(std::string("a\0b\x07\x1B\x7F", 6) + "c\td\ne") == "abc\td\ne");
    CHECK(escaped("مأوى 庇护所 убежище and a long enough run of it") ==
          "مأوى 庇护所 убежище and a long enough run of it");
}

TEST_CASE("a broken character at the end is no reason to read on") {
    CHECK(escaped("x\xE2") == "x\xE2");
    CHECK(escaped("x\xE2\x80") == "x\xE2\x80");
}
