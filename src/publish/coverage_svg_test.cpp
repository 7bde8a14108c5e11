// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/coverage_svg.h"

#include <doctest/doctest.h>

using namespace cairn::publish;

namespace {

bool holds(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

Grid grid() {
    return {"Coverage <b>", "Works by area.", "en", {"English", "French"}, {{"Services", {9, 0}}}};
}

}  // namespace

TEST_CASE("the picture is text, escaped, and tells a screen reader every count") {
    const std::string svg = coverage_svg(grid());
    CHECK(holds(svg, "Coverage &lt;b&gt;</title>"));
    CHECK(holds(svg, "Works by area. Services: English 9, French 0.</desc>"));
    CHECK(holds(svg, ">9</text>"));
    CHECK_FALSE(holds(svg, ">0</text>"));
    CHECK_FALSE(holds(svg, "<script"));
    CHECK(holds(svg, std::string("<style>").append(coverage_style()).append("</style>")));
}

TEST_CASE("an empty cell is drawn as one, a full one in the darkest shade") {
    const std::string svg = coverage_svg(grid());
    CHECK(holds(svg, R"(class="c0")"));
    CHECK(holds(svg, R"(class="c3")"));
}

TEST_CASE("for a language from right to left the picture begins at the right") {
    Grid arabic = grid();
    arabic.language = "ar";
    const std::string svg = coverage_svg(arabic);
    CHECK(holds(svg, R"(direction="rtl")"));
    CHECK(holds(svg, "rotate(45 "));
}

TEST_CASE("a table without rows is still a picture") {
    CHECK(holds(coverage_svg({"Coverage", "Nothing yet.", "en", {}, {}}), "Nothing yet.</desc>"));
}
