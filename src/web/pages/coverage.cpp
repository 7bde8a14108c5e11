// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

#include <algorithm>
#include <map>
#include <set>

namespace cairn::web {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

// One table: columns are the areas and the whole; each line counts one member or language.
struct Line {
    std::string id;
    Html name;
    std::vector<std::uint64_t> cells;
};

Counts counts_of(const hub::Facets::mapped_type& values) {
    Counts counts;
    for (const auto& value : values) counts[value.value] = value.works;
    return counts;
}

std::vector<Line> lines_of(const hub::Coverage& coverage, const std::vector<std::string>& ids,
                           bool members) {
    std::vector<Line> lines;
    lines.reserve(ids.size());
    for (const std::string& id : ids) lines.push_back({id, {}, {}});
    for (const hub::Coverage::Row& row : coverage.rows) {
        const Counts counts = counts_of(members ? row.members : row.languages);
        for (Line& line : lines) {
            const auto found = counts.find(line.id);
            line.cells.push_back(found == counts.end() ? 0 : found->second);
        }
    }
    return lines;
}

void table(Html& html, const View& view, const hub::Coverage& coverage, std::string_view facet,
           std::string_view caption, std::string_view corner, const std::string& language,
           const std::vector<Line>& lines) {
    const std::string title(view.text(caption));
    html << "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""_m << title
         << "\"><table class=\"grid\"><caption class=\"v\">"_m << title
         << "</caption><thead><tr><th scope=\"col\">"_m << view.text(corner) << "</th>"_m;
    for (const hub::Coverage::Row& row : coverage.rows) {
        html << "<th scope=\"col\">"_m;
        if (row.area.empty())
            html << view.text("coverage.all");
        else
            area_link(html, view, row.area);
        html << "</th>"_m;
    }
    html << "</tr></thead><tbody>"_m;
    for (const Line& line : lines) {
        html << "<tr><th scope=\"row\">"_m << line.name << "</th>"_m;
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            const std::string& area = coverage.rows[i].area;
            if (line.cells[i] == 0) {
                html << "<td class=\"gap\">0</td>"_m;
                continue;
            }
            std::string query = "?" + std::string(facet) + "=" + http::encode_component(line.id);
            if (!area.empty())
                query = "?area=" + http::encode_component(area) + "&" + query.substr(1);
            if (!language.empty()) query += "&language=" + http::encode_component(language);
            html << "<td><a rel=\"nofollow\" href=\""_m << view.href("/resources" + query)
                 << "\">"_m << line.cells[i] << "</a></td>"_m;
        }
        html << "</tr>"_m;
    }
    html << "</tbody></table></div>"_m;
}

// Members of the group all, so that the empty ones show; others when they have works.
std::vector<std::string> shown_members(const View& view, const hub::Coverage& coverage) {
    const Counts works = coverage.rows.empty() ? Counts{} : counts_of(coverage.rows.back().members);
    std::vector<std::string> ids;
    for (const library::Member& member : view.state().members)
        if (member.kind == "member" || works.contains(member.id)) ids.push_back(member.id);
    const auto count = [&](const std::string& id) {
        const auto found = works.find(id);
        return found == works.end() ? 0 : found->second;
    };
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const auto& a, const auto& b) { return count(a) > count(b); });
    return ids;
}

// The group's languages all, then others that works are in.
std::vector<std::string> shown_languages(const View& view, const hub::Coverage& coverage) {
    std::vector<std::string> ids = view.state().group.languages;
    if (!coverage.rows.empty())
        for (const auto& value : coverage.rows.back().languages)
            if (!value.value.empty() && std::find(ids.begin(), ids.end(), value.value) == ids.end())
                ids.push_back(value.value);
    return ids;
}

void language_filter(Html& html, const View& view, const std::string& chosen) {
    html << "<nav aria-label=\""_m << view.text("coverage.filter") << "\"><ul class=\"chips\">"_m;
    const auto link = [&](const std::string& tag, std::string_view name) {
        html << "<li><a href=\""_m
             << view.href(tag.empty() ? "/coverage"
                                      : "/coverage?language=" + http::encode_component(tag))
             << "\""_m;
        if (tag == chosen) html << " aria-current=\"true\""_m;
        html << ">"_m << name << "</a></li>"_m;
    };
    link("", view.text("coverage.any_language"));
    for (const std::string& tag : view.state().group.languages) link(tag, view.language_name(tag));
    html << "</ul></nav>"_m;
}

std::string chosen_language(const Page& page) {
    for (const auto& [name, value] : http::parse_query(page.request.query)) {
        const auto& known = page.snapshot->group.languages;
        if (name == "language" && std::find(known.begin(), known.end(), value) != known.end())
            return value;
    }
    return {};
}

}  // namespace

Result<http::Response> coverage_page(const Page& page) {
    const std::string language = chosen_language(page);
    CAIRN_TRY(coverage, page.hub.coverage(language));

    const View view(page);
    Sheet sheet;
    sheet.title = view.text("coverage.title");
    sheet.description = view.text("coverage.lead");
    sheet.place = "/coverage";
    sheet.query = language.empty() ? "" : "?language=" + language;
    sheet.found_by_engines = language.empty();
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1><p class=\"lead\">"_m << sheet.description << "</p>"_m;
    if (view.state().areas.empty()) {
        html << "<p>"_m << view.text("areas.none") << "</p>"_m;
        return answer_with(view, sheet);
    }
    language_filter(html, view, language);
    html << "<p class=\"meta\">"_m << view.text("coverage.note") << "</p>"_m;
    // Under a filter a language's count would be of works in both, which no address can ask for.
    if (language.empty()) {
        html << "<h2>"_m << view.text("coverage.by_language") << "</h2>"_m;
        auto languages = lines_of(coverage, shown_languages(view, coverage), false);
        for (Line& line : languages) line.name << view.language_name(line.id);
        table(html, view, coverage, "language", "coverage.by_language", "table.language", language,
              languages);
    }
    html << "<h2>"_m << view.text("coverage.by_member") << "</h2>"_m;
    auto members = lines_of(coverage, shown_members(view, coverage), true);
    for (Line& line : members) member_link(line.name, view, line.id);
    table(html, view, coverage, "issuer", "coverage.by_member", "table.member", language, members);
    html << "<p class=\"meta\">"_m << view.text("coverage.picture")
         << " <a href=\"/coverage.svg\">/coverage.svg</a></p>"_m;
    return answer_with(view, sheet);
}

}  // namespace cairn::web
