// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/page.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::web {

// What a reader asks of the listing, as its address says it. Any address is a valid question: what
// it does not know is passed over.
struct Asked {
    hub::Question question;
    std::uint32_t page = 1;
    std::string sort;  // as the address says it; empty for the usual one

    bool filtered() const { return !question.filters.empty(); }

    // The address of the same question with one thing changed, from "?" on, or empty. Each leads
    // back to the first page, but for `on_page`.
    std::string query() const;
    std::string with(std::string_view facet, std::string_view value) const;
    std::string without(std::string_view facet, std::string_view value) const;
    std::string with_words(std::string_view words) const;
    std::string with_cross(hub::Cross cross) const;
    std::string on_page(std::uint32_t number) const;
};

inline constexpr std::uint32_t results_a_page = 20;

Asked parse_asked(const Page& page);

}  // namespace cairn::web
