// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sitemap.h"

#include "publish/xml.h"

namespace cairn::publish {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view sitemap_space = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::size_t short_name_max = 16;  // characters, by the OpenSearch specification

std::string in_language(std::string_view base, std::string_view language, std::string_view path) {
    return std::string(base) + "/" + std::string(language) + std::string(path);
}

std::string alternate(std::string_view language, const std::string& href) {
    return "<xhtml:link" + attribute("rel", "alternate") + attribute("hreflang", language) +
           attribute("href", href) + "/>\n";
}

// At most `most` characters of UTF-8.
std::string shortened(std::string_view text, std::size_t most) {
    std::size_t characters = 0, end = 0;
    while (end < text.size()) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins && ++characters > most) break;
        ++end;
    }
    return std::string(text.substr(0, end));
}

}  // namespace

std::string sitemap(std::string_view base, std::span<const std::string> languages,
                    std::span<const Location> locations) {
    std::string xml(declaration);
    xml += "<urlset" + attribute("xmlns", sitemap_space) +
           attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml") + ">\n";
    for (const Location& location : locations) {
        std::string alternates;
        for (const std::string& language : languages)
            alternates += alternate(language, in_language(base, language, location.path));
        alternates += alternate("x-default", std::string(base) + location.path);
        for (const std::string& language : languages) {
            xml += "<url>\n" + element("loc", in_language(base, language, location.path)) + "\n";
            if (!location.changed.empty()) xml += element("lastmod", location.changed) + "\n";
            xml += alternates + "</url>\n";
        }
    }
    return xml + "</urlset>\n";
}

std::string sitemap_index(std::span<const std::string> addresses) {
    std::string xml(declaration);
    xml += "<sitemapindex" + attribute("xmlns", sitemap_space) + ">\n";
    for (const std::string& address : addresses)
        xml += "<sitemap>" + element("loc", address) + "</sitemap>\n";
    return xml + "</sitemapindex>\n";
}

std::string robots(std::string_view base) {
    return "User-agent: *\n"
           "Disallow: /resources?\n"
           "Disallow: /*/resources?\n"
           "Allow: /\n\n"
           "Sitemap: " +
           std::string(base) + "/sitemap.xml\n";
}

std::string open_search(const Publisher& publisher, std::string_view language,
                        std::string_view description) {
    const std::string name = publisher.site_name(language);
    const std::string listing = in_language(publisher.base, language, "/resources");
    const auto url = [](std::string_view type, const std::string& address) {
        return "<Url" + attribute("type", type) + attribute("template", address) + "/>\n";
    };
    std::string xml(declaration);
    xml += "<OpenSearchDescription" + attribute("xmlns", "http://a9.com/-/spec/opensearch/1.1/") +
           ">\n";
    xml += element("ShortName", shortened(name.empty() ? "Cairn" : name, short_name_max)) + "\n";
    xml += element("Description", description) + "\n";
    xml += url("text/html", listing + "?q={searchTerms}&page={startPage?}");
    xml += url("application/atom+xml", listing + "/feed.atom?q={searchTerms}&page={startPage?}");
    xml += element("Language", language) + "\n";
    xml += "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n";
    return xml + "</OpenSearchDescription>\n";
}

}  // namespace cairn::publish
