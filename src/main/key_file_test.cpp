// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/key_file.h"

#include "base/file.h"

#include <doctest/doctest.h>
#include <unistd.h>

namespace cairn {
namespace {

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("cairn-key-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("an open key comes back with its name, readable by its owner only") {
    const Folder folder;
    SystemEntropy entropy;
    const auto signer = seal::Signer::generate("steward", entropy);
    const auto file = folder.path / "demo.key";
    REQUIRE(write_open_key(file, signer));
    CHECK(read_open_key(file)->verifier() == signer.verifier());
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    CHECK((std::filesystem::status(file).permissions() & others) == std::filesystem::perms::none);
}

TEST_CASE("a file that holds no open key is refused without telling what it holds") {
    const Folder folder;
    const auto file = folder.path / "demo.key";
    for (const char* text : {"", "cairn-demo-key steward", "cairn-demo-key steward 12\n",
                             "cairn-demo-key steward zz\n", "something else entirely\n"}) {
        CAPTURE(text);
        REQUIRE(write_file(file, text));
        const auto read = read_open_key(file);
        REQUIRE(!read);
        CHECK(read.error().kind == ErrorKind::invalid);
        CHECK(read.error().detail == file.string() + ": is not the key of a demonstration");
    }
}

TEST_CASE("a person's keys open with their passphrase only, and are never written over") {
    const Folder folder;
    SystemEntropy entropy;
    const auto keys = seal::PersonKeys::generate("steward", entropy);
    const auto file = folder.path / "steward.key";
    const auto right = SecretBytes::copy_of(bytes_of("four plain old words"));
    const auto wrong = SecretBytes::copy_of(bytes_of("four plain new words"));
    REQUIRE(write_person_keys(file, keys, *right, entropy));
    CHECK(is_open_key(file).value() == false);
    CHECK(read_person_keys(file, *right)->signer.verifier() == keys.signer.verifier());
    CHECK(read_person_keys(file, *wrong).error().kind == ErrorKind::forbidden);
    CHECK(write_person_keys(file, keys, *right, entropy).error().kind == ErrorKind::conflict);
}

}  // namespace cairn
