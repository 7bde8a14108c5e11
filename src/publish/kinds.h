// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace cairn::publish {

// What a kind of resource is called elsewhere.
struct Kind {
    std::string_view name;
    std::string_view schema;  // schema.org type
    std::string_view ris;     // RIS reference type
    std::string_view bibtex;  // BibTeX entry type
    std::string_view csl;     // CSL 1.0.2 item type
};

// A work of any kind for one that is not known.
const Kind& kind_named(std::string_view name);

}  // namespace cairn::publish
