// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/figures.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

constexpr std::size_t examples = 9;

void heading(Html& html, const View& view, std::string_view name) {
    html << "<h2>"_m << view.text("components." + std::string(name)) << "</h2>"_m;
}

void type(Html& html, const View& view) {
    heading(html, view, "type");
    html << "<p class=\"lead\">"_m << view.text("components.lead_text") << "</p><p>"_m
         << view.text("components.body_text") << " <a href=\"#main\">"_m
         << view.text("components.link_text") << "</a>, <mark>"_m
         << view.text("components.mark_text")
         << "</mark>, <code>cairn verify</code>.</p><p class=\"meta\">"_m
         << view.text("components.meta_text") << "</p><p><span class=\"ok\">"_m
         << view.text("member.verified") << "</span> · <span class=\"care\">"_m
         << view.text("member.unverified") << "</span> · <strong class=\"state\">"_m
         << view.text("state.forthcoming") << "</strong></p>"_m;
}

void acts(Html& html, const View& view) {
    heading(html, view, "acts");
    html << "<p><a class=\"more\" href=\"#main\">"_m << view.text("components.link_text")
         << "</a></p><ul class=\"chips\"><li><a href=\"#main\">"_m << view.text("facet.area")
         << " <span class=\"n\">12</span></a></li><li><a href=\"#main\" aria-current=\"true\">"_m
         << view.text("facet.language") << "</a></li></ul>"_m;
    search_form(html, view, "", {});
}

void stones(Html& html, const View& view) {
    heading(html, view, "stones");
    html << "<p>"_m << view.text("components.stones_note") << "</p><p>"_m;
    for (std::size_t i = 0; i < examples; ++i) {
        small_stones(html, i, examples);
        html << " "_m;
    }
    html << "</p><figure class=\"narrow\">"_m;
    std::vector<Stone> drawn;
    for (std::size_t i = 1; i <= examples; ++i) {
        const std::string name = view.text("components.stone", {{"count", std::uint64_t{i}}});
        drawn.push_back({name, "", "#main"});
    }
    cairn_figure(html, view.text("components.stones"), drawn);
    html << "<figcaption>"_m << view.text("components.no_figures") << "</figcaption></figure>"_m;
}

void tables(Html& html, const View& view) {
    heading(html, view, "tables");
    html
        << "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""_m
        << view.text("components.tables")
        << "\"><table class=\"grid\"><thead><tr><th scope=\"col\">"_m << view.text("table.area")
        << "</th><th scope=\"col\">"_m << view.text("table.resources")
        << "</th><th scope=\"col\">"_m << view.text("table.languages")
        << "</th></tr></thead><tbody><tr><th scope=\"row\">"_m
        << view.text("components.stone", {{"count", std::uint64_t{1}}})
        << "</th><td><a href=\"#main\">7</a></td><td class=\"gap\">0</td></tr></tbody></table></div>"_m
           "<dl class=\"facts\"><dt>"_m
        << view.text("facet.kind") << "</dt><dd>"_m << view.text("kind.brief") << "</dd><dt>"_m
        << view.text("facet.state") << "</dt><dd>"_m << view.text("state.published")
        << "</dd></dl><details><summary>"_m << view.text("resource.history") << "</summary><p>"_m
        << view.text("resource.history_note") << "</p></details>"_m;
}

}  // namespace

Result<http::Response> components_page(const Page& page) {
    const View view(page);
    Sheet sheet;
    sheet.title = view.text("components.title");
    sheet.description = view.text("components.lead");
    sheet.place = "/about";
    sheet.found_by_engines = false;
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1><p class=\"lead\">"_m << sheet.description << "</p>"_m;
    type(html, view);
    acts(html, view);
    stones(html, view);
    tables(html, view);
    CAIRN_TRY(resources, page.hub.newest(1));
    if (!resources.empty()) {
        heading(html, view, "list");
        html << "<ul class=\"list\">"_m;
        resource_card(html, view, resources.front());
        html << "</ul>"_m;
    }
    return answer_with(view, sheet);
}

}  // namespace cairn::web
