// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/html.h"
#include "web/view.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

// What several pages are made of.
namespace cairn::web {

// "/resources?area=online&language=fr", with the language of the page's path.
std::string listing_href(
    const View& view, std::initializer_list<std::pair<std::string_view, std::string_view>> filters);

// The area's small stones and its title, as a link to its page. Writes the id if there is no such
// area.
void area_link(Html& html, const View& view, std::string_view id);
// The member's short name as a link to its page, its whole name in reach.
void member_link(Html& html, const View& view, std::string_view id);
// "Forthcoming", "Withdrawn": nothing for published works.
void state_label(Html& html, const View& view, const library::Resource& resource);

// The search of all resources. `words` is what was asked before; `filters` stay as hidden fields.
void search_form(Html& html, const View& view, std::string_view words, const Html& filters);

// A work in a listing: title, who and when, and where a search found it, the words and the reason.
void resource_card(Html& html, const View& view, const library::Resource& resource,
                   const hub::Card* found = nullptr);

// A link that leaves the site; only http and https addresses become one.
void outer_link(Html& html, std::string_view href, std::string_view text);
// "www.unodc.org" of an address.
std::string_view host_of(std::string_view href);

}  // namespace cairn::web
