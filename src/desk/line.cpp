// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/line.h"

#include <algorithm>
#include <array>

namespace cairn::desk {
namespace {

using library::Address;
using library::Edition;
using library::Resource;

constexpr std::array<std::string_view, 18> known_fields{
    "id",           "title",   "url",      "alt_urls", "language", "date",
    "organisation", "areas",   "kind",     "text",     "abstract", "work",
    "countries",    "subject", "audience", "state",    "record",   "edition"};

// "OSCE ODIHR; UN Women" names two.
std::vector<std::string> split_names(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string_view name = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.emplace_back(name);
    }
    return names;
}

Result<std::string> text_or_empty(const json::Object& object, std::string_view name) {
    CAIRN_TRY(text, json::text_at(object, name));
    return text.value_or("");
}

Result<library::Date> date_of(const json::Object& object) {
    CAIRN_TRY(text, text_or_empty(object, "date"));
    auto date = library::Date::parse(text);
    if (!date) return fail_at("date", date.error());
    return date;
}

Result<std::vector<Address>> addresses_of(const json::Object& object) {
    CAIRN_TRY(url, text_or_empty(object, "url"));
    CAIRN_TRY(others, json::texts_at(object, "alt_urls"));
    std::vector<Address> addresses;
    if (!url.empty()) addresses.push_back({url, "exact"});
    for (const std::string& other : others) addresses.push_back({other, "mirror"});
    for (const Address& address : addresses)
        if (!address.href.starts_with("https://") && !address.href.starts_with("http://"))
            return fail(ErrorKind::invalid, "url: must begin with https:// or http://");
    return addresses;
}

// The resource that the flat fields say, without its editions.
Result<Resource> flat_resource(const json::Object& object, const std::string& id) {
    Resource resource;
    CAIRN_TRY(title, json::required_text(object, "title"));
    CAIRN_TRY(language, text_or_empty(object, "language"));
    CAIRN_TRY(kind, text_or_empty(object, "kind"));
    CAIRN_TRY(state, text_or_empty(object, "state"));
    CAIRN_TRY(areas, json::texts_at(object, "areas"));
    CAIRN_TRY(subject, text_or_empty(object, "subject"));
    CAIRN_TRY(audience, json::texts_at(object, "audience"));
    CAIRN_TRY(countries, json::texts_at(object, "countries"));
    CAIRN_TRY(date, date_of(object));
    if (!state.empty()) {
        CAIRN_TRY(named, library::state_named(state));
        resource.state = named;
    }
    resource.id = id;
    resource.title.set(language.empty() ? "und" : language, title);
    resource.kind = kind;
    resource.areas = areas;
    resource.subject = subject;
    resource.audience = audience;
    resource.countries = countries;
    resource.date = date;
    return resource;
}

// `record` and `edition` say in full what the flat fields say in part, and win over them.
Result<void> read_whole_forms(const json::Object& object, Line& line, Edition& edition) {
    CAIRN_TRY(record, json::object_at(object, "record"));
    if (record != nullptr) {
        auto whole = Resource::from_json(*record);
        if (!whole) return fail_at("record", whole.error());
        line.resource = std::move(*whole);
        line.has_record = true;
    }
    CAIRN_TRY(edition_record, json::object_at(object, "edition"));
    if (edition_record != nullptr) {
        auto whole = Edition::from_json(*edition_record);
        if (!whole) return fail_at("edition", whole.error());
        edition = std::move(*whole);
    }
    return {};
}

// Whether the flat fields alone would bring back the resource's own members (not its editions).
bool says_all(const Resource& flat, Resource resource, const Edition& edition) {
    resource.editions = flat.editions;
    const bool plain_issuers =
        !edition.organisation.empty() &&
        std::all_of(resource.issuers.begin(), resource.issuers.end(),
                    [](const auto& issuer) { return issuer.role == "issuer"; });
    if (plain_issuers) resource.issuers.clear();  // an import finds them by their names again
    return flat.to_json() == resource.to_json();
}

}  // namespace

Result<Line> parse_line(std::string_view text) {
    if (text.size() > line_bytes_max) return fail(ErrorKind::too_large, "a line is at most 1 MiB");
    CAIRN_TRY(object, json::parse_object(text));
    Line line;
    CAIRN_TRY(id, json::required_text(object, "id"));
    if (!library::is_resource_id(id))
        return fail(ErrorKind::invalid,
                    "id: must be letters, digits, '.', '_' or '-', at most 128");
    CAIRN_TRY(work, text_or_empty(object, "work"));
    if (!work.empty() && !library::is_resource_id(work))
        return fail(ErrorKind::invalid,
                    "work: must be letters, digits, '.', '_' or '-', at most 128");
    CAIRN_TRY(flat, flat_resource(object, work.empty() ? id : work));
    line.resource = flat;
    Edition edition;
    CAIRN_TRY(title, text_or_empty(object, "title"));
    CAIRN_TRY(language, text_or_empty(object, "language"));
    CAIRN_TRY(abstract, text_or_empty(object, "abstract"));
    CAIRN_TRY(organisation, text_or_empty(object, "organisation"));
    CAIRN_TRY(addresses, addresses_of(object));
    CAIRN_TRY(date, date_of(object));
    CAIRN_TRY(full_text, text_or_empty(object, "text"));
    edition.id = id;
    edition.language = language;
    edition.title = title;
    edition.date = date;
    edition.addresses = addresses;
    edition.abstract = abstract;
    edition.organisation = organisation;
    line.organisations = split_names(organisation);
    line.text = full_text;
    CAIRN_CHECK(read_whole_forms(object, line, edition));
    line.resource.editions = {std::move(edition)};
    for (const auto& member : object)
        if (std::find(known_fields.begin(), known_fields.end(), member.key()) == known_fields.end())
            line.unknown_fields.emplace_back(member.key());
    return line;
}

std::string write_line(const Resource& resource, const Edition& edition, std::string_view text) {
    json::Object object{
        {"id", edition.id},
        {"title", edition.title.empty() ? resource.title.in(edition.language) : edition.title},
        {"language", edition.language},
        {"date", edition.date.text()},
        {"kind", resource.kind}};
    if (resource.state != library::State::published)
        object["state"] = std::string(library::name_of(resource.state));
    if (!resource.subject.empty()) object["subject"] = resource.subject;
    if (!resource.audience.empty()) object["audience"] = json::array_of(resource.audience);
    if (!resource.countries.empty()) object["countries"] = json::array_of(resource.countries);
    if (resource.id != edition.id) object["work"] = resource.id;
    if (!edition.organisation.empty()) object["organisation"] = edition.organisation;
    if (!edition.addresses.empty()) object["url"] = edition.addresses.front().href;
    json::Array others;
    for (std::size_t i = 1; i < edition.addresses.size(); ++i)
        others.emplace_back(edition.addresses[i].href);
    if (!others.empty()) object["alt_urls"] = std::move(others);
    if (!resource.areas.empty()) object["areas"] = json::array_of(resource.areas);
    if (!edition.abstract.empty()) object["abstract"] = edition.abstract;
    Edition without_text = edition;
    without_text.text_hash.clear();
    const auto flat = parse_line(json::write(object));
    if (!flat || !says_all(flat->resource, resource, edition)) {
        Resource record = resource;
        record.editions.clear();
        object["record"] = record.to_json();
    }
    if (!flat || flat->resource.editions.front().to_json() != without_text.to_json())
        object["edition"] = edition.to_json();
    if (!text.empty()) object["text"] = text;
    return json::write(object);
}

}  // namespace cairn::desk
