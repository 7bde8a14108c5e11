// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/memory/memory_vault.h"

#include <vector>

namespace cairn::store {

Result<void> MemoryVault::put(const VaultEntry& entry) {
    CAIRN_CHECK(check(entry));
    const std::lock_guard lock(mutex_);
    if (!entries_.emplace(entry.head.id, entry).second)
        return fail(ErrorKind::conflict, "the vault has an entry of this id");
    return {};
}

Result<std::optional<VaultEntry>> MemoryVault::get(const VaultId& id) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return std::optional<VaultEntry>{};
    return std::optional<VaultEntry>(found->second);
}

// Copies under the lock and visits outside it, so that a visitor may ask the vault again.
Result<void> MemoryVault::list(std::string_view channel,
                               const std::function<bool(const VaultHead&)>& visit) {
    std::vector<VaultHead> heads;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, entry] : entries_)
            if (entry.head.channel == channel) heads.push_back(entry.head);
    }
    for (const VaultHead& head : heads)
        if (!visit(head)) return {};
    return {};
}

Result<bool> MemoryVault::remove(const VaultId& id) {
    const std::lock_guard lock(mutex_);
    return entries_.erase(id) == 1;
}

Result<bool> MemoryVault::spend_nonce(std::string_view nonce, Seconds expires, Seconds now) {
    CAIRN_CHECK(check_nonce(nonce));
    const std::lock_guard lock(mutex_);
    std::erase_if(nonces_, [now](const auto& kept) { return kept.second < now; });
    return nonces_.emplace(nonce, expires).second;
}

}  // namespace cairn::store
