// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/publisher.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What crawlers and search boxes of browsers ask for.
namespace cairn::publish {

// A page that stands in every language of the site.
struct Location {
    std::string path;     // without language: "/areas/services"; "/" is the first page
    std::string changed;  // RFC 3339; may be empty
};

// sitemaps.org 0.9: each page once in each language, with all its languages as alternates and the
// bare path as the default. The protocol allows 50,000 addresses and 50 MiB a file:
// `locations_a_sitemap` keeps six languages well below both.
constexpr std::size_t locations_a_sitemap = 1000;
std::string sitemap(std::string_view base, std::span<const std::string> languages,
                    std::span<const Location> locations);

// The list of several site maps, by whole address.
std::string sitemap_index(std::span<const std::string> addresses);

// robots.txt (RFC 9309): everything may be read but the endless combinations of a listing's
// filters, whose works are in the site map.
std::string robots(std::string_view base);

// An OpenSearch 1.1 description, by which a browser offers the site's search in `language`.
std::string open_search(const Publisher& publisher, std::string_view language,
                        std::string_view description);

}  // namespace cairn::publish
