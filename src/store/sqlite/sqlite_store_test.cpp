// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/sqlite_store.h"

#include "store/sqlite/database.h"
#include "store/store_contract.h"

#include <unistd.h>

using namespace cairn::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() { fs::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    fs::path path = fs::temp_directory_path() / ("cairn-store-" + std::to_string(getpid()));
};

}  // namespace

TEST_CASE("a SQLite store keeps the contract") {
    const Folder folder;
    const auto opened = open_sqlite(folder.path);
    REQUIRE(opened.has_value());
    Store& store = **opened;
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

TEST_CASE("what one SQLite store appended, another one reads") {
    const Folder folder;
    const auto one = open_sqlite(folder.path);
    const auto other = open_sqlite(folder.path);
    Append append;
    append.entries = std::vector<std::string>(1000, "entry");
    REQUIRE((*one)->append(append));
    CHECK((*other)->journal_size().value() == 1000);
    CHECK(contract::entries_of(**other).size() == 1000);
    CHECK((*other)->append(append).error().kind == cairn::ErrorKind::conflict);
}

TEST_CASE("a backup of a SQLite store is a store") {
    const Folder folder;
    const auto store = open_sqlite(folder.path);
    Append append;
    append.entries = {"one"};
    REQUIRE((*store)->append(append));
    fs::create_directories(folder.path / "copy");
    REQUIRE(backup_sqlite(folder.path, sqlite_file(folder.path / "copy")));
    CHECK((*open_sqlite(folder.path / "copy"))->journal_size().value() == 1);
}

TEST_CASE("a database of a newer version is refused") {
    const Folder folder;
    CHECK(open_sqlite(folder.path).has_value());
    REQUIRE((*Database::open(sqlite_file(folder.path)))->run("PRAGMA user_version = 99"));
    const auto opened = open_sqlite(folder.path);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().detail.find("newer version") != std::string::npos);
}

TEST_CASE("a folder that is not there is an error") {
    const Folder folder;
    CHECK(open_sqlite(folder.path / "missing").error().kind == cairn::ErrorKind::unavailable);
}
