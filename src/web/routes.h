// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/page.h"

#include <optional>
#include <string_view>

namespace cairn::web {

// Whether the answer is in the reader's language: such a path may begin with a language ("/fr"),
// and without it the language is negotiated.
enum class Localised { no, yes };

struct Route {
    std::string_view
        pattern;  // "*" stands for one segment or, at a segment's end or inside, a part
    Handle handle;
    Localised localised;
};

struct Found {
    const Route* route;
    std::vector<std::string> parts;
};

// The first route of the table that the path (without a language) fits.
std::optional<Found> find_route(std::string_view path);

// What the stars of the pattern stand for in the path; empty if it does not fit. A star stands for
// at least one character and never for a slash.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

}  // namespace cairn::web
