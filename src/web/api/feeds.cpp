// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/atom.h"

#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/question.h"
#include "web/view.h"

#include <algorithm>

namespace cairn::web::api {
namespace {

constexpr std::uint32_t entries_a_page = 50;

Result<std::vector<publish::FeedEntry>> entries(const Page& page,
                                                const std::vector<hub::Card>& cards) {
    std::vector<publish::FeedEntry> list;
    for (const hub::Card& card : cards) {
        auto known = page.hub.resource(card.resource.id);
        if (!known && known.error().kind == ErrorKind::not_found) continue;  // retired meanwhile
        if (!known) return tl::unexpected<Error>(known.error());
        if (known->history.empty()) continue;
        list.push_back(
            {std::move(known->resource), known->history.front().at, known->history.back().at});
    }
    return list;
}

// `place` is the path of the page that the feed belongs to, `asked` what its address asks, and
// `question` that within the place.
Result<http::Response> answer(const Page& page, const Asked& asked, hub::Question question,
                              const std::string& place, const std::string& title) {
    question.count = entries_a_page;
    question.offset = (asked.page - 1) * entries_a_page;
    CAIRN_TRY(found, page.hub.find_resources(question));
    const std::string language = page.base + "/" + page.language;
    const std::uint64_t pages =
        std::max<std::uint64_t>(1, (found.total + entries_a_page - 1) / entries_a_page);
    const auto on_page = [&](std::uint64_t number) {
        return language + place + "/feed.atom" + asked.on_page(static_cast<std::uint32_t>(number));
    };
    const publish::Publisher publisher = publisher_of(page);
    publish::Feed feed;
    const std::string site = publisher.site_name(page.language);
    feed.title = site.empty() ? title : site + " · " + title;
    feed.language = page.language;
    feed.page = language + place + asked.on_page(1);
    feed.first = on_page(1);
    feed.self = on_page(asked.page);
    feed.last = on_page(pages);
    if (asked.page > 1) feed.previous = on_page(std::min<std::uint64_t>(asked.page - 1, pages));
    if (asked.page < pages) feed.next = on_page(asked.page + 1);
    CAIRN_TRY(list, entries(page, found.cards));
    feed.entries = std::move(list);
    feed.now = page.hub.now();
    return public_answer(publish::atom(publisher, feed), "application/atom+xml; charset=utf-8");
}

// The feed of a page whose place is a filter by itself.
Result<http::Response> answer_within(const Page& page, std::string_view facet,
                                     const std::string& place, const std::string& title) {
    const Asked asked = parse_asked(page);
    hub::Question question = asked.question;
    question.filters[std::string(facet)] = {page.parts.front()};
    return answer(page, asked, std::move(question), place, title);
}

}  // namespace

Result<http::Response> feed(const Page& page) {
    const Asked asked = parse_asked(page);
    std::string title(View(page).text("resources.title"));
    if (!asked.question.words.empty()) title += ": " + asked.question.words;
    return answer(page, asked, asked.question, "/resources", title);
}

Result<http::Response> area_feed(const Page& page) {
    const library::Area* area = page.snapshot->area(page.parts.front());
    if (area == nullptr) return fail(ErrorKind::not_found, "no such area");
    return answer_within(page, "area", "/areas/" + area->id, area->title.in(page.language));
}

Result<http::Response> member_feed(const Page& page) {
    const library::Member* member = page.snapshot->member(page.parts.front());
    if (member == nullptr) return fail(ErrorKind::not_found, "no such member");
    return answer_within(page, "issuer", "/members/" + member->id,
                         publisher_of(page).member_name(member->id, page.language));
}

}  // namespace cairn::web::api
