// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/resource.h"

#include <algorithm>
#include <array>

namespace cairn::library {
namespace {

constexpr std::array<std::string_view, 5> state_names{"announced", "forthcoming", "published",
                                                      "superseded", "withdrawn"};

Result<Date> date_at(const json::Object& object, std::string_view name) {
    CAIRN_TRY(text, json::text_at(object, name));
    auto date = Date::parse(text.value_or(""));
    if (!date) return fail_at(name, date.error());
    return date;
}

Result<std::string> text_or_empty(const json::Object& object, std::string_view name) {
    CAIRN_TRY(text, json::text_at(object, name));
    return text.value_or("");
}

// Reads each object of a list with `read`, naming the place of one that is wrong.
template <typename Item, typename Read>
Result<std::vector<Item>> items_at(const json::Object& object, std::string_view name, Read read) {
    std::vector<Item> items;
    CAIRN_TRY(array, json::array_at(object, name));
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        const std::string place = std::string(name) + "[" + std::to_string(i) + "]";
        const json::Object* member = (*array)[i].if_object();
        if (member == nullptr) return fail(ErrorKind::invalid, place + ": must be an object");
        Result<Item> item = read(*member);
        if (!item) return fail_at(place, item.error());
        items.push_back(std::move(*item));
    }
    return items;
}

Result<Issuer> read_issuer(const json::Object& object) {
    CAIRN_TRY(member, json::required_text(object, "member"));
    CAIRN_TRY(role, json::text_at(object, "role"));
    return Issuer{member, role.value_or("issuer")};
}

Result<Address> read_address(const json::Object& object) {
    CAIRN_TRY(href, json::required_text(object, "href"));
    CAIRN_TRY(match, json::text_at(object, "match"));
    // Anything but the web would make a link that runs or opens something else.
    if (!href.starts_with("https://") && !href.starts_with("http://"))
        return fail(ErrorKind::invalid, "href: must begin with https:// or http://");
    return Address{href, match.value_or("exact")};
}

}  // namespace

Result<Edition> Edition::from_json(const json::Object& object) {
    Edition edition;
    CAIRN_TRY(id, json::required_text(object, "id"));
    CAIRN_TRY(language, text_or_empty(object, "language"));
    CAIRN_TRY(version, text_or_empty(object, "version"));
    CAIRN_TRY(title, text_or_empty(object, "title"));
    CAIRN_TRY(date, date_at(object, "date"));
    CAIRN_TRY(addresses, items_at<Address>(object, "urls", read_address));
    CAIRN_TRY(abstract, text_or_empty(object, "abstract"));
    CAIRN_TRY(text_hash, text_or_empty(object, "text"));
    CAIRN_TRY(organisation, text_or_empty(object, "organisation"));
    return Edition{id,        language, version,   title,       date,
                   addresses, abstract, text_hash, organisation};
}

json::Object Edition::to_json() const {
    json::Object object{{"id", id}, {"language", language}};
    const auto put = [&](const char* name, const std::string& text) {
        if (!text.empty()) object[name] = text;
    };
    put("version", version);
    put("title", title);
    put("date", date.text());
    put("abstract", abstract);
    put("text", text_hash);
    put("organisation", organisation);
    json::Array urls;
    for (const Address& address : addresses)
        urls.push_back(json::Object{{"href", address.href}, {"match", address.match}});
    if (!urls.empty()) object["urls"] = std::move(urls);
    return object;
}

std::string_view name_of(State state) {
    return state_names.at(static_cast<std::size_t>(state));
}

Result<State> state_named(std::string_view name) {
    const auto found = std::find(state_names.begin(), state_names.end(), name);
    if (found == state_names.end())
        return fail(ErrorKind::invalid,
                    "state: must be announced, forthcoming, published, superseded or withdrawn");
    return static_cast<State>(found - state_names.begin());
}

bool is_resource_id(std::string_view id) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !id.empty() && id.size() <= 128 && is_plain(id.front()) &&
           std::all_of(id.begin(), id.end(),
                       [&](char c) { return is_plain(c) || c == '.' || c == '_' || c == '-'; });
}

