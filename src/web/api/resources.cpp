// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/api/parameters.h"

namespace cairn::web::api {
namespace {

json::Array issuers(const library::Resource& resource, const publish::Publisher& publisher,
                    std::string_view reader) {
    json::Array list;
    for (const library::Issuer& issuer : resource.issuers)
        list.push_back(json::Object{{"member", issuer.member},
                                    {"name", publisher.member_name(issuer.member, reader)},
                                    {"role", issuer.role}});
    return list;
}

json::Array reasons(const std::vector<hub::Reason>& found) {
    json::Array list;
    for (const hub::Reason& reason : found) {
        json::Object object{
            {"typed", reason.typed}, {"matched", reason.matched}, {"through", reason.through}};
        if (!reason.language.empty()) object["language"] = reason.language;
        list.push_back(std::move(object));
    }
    return list;
}

json::Array pieces(const std::vector<hub::Piece>& snippet) {
    json::Array list;
    for (const hub::Piece& piece : snippet)
        list.push_back(json::Object{{"text", piece.text}, {"marked", piece.marked}});
    return list;
}

json::Object item(const hub::Card& card, const publish::Publisher& publisher,
                  std::string_view reader) {
    const library::Resource& resource = card.resource;
    json::Object object{{"id", resource.id},
                        {"title", resource.title.in(reader)},
                        {"language", resource.title.language_for(reader)}};
    object["issuers"] = issuers(resource, publisher, reader);
    object["areas"] = json::array_of(resource.areas);
    object["score"] = card.score;
    object["matched"] = reasons(card.reasons);
    if (!card.language.empty()) object["matched_language"] = card.language;
    object["kind"] = resource.kind;
    object["state"] = library::name_of(resource.state);
    object["date"] = resource.date.text();
    object["languages"] = json::array_of(resource.languages());
    object["snippet"] = pieces(card.snippet);
    object["url"] = publisher.resource_url(resource.id);
    return object;
}

json::Object facets(const hub::Facets& found) {
    json::Object object;
    for (const auto& [name, values] : found) {
        json::Array list;
        for (const auto& value : values)
            list.push_back(json::Object{{"value", value.value}, {"count", value.works}});
        object[name] = std::move(list);
    }
    return object;
}

Result<json::Object> listing(const Page& page) {
    CAIRN_TRY(asked, read_listing_question(page));
    // Asked before the search, so that the answer knows at least as much.
    CAIRN_TRY(position, page.hub.search_position());
    CAIRN_TRY(found, page.hub.find_resources(asked.question));
    const publish::Publisher publisher = publisher_of(page);
    json::Array items;
    for (const hub::Card& card : found.cards)
        items.push_back(item(card, publisher, asked.question.reader_language));
    json::Object object{{"total", found.total}, {"items", std::move(items)}};
    object["facets"] = facets(found.facets);
    const std::uint64_t end = std::uint64_t{asked.page} * asked.question.count;
    object["next"] = nullptr;
    if (end < found.total && end + asked.question.count <= reach_max)
        object["next"] = page.base + "/api/v1/resources" +
                         asked.parameters.with("page", std::to_string(asked.page + 1));
    if (!found.corrected.empty()) object["corrected"] = found.corrected;
    object["position"] = position;
    return object;
}

json::Array history(const std::vector<hub::Act>& acts) {
    json::Array list;
    for (const hub::Act& act : acts)
        list.push_back(json::Object{{"number", act.number},
                                    {"type", act.type},
                                    {"at", act.at},
                                    {"by", act.by},
                                    {"hash", act.hash}});
    return list;
}

Result<json::Object> record(const Page& page) {
    CAIRN_TRY(parameters, Parameters::read(page, {}));
    CAIRN_TRY(found, page.hub.resource(page.parts.front()));
    const std::string url = publisher_of(page).resource_url(found.resource.id);
    json::Array texts;
    for (const library::Edition& edition : found.resource.editions)
        if (!edition.text_hash.empty())
            texts.push_back(
                json::Object{{"edition", edition.id},
                             {"hash", edition.text_hash},
                             {"url", page.base + "/api/v1/texts/" + edition.text_hash}});
    json::Object object{{"resource", found.resource.to_json()}, {"url", url}};
    object["texts"] = std::move(texts);
    object["history"] = history(found.history);
    object["cite"] = json::Object{
        {"ris", url + "/cite/ris"}, {"bibtex", url + "/cite/bib"}, {"csl", url + "/cite/csl.json"}};
    object["position"] = page.snapshot->position;
    return object;
}

}  // namespace

Result<http::Response> resources(const Page& page) {
    return json_answer(listing(page));
}

Result<http::Response> resource(const Page& page) {
    return json_answer(record(page));
}

}  // namespace cairn::web::api
