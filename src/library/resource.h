// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/edtf.h"
#include "library/localized.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn::library {

enum class State { announced, forthcoming, published, superseded, withdrawn };
std::string_view name_of(State state);
Result<State> state_named(std::string_view name);

struct Issuer {
    std::string member;           // a member's id
    std::string role = "issuer";  // issuer, co-lead, contributor
    bool operator==(const Issuer&) const = default;
};

// Where an edition can be had. `match` says how surely it is this work: exact, mirror, probable,
// collection (a page that lists it).
struct Address {
    std::string href;
    std::string match = "exact";
    bool operator==(const Address&) const = default;
};

// One language and version of a work.
struct Edition {
    std::string id;        // unique within the resource; for imported lines the line's own id
    std::string language;  // BCP 47; empty when unknown
    std::string version, title;
    Date date;
    std::vector<Address> addresses;
    std::string abstract;
    std::string
        text_hash;  // hex SHA-256 of the full text among the kept files; empty if there is none
    std::string organisation;  // as an imported line wrote it, so that export gives it back

    static Result<Edition> from_json(const json::Object& object);
    json::Object to_json() const;
};

// Where the group's own page lists the work, and in which words.
struct Listing {
    std::string section;
    int order = 0;
    std::string heading, text;
};

// A work in the library, as `resource.put` carries it.
struct Resource {
    std::string id;
    Localized title;
    std::string kind;
    State state = State::published;
    Localized state_note;
    Date promised;              // for forthcoming works
    std::string superseded_by;  // a resource's id
    std::vector<Issuer> issuers;
    Date date;
    std::vector<std::string> areas;  // most prominent first
    std::string subject;             // trafficking, response, or empty
    std::vector<std::string> audience;
    std::vector<std::string> countries;  // ISO 3166-1 alpha-2
    Localized abstract;
    std::vector<std::string> unreviewed;  // languages whose texts no native speaker has read
    Listing listing;
    std::vector<Localized> notes;
    std::vector<Edition> editions;

    // Fails with `invalid`, naming the member.
    static Result<Resource> from_json(const json::Object& object);
    json::Object to_json() const;

    // The edition's languages, each once, in order.
    std::vector<std::string> languages() const;
    // The edition in the language, or the first; null without editions.
    const Edition* edition_for(std::string_view language) const;
};

// Letters, digits, ".", "_", "-"; at most 128; begins with a letter or digit.
bool is_resource_id(std::string_view id);

}  // namespace cairn::library
