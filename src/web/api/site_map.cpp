// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sitemap.h"

#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/messages.h"
#include "web/view.h"

#include <algorithm>

namespace cairn::web::api {
namespace {

constexpr std::string_view xml_type = "application/xml; charset=utf-8";
constexpr auto step = static_cast<std::uint32_t>(publish::locations_a_sitemap);

// The languages that this site's pages are in.
std::vector<std::string> languages(const Page& page) {
    std::vector<std::string> spoken;
    const auto& known = Messages::languages();
    for (const std::string& language : page.snapshot->group.languages)
        if (std::find(known.begin(), known.end(), language) != known.end())
            spoken.push_back(language);
    if (spoken.empty()) spoken.emplace_back(known.front());
    return spoken;
}

std::vector<publish::Location> pages_of(const Page& page) {
    std::vector<publish::Location> list;
    for (const char* path :
         {"/", "/areas", "/resources", "/members", "/coverage", "/about", "/help", "/contact"})
        list.push_back({path, ""});
    for (const library::Area& area : page.snapshot->areas)
        list.push_back({"/areas/" + area.id, ""});
    for (const library::Member& member : page.snapshot->members)
        list.push_back({"/members/" + http::encode_component(member.id), ""});
    return list;
}

http::Response map_of(const Page& page, const std::vector<publish::Location>& locations) {
    return public_answer(publish::sitemap(page.base, languages(page), locations), xml_type);
}

Result<std::vector<publish::Location>> resources_after(const Page& page, std::string_view id) {
    CAIRN_TRY(listed, page.hub.listed(id, step));
    std::vector<publish::Location> list;
    list.reserve(listed.size());
    for (hub::Listed& one : listed)
        list.push_back({"/resources/" + one.id, std::move(one.changed)});
    return list;
}

}  // namespace

Result<http::Response> site_map(const Page& page) {
    CAIRN_TRY(marks, page.hub.marks(step));
    if (marks.empty()) return site_map_start(page);
    const auto in_folder = [&](std::string name) {
        return name.insert(0, page.base + "/sitemaps/").append(".xml");
    };
    std::vector<std::string> addresses{in_folder("start")};
    for (std::string& mark : marks) addresses.push_back(in_folder(mark.insert(0, "after-")));
    return public_answer(publish::sitemap_index(addresses), xml_type);
}

Result<http::Response> site_map_start(const Page& page) {
    std::vector<publish::Location> list = pages_of(page);
    CAIRN_TRY(resources, resources_after(page, ""));
    std::move(resources.begin(), resources.end(), std::back_inserter(list));
    return map_of(page, list);
}

Result<http::Response> site_map_after(const Page& page) {
    CAIRN_TRY(resources, resources_after(page, page.parts.front()));
    if (resources.empty()) return fail(ErrorKind::not_found, "no resource comes after that one");
    return map_of(page, resources);
}

Result<http::Response> robots(const Page& page) {
    return public_answer(publish::robots(page.base), "text/plain; charset=utf-8");
}

Result<http::Response> search_description(const Page& page) {
    return public_answer(
        publish::open_search(publisher_of(page), page.language, View(page).text("resources.lead")),
        "application/opensearchdescription+xml; charset=utf-8");
}

}  // namespace cairn::web::api
