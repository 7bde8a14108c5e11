// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/figures.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

constexpr std::uint32_t shown_count = 10;
constexpr std::size_t terms_shown_max = 24;

using Values = hub::Facets::mapped_type;

// Who or in what language, each with the number of works behind it.
void counted_links(Html& html, const View& view, std::string_view heading, std::string_view facet,
                   const std::string& area, const Values& values) {
    if (values.empty()) return;
    html << "<section><h2>"_m << view.text(heading) << "</h2><ul class=\"chips\">"_m;
    for (const auto& value : values) {
        if (value.value.empty()) continue;
        const library::Member* member =
            facet == "issuer" ? view.state().member(value.value) : nullptr;
        html << "<li><a href=\""_m << listing_href(view, {{"area", area}, {facet, value.value}})
             << "\"><bdi>"_m
             << (member != nullptr     ? member->short_name
                 : facet == "language" ? view.language_name(value.value)
                                       : value.value)
             << "</bdi> <span class=\"n\">"_m << value.works << "</span></a></li>"_m;
    }
    html << "</ul></section>"_m;
}

// What people call the area's matters: each term is a search.
void terms(Html& html, const View& view, const library::Area& area) {
    std::vector<std::string_view> words;
    for (const library::Concept& concept_ : area.concepts)
        for (const auto& [language, expressions] : concept_)
            if (language == view.language() && !expressions.empty() &&
                words.size() < terms_shown_max)
                words.push_back(expressions.front());
    if (words.empty()) return;
    html << "<section><h2>"_m << view.text("area.terms") << "</h2><p class=\"meta\">"_m
         << view.text("area.terms_note") << "</p><ul class=\"chips\">"_m;
    for (const std::string_view word : words)
        html << "<li><a rel=\"nofollow\" href=\""_m << listing_href(view, {{"q", word}}) << "\">"_m
             << word << "</a></li>"_m;
    html << "</ul></section>"_m;
}

}  // namespace

Result<http::Response> areas_page(const Page& page) {
    CAIRN_TRY(coverage, page.hub.coverage(""));
    const View view(page);
    Sheet sheet;
    sheet.title = view.text("areas.title");
    sheet.description = view.text("areas.lead");
    sheet.place = "/areas";
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1>"_m;
    if (view.state().areas.empty()) {
        html << "<p class=\"lead\">"_m << view.text("areas.none") << "</p>"_m;
        return answer_with(view, sheet);
    }
    html << "<p class=\"lead\">"_m << sheet.description << "</p><ol class=\"list areas\">"_m;
    std::size_t at = 0;
    for (const library::Area& area : view.state().areas) {
        std::uint64_t total = 0;
        for (const hub::Coverage::Row& row : coverage.rows)
            if (row.area == area.id) total = row.total;
        html << "<li>"_m;
        small_stones(html, at++, view.state().areas.size());
        html << "<div><h2><a href=\""_m << view.href("/areas/" + http::encode_component(area.id))
             << "\">"_m;
        view.localized(html, area.title);
        html << "</a></h2><p>"_m;
        view.localized(html, area.definition);
        html << "</p><p class=\"meta\"><a href=\""_m << listing_href(view, {{"area", area.id}})
             << "\">"_m << view.text("resources.count", {{"count", total}})
             << "</a></p></div></li>"_m;
    }
    html << "</ol>"_m;
    return answer_with(view, sheet);
}

Result<http::Response> area_page(const Page& page) {
    const View view(page);
    const library::Area* area = view.state().area(page.parts.front());
    if (area == nullptr) return fail(ErrorKind::not_found, "no such area");
    hub::Question question;
    question.reader_language = page.language;
    question.filters["area"] = {area->id};
    question.sort = hub::Sort::newest;
    question.count = shown_count;
    CAIRN_TRY(found, page.hub.find_resources(question));

    const std::size_t at = static_cast<std::size_t>(area - view.state().areas.data());
    Sheet sheet;
    sheet.title = area->title.in(view.language());
    sheet.description = area->definition.in(view.language());
    sheet.place = "/areas";
    sheet.feed = "/areas/" + http::encode_component(area->id) + "/feed.atom";
    Html& html = sheet.main;
    html << "<p class=\"meta up\"><a href=\""_m << view.href("/areas") << "\">"_m
         << view.text("nav.areas") << "</a></p><div class=\"titled\">"_m;
    small_stones(html, at, view.state().areas.size());
    html << "<h1"_m;
    view.lang_of(html, area->title);
    html << ">"_m << sheet.title << "</h1></div><p class=\"lead\">"_m;
    view.localized(html, area->definition);
    html << "</p><section><h2>"_m << view.text("resources.count", {{"count", found.total}})
         << "</h2>"_m;
    if (found.total == 0) html << "<p>"_m << view.text("area.empty") << "</p>"_m;
    if (!found.cards.empty()) {
        html << "<ul class=\"list\">"_m;
        for (const hub::Card& card : found.cards) resource_card(html, view, card.resource);
        html << "</ul>"_m;
    }
    if (found.total > found.cards.size())
        html << "<p><a class=\"more\" href=\""_m << listing_href(view, {{"area", area->id}})
             << "\">"_m << view.text("area.all", {{"count", found.total}}) << "</a></p>"_m;
    html << "</section>"_m;
    counted_links(html, view, "area.issuers", "issuer", area->id, found.facets["issuer"]);
    counted_links(html, view, "area.languages", "language", area->id, found.facets["language"]);
    terms(html, view, *area);
    return answer_with(view, sheet);
}

}  // namespace cairn::web
