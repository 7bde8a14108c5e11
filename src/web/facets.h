// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/question.h"
#include "web/view.h"

#include <span>
#include <string>
#include <string_view>

// The filters of the listing.
namespace cairn::web {

// In the order in which they are shown.
std::span<const std::string_view> facet_names();

// "Access to healthcare" for ("area", "healthcare"), in the reader's language.
std::string value_name(const View& view, std::string_view facet, std::string_view value);

// The chosen filters, each a link that takes it away.
void chosen_filters(Html& html, const View& view, const Asked& asked);
// The filters that can be added, each with the number of works that it would leave.
void facet_panel(Html& html, const View& view, const Asked& asked, const hub::Facets& facets);
// The chosen filters, order and search mode as hidden fields of a form.
Html hidden_fields(const Asked& asked);

}  // namespace cairn::web
