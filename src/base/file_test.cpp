// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file.h"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace cairn;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced whole and read back within its limit") {
    const fs::path folder = fs::temp_directory_path() / ("cairn-file-" + std::to_string(getpid()));
    fs::create_directories(folder);
    REQUIRE(write_file(folder / "a", "one").has_value());
    REQUIRE(write_file(folder / "a", "two", FileMode::owner_only).has_value());
    CHECK(read_file(folder / "a", 3).value() == "two");
    CHECK(read_file(folder / "a", 2).error().kind == ErrorKind::too_large);
    CHECK(read_file(folder / "b", 3).error().kind == ErrorKind::not_found);
    CHECK_FALSE(fs::exists(folder / "a.new"));
    fs::remove_all(folder);
}
