// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/html.h"
#include "web/view.h"

#include <string>
#include <string_view>

namespace cairn::web {

// A page without its frame.
struct Sheet {
    std::string title;        // the first heading says the same; empty on the home page
    std::string description;  // one sentence, for search engines and previews
    std::string_view place;   // where the page belongs in the navigation: "/resources"
    std::string query;        // what of the query belongs to the page's address: "?area=online"
    std::string feed;         // path of its Atom feed, if it has one
    bool found_by_engines = true;
    bool is_article = false;  // about one resource
    int status = 200;
    Html head;  // more of the head
    Html main;
};

// Puts the frame around it: head, banner, navigation, languages, footer.
http::Response answer_with(const View& view, const Sheet& sheet);

// The path under which the style is served, which changes with its bytes.
const std::string& style_path();

}  // namespace cairn::web
