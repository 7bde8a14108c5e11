// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/roster.h"

#include <algorithm>
#include <set>

namespace cairn::journal {
namespace {

// Whether the member is among the issuers that the put names.
bool is_issuer(const json::Object& put, const std::string& member) {
    const json::Value* issuers = put.if_contains("issuers");
    if (issuers == nullptr || !issuers->is_array()) return false;
    return std::any_of(
        issuers->get_array().begin(), issuers->get_array().end(), [&](const json::Value& item) {
            const json::Object* issuer = item.if_object();
            const json::Value* id = issuer == nullptr ? nullptr : issuer->if_contains("member");
            return id != nullptr && id->is_string() && id->get_string() == member;
        });
}

}  // namespace

bool Person::has(std::string_view role) const {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

Result<Roster> Roster::from_json(const json::Object& object) {
    Roster roster;
    CAIRN_TRY(items, json::array_at(object, "persons"));
    if (items == nullptr) return fail(ErrorKind::invalid, "persons: is missing");
    for (const json::Value& item : *items) {
        const json::Object* member = item.if_object();
        if (member == nullptr) return fail(ErrorKind::invalid, "persons: must be objects");
        CAIRN_TRY(handle, json::required_text(*member, "handle"));
        CAIRN_TRY(body, json::required_text(*member, "member"));
        CAIRN_TRY(key_text, json::required_text(*member, "key"));
        CAIRN_TRY(key, seal::Verifier::parse(key_text));
        CAIRN_TRY(roles, json::texts_at(*member, "roles"));
        roster.persons.push_back({handle, body, key, roles});
    }
    return roster;
}

json::Object Roster::to_json() const {
    json::Array list;
    for (const Person& person : persons)
        list.push_back(json::Object{{"handle", person.handle},
                                    {"member", person.member},
                                    {"key", person.key.text()},
                                    {"roles", json::array_of(person.roles)}});
    return {{"persons", std::move(list)}};
}

std::vector<seal::Verifier> Roster::keys() const {
    std::vector<seal::Verifier> keys;
    keys.reserve(persons.size());
    for (const Person& person : persons) keys.push_back(person.key);
    return keys;
}

const Person* Roster::signed_by(const seal::Verifier& key) const {
    const auto found = std::find_if(persons.begin(), persons.end(),
                                    [&](const Person& person) { return person.key == key; });
    return found == persons.end() ? nullptr : &*found;
}

std::size_t Roster::stewards() const {
    return static_cast<std::size_t>(
        std::count_if(persons.begin(), persons.end(),
                      [](const Person& person) { return person.has("steward"); }));
}

Result<void> may_sign(const Roster& roster, const std::vector<seal::Verifier>& signers,
                      const Entry& entry) {
    std::set<std::string> steward_members;
    bool editor = false;
    for (const seal::Verifier& key : signers) {
        const Person* person = roster.signed_by(key);
        if (person == nullptr) continue;
        if (person->has("steward")) steward_members.insert(person->member);
        if (person->has("editor") && is_issuer(entry.put, person->member)) editor = true;
    }
    if (entry.type == "roster.put" && roster.stewards() >= 2) {
        if (steward_members.size() >= 2) return {};
        return fail(ErrorKind::forbidden, "a roster needs two stewards of different members");
    }
    if (!steward_members.empty()) return {};
    if (entry.type == "resource.put" && editor) return {};
    return fail(ErrorKind::forbidden, "no signer may put " + entry.type);
}

}  // namespace cairn::journal
