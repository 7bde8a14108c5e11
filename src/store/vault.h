// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Where a hub keeps sealed things, which can be deleted and are never part of the journal. Nothing
// in it is finer than a day, and nothing counts: ids are random, and everything is listed in their
// order, so that the order of arrival does not show. Every call is safe from any thread; what was
// acknowledged survives the end of the process at any later moment.
namespace cairn::store {

// Drawn at random by whoever puts the entry.
using VaultId = std::array<Byte, 16>;
using Day = std::chrono::sys_days;

constexpr std::size_t vault_name_bytes_max = 128;           // of a channel, of an epoch
constexpr std::size_t vault_sealed_bytes_max = 17U << 20U;  // 16 MiB and what sealing adds
constexpr std::size_t nonce_bytes_max = 128;

// What is known of an entry without opening it.
struct VaultHead {
    VaultId id{};
    std::string channel;
    std::string epoch;
    Day day{};
    std::uint64_t size_class = 0;  // bytes before sealing, of a small set of sizes

    bool operator==(const VaultHead&) const = default;
};

struct VaultEntry {
    VaultHead head;
    std::string sealed;
};

class Vault {
  public:
    virtual ~Vault() = default;

    // `conflict` when the id is taken, `too_large` beyond the limits above, `invalid` for an empty
    // channel or a day before 1970; nothing is written then.
    virtual Result<void> put(const VaultEntry& entry) = 0;
    virtual Result<std::optional<VaultEntry>> get(const VaultId& id) = 0;
    // The heads of a channel in the order of their ids, until `visit` returns false.
    virtual Result<void> list(std::string_view channel,
                              const std::function<bool(const VaultHead&)>& visit) = 0;
    // Destroys the bytes, also where they were written on their way; whether there was such an
    // entry. `unavailable` when they are gone from the vault but a reader still held the way.
    virtual Result<bool> remove(const VaultId& id) = 0;
    // Lays out everything anew in the order of ids, so that a thief of the disk does not see the
    // order of arrival either. To be run daily; until then the places of newer entries show it.
    virtual Result<void> compact() = 0;

    // Whether a signed request's nonce is new; it is remembered until `expires`. Seconds are kept
    // here, of members' requests only, and forgotten with the next call after that.
    virtual Result<bool> spend_nonce(std::string_view nonce, Seconds expires, Seconds now) = 0;

  protected:
    static Result<void> check(const VaultEntry& entry);
    static Result<void> check_nonce(std::string_view nonce);
};

}  // namespace cairn::store
