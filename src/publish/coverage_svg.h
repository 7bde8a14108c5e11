// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::publish {

// A table of counts to draw. Every row has as many counts as there are columns.
struct Grid {
    struct Row {
        std::string name;
        std::vector<std::uint64_t> counts;
    };
    std::string title, description;
    std::string language;  // of the words; also says from which side they run
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

// The table as an SVG that other pages can embed: text as text, no script, nothing from elsewhere,
// light or dark as its reader prefers. Empty cells are seen (a dashed frame), full ones say their
// number. Screen readers get the title and a description with all counts of the table.
std::string coverage_svg(const Grid& grid);

// The style inside every such picture, for a Content-Security-Policy that names it by hash.
std::string_view coverage_style();

}  // namespace cairn::publish
