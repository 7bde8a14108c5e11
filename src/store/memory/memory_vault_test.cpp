// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/memory/memory_vault.h"

#include "store/vault_contract.h"

using namespace cairn::store;

TEST_CASE("a memory vault keeps the contract") {
    MemoryVault vault;
    SUBCASE("what was put comes back") {
        contract::what_was_put_comes_back(vault);
    }
    SUBCASE("a taken id is not overwritten") {
        contract::a_taken_id_is_not_overwritten(vault);
    }
    SUBCASE("a listing hides the order of arrival") {
        contract::a_listing_hides_the_order_of_arrival(vault);
    }
    SUBCASE("an entry can go") {
        contract::an_entry_can_go(vault);
    }
    SUBCASE("what is beyond a limit is refused") {
        contract::what_is_beyond_a_limit_is_refused(vault);
    }
    SUBCASE("a nonce is spent once until it expires") {
        contract::a_nonce_is_spent_once_until_it_expires(vault);
    }
    SUBCASE("one of two threads spends a nonce") {
        contract::one_of_two_threads_spends_a_nonce(vault);
    }
    SUBCASE("a visitor may ask the vault") {
        contract::a_visitor_may_ask_the_vault(vault);
    }
}
