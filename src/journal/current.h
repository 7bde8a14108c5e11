// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "journal/envelope.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How the journal uses the store's keys:
//     <subject>/<id>                          the entry in force: Current, as JSON
//     history/<subject>/<id>/<number, 16 hex> each act on it: Act, as JSON
//     journal/frontier                        the Merkle frontier
//     journal/checkpoint                      the latest signed checkpoint
namespace cairn::journal {

// What is in force for an id. Without `put` it was retired.
struct Current {
    std::string hash;          // hex SHA-256 of the entry
    std::uint64_t number = 0;  // its place in the journal
    std::optional<json::Object> put;
};

std::string current_key(const Entry& entry);
std::string write_current(const Current& current);
Result<Current> parse_current(std::string_view bytes);

// One act on an id.
struct Act {
    std::uint64_t number = 0;
    std::string type, at, by, hash;
};

std::string history_key(const Entry& entry, std::uint64_t number);
std::string write_act(const Act& act);
// Oldest first.
Result<std::vector<Act>> history(store::Store& store, std::string_view subject,
                                 std::string_view id);

}  // namespace cairn::journal
