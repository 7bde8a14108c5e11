// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What is kept: opaque bytes in three parts. `journal` says what they mean. Every call is safe from
// any thread; what an append acknowledged survives the end of the process at any later moment.
namespace cairn::store {

// A change of the current state that belongs to an append: empty `value` removes the key.
struct CurrentChange {
    std::string key;
    std::optional<std::string> value;
};

struct Append {
    std::uint64_t expected_size = 0;     // the journal's size that the caller saw
    std::vector<std::string> entries;    // added at expected_size, expected_size + 1, ...
    std::vector<CurrentChange> changes;  // applied with them, all or nothing
    std::vector<std::string> files;      // kept under their SHA-256, with them
};

class Store {
  public:
    virtual ~Store() = default;

    // One transaction. `conflict` when the journal's size is not expected_size (nothing is
    // written).
    virtual Result<void> append(const Append& append) = 0;
    virtual Result<std::uint64_t> journal_size() = 0;
    // Calls `visit(number, bytes)` for each entry from `first` on, at most `count`, in order, until
    // it returns false. Entries appended meanwhile may or may not be seen.
    virtual Result<void> read_journal(
        std::uint64_t first, std::uint64_t count,
        const std::function<bool(std::uint64_t, std::string_view)>& visit) = 0;

    // The current state by key.
    virtual Result<std::optional<std::string>> current(std::string_view key) = 0;
    // Every key that starts with `prefix` and is greater than `after`, in byte order, until `visit`
    // returns false.
    virtual Result<void> scan_current(
        std::string_view prefix, std::string_view after,
        const std::function<bool(std::string_view key, std::string_view value)>& visit) = 0;

    // Files, addressed by content. Withheld or never kept: empty.
    virtual Result<std::optional<std::string>> file(const Sha256& hash) = 0;
    virtual Result<void> delete_file(const Sha256& hash) = 0;
};

}  // namespace cairn::store
