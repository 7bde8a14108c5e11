// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/atom.h"

#include "publish/xml.h"

#include <algorithm>

namespace cairn::publish {
namespace {

std::string link(std::string_view relation, std::string_view href, const std::string& more = "") {
    if (href.empty()) return {};
    return "<link" + attribute("rel", relation) + attribute("href", href) + more + "/>\n";
}

std::string lang(std::string_view tag) {
    return tag.empty() ? "" : attribute("xml:lang", tag);
}

// An author is required; a work of no known issuer is the library's.
std::string authors(const Publisher& publisher, const library::Resource& resource,
                    std::string_view language) {
    std::string xml;
    for (const std::string& id : author_ids(resource)) {
        xml += "<author>" + element("name", publisher.member_name(id, language));
        if (const library::Member* member = publisher.member(id);
            member != nullptr && !member->url.empty())
            xml += element("uri", member->url);
        xml += "</author>\n";
    }
    return xml;
}

std::string entry(const Publisher& publisher, const FeedEntry& one, std::string_view language) {
    const library::Resource& resource = one.resource;
    const std::string address = publisher.resource_url(resource.id);
    std::string xml = "<entry>\n" + element("id", address) + "\n";
    xml +=
        element("title", resource.title.in(language), lang(resource.title.language_for(language))) +
        "\n";
    xml += link("alternate", address, attribute("type", "text/html"));
    for (const library::Edition& edition : resource.editions)
        if (const std::string there = best_address(edition); !there.empty())
            xml += link("related", there,
                        edition.language.empty() ? "" : attribute("hreflang", edition.language));
    xml += element("published", one.published) + "\n" + element("updated", one.updated) + "\n";
    xml += authors(publisher, resource, language);
    for (const std::string& area : resource.areas)
        xml += "<category" + attribute("term", area) +
               attribute("scheme", publisher.base + "/areas") +
               attribute("label", publisher.area_title(area, language)) + "/>\n";
    if (!resource.abstract.empty())
        xml += element("summary", resource.abstract.in(language),
                       lang(resource.abstract.language_for(language))) +
               "\n";
    if (resource.date.known()) xml += element("dc:date", resource.date.text()) + "\n";
    for (const std::string& tag : resource.languages()) xml += element("dc:language", tag) + "\n";
    return xml + "</entry>\n";
}

std::string last_update(const Feed& feed) {
    std::string latest;
    for (const FeedEntry& one : feed.entries) latest = std::max(latest, one.updated);
    return latest.empty() ? format_time(feed.now) : latest;
}

}  // namespace

std::string atom(const Publisher& publisher, const Feed& feed) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed";
    xml += attribute("xmlns", "http://www.w3.org/2005/Atom") +
           attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/") + lang(feed.language) + ">\n";
    xml += element("id", feed.first) + "\n" + element("title", feed.title) + "\n";
    if (!feed.subtitle.empty()) xml += element("subtitle", feed.subtitle) + "\n";
    xml += element("updated", last_update(feed)) + "\n";
    const std::string owner = publisher.group.name.in(feed.language);
    xml += "<author>" + element("name", owner.empty() ? publisher.base : owner) + "</author>\n";
    xml += "<generator>Cairn</generator>\n";
    xml += link("alternate", feed.page, attribute("type", "text/html"));
    xml += link("self", feed.self, attribute("type", "application/atom+xml"));
    xml += link("first", feed.first) + link("previous", feed.previous) + link("next", feed.next) +
           link("last", feed.last);
    for (const FeedEntry& one : feed.entries) xml += entry(publisher, one, feed.language);
    return xml + "</feed>\n";
}

}  // namespace cairn::publish
