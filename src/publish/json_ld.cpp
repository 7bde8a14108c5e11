// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json_ld.h"

#include "publish/dates.h"
#include "publish/kinds.h"
#include "text/names.h"

#include <algorithm>

namespace cairn::publish {
namespace {

void put(json::Object& object, const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
}

void put_list(json::Object& object, const char* name, json::Array list) {
    if (!list.empty()) object[name] = std::move(list);
}

json::Object organisation(const Publisher& publisher, const std::string& id,
                          std::string_view language) {
    json::Object object{{"@type", "Organization"},
                        {"@id", publisher.base + "/members/" + id},
                        {"name", publisher.member_name(id, language)}};
    const library::Member* member = publisher.member(id);
    if (member == nullptr) return object;
    if (member->short_name != member->name.in(language))
        put(object, "alternateName", member->short_name);
    put(object, "url", member->url);
    return object;
}

json::Array organisations(const Publisher& publisher, const std::vector<std::string>& ids,
                          std::string_view language) {
    json::Array list;
    for (const std::string& id : ids) list.push_back(organisation(publisher, id, language));
    return list;
}

std::vector<std::string> contributor_ids(const library::Resource& resource) {
    const std::vector<std::string> authors = author_ids(resource);
    std::vector<std::string> others;
    for (const library::Issuer& issuer : resource.issuers)
        if (std::find(authors.begin(), authors.end(), issuer.member) == authors.end())
            others.push_back(issuer.member);
    return others;
}

json::Object crisis(const library::Group& group, std::string_view language) {
    json::Object event{{"@type", "Event"}, {"name", group.crisis_name.in(language)}};
    const auto period = library::Date::parse(group.crisis_period);
    if (!period) return event;
    const Ends ends = ends_of(*period);
    if (ends.begin) event["startDate"] = written(*ends.begin);
    if (ends.end) event["endDate"] = written(*ends.end);
    return event;
}

json::Array topics(const Publisher& publisher, const library::Resource& resource,
                   std::string_view language) {
    json::Array list;
    for (const std::string& area : resource.areas)
        list.push_back(json::Object{{"@type", "DefinedTerm"},
                                    {"@id", publisher.base + "/areas/" + area},
                                    {"name", publisher.area_title(area, language)}});
    if (!publisher.group.crisis_name.empty()) list.push_back(crisis(publisher.group, language));
    return list;
}

json::Array countries(const library::Resource& resource, std::string_view language) {
    json::Array list;
    for (const std::string& code : resource.countries)
        list.push_back(json::Object{{"@type", "Country"},
                                    {"identifier", code},
                                    {"name", text::country_name(code, language)}});
    return list;
}

json::Object edition(const library::Resource& resource, const library::Edition& one) {
    json::Object object{{"@type", std::string(kind_named(resource.kind).schema)}};
    const std::string& title = one.title;
    object["name"] = title.empty() ? resource.title.in(one.language) : title;
    put(object, "inLanguage", one.language);
    put(object, "version", one.version);
    put(object, "datePublished", exact_iso(one.date));
    put(object, "url", best_address(one));
    put(object, "abstract", one.abstract);
    return object;
}

json::Object library_of(const Publisher& publisher, std::string_view language) {
    json::Object library{{"@type", "Collection"}, {"@id", publisher.base + "/resources"}};
    put(library, "name", publisher.site_name(language));
    library["url"] = publisher.base + "/resources";
    return library;
}

// Addresses that lead to this very work; a mirror is somebody else's copy.
json::Array exact_addresses(const library::Resource& resource) {
    json::Array list;
    for (const library::Edition& one : resource.editions)
        for (const library::Address& address : one.addresses)
            if (address.match == "exact") list.push_back(json::Value(address.href));
    return list;
}

json::Array other_titles(const library::Resource& resource, const std::string& title) {
    json::Array list;
    for (const auto& [language, other] : resource.title.all())
        if (other != title) list.push_back(json::Value(other));
    return list;
}

// How many bytes at the text's front are a character that must not stand in a page as it is; 0 if
// it may. Of the long ones: U+2028 to U+202E, U+2066 to U+2069.
std::size_t length_to_escape(std::string_view text) {
    if (text.front() == '<' || text.front() == '>' || text.front() == '&') return 1;
    if (text.size() < 3) return 0;
    const auto last = static_cast<unsigned char>(text[2]);
    if (text.starts_with("\xE2\x80")) return last >= 0xA8U && last <= 0xAEU ? 3 : 0;
    if (text.starts_with("\xE2\x81")) return last >= 0xA6U && last <= 0xA9U ? 3 : 0;
    return 0;
}

// The character as JSON's \u escape, four hexadecimal digits.
void append_escape(std::string& out, std::string_view character) {
    constexpr std::string_view digits = "0123456789abcdef";
    unsigned code = static_cast<unsigned char>(character[0]);
    if (character.size() == 3)
        code = ((code & 0x0FU) << 12U) |
               ((static_cast<unsigned char>(character[1]) & 0x3FU) << 6U) |
               (static_cast<unsigned char>(character[2]) & 0x3FU);
    out += "\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) out += digits[(code >> shift) & 0x0FU];
}

}  // namespace

json::Object linked_data(const Publisher& publisher, const library::Resource& resource,
                         std::string_view language) {
    const std::string page = publisher.resource_url(resource.id);
    const std::string& title = resource.title.in(language);
    json::Object object{{"@context", "https://schema.org"},
                        {"@type", std::string(kind_named(resource.kind).schema)},
                        {"@id", page + "#work"},
                        {"url", page},
                        {"name", title}};
    put_list(object, "alternateName", other_titles(resource, title));
    put_list(object, "inLanguage", json::array_of(resource.languages()));
    put_list(object, "author", organisations(publisher, author_ids(resource), language));
    put_list(object, "contributor", organisations(publisher, contributor_ids(resource), language));
    put(object, "datePublished", exact_iso(resource.date));
    if (ends_of(resource.date).interval && !resource.date.uncertain())
        object["temporalCoverage"] = resource.date.text();
    object["creativeWorkStatus"] = std::string(library::name_of(resource.state));
    put(object, "abstract", resource.abstract.in(language));
    put_list(object, "about", topics(publisher, resource, language));
    put_list(object, "spatialCoverage", countries(resource, language));
    json::Array audiences;
    for (const std::string& audience : resource.audience)
        audiences.push_back(json::Object{{"@type", "Audience"}, {"audienceType", audience}});
    put_list(object, "audience", std::move(audiences));
    put_list(object, "sameAs", exact_addresses(resource));
    json::Array editions;
    for (const library::Edition& one : resource.editions)
        editions.push_back(edition(resource, one));
    put_list(object, "workExample", std::move(editions));
    object["isPartOf"] = library_of(publisher, language);
    return object;
}

std::string write_for_script(const json::Object& object) {
    const std::string text = json::write(object);
    std::string safe;
    safe.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const std::size_t length = length_to_escape(rest);
        if (length == 0)
            safe += rest.front();
        else
            append_escape(safe, rest.substr(0, length));
        at += std::max(length, std::size_t{1});
    }
    return safe;
}

}  // namespace cairn::publish
