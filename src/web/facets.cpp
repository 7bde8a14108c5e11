// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/facets.h"

#include "text/names.h"

#include <algorithm>
#include <array>

namespace cairn::web {
namespace {

using Value = hub::Facets::mapped_type::value_type;

constexpr std::array<std::string_view, 9> names{"area",  "issuer",  "kind",    "language", "year",
                                                "state", "country", "subject", "audience"};
constexpr std::size_t shown_at_first = 6;
constexpr std::size_t shown_at_most = 60;

bool is_chosen(const Asked& asked, std::string_view facet, std::string_view value) {
    const auto found = asked.question.filters.find(std::string(facet));
    return found != asked.question.filters.end() &&
           std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

void value_link(Html& html, const View& view, const Asked& asked, std::string_view facet,
                const Value& value) {
    html << "<li><a rel=\"nofollow\" href=\""_m
         << view.href("/resources" + asked.with(facet, value.value)) << "\"><span><bdi>"_m
         << value_name(view, facet, value.value) << "</bdi></span> <span class=\"n\">"_m
         << value.works << "</span></a></li>"_m;
}

void one_facet(Html& html, const View& view, const Asked& asked, std::string_view facet,
               const std::vector<Value>& values) {
    std::vector<const Value*> open;
    for (const Value& value : values)
        if (!value.value.empty() && !is_chosen(asked, facet, value.value) &&
            open.size() < shown_at_most)
            open.push_back(&value);
    // One value that all works have narrows nothing.
    if (open.empty() || (open.size() == 1 && values.size() == 1)) return;
    const bool is_first = facet == "area" || facet == "language" || facet == "kind";
    html << (is_first ? "<details open><summary>"_m : "<details><summary>"_m)
         << view.name("facet", facet) << "</summary><ul>"_m;
    // A rest of one or two is shown with the others.
    const std::size_t first = open.size() > shown_at_first + 2 ? shown_at_first : open.size();
    for (std::size_t i = 0; i < first; ++i) value_link(html, view, asked, facet, *open[i]);
    html << "</ul>"_m;
    if (first < open.size()) {
        html << "<details class=\"rest\"><summary>"_m
             << view.text("facet.more", {{"count", std::uint64_t{open.size() - first}}})
             << "</summary><ul>"_m;
        for (std::size_t i = first; i < open.size(); ++i)
            value_link(html, view, asked, facet, *open[i]);
        html << "</ul></details>"_m;
    }
    html << "</details>"_m;
}

}  // namespace

std::span<const std::string_view> facet_names() {
    return names;
}

std::string value_name(const View& view, std::string_view facet, std::string_view value) {
    if (facet == "language") return view.language_name(value);
    if (facet == "country") return text::country_name(value, view.language());
    if (facet == "area") {
        const library::Area* area = view.state().area(value);
        return area != nullptr ? area->title.in(view.language()) : std::string(value);
    }
    if (facet == "issuer") {
        const library::Member* member = view.state().member(value);
        if (member == nullptr) return std::string(value);
        return member->short_name.empty() ? member->name.in(view.language()) : member->short_name;
    }
    if (facet == "year") return std::string(value);
    return std::string(view.name(facet, value));
}

void chosen_filters(Html& html, const View& view, const Asked& asked) {
    if (!asked.filtered()) return;
    html << "<ul class=\"chips\" aria-label=\""_m << view.text("facet.chosen") << "\">"_m;
    for (const std::string_view facet : names) {
        const auto found = asked.question.filters.find(std::string(facet));
        if (found == asked.question.filters.end()) continue;
        for (const std::string& value : found->second) {
            const std::string name = value_name(view, facet, value);
            html << "<li><a rel=\"nofollow\" href=\""_m
                 << view.href("/resources" + asked.without(facet, value))
                 << "\"><span class=\"v\">"_m
                 << view.text("facet.remove", {{"facet", view.name("facet", facet)}})
                 << " </span><bdi>"_m << name
                 << "</bdi> <span aria-hidden=\"true\">×</span></a></li>"_m;
        }
    }
    html << "</ul>"_m;
}

void facet_panel(Html& html, const View& view, const Asked& asked, const hub::Facets& facets) {
    Html body;
    for (const std::string_view facet : names)
        if (const auto found = facets.find(std::string(facet)); found != facets.end())
            one_facet(body, view, asked, facet, found->second);
    if (body.empty()) return;
    html
        << "<aside class=\"facets\" id=\"filters\" aria-labelledby=\"filters-title\"><h2 id=\"filters-title\">"_m
        << view.text("facet.title") << "</h2>"_m << body << "</aside>"_m;
}

Html hidden_fields(const Asked& asked) {
    Html html;
    const auto field = [&](std::string_view name, std::string_view value) {
        html << "<input type=\"hidden\" name=\""_m << name << "\" value=\""_m << value << "\">"_m;
    };
    for (const auto& [facet, values] : asked.question.filters)
        for (const std::string& value : values) field(facet, value);
    if (!asked.sort.empty()) field("sort", asked.sort);
    if (asked.question.cross == hub::Cross::off) field("cross", "0");
    return html;
}

}  // namespace cairn::web
