// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/facets.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/question.h"
#include "web/sheet.h"

#include <array>

namespace cairn::web {
namespace {

void did_you_mean(Html& html, const View& view, const Asked& asked, const std::string& corrected) {
    if (corrected.empty()) return;
    Html link;
    link << "<a href=\""_m << view.href("/resources" + asked.with_words(corrected)) << "\"><bdi>"_m
         << corrected << "</bdi></a>"_m;
    html << "<p>"_m;
    view.say(html, "search.corrected", {{"words", &link}});
    html << "</p>"_m;
}

// Whether other languages are searched too, and the way to the other choice.
void cross_language(Html& html, const View& view, const Asked& asked) {
    if (asked.question.words.empty()) return;
    const bool on = asked.question.cross == hub::Cross::on;
    html << "<p class=\"meta\">"_m << view.text(on ? "search.cross_on" : "search.cross_off")
         << " <a rel=\"nofollow\" href=\""_m
         << view.href("/resources" + asked.with_cross(on ? hub::Cross::off : hub::Cross::on))
         << "\">"_m << view.text(on ? "search.cross_switch_off" : "search.cross_switch_on")
         << "</a></p>"_m;
}

void sorting(Html& html, const View& view, const Asked& asked) {
    constexpr std::array<std::string_view, 4> orders{"relevance", "newest", "oldest", "title"};
    const bool searched = !asked.question.words.empty();
    const std::string_view usual = searched ? "relevance" : "newest";
    const std::string_view chosen = asked.sort.empty() ? usual : std::string_view(asked.sort);
    html << "<p class=\"sort\">"_m << view.text("sort.label") << " "_m;
    std::string_view between;
    for (const std::string_view order : orders) {
        if (order == "relevance" && !searched) continue;
        Asked other = asked;
        other.page = 1;
        other.sort = order == usual ? "" : order;
        html << between << "<a rel=\"nofollow\" href=\""_m
             << view.href("/resources" + other.query()) << "\""_m;
        if (order == chosen) html << " aria-current=\"true\""_m;
        html << ">"_m << view.name("sort", order) << "</a>"_m;
        between = " · ";
    }
    html << "</p>"_m;
}

void paging(Html& html, const View& view, const Asked& asked, std::uint64_t total) {
    const std::uint64_t pages = (total + results_a_page - 1) / results_a_page;
    if (pages < 2) return;
    html << "<nav class=\"paging\" aria-label=\""_m << view.text("paging.label") << "\">"_m;
    if (asked.page > 1)
        html << "<a rel=\"prev\" href=\""_m
             << view.href("/resources" + asked.on_page(asked.page - 1)) << "\">"_m
             << view.text("paging.previous") << "</a>"_m;
    html << "<span>"_m
         << view.text("paging.here",
                      {{"page", std::to_string(asked.page)}, {"pages", std::to_string(pages)}})
         << "</span>"_m;
    if (asked.page < pages)
        html << "<a rel=\"next\" href=\""_m
             << view.href("/resources" + asked.on_page(asked.page + 1)) << "\">"_m
             << view.text("paging.next") << "</a>"_m;
    html << "</nav>"_m;
}

void nothing_found(Html& html, const View& view, const Asked& asked) {
    html << "<p class=\"lead\">"_m << view.text("search.nothing") << "</p><ul>"_m;
    if (!asked.question.words.empty())
        html << "<li>"_m << view.text("search.try_words") << "</li>"_m;
    if (asked.filtered()) html << "<li>"_m << view.text("search.try_filters") << "</li>"_m;
    html << "<li><a href=\""_m << view.href("/resources") << "\">"_m << view.text("search.try_all")
         << "</a></li></ul>"_m;
}

std::string counted(const View& view, const Asked& asked, std::uint64_t total) {
    if (asked.question.words.empty()) return view.text("resources.count", {{"count", total}});
    return view.text("search.count", {{"count", total}, {"words", asked.question.words}});
}

void results(Html& html, const View& view, const Asked& asked, const hub::Listing& found) {
    html << "<section aria-labelledby=\"found\"><div class=\"found\"><h2 id=\"found\"><bdi>"_m
         << counted(view, asked, found.total) << "</bdi></h2>"_m;
    if (found.total > 1) sorting(html, view, asked);
    html << "</div>"_m;
    chosen_filters(html, view, asked);
    if (!found.facets.empty() && found.total > 1)
        html << "<p class=\"to-filters\"><a href=\"#filters\">"_m << view.text("facet.jump")
             << "</a></p>"_m;
    did_you_mean(html, view, asked, found.corrected);
    cross_language(html, view, asked);
    // A library that is still empty has been said to have 0 resources, and there is no more to say.
    const bool narrowed = !asked.question.words.empty() || asked.filtered();
    if (found.total == 0 && narrowed) nothing_found(html, view, asked);
    if (found.total > 0 && found.cards.empty())
        html << "<p>"_m << view.text("paging.beyond") << " <a href=\""_m
             << view.href("/resources" + asked.on_page(1)) << "\">"_m << view.text("paging.first")
             << "</a></p>"_m;
    if (!found.cards.empty()) {
        html << "<ul class=\"list\">"_m;
        for (const hub::Card& card : found.cards)
            resource_card(html, view, card.resource,
                          asked.question.words.empty() ? nullptr : &card);
        html << "</ul>"_m;
    }
    paging(html, view, asked, found.total);
    html << "</section>"_m;
}

}  // namespace

Result<http::Response> resources_page(const Page& page) {
    const Asked asked = parse_asked(page);
    CAIRN_TRY(found, page.hub.find_resources(asked.question));

    const View view(page);
    Sheet sheet;
    sheet.title = asked.question.words.empty()
                      ? std::string(view.text("resources.title"))
                      : view.text("search.title", {{"words", asked.question.words}});
    sheet.description = view.text("resources.lead");
    sheet.place = "/resources";
    sheet.query = asked.query();
    sheet.feed = "/resources/feed.atom" + asked.on_page(1);
    // Engines find the resources themselves; every other order and filter would be the same again.
    sheet.found_by_engines =
        asked.question.words.empty() && !asked.filtered() && asked.sort.empty();
    Html& html = sheet.main;
    html << "<h1>"_m << view.text("resources.title") << "</h1>"_m;
    search_form(html, view, asked.question.words, hidden_fields(asked));
    html << "<div class=\"with-facets\">"_m;
    results(html, view, asked, found);
    if (found.total > 1) facet_panel(html, view, asked, found.facets);
    html << "</div>"_m;
    return answer_with(view, sheet);
}

}  // namespace cairn::web
