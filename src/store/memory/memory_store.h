// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <map>
#include <mutex>

namespace cairn::store {

// Everything in this process's memory: for tests, and for trying things.
class MemoryStore final : public Store {
  public:
    Result<void> append(const Append& append) override;
    Result<std::uint64_t> journal_size() override;
    Result<void> read_journal(
        std::uint64_t first, std::uint64_t count,
        const std::function<bool(std::uint64_t, std::string_view)>& visit) override;
    Result<std::optional<std::string>> current(std::string_view key) override;
    Result<void> scan_current(
        std::string_view prefix, std::string_view after,
        const std::function<bool(std::string_view, std::string_view)>& visit) override;
    Result<std::optional<std::string>> file(const Sha256& hash) override;
    Result<void> delete_file(const Sha256& hash) override;

  private:
    std::mutex mutex_;
    std::vector<std::string> journal_;
    std::map<std::string, std::string, std::less<>> current_;
    std::map<Sha256, std::string> files_;
};

}  // namespace cairn::store
