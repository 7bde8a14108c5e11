// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages that are mostly words: help, contact, share.
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

#include <algorithm>

namespace cairn::web {
namespace {

Sheet sheet_of(const View& view, std::string_view title, std::string_view lead,
               std::string_view place) {
    Sheet sheet;
    sheet.title = view.text(title);
    sheet.description = view.text(lead);
    sheet.place = place;
    sheet.main << "<h1>"_m << sheet.title << "</h1>"_m
               << (place == "/help" ? "<p class=\"lead urgent\">"_m : "<p class=\"lead\">"_m)
               << sheet.description << "</p>"_m;
    return sheet;
}

void paragraph(Html& html, const View& view, std::string_view id, Args args = {}) {
    html << "<p>"_m;
    view.say(html, id, args);
    html << "</p>"_m;
}

void heading(Html& html, const View& view, std::string_view id) {
    html << "<h2>"_m << view.text(id) << "</h2>"_m;
}

Html link(const View& view, std::string_view path, std::string_view message) {
    Html html;
    html << "<a href=\""_m << view.href(path) << "\">"_m << view.text(message) << "</a>"_m;
    return html;
}

// The page that a report is about, if it is one of ours.
std::string reported_path(const Page& page) {
    for (const auto& [name, value] : http::parse_query(page.request.query))
        if (name == "page" && value.size() <= 300 && value.starts_with('/') &&
            !value.starts_with("//") &&
            std::none_of(value.begin(), value.end(), [](char c) { return c == '\\'; }))
            return value;
    return {};
}

}  // namespace

Result<http::Response> help_page(const Page& page) {
    const View view(page);
    Sheet sheet = sheet_of(view, "help.title", "help.lead", "/help");
    Html& html = sheet.main;
    paragraph(html, view, "help.local");
    heading(html, view, "help.not_here_title");
    paragraph(html, view, "help.not_here");
    std::vector<const library::Member*> members;
    for (const library::Member& member : view.state().members)
        if (member.kind == "member" && !member.url.empty()) members.push_back(&member);
    if (!members.empty()) {
        heading(html, view, "help.members_title");
        paragraph(html, view, "help.members");
        html << "<ul class=\"columns\">"_m;
        for (const library::Member* member : members) {
            html << "<li>"_m;
            Html name;
            view.localized(name, member->name);
            Html host;
            outer_link(host, member->url, host_of(member->url));
            view.say(html, "help.member", {{"member", &name}, {"site", &host}});
            html << "</li>"_m;
        }
        html << "</ul>"_m;
    }
    heading(html, view, "help.traces_title");
    paragraph(html, view, "help.traces");
    return answer_with(view, sheet);
}

Result<http::Response> contact_page(const Page& page) {
    const View view(page);
    Sheet sheet = sheet_of(view, "contact.title", "contact.lead", "/contact");
    sheet.found_by_engines = page.request.query.empty();
    Html& html = sheet.main;
    const library::Group& group = view.state().group;
    if (!group.confirmed) paragraph(html, view, "contact.demo");
    if (!group.url.empty()) {
        Html site;
        outer_link(site, group.url, host_of(group.url));
        paragraph(html, view, "contact.group", {{"site", &site}});
    }
    for (const library::Handle& handle : group.handles) {
        Html account;
        account << "<bdi>"_m << handle.handle << "</bdi>"_m;
        paragraph(html, view, handle.verified ? "contact.handle" : "contact.handle_unverified",
                  {{"network", handle.network}, {"handle", &account}});
    }
    html << "<h2 id=\"error\">"_m << view.text("report.title") << "</h2>"_m;
    if (const std::string path = reported_path(page); !path.empty()) {
        Html place;
        place << "<a href=\""_m << view.href(path) << "\"><bdi>"_m << path << "</bdi></a>"_m;
        paragraph(html, view, "report.page", {{"page", &place}});
    }
    paragraph(html, view, "report.how");
    html << "<ul>"_m;
    for (const std::string_view id : {"report.say_page", "report.say_wrong", "report.say_source"})
        html << "<li>"_m << view.text(id) << "</li>"_m;
    html << "</ul>"_m;
    paragraph(html, view, group.confirmed ? "report.where" : "report.where_demo");
    paragraph(html, view, "report.personal");
    return answer_with(view, sheet);
}

Result<http::Response> share_page(const Page& page) {
    const View view(page);
    Sheet sheet = sheet_of(view, "share.title", "share.lead", "/share");
    Html& html = sheet.main;
    paragraph(html, view, "share.not_yet");
    heading(html, view, "share.how_title");
    html << "<ul>"_m;
    for (const std::string_view id : {"share.how_sealed", "share.how_choice", "share.how_back"})
        html << "<li>"_m << view.text(id) << "</li>"_m;
    html << "</ul>"_m;
    heading(html, view, "share.until_title");
    const Html help = link(view, "/help", "nav.help");
    paragraph(html, view, "share.until", {{"help", &help}});
    return answer_with(view, sheet);
}

}  // namespace cairn::web
