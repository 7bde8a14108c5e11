// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <doctest/doctest.h>
#include <thread>
#include <vector>

// What every vault must do, whatever it is made of: each backend's test calls these with a vault
// that is empty.
namespace cairn::store::contract {

inline VaultEntry vault_entry(Byte first, std::string sealed, std::string channel = "stories") {
    VaultEntry entry;
    entry.head.id[0] = first;
    entry.head.channel = std::move(channel);
    entry.head.epoch = "2026-11";
    entry.head.day = Day{std::chrono::days{20'782}};
    entry.head.size_class = 4096;
    entry.sealed = std::move(sealed);
    return entry;
}

inline std::vector<VaultHead> heads_of(Vault& vault, std::string_view channel) {
    std::vector<VaultHead> heads;
    REQUIRE(vault.list(channel, [&](const VaultHead& head) {
        heads.push_back(head);
        return true;
    }));
    return heads;
}

inline void what_was_put_comes_back(Vault& vault) {
    const VaultEntry entry = vault_entry(7, std::string("se\0led", 6));
    REQUIRE(vault.put(entry));
    const auto found = vault.get(entry.head.id).value();
    REQUIRE(found.has_value());
    CHECK(found->head == entry.head);
    CHECK(found->sealed == entry.sealed);
    CHECK_FALSE(vault.get(VaultId{}).value().has_value());
}

inline void a_taken_id_is_not_overwritten(Vault& vault) {
    REQUIRE(vault.put(vault_entry(7, "first")));
    CHECK(vault.put(vault_entry(7, "second")).error().kind == ErrorKind::conflict);
    CHECK(vault.put(vault_entry(7, "second", "conduct")).error().kind == ErrorKind::conflict);
    CHECK(vault.get(vault_entry(7, "").head.id).value()->sealed == "first");
}

inline void a_listing_hides_the_order_of_arrival(Vault& vault) {
    for (const int first : {9, 3, 200, 1, 8}) {
        REQUIRE(vault.put(vault_entry(static_cast<Byte>(first), "x")));
    }
    REQUIRE(vault.put(vault_entry(2, "x", "conduct")));
    const auto heads = heads_of(vault, "stories");
    std::vector<int> ids;
    ids.reserve(heads.size());
    for (const VaultHead& head : heads) ids.push_back(head.id[0]);
    CHECK(ids == std::vector<int>{1, 3, 8, 9, 200});
    CHECK(heads_of(vault, "conduct").size() == 1);
    CHECK(heads_of(vault, "con").empty());
    int visited = 0;
    REQUIRE(vault.list("stories", [&](const VaultHead&) { return ++visited < 2; }));
    CHECK(visited == 2);
}

inline void an_entry_can_go(Vault& vault) {
    const VaultEntry gone = vault_entry(1, "gone");
    const VaultEntry stays = vault_entry(2, "stays");
    REQUIRE(vault.put(gone));
    REQUIRE(vault.put(stays));
    CHECK(vault.remove(gone.head.id).value());
    CHECK_FALSE(vault.remove(gone.head.id).value());
    CHECK_FALSE(vault.get(gone.head.id).value().has_value());
    CHECK(heads_of(vault, "stories") == std::vector<VaultHead>{stays.head});
    REQUIRE(vault.put(gone));  // its id is free again
    REQUIRE(vault.compact());
    CHECK(vault.get(stays.head.id).value()->sealed == "stays");
    CHECK(heads_of(vault, "stories").size() == 2);
}

inline void what_is_beyond_a_limit_is_refused(Vault& vault) {
    CHECK(vault.put(vault_entry(1, "x", "")).error().kind == ErrorKind::invalid);
    CHECK(vault.put(vault_entry(1, "x", std::string(129, 'c'))).error().kind ==
          ErrorKind::too_large);
    CHECK(vault.put(vault_entry(1, std::string(vault_sealed_bytes_max + 1, 'x'))).error().kind ==
          ErrorKind::too_large);
    VaultEntry early = vault_entry(1, "x");
    early.head.day = Day{std::chrono::days{-1}};
    CHECK(vault.put(early).error().kind == ErrorKind::invalid);
    CHECK_FALSE(vault.get(early.head.id).value().has_value());
    const std::string largest(vault_sealed_bytes_max, 'x');
    REQUIRE(vault.put(vault_entry(1, largest)));
    CHECK((vault.get(early.head.id).value()->sealed == largest));
}

inline void a_nonce_is_spent_once_until_it_expires(Vault& vault) {
    const Seconds now{std::chrono::seconds(1000)};
    const Seconds expires = now + std::chrono::seconds(60);
    CHECK(vault.spend_nonce("n", expires, now).value());
    CHECK_FALSE(vault.spend_nonce("n", expires, now).value());
    CHECK_FALSE(vault.spend_nonce("n", expires, expires).value());
    CHECK(vault.spend_nonce("m", expires, now).value());
    CHECK(vault.spend_nonce("n", expires, expires + std::chrono::seconds(1)).value());
    CHECK(vault.spend_nonce("", expires, now).error().kind == ErrorKind::invalid);
    CHECK(vault.spend_nonce(std::string(129, 'n'), expires, now).error().kind ==
          ErrorKind::too_large);
}

inline void one_of_two_threads_spends_a_nonce(Vault& vault) {
    const Seconds now{std::chrono::seconds(1000)};
    std::array<int, 2> spent{};
    const auto spend = [&](std::size_t who) {
        for (int i = 0; i < 50; ++i)
            spent.at(who) += vault.spend_nonce("n" + std::to_string(i), now, now).value() ? 1 : 0;
    };
    std::thread other(spend, 1);
    spend(0);
    other.join();
    CHECK(spent[0] + spent[1] == 50);
}

inline void a_visitor_may_ask_the_vault(Vault& vault) {
    REQUIRE(vault.put(vault_entry(1, "one")));
    REQUIRE(vault.put(vault_entry(2, "two")));
    std::string seen;
    REQUIRE(vault.list("stories", [&](const VaultHead& head) {
        seen += vault.get(head.id).value()->sealed;
        CHECK(vault.remove(head.id).value());
        return true;
    }));
    CHECK(seen == "onetwo");
}

}  // namespace cairn::store::contract
