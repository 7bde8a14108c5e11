// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "library/resource.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::desk {

// A line of the import format (docs/import.md) is one edition; lines that share `work` are editions
// of one resource.
struct Line {
    library::Resource resource;  // with this edition alone
    bool has_record = false;     // the line said the whole resource, not only what flat fields can
    std::vector<std::string> organisations;  // names or ids of members, as written
    std::string text;                        // the full text to search; kept as a file
    std::vector<std::string> unknown_fields;
};

constexpr std::size_t line_bytes_max = 1024 * 1024;

// Fails with `invalid` or `too_large`, naming the field.
Result<Line> parse_line(std::string_view json);

// The edition of the resource as a line that parse_line reads back. What the flat fields cannot say
// travels whole in the fields `record` (the resource without editions) and `edition`.
std::string write_line(const library::Resource& resource, const library::Edition& edition,
                       std::string_view text);

}  // namespace cairn::desk
