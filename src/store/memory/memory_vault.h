// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <map>
#include <mutex>

namespace cairn::store {

// Everything in this process's memory: for tests, and for trying things.
class MemoryVault final : public Vault {
  public:
    Result<void> put(const VaultEntry& entry) override;
    Result<std::optional<VaultEntry>> get(const VaultId& id) override;
    Result<void> list(std::string_view channel,
                      const std::function<bool(const VaultHead&)>& visit) override;
    Result<bool> remove(const VaultId& id) override;
    Result<void> compact() override { return {}; }
    Result<bool> spend_nonce(std::string_view nonce, Seconds expires, Seconds now) override;

  private:
    std::mutex mutex_;
    std::map<VaultId, VaultEntry> entries_;
    std::map<std::string, Seconds, std::less<>> nonces_;
};

}  // namespace cairn::store
