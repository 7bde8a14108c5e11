// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/api/parameters.h"

#include "text/language.h"

#include <array>

namespace cairn::web::api {
namespace {

void put(json::Object& object, const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
}

json::Array concepts(const library::Area& area) {
    json::Array list;
    for (const library::Concept& one : area.concepts) {
        json::Object terms;
        for (const auto& [language, expressions] : one)
            terms[language] = json::array_of(expressions);
        list.push_back(std::move(terms));
    }
    return list;
}

Result<json::Object> area_list(const Page& page) {
    CAIRN_TRY(parameters, Parameters::read(page, {}));
    json::Array list;
    for (const library::Area& area : page.snapshot->areas) {
        json::Object object{{"id", area.id}, {"order", area.order}};
        object["title"] = area.title.to_json();
        object["definition"] = area.definition.to_json();
        object["terms"] = concepts(area);
        object["url"] = page.base + "/areas/" + area.id;
        list.push_back(std::move(object));
    }
    return json::Object{{"items", std::move(list)}, {"position", page.snapshot->position}};
}

Result<json::Object> member_list(const Page& page) {
    CAIRN_TRY(parameters, Parameters::read(page, {}));
    json::Array list;
    for (const library::Member& member : page.snapshot->members) {
        json::Object object{{"id", member.id}, {"short", member.short_name}, {"kind", member.kind}};
        object["name"] = member.name.to_json();
        put(object, "type", member.type);
        put(object, "parent", member.parent);
        put(object, "site", member.url);
        if (!member.note.empty()) object["note"] = member.note.to_json();
        object["verified"] = member.verified;
        object["url"] = page.base + "/members/" + member.id;
        list.push_back(std::move(object));
    }
    return json::Object{{"items", std::move(list)}, {"position", page.snapshot->position}};
}

json::Array counts(const std::vector<search::FacetValue>& values) {
    json::Array list;
    for (const auto& value : values)
        list.push_back(json::Object{{"value", value.value}, {"count", value.works}});
    return list;
}

Result<json::Object> coverage_of(const Page& page) {
    constexpr std::array<std::string_view, 1> known{"language"};
    CAIRN_TRY(parameters, Parameters::read(page, known));
    const std::string language = parameters.text("language");
    if (parameters.has("language") && !text::is_language_tag(language))
        return fail(ErrorKind::invalid, "language: must be a language tag, as in fr");
    CAIRN_TRY(coverage, page.hub.coverage(language));
    json::Object object;
    json::Array rows;
    for (const hub::Coverage::Row& row : coverage.rows) {
        json::Object cells{{"total", row.total}};
        cells["members"] = counts(row.members);
        cells["languages"] = counts(row.languages);
        if (row.area.empty()) {
            object["all"] = std::move(cells);
        } else {
            cells["area"] = row.area;
            rows.push_back(std::move(cells));
        }
    }
    object["areas"] = std::move(rows);
    object["position"] = page.snapshot->position;
    return object;
}

}  // namespace

Result<http::Response> areas(const Page& page) {
    return json_answer(area_list(page));
}

Result<http::Response> members(const Page& page) {
    return json_answer(member_list(page));
}

Result<http::Response> coverage(const Page& page) {
    return json_answer(coverage_of(page));
}

}  // namespace cairn::web::api
