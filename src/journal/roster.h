// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "journal/envelope.h"
#include "seal/note.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn::journal {

// Somebody of a member with keys. Handles, not names: the journal is public.
struct Person {
    std::string handle, member;
    seal::Verifier key;
    std::vector<std::string> roles;  // editor, analyst, steward

    bool has(std::string_view role) const;
};

// Who may sign, as one `roster.put` says it: {"persons":[{"handle","member","key","roles":[...]}]}.
struct Roster {
    std::vector<Person> persons;

    static Result<Roster> from_json(const json::Object& object);
    json::Object to_json() const;
    std::vector<seal::Verifier> keys() const;
    const Person* signed_by(const seal::Verifier& key) const;
    std::size_t stewards() const;
};

// Whether these persons may put this entry, judged by the roster in force just before it:
// a steward anything; an editor the resources of which their member is an issuer; a roster needs
// two stewards of different members once there are two. Fails with `forbidden` and the reason.
Result<void> may_sign(const Roster& roster, const std::vector<seal::Verifier>& signers,
                      const Entry& entry);

}  // namespace cairn::journal
