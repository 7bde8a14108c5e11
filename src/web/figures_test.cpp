// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/figures.h"

#include <doctest/doctest.h>

using namespace cairn::web;

namespace {
std::size_t count_of(const Html& html, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = html.text().find(part); at != std::string::npos;
         at = html.text().find(part, at + 1))
        ++count;
    return count;
}
}  // namespace

TEST_CASE("the cairn has a stone for each area, each a link with its title and number") {
    Html html;
    cairn_figure(html, "Areas", {{"Health & care", "3", "/areas/a"}, {"Justice", "0", "/areas/b"}});
    CHECK(count_of(html, "<a href=") == 2);
    CHECK(count_of(html, "Health &amp; care <tspan class=\"n\">3</tspan>") == 1);
    CHECK(html.text().find("/areas/a") < html.text().find("/areas/b"));
}

TEST_CASE("all stones are equal, whatever their numbers") {
    Html html;
    cairn_figure(html, "Areas", {{"A", "1", "/a"}, {"B", "900", "/b"}});
    CHECK(count_of(html, "scale(") == 0);
    CHECK(count_of(html, " width=") == 0);
}

TEST_CASE("a title too long for a stone takes two lines") {
    Html html;
    cairn_figure(html, "Areas", {{"Return to the country of origin or of residence", "2", "/a"}});
    CHECK(count_of(html, "<tspan x=") == 1);
    CHECK(html.text().find("Return to the country of <tspan") == std::string::npos);
}

TEST_CASE("small stones mark one place among those of the group") {
    Html html;
    small_stones(html, 2, 9);
    CHECK(count_of(html, "class=\"on\" d=\"M2 5h9\"") == 1);
    CHECK(count_of(html, "h9") == 9);
    small_stones(html, 50, 60);  // no drawing is higher than twelve stones
    CHECK(count_of(html, "viewBox=\"0 0 14 25\"") == 1);
}
