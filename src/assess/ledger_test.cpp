// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/ledger.h"

#include "base/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <fstream>
#include <thread>

using namespace cairn;
using namespace cairn::assess;

namespace {

struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string& name)
        : path(std::filesystem::temp_directory_path() / ("cairn_ledger_" + name)) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directory(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    std::filesystem::path file() const { return path / "ledger"; }
};

Charge wanted(double rho, const std::string& request, const std::string& period = "2020-04",
              const std::string& records = "aa") {
    Charge charge;
    charge.at = "2020-05-01T00:00:00Z";
    charge.period = period;
    charge.records = records;
    charge.request = request;
    charge.rho = rho;
    charge.loss = {1, 1e-6};
    return charge;
}

}  // namespace

TEST_CASE("what is charged is on disk, and only its owner may read it") {
    const Folder folder("kept");
    auto ledger = Ledger::open(folder.file(), {}).value();
    CHECK_FALSE(std::filesystem::exists(folder.file()));
    CHECK(ledger.charge(wanted(0.03, "one")).value().id == "r1");
    CHECK(ledger.charge(wanted(0.02, "two")).value().id == "r2");
    const auto again = Ledger::open(folder.file(), {}).value();
    CHECK(again.spent_rho("2020-04") == doctest::Approx(0.05));
    CHECK(again.spent_rho("2020-05") == 0);
    CHECK(again.find("aa", "2020-04", "two")->id == "r2");
    struct stat status {};
    REQUIRE(::stat(folder.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a release beyond the lifetime is refused and costs nothing") {
    const Folder folder("beyond");
    auto ledger = Ledger::open(folder.file(), {}).value();  // rho 0.0882
    REQUIRE(ledger.charge(wanted(0.06, "one")).has_value());
    const auto refused = ledger.charge(wanted(0.03, "two"));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::forbidden);
    CHECK(ledger.charge(wanted(0.028, "three")).has_value());
    CHECK(ledger.charges().size() == 2);
    CHECK(ledger.charge(wanted(0.08, "one", "2020-05", "bb")).has_value());
}

TEST_CASE("the same request is never charged twice, and records never move to another period") {
    const Folder folder("twice");
    auto ledger = Ledger::open(folder.file(), {}).value();
    REQUIRE(ledger.charge(wanted(0.01, "one")).has_value());
    CHECK(ledger.charge(wanted(0.01, "one")).error().kind == ErrorKind::conflict);
    CHECK(ledger.charge(wanted(0.01, "one", "other")).error().kind == ErrorKind::forbidden);
}

TEST_CASE("a ledger opened before another program charged still sees that charge") {
    const Folder folder("stale");
    auto first = Ledger::open(folder.file(), {}).value();
    auto second = Ledger::open(folder.file(), {}).value();
    REQUIRE(first.charge(wanted(0.06, "one")).has_value());
    CHECK(second.charge(wanted(0.06, "two")).error().kind == ErrorKind::forbidden);
    CHECK(second.charge(wanted(0.06, "one")).error().kind == ErrorKind::conflict);
}

TEST_CASE("of many at once, no more are charged than the lifetime allows") {
    const Folder folder("race");
    std::atomic<int> charged{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                auto ledger = Ledger::open(folder.file(), {}).value();
                if (ledger.charge(wanted(0.02, std::to_string(i)))) ++charged;
            });
    }
    CHECK(charged == 4);
    CHECK(Ledger::open(folder.file(), {}).value().charges().size() == 4);
}

TEST_CASE("a line cut off by a crash is overwritten; any other damage stops everything") {
    const Folder folder("torn");
    auto ledger = Ledger::open(folder.file(), {}).value();
    REQUIRE(ledger.charge(wanted(0.01, "one")).has_value());
    std::ofstream(folder.file(), std::ios::app) << R"({"id": "r2", "at)";
    auto torn = Ledger::open(folder.file(), {}).value();
    CHECK(torn.charges().size() == 1);
    REQUIRE(torn.charge(wanted(0.01, "two")).has_value());
    CHECK(Ledger::open(folder.file(), {}).value().charges().size() == 2);
    std::string bytes = read_file(folder.file(), 1 << 20).value();
    bytes[bytes.find("\"rho\"") + 1] = 'x';
    REQUIRE(write_file(folder.file(), bytes).has_value());
    CHECK(Ledger::open(folder.file(), {}).error().kind == ErrorKind::corrupt);
}

TEST_CASE("a lifetime is chosen once") {
    const Folder folder("lifetime");
    auto ledger = Ledger::open(folder.file(), Loss{4, 1e-5}).value();
    REQUIRE(ledger.charge(wanted(0.2, "one")).has_value());
    CHECK(Ledger::open(folder.file(), {}).value().lifetime().epsilon == 4);
    CHECK(Ledger::open(folder.file(), Loss{5, 1e-5}).error().kind == ErrorKind::conflict);
}
