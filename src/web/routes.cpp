// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/routes.h"

#include "web/api/api.h"
#include "web/pages/pages.h"

namespace cairn::web {
namespace {

// The first that fits is taken.
constexpr Route routes[] = {
    {"/", home_page, Localised::yes},
    {"/resources/feed.atom", api::feed, Localised::yes},
    {"/areas/*/feed.atom", api::area_feed, Localised::yes},
    {"/members/*/feed.atom", api::member_feed, Localised::yes},
    {"/resources/*/cite/*", api::cite, Localised::yes},
    {"/coverage.svg", api::coverage_picture, Localised::yes},
    {"/sitemap.xml", api::site_map, Localised::no},
    {"/sitemaps/start.xml", api::site_map_start, Localised::no},
    {"/sitemaps/after-*.xml", api::site_map_after, Localised::no},
    {"/robots.txt", api::robots, Localised::no},
    {"/opensearch.xml", api::search_description, Localised::yes},
    {"/api/v1/resources", api::resources, Localised::no},
    {"/api/v1/resources/*", api::resource, Localised::no},
    {"/api/v1/areas", api::areas, Localised::no},
    {"/api/v1/members", api::members, Localised::no},
    {"/api/v1/coverage", api::coverage, Localised::no},
    {"/api/v1/journal", api::journal, Localised::no},
    {"/api/v1/checkpoint", api::checkpoint, Localised::no},
    {"/api/v1/texts/*", api::kept_text, Localised::no},
    {"/api/v1/openapi.json", api::description, Localised::no},
    {"/api/v1/*", api::nothing, Localised::no},
    {"/areas", areas_page, Localised::yes},
    {"/areas/*", area_page, Localised::yes},
    {"/resources", resources_page, Localised::yes},
    {"/resources/*", resource_page, Localised::yes},
    {"/r/*", short_address, Localised::no},
    {"/members", members_page, Localised::yes},
    {"/members/*", member_page, Localised::yes},
    {"/coverage", coverage_page, Localised::yes},
    {"/about", about_page, Localised::yes},
    {"/about/components", components_page, Localised::yes},
    {"/help", help_page, Localised::yes},
    {"/contact", contact_page, Localised::yes},
    {"/share", share_page, Localised::yes},
    {"/style-*.css", style, Localised::no},
    {"/mark.svg", mark, Localised::no},
};

}  // namespace

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t star = pattern.find('*');
        if (star == std::string_view::npos) {
            if (pattern != path) return std::nullopt;
            return parts;
        }
        if (!path.starts_with(pattern.substr(0, star))) return std::nullopt;
        path.remove_prefix(star);
        pattern.remove_prefix(star + 1);
        // What follows a star up to the segment's end tells where its part ends.
        const std::string_view segment = path.substr(0, path.find('/'));
        const std::string_view tail =
            pattern.substr(0, std::min(pattern.find('/'), pattern.find('*')));
        if (segment.size() <= tail.size() || !segment.ends_with(tail)) return std::nullopt;
        const std::string_view part = segment.substr(0, segment.size() - tail.size());
        parts.emplace_back(part);
        path.remove_prefix(part.size());
    }
}

std::optional<Found> find_route(std::string_view path) {
    for (const Route& route : routes)
        if (auto parts = match(route.pattern, path)) return Found{&route, std::move(*parts)};
    return std::nullopt;
}

}  // namespace cairn::web
