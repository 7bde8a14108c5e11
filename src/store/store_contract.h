// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <doctest/doctest.h>
#include <thread>

// What every store must do, whatever it is made of: each backend's test calls these with a store
// that is empty.
namespace cairn::store::contract {

inline std::vector<std::string> entries_of(Store& store, std::uint64_t first = 0) {
    std::vector<std::string> entries;
    REQUIRE(store.read_journal(first, 1000, [&](std::uint64_t, std::string_view entry) {
        entries.emplace_back(entry);
        return true;
    }));
    return entries;
}

inline void appends_are_whole(Store& store) {
    CHECK(store.journal_size().value() == 0);
    Append append;
    append.entries = {"one", std::string("t\0o", 3)};
    append.changes = {{"a/1", "x"}, {"a/2", std::string("\0y", 2)}, {"b/1", "z"}};
    append.files = {"a text"};
    REQUIRE(store.append(append));
    CHECK(store.journal_size().value() == 2);
    CHECK(entries_of(store) == append.entries);
    CHECK(entries_of(store, 1) == std::vector<std::string>{append.entries[1]});
    CHECK(store.current("a/2").value() == std::string("\0y", 2));
    CHECK(store.current("a/3").value() == std::nullopt);
    CHECK(store.file(sha256("a text")).value() == "a text");
    CHECK(store.file(sha256("another")).value() == std::nullopt);
}

inline void an_outdated_append_changes_nothing(Store& store) {
    Append append;
    append.entries = {"one"};
    REQUIRE(store.append(append));
    append.changes = {{"k", "v"}};
    append.files = {"f"};
    CHECK(store.append(append).error().kind == ErrorKind::conflict);
    CHECK(store.journal_size().value() == 1);
    CHECK(store.current("k").value() == std::nullopt);
    CHECK(store.file(sha256("f")).value() == std::nullopt);
}

inline void keys_are_scanned_in_order(Store& store) {
    Append append;
    append.changes = {{"r/b", "2"}, {"r/a", "1"}, {"s/a", "4"}, {"r/c", "3"}, {"r", "0"}};
    REQUIRE(store.append(append));
    append.changes = {{"r/b", std::nullopt}, {"r/c", "33"}};
    REQUIRE(store.append(append));
    std::string seen;
    REQUIRE(store.scan_current("r/", "", [&](std::string_view key, std::string_view value) {
        seen += std::string(key) + "=" + std::string(value) + " ";
        return true;
    }));
    CHECK(seen == "r/a=1 r/c=33 ");
    seen.clear();
    REQUIRE(store.scan_current("r/", "r/a", [&](std::string_view key, std::string_view) {
        seen += key;
        return false;
    }));
    CHECK(seen == "r/c");
}

inline void a_file_can_go(Store& store) {
    Append append;
    append.files = {"gone", "stays"};
    REQUIRE(store.append(append));
    REQUIRE(store.append(append));  // the same content again is no fault
    REQUIRE(store.delete_file(sha256("gone")));
    CHECK(store.file(sha256("gone")).value() == std::nullopt);
    CHECK(store.file(sha256("stays")).value() == "stays");
}

inline void a_visitor_may_ask_the_store(Store& store) {
    Append append;
    append.entries = {"one", "two"};
    append.changes = {{"k", "v"}};
    REQUIRE(store.append(append));
    int asked = 0;
    REQUIRE(store.read_journal(0, 10, [&](std::uint64_t, std::string_view) {
        asked += store.current("k").value().has_value() ? 1 : 0;
        return true;
    }));
    CHECK(asked == 2);
}

inline void threads_append_one_after_the_other(Store& store) {
    const auto append_twenty = [&] {
        for (int i = 0; i < 20;) {
            Append append;
            append.expected_size = store.journal_size().value();
            append.entries = {"entry"};
            append.changes = {{"size", std::to_string(append.expected_size + 1)}};
            if (store.append(append)) ++i;
        }
    };
    std::thread other(append_twenty);
    append_twenty();
    other.join();
    CHECK(store.journal_size().value() == 40);
    CHECK(store.current("size").value() == "40");
}

}  // namespace cairn::store::contract
