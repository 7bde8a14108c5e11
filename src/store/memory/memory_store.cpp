// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/memory/memory_store.h"

namespace cairn::store {

Result<void> MemoryStore::append(const Append& append) {
    const std::lock_guard lock(mutex_);
    if (append.expected_size != journal_.size())
        return fail(ErrorKind::conflict, "the journal has grown meanwhile");
    journal_.insert(journal_.end(), append.entries.begin(), append.entries.end());
    for (const CurrentChange& change : append.changes) {
        if (change.value)
            current_.insert_or_assign(change.key, *change.value);
        else
            current_.erase(change.key);
    }
    for (const std::string& file : append.files) files_.insert_or_assign(sha256(file), file);
    return {};
}

Result<std::uint64_t> MemoryStore::journal_size() {
    const std::lock_guard lock(mutex_);
    return journal_.size();
}

// Copies under the lock and visits outside it, so that a visitor may ask the store again.
Result<void> MemoryStore::read_journal(
    std::uint64_t first, std::uint64_t count,
    const std::function<bool(std::uint64_t, std::string_view)>& visit) {
    for (std::uint64_t number = first; number - first < count; ++number) {
        std::string entry;
        {
            const std::lock_guard lock(mutex_);
            if (number >= journal_.size()) return {};
            entry = journal_[number];
        }
        if (!visit(number, entry)) return {};
    }
    return {};
}

Result<std::optional<std::string>> MemoryStore::current(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = current_.find(key);
    if (found == current_.end()) return std::optional<std::string>{};
    return std::optional<std::string>(found->second);
}

Result<void> MemoryStore::scan_current(
    std::string_view prefix, std::string_view after,
    const std::function<bool(std::string_view, std::string_view)>& visit) {
    std::map<std::string, std::string, std::less<>> copy;
    {
        const std::lock_guard lock(mutex_);
        copy = current_;
    }
    for (auto at = copy.lower_bound(prefix); at != copy.end() && at->first.starts_with(prefix);
         ++at)
        if (at->first > after && !visit(at->first, at->second)) return {};
    return {};
}

Result<std::optional<std::string>> MemoryStore::file(const Sha256& hash) {
    const std::lock_guard lock(mutex_);
    const auto found = files_.find(hash);
    if (found == files_.end()) return std::optional<std::string>{};
    return std::optional<std::string>(found->second);
}

Result<void> MemoryStore::delete_file(const Sha256& hash) {
    const std::lock_guard lock(mutex_);
    files_.erase(hash);
    return {};
}

}  // namespace cairn::store
