// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/names.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

#include <algorithm>
#include <array>
#include <map>

namespace cairn::web {
namespace {

constexpr std::uint32_t shown_count = 100;
constexpr std::array<std::string_view, 3> kinds{"member", "partner", "other"};

std::string_view group_name(const View& view) {
    const library::Group& group = view.state().group;
    return group.short_name.empty() ? view.text("group.unnamed") : group.short_name;
}

std::map<std::string, std::uint64_t> works_by_member(const hub::Coverage& coverage) {
    std::map<std::string, std::uint64_t> works;
    if (!coverage.rows.empty())
        for (const auto& value : coverage.rows.back().members) works[value.value] = value.works;
    return works;
}

std::vector<const library::Member*> of_kind(const View& view, std::string_view kind) {
    std::vector<const library::Member*> members;
    for (const library::Member& member : view.state().members) {
        const bool is_known = std::find(kinds.begin(), kinds.end(), member.kind) != kinds.end();
        if (member.kind == kind || (!is_known && kind == "other")) members.push_back(&member);
    }
    return members;
}

void verified(Html& html, const View& view, const library::Member& member) {
    html << (member.verified ? "<span class=\"ok\">"_m : "<span class=\"care\">"_m)
         << view.text(member.verified ? "member.verified" : "member.unverified") << "</span>"_m;
}

void member_row(Html& html, const View& view, const library::Member& member, std::uint64_t works) {
    html << "<tr><th scope=\"row\">"_m;
    member_link(html, view, member.id);
    html << "</th><td>"_m;
    view.localized(html, member.name);
    html << "</td><td>"_m << view.name("member_type", member.type) << "</td><td>"_m;
    verified(html, view, member);
    html << "</td><td class=\"num\" data-label=\""_m << view.text("table.resources") << "\">"_m;
    if (works == 0)
        html << "0"_m;
    else
        html << "<a href=\""_m << listing_href(view, {{"issuer", member.id}}) << "\">"_m << works
             << "</a>"_m;
    html << "</td></tr>"_m;
}

// Titles of one area below its heading; a work stands under its most prominent area.
void issued(Html& html, const View& view, const std::vector<hub::Card>& cards) {
    const auto list = [&](std::string_view area) {
        bool open = false;
        for (const hub::Card& card : cards) {
            const auto& areas = card.resource.areas;
            const bool known = !areas.empty() && view.state().area(areas.front()) != nullptr;
            if (area.empty() ? known : !known || areas.front() != area) continue;
            if (!open) {
                html << "<h2>"_m;
                if (area.empty())
                    html << view.text("member.no_area");
                else
                    area_link(html, view, area);
                html << "</h2><ul class=\"list\">"_m;
            }
            open = true;
            resource_card(html, view, card.resource);
        }
        if (open) html << "</ul>"_m;
    };
    for (const library::Area& area : view.state().areas) list(area.id);
    list("");
}

void facts(Html& html, const View& view, const library::Member& member) {
    html << "<dl class=\"facts\"><dt>"_m << view.text("member.kind") << "</dt><dd>"_m
         << view.text("member.kind_" + (member.kind.empty() ? "other" : member.kind),
                      {{"group", group_name(view)}})
         << "; "_m;
    verified(html, view, member);
    html << "</dd>"_m;
    if (!member.type.empty())
        html << "<dt>"_m << view.text("member.type") << "</dt><dd>"_m
             << view.name("member_type", member.type) << "</dd>"_m;
    if (!member.parent.empty()) {
        html << "<dt>"_m << view.text("member.parent") << "</dt><dd>"_m;
        if (member.parent == "un")
            html << view.text("member.un");
        else
            member_link(html, view, member.parent);
        html << "</dd>"_m;
    }
    if (!member.url.empty()) {
        html << "<dt>"_m << view.text("member.site") << "</dt><dd dir=\"ltr\">"_m;
        outer_link(html, member.url, host_of(member.url));
        html << "</dd>"_m;
    }
    if (!member.note.empty()) {
        html << "<dt>"_m << view.text("member.note") << "</dt><dd>"_m;
        view.localized(html, member.note);
        html << "</dd>"_m;
    }
    html << "</dl>"_m;
}

}  // namespace

Result<http::Response> members_page(const Page& page) {
    CAIRN_TRY(coverage, page.hub.coverage(""));
    const auto works = works_by_member(coverage);
    const View view(page);
    Sheet sheet;
    sheet.title = view.text("members.title");
    sheet.description = view.text("members.lead", {{"group", group_name(view)}});
    sheet.place = "/members";
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1><p class=\"lead\">"_m
         << (view.state().members.empty() ? std::string(view.text("members.none"))
                                          : sheet.description)
         << "</p>"_m;
    for (const std::string_view kind : kinds) {
        auto members = of_kind(view, kind);
        if (members.empty()) continue;
        const std::string name = std::string(kind);
        const std::string title = view.text("members." + name, {{"group", group_name(view)}});
        html << "<section><h2>"_m << title << "</h2><p class=\"meta\">"_m
             << view.text("members." + name + "_note", {{"group", group_name(view)}})
             << "</p><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""_m << title
             << "\"><table class=\"stack\"><thead><tr><th scope=\"col\">"_m
             << view.text("table.short") << "</th><th scope=\"col\">"_m << view.text("table.name")
             << "</th><th scope=\"col\">"_m << view.text("member.type")
             << "</th><th scope=\"col\">"_m << view.text("table.verified")
             << "</th><th scope=\"col\" class=\"num\">"_m << view.text("table.resources")
             << "</th></tr></thead><tbody>"_m;
        for (const library::Member* member : members) {
            const auto found = works.find(member->id);
            member_row(html, view, *member, found == works.end() ? 0 : found->second);
        }
        html << "</tbody></table></div></section>"_m;
    }
    return answer_with(view, sheet);
}

Result<http::Response> member_page(const Page& page) {
    const View view(page);
    const library::Member* member = view.state().member(page.parts.front());
    if (member == nullptr) return fail(ErrorKind::not_found, "no such member");
    hub::Question question;
    question.reader_language = page.language;
    question.filters["issuer"] = {member->id};
    question.sort = hub::Sort::newest;
    question.count = shown_count;
    CAIRN_TRY(found, page.hub.find_resources(question));

    Sheet sheet;
    sheet.title = member->name.empty() ? member->short_name : member->name.in(view.language());
    sheet.description = view.text("member.lead", {{"member", sheet.title}});
    sheet.place = "/members";
    sheet.feed = "/members/" + http::encode_component(member->id) + "/feed.atom";
    Html& html = sheet.main;
    html << "<p class=\"meta up\"><a href=\""_m << view.href("/members") << "\">"_m
         << view.text("nav.members") << "</a></p><h1"_m;
    if (!member->name.empty()) view.lang_of(html, member->name);
    html << ">"_m << sheet.title << "</h1>"_m;
    if (!member->short_name.empty() && member->short_name != sheet.title)
        html << "<p class=\"meta\"><bdi>"_m << member->short_name << "</bdi></p>"_m;
    facts(html, view, *member);
    if (found.total == 0) {
        html << "<p>"_m << view.text("member.empty") << "</p>"_m;
        return answer_with(view, sheet);
    }
    html << "<p class=\"lead\"><a href=\""_m << listing_href(view, {{"issuer", member->id}})
         << "\">"_m << view.text("resources.count", {{"count", found.total}}) << "</a></p>"_m;
    issued(html, view, found.cards);
    return answer_with(view, sheet);
}

}  // namespace cairn::web
