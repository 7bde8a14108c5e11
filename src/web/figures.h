// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/html.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The drawings of the pages: inline SVG whose colours the style sheet sets.
namespace cairn::web {

// The mark of the program: three stones.
void program_mark(Html& html);

struct Stone {
    std::string title;
    std::string number;  // as written in the stone
    std::string href;
};

// The areas as one cairn, the first on top. All stones are equal: nothing is drawn that is not
// known. `title` names the drawing for those who do not see it.
void cairn_figure(Html& html, std::string_view title, const std::vector<Stone>& stones);

// The place of one area among `count`, small enough to stand in a line of text; `at` from 0.
void small_stones(Html& html, std::size_t at, std::size_t count);

}  // namespace cairn::web
