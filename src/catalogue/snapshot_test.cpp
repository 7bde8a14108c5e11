// SPDX-License-Identifier: AGPL-3.0-or-later
#include "catalogue/snapshot.h"

#include "journal/current.h"
#include "store/memory/memory_store.h"

#include <doctest/doctest.h>

namespace cairn::catalogue {
namespace {

void put(store::Store& store, const std::string& key, json::Object object) {
    store::Append append;
    append.expected_size = store.journal_size().value();
    append.entries = {key};
    append.changes = {{key, journal::write_current(
                                {std::string(64, '0'), append.expected_size, std::move(object)})}};
    REQUIRE(store.append(append));
}

json::Object named(const char* id, const char* name) {
    return {{"id", id}, {"short", name}, {"name", json::Object{{"en", name}}}};
}

}  // namespace

TEST_CASE("a snapshot holds group, members by short name, areas in the group's order") {
    store::MemoryStore store;
    put(store, "group/g", named("g", "Group"));
    put(store, "member/b", named("b", "Beta"));
    put(store, "member/a", named("a", "Alpha"));
    put(store, "area/x", {{"id", "x"}, {"order", 2}, {"title", json::Object{{"en", "Second"}}}});
    put(store, "area/y", {{"id", "y"}, {"order", 1}, {"title", json::Object{{"en", "First"}}}});
    const auto snapshot = read_snapshot(store);
    REQUIRE(snapshot);
    CHECK((*snapshot)->position == 5);
    CHECK((*snapshot)->group.short_name == "Group");
    CHECK((*snapshot)->members.front().id == "a");
    CHECK((*snapshot)->areas.front().id == "y");
    CHECK((*snapshot)->member("b")->short_name == "Beta");
    CHECK((*snapshot)->area("none") == nullptr);
}

TEST_CASE("what was retired is in no snapshot, and what is damaged is named") {
    store::MemoryStore store;
    store::Append retired;
    retired.entries = {"e"};
    retired.changes = {{"member/a", journal::write_current({std::string(64, '0'), 0, {}})}};
    REQUIRE(store.append(retired));
    CHECK(read_snapshot(store).value()->members.empty());
    put(store, "member/b", {{"id", 7}});
    const auto damaged = read_snapshot(store);
    REQUIRE(!damaged);
    CHECK(damaged.error().detail.starts_with("member/b: "));
}

}  // namespace cairn::catalogue