Result<Resource> Resource::from_json(const json::Object& object) {
    Resource resource;
    CAIRN_TRY(id, json::required_text(object, "id"));
    if (!is_resource_id(id))
        return fail(ErrorKind::invalid,
                    "id: must be letters, digits, '.', '_' or '-', at most 128");
    CAIRN_TRY(title, Localized::at(object, "title"));
    if (title.empty()) return fail(ErrorKind::invalid, "title: is missing");
    CAIRN_TRY(kind, text_or_empty(object, "kind"));
    CAIRN_TRY(state_name, json::text_at(object, "state"));
    CAIRN_TRY(state, state_named(state_name.value_or("published")));
    CAIRN_TRY(state_note, Localized::at(object, "state_note"));
    CAIRN_TRY(promised, date_at(object, "promised"));
    CAIRN_TRY(superseded_by, text_or_empty(object, "superseded_by"));
    CAIRN_TRY(issuers, items_at<Issuer>(object, "issuers", read_issuer));
    CAIRN_TRY(date, date_at(object, "date"));
    CAIRN_TRY(areas, json::texts_at(object, "areas"));
    CAIRN_TRY(subject, text_or_empty(object, "subject"));
    CAIRN_TRY(audience, json::texts_at(object, "audience"));
    CAIRN_TRY(countries, json::texts_at(object, "countries"));
    CAIRN_TRY(abstract, Localized::at(object, "abstract"));
    CAIRN_TRY(unreviewed, json::texts_at(object, "unreviewed"));
    CAIRN_TRY(notes, items_at<Localized>(object, "notes", Localized::from_json));
    CAIRN_TRY(editions, items_at<Edition>(object, "editions", Edition::from_json));
    CAIRN_TRY(listing, json::object_at(object, "listing"));
    if (listing != nullptr) {
        CAIRN_TRY(section, text_or_empty(*listing, "section"));
        CAIRN_TRY(order, json::integer_at(*listing, "order"));
        CAIRN_TRY(heading, text_or_empty(*listing, "heading"));
        CAIRN_TRY(text, text_or_empty(*listing, "text"));
        resource.listing = {section, static_cast<int>(order.value_or(0)), heading, text};
    }
    resource.id = id;
    resource.title = title;
    resource.kind = kind;
    resource.state = state;
    resource.state_note = state_note;
    resource.promised = promised;
    resource.superseded_by = superseded_by;
    resource.issuers = issuers;
    resource.date = date;
    resource.areas = areas;
    resource.subject = subject;
    resource.audience = audience;
    resource.countries = countries;
    resource.abstract = abstract;
    resource.unreviewed = unreviewed;
    resource.notes = notes;
    resource.editions = editions;
    return resource;
}

json::Object Resource::to_json() const {
    json::Object object{{"id", id}, {"title", title.to_json()}};
    const auto put = [&](const char* name, const std::string& text) {
        if (!text.empty()) object[name] = text;
    };
    const auto put_list = [&](const char* name, const std::vector<std::string>& texts) {
        if (!texts.empty()) object[name] = json::array_of(texts);
    };
    put("kind", kind);
    object["state"] = std::string(name_of(state));
    if (!state_note.empty()) object["state_note"] = state_note.to_json();
    put("promised", promised.text());
    put("superseded_by", superseded_by);
    json::Array issuer_list;
    for (const Issuer& issuer : issuers)
        issuer_list.push_back(json::Object{{"member", issuer.member}, {"role", issuer.role}});
    if (!issuer_list.empty()) object["issuers"] = std::move(issuer_list);
    put("date", date.text());
    put_list("areas", areas);
    put("subject", subject);
    put_list("audience", audience);
    put_list("countries", countries);
    if (!abstract.empty()) object["abstract"] = abstract.to_json();
    put_list("unreviewed", unreviewed);
    if (listing.order != 0)
        object["listing"] = json::Object{{"section", listing.section},
                                         {"order", listing.order},
                                         {"heading", listing.heading},
                                         {"text", listing.text}};
    json::Array note_list;
    for (const Localized& note : notes) note_list.push_back(note.to_json());
    if (!note_list.empty()) object["notes"] = std::move(note_list);
    json::Array edition_list;
    for (const Edition& edition : editions) edition_list.push_back(edition.to_json());
    if (!edition_list.empty()) object["editions"] = std::move(edition_list);
    return object;
}

std::vector<std::string> Resource::languages() const {
    std::vector<std::string> found;
    for (const Edition& edition : editions)
        if (!edition.language.empty() &&
            std::find(found.begin(), found.end(), edition.language) == found.end())
            found.push_back(edition.language);
    return found;
}

const Edition* Resource::edition_for(std::string_view language) const {
    for (const Edition& edition : editions)
        if (edition.language == language) return &edition;
    return editions.empty() ? nullptr : &editions.front();
}

}  // namespace cairn::library
