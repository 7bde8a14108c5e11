// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/group.h"

namespace cairn::library {

Result<Group> Group::from_json(const json::Object& object) {
    Group group;
    CAIRN_TRY(id, json::required_text(object, "id"));
    CAIRN_TRY(short_name, json::required_text(object, "short"));
    CAIRN_TRY(name, Localized::at(object, "name"));
    CAIRN_TRY(mission, Localized::at(object, "mission"));
    CAIRN_TRY(about, Localized::at(object, "about"));
    CAIRN_TRY(url, json::text_at(object, "url"));
    CAIRN_TRY(languages, json::texts_at(object, "languages"));
    CAIRN_TRY(confirmed, json::flag_at(object, "confirmed"));
    CAIRN_TRY(crisis, json::object_at(object, "crisis"));
    if (crisis != nullptr) {
        CAIRN_TRY(crisis_name, Localized::at(*crisis, "name"));
        CAIRN_TRY(crisis_short, Localized::at(*crisis, "short"));
        CAIRN_TRY(period, json::text_at(*crisis, "period"));
        group.crisis_name = crisis_name;
        group.crisis_short = crisis_short;
        group.crisis_period = period.value_or("");
    }
    CAIRN_TRY(handles, json::array_at(object, "handles"));
    for (std::size_t i = 0; handles != nullptr && i < handles->size(); ++i) {
        const json::Object* item = (*handles)[i].if_object();
        if (item == nullptr) return fail(ErrorKind::invalid, "handles: must be objects");
        CAIRN_TRY(network, json::required_text(*item, "network"));
        CAIRN_TRY(handle, json::required_text(*item, "handle"));
        CAIRN_TRY(verified, json::flag_at(*item, "verified"));
        group.handles.push_back({network, handle, verified});
    }
    CAIRN_TRY(sections, json::array_at(object, "sections"));
    for (std::size_t i = 0; sections != nullptr && i < sections->size(); ++i) {
        const json::Object* item = (*sections)[i].if_object();
        if (item == nullptr) return fail(ErrorKind::invalid, "sections: must be objects");
        CAIRN_TRY(section_id, json::required_text(*item, "id"));
        CAIRN_TRY(title, Localized::at(*item, "title"));
        group.sections.push_back({section_id, title});
    }
    group.id = id;
    group.short_name = short_name;
    group.url = url.value_or("");
    group.name = name;
    group.mission = mission;
    group.about = about;
    group.languages = languages;
    group.confirmed = confirmed;
    return group;
}

Result<Member> Member::from_json(const json::Object& object) {
    Member member;
    CAIRN_TRY(id, json::required_text(object, "id"));
    CAIRN_TRY(name, Localized::at(object, "name"));
    CAIRN_TRY(note, Localized::at(object, "note"));
    CAIRN_TRY(short_name, json::text_at(object, "short"));
    CAIRN_TRY(kind, json::text_at(object, "kind"));
    CAIRN_TRY(type, json::text_at(object, "type"));
    CAIRN_TRY(parent, json::text_at(object, "parent"));
    CAIRN_TRY(url, json::text_at(object, "url"));
    CAIRN_TRY(verified, json::flag_at(object, "verified"));
    member.id = id;
    member.name = name;
    member.note = note;
    member.short_name = short_name.value_or(name.in("en"));
    member.kind = kind.value_or("other");
    member.type = type.value_or("");
    member.parent = parent.value_or("");
    member.url = url.value_or("");
    member.verified = verified;
    return member;
}

Result<std::vector<Concept>> concepts_from_json(const json::Object& object) {
    std::vector<Concept> concepts;
    CAIRN_TRY(items, json::array_at(object, "concepts"));
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        const std::string place = "concepts[" + std::to_string(i) + "]";
        const json::Object* item = (*items)[i].if_object();
        if (item == nullptr) return fail(ErrorKind::invalid, place + ": must be an object");
        Concept one;
        for (const auto& member : *item) {
            auto expressions = json::texts_at(*item, member.key());
            if (!expressions) return fail_at(place, expressions.error());
            one.emplace_back(std::string(member.key()), std::move(*expressions));
        }
        concepts.push_back(std::move(one));
    }
    return concepts;
}

Result<Area> Area::from_json(const json::Object& object) {
    Area area;
    CAIRN_TRY(id, json::required_text(object, "id"));
    CAIRN_TRY(title, Localized::at(object, "title"));
    CAIRN_TRY(definition, Localized::at(object, "definition"));
    CAIRN_TRY(order, json::integer_at(object, "order"));
    CAIRN_TRY(concepts, concepts_from_json(object));
    area.id = id;
    area.order = static_cast<int>(order.value_or(0));
    area.title = title;
    area.definition = definition;
    area.concepts = concepts;
    return area;
}

}  // namespace cairn::library
