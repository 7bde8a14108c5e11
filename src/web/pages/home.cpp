// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/figures.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

constexpr std::uint32_t newest_count = 6;

void cairn(Html& html, const View& view, const hub::Coverage& coverage) {
    std::vector<Stone> stones;
    html << "<figure><details><summary>"_m << view.text("cairn.table")
         << "</summary><table><thead><tr><th scope=\"col\">"_m << view.text("table.area")
         << "</th><th scope=\"col\" class=\"num\">"_m << view.text("table.resources")
         << "</th><th scope=\"col\" class=\"num\">"_m << view.text("table.languages")
         << "</th></tr></thead><tbody>"_m;
    for (const hub::Coverage::Row& row : coverage.rows) {
        const library::Area* area = view.state().area(row.area);
        if (area == nullptr) continue;
        const std::string& title = area->title.in(view.language());
        stones.push_back({title, std::to_string(row.total), view.href("/areas/" + row.area)});
        html << "<tr><th scope=\"row\">"_m;
        area_link(html, view, row.area);
        html << "</th><td class=\"num\">"_m << row.total << "</td><td class=\"num\">"_m
             << row.languages.size() << "</td></tr>"_m;
    }
    html << "</tbody></table></details>"_m;
    cairn_figure(html, view.text("cairn.title", {{"count", std::uint64_t{stones.size()}}}), stones);
    html << "<figcaption>"_m << view.text("cairn.caption") << "</figcaption></figure>"_m;
}

void welcome(Html& html, const View& view, const hub::Coverage& coverage) {
    const library::Group& group = view.state().group;
    const bool has_areas = !view.state().areas.empty();
    html << (has_areas ? "<div class=\"hero\"><div>"_m : "<div class=\"hero one\"><div>"_m);
    if (!group.crisis_name.empty()) {
        html << "<p class=\"eyebrow\">"_m;
        view.localized(html, group.crisis_name);
        if (const auto period = library::Date::parse(group.crisis_period);
            period && period->known())
            html << " · <bdi>"_m << view.date(*period) << "</bdi>"_m;
        html << "</p>"_m;
    }
    html << "<h1"_m;
    if (!group.name.empty()) view.lang_of(html, group.name);
    html << ">"_m
         << (group.name.empty() ? view.text("group.unnamed")
                                : std::string_view(group.name.in(view.language())))
         << "</h1><p class=\"lead\">"_m;
    if (group.mission.empty())
        html << view.text("home.lead");
    else
        view.localized(html, group.mission);
    html << "</p>"_m;
    search_form(html, view, "", {});
    html << "<p class=\"meta\">"_m << view.text("home.search_hint") << "</p></div>"_m;
    if (has_areas) cairn(html, view, coverage);
    html << "</div>"_m;
}

void newest(Html& html, const View& view, const std::vector<library::Resource>& resources,
            std::uint64_t total) {
    if (resources.empty()) return;
    html << "<section><h2>"_m << view.text("home.newest") << "</h2><ul class=\"list\">"_m;
    for (const library::Resource& resource : resources) resource_card(html, view, resource);
    html << "</ul><p><a class=\"more\" href=\""_m << view.href("/resources") << "\">"_m
         << view.text("home.all", {{"count", total}}) << "</a></p></section>"_m;
}

void doors(Html& html, const View& view) {
    html << "<section class=\"doors\"><div><h2>"_m << view.text("share.title") << "</h2><p>"_m
         << view.text("home.share") << "</p><p><a class=\"more\" href=\""_m << view.href("/share")
         << "\">"_m << view.text("home.share_link") << "</a></p></div><div><h2>"_m
         << view.text("help.title") << "</h2><p>"_m << view.text("home.help")
         << "</p><p><a class=\"more\" href=\""_m << view.href("/help") << "\">"_m
         << view.text("home.help_link") << "</a></p></div></section>"_m;
}

}  // namespace

Result<http::Response> home_page(const Page& page) {
    CAIRN_TRY(coverage, page.hub.coverage(""));
    CAIRN_TRY(resources, page.hub.newest(newest_count));

    const View view(page);
    Sheet sheet;
    sheet.description = view.state().group.mission.in(view.language());
    welcome(sheet.main, view, coverage);
    newest(sheet.main, view, resources, coverage.rows.empty() ? 0 : coverage.rows.back().total);
    doors(sheet.main, view);
    return answer_with(view, sheet);
}

}  // namespace cairn::web
