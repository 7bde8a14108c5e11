// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/memory/memory_store.h"

#include "store/store_contract.h"

using namespace cairn::store;

TEST_CASE("a memory store keeps the contract") {
    MemoryStore store;
    SUBCASE("appends are whole") {
        contract::appends_are_whole(store);
    }
    SUBCASE("an outdated append changes nothing") {
        contract::an_outdated_append_changes_nothing(store);
    }
    SUBCASE("keys are scanned in order") {
        contract::keys_are_scanned_in_order(store);
    }
    SUBCASE("a file can go") {
        contract::a_file_can_go(store);
    }
    SUBCASE("a visitor may ask the store") {
        contract::a_visitor_may_ask_the_store(store);
    }
    SUBCASE("threads append one after the other") {
        contract::threads_append_one_after_the_other(store);
    }
}
