// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/sqlite_vault.h"

#include "base/file.h"
#include "store/sqlite/database.h"
#include "store/vault_contract.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace cairn;
using namespace cairn::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() { fs::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    fs::path path = fs::temp_directory_path() / ("cairn-vault-" + std::to_string(getpid()));
};

// How often the words stand in the files of a folder, whatever the files are.
std::size_t count_in(const fs::path& folder, std::string_view words) {
    std::size_t count = 0;
    for (const auto& file : fs::directory_iterator(folder)) {
        const std::string bytes = read_file(file.path(), 1U << 30U).value();
        for (std::size_t at = bytes.find(words); at != std::string::npos;
             at = bytes.find(words, at + 1))
            ++count;
    }
    return count;
}

std::string repeated(std::string_view words, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += std::string(words) + std::to_string(i);
    return text;
}

VaultId id_of(std::string_view sixteen) {
    VaultId id{};
    std::copy(sixteen.begin(), sixteen.end(), id.begin());
    return id;
}

}  // namespace

TEST_CASE("a SQLite vault keeps the contract") {
    const Folder folder;
    const auto opened = open_sqlite_vault(folder.path);
    REQUIRE(opened.has_value());
    Vault& vault = **opened;
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

TEST_CASE("what one vault put, another one reads, and it is there after both have gone") {
    const Folder folder;
    {
        const auto one = open_sqlite_vault(folder.path);
        const auto other = open_sqlite_vault(folder.path);
        REQUIRE((*one)->put(contract::vault_entry(1, "sealed")));
        CHECK((*other)->get(contract::vault_entry(1, "").head.id).value()->sealed == "sealed");
    }
    const auto again = open_sqlite_vault(folder.path);
    CHECK(contract::heads_of(**again, "stories").size() == 1);
}

TEST_CASE("no file keeps a byte of what was removed, not even its id") {
    const Folder folder;
    const auto vault = open_sqlite_vault(folder.path);
    REQUIRE(vault.has_value());
    // Small enough to lie among others in a page, and large enough for pages of its own.
    for (const std::size_t count : {std::size_t{3}, std::size_t{20'000}}) {
        CAPTURE(count);
        for (Byte first = 1; first <= 40; ++first)
            REQUIRE((*vault)->put(contract::vault_entry(first, repeated("kept-words-", 20))));
        VaultEntry gone = contract::vault_entry(0, repeated("gone-words-", count));
        gone.head.id = id_of("an-id-that-goes!");
        REQUIRE((*vault)->put(gone));
        // The control: before it is removed it can be found.
        CHECK(count_in(folder.path, "gone-words-") > count * 9 / 10);  // some span two pages
        CHECK(count_in(folder.path, "an-id-that-goes!") >= 1);
        CHECK((*vault)->remove(gone.head.id).value());
        CHECK(count_in(folder.path, "gone-words-") == 0);
        CHECK(count_in(folder.path, "an-id-that-goes!") == 0);
        CHECK(count_in(folder.path, "kept-words-") >= 800);
        for (Byte first = 1; first <= 40; ++first)
            CHECK((*vault)->remove(contract::vault_entry(first, "").head.id).value());
        CHECK(count_in(folder.path, "kept-words-") == 0);
    }
}

TEST_CASE("a removal that a reader hinders says so, and can be repeated") {
    const Folder folder;
    const auto vault = open_sqlite_vault(folder.path);
    const VaultEntry entry = contract::vault_entry(1, repeated("gone-words-", 100));
    REQUIRE((*vault)->put(entry));
    {
        const auto reader = Database::open(sqlite_vault_file(folder.path));
        auto statement = (*reader)->prepare("SELECT id FROM vault");
        REQUIRE(statement->step().value());
        CHECK((*vault)->remove(entry.head.id).error().kind == ErrorKind::unavailable);
        CHECK(count_in(folder.path, "gone-words-") > 0);
    }
    CHECK_FALSE((*vault)->remove(entry.head.id).value());
    CHECK(count_in(folder.path, "gone-words-") == 0);
}

TEST_CASE("after compacting, places in the file follow the ids, not the arrival") {
    const Folder folder;
    const auto vault = open_sqlite_vault(folder.path);
    // Each fills pages of its own.
    for (const char first : {'c', 'a', 'd', 'b'})
        REQUIRE((*vault)->put(contract::vault_entry(
            static_cast<Byte>(first), repeated(std::string("words-of-") + first + "-", 5000))));
    const auto place = [&](const char* words) {
        const fs::path file = sqlite_vault_file(folder.path);
        return read_file(file, std::size_t{1} << 30U).value().rfind(words);
    };
    // The control: until then they follow the arrival.
    REQUIRE((*Database::open(sqlite_vault_file(folder.path)))->run("PRAGMA wal_checkpoint"));
    CHECK(place("words-of-c-") < place("words-of-a-"));
    REQUIRE((*vault)->compact());
    CHECK(place("words-of-a-") < place("words-of-b-"));
    CHECK(place("words-of-b-") < place("words-of-c-"));
    CHECK(place("words-of-c-") < place("words-of-d-"));
}

TEST_CASE("the files are their owner's alone, and their times say only the day") {
    const Folder folder;
    const auto vault = open_sqlite_vault(folder.path);
    REQUIRE((*vault)->put(contract::vault_entry(1, "sealed")));
    CHECK((*vault)->spend_nonce("n", Seconds{}, Seconds{}).value());
    std::size_t files = 0;
    for (const auto& file : fs::directory_iterator(folder.path)) {
        CAPTURE(file.path().filename());
        struct stat found {};
        REQUIRE(stat(file.path().c_str(), &found) == 0);
        CHECK((found.st_mode & 0777U) == 0600U);
        CHECK(found.st_mtime % (24 * 60 * 60) == 0);
        CHECK(found.st_mtim.tv_nsec == 0);
        ++files;
    }
    CHECK(files == 3);
}

TEST_CASE("a vault of a newer version and a folder that is not there are refused") {
    const Folder folder;
    CHECK(open_sqlite_vault(folder.path).has_value());
    REQUIRE((*Database::open(sqlite_vault_file(folder.path)))->run("PRAGMA user_version = 99"));
    const auto opened = open_sqlite_vault(folder.path);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().detail == "vault.db was made by a newer version; update cairn");
    CHECK(open_sqlite_vault(folder.path / "missing").error().kind == ErrorKind::unavailable);
}
