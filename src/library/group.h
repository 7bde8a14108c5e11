// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/localized.h"

#include <string>
#include <vector>

namespace cairn::library {

// An account of the group elsewhere. Unverified ones are told as such.
struct Handle {
    std::string network, handle;
    bool verified = false;
};

struct Section {
    std::string id;
    Localized title;
};

// The coordination group and its crisis, as `group.put` carries them.
struct Group {
    std::string id, short_name, url;
    Localized name, mission, about;
    Localized crisis_name, crisis_short;
    std::string crisis_period;  // EDTF interval
    std::vector<std::string> languages;
    std::vector<Handle> handles;
    std::vector<Section> sections;
    bool confirmed =
        false;  // its stewards have confirmed the keys; else every page says it is a demonstration

    static Result<Group> from_json(const json::Object& object);
};

struct Member {
    std::string id, short_name, kind, type, parent, url;
    Localized name, note;
    bool verified = false;

    static Result<Member> from_json(const json::Object& object);
};

// Expressions of one meaning by language: a search for one finds the others.
using Concept = std::vector<std::pair<std::string, std::vector<std::string>>>;

struct Area {
    std::string id;
    int order = 0;  // 1 for the group's first
    Localized title, definition;
    std::vector<Concept> concepts;

    static Result<Area> from_json(const json::Object& object);
};

Result<std::vector<Concept>> concepts_from_json(const json::Object& object);

}  // namespace cairn::library
