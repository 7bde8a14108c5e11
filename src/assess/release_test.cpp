// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/release.h"

#include "assess/seeded.h"
#include "base/file.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::assess;

namespace {

// Counts how often randomness was asked for.
class Watched final : public Entropy {
  public:
    void fill(std::span<Byte> bytes) override {
        ++drawn;
        seeded_.fill(bytes);
    }
    int drawn = 0;

  private:
    Seeded seeded_{1};
};

struct Setting {
    std::filesystem::path folder;
    ReleaseRequest request;
    FixedClock clock{Seconds{}};
    Watched entropy;

    explicit Setting(const std::string& name)
        : folder(std::filesystem::temp_directory_path() / ("cairn_release_" + name)) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        request.records = folder / "records.csv";
        request.codebook = folder / "codebook.json";
        request.ledger = folder / "ledger";
        request.length = 2;
        request.loss = {1, 1e-6};
        std::string rows = "a,b\n";
        for (int i = 0; i < 100; ++i) rows += i % 3 == 0 ? "x,1\n" : "y,0\n";
        REQUIRE(write_file(request.records, rows).has_value());
        REQUIRE(write_file(request.codebook, R"({"codebook": 1, "attributes": [
            {"name": "a", "values": ["x", "y"]},
            {"name": "b", "values": ["1"], "none": ["0"]}]})")
                    .has_value());
    }
    ~Setting() { std::filesystem::remove_all(folder); }
    Setting(const Setting&) = delete;

    Result<Released> run() {
        return release(request, prepare(request).value(), clock, entropy, {});
    }
};

}  // namespace

TEST_CASE("the same request again gives the same noise and costs nothing") {
    Setting setting("again");
    const auto first = setting.run().value();
    CHECK(first.drawn_now);
    const int drawn = setting.entropy.drawn;
    CHECK(drawn > 0);
    const auto second = setting.run().value();
    CHECK_FALSE(second.drawn_now);
    CHECK(setting.entropy.drawn == drawn);
    CHECK(second.measurement.answers == first.measurement.answers);
    CHECK(second.spent_rho == first.spent_rho);
}

TEST_CASE("a release that crashed after its charge stays spent and is not drawn again") {
    Setting setting("crash");
    const auto first = setting.run().value();
    std::filesystem::remove(setting.request.ledger.string() + ".r1.measured");
    const int drawn = setting.entropy.drawn;
    const auto second = setting.run();
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::conflict);
    CHECK(setting.entropy.drawn == drawn);
    CHECK(Ledger::open(setting.request.ledger, {}).value().spent_rho("all") == first.spent_rho);
}

TEST_CASE("no noise is drawn when the charge cannot be written or is refused") {
    Setting setting("refused");
    setting.request.ledger = setting.folder / "nowhere" / "ledger";
    CHECK(setting.run().error().kind == ErrorKind::unavailable);
    setting.request.ledger = setting.folder / "ledger";
    setting.request.loss = {2.5, 1e-6};
    CHECK(setting.run().error().kind == ErrorKind::forbidden);
    CHECK(setting.entropy.drawn == 0);
}

TEST_CASE("other tables of the same records are charged to what is left, and no further") {
    Setting setting("left");
    REQUIRE(setting.run().has_value());  // epsilon 1 of 2
    setting.request.length = 1;
    REQUIRE(setting.run().has_value());
    setting.request.loss = {1.01, 1e-6};
    REQUIRE(setting.run().has_value());
    setting.request.loss = {1.5, 1e-6};
    CHECK(setting.run().error().kind == ErrorKind::forbidden);
    setting.request.period = "other";
    CHECK(setting.run().error().kind == ErrorKind::forbidden);
}

TEST_CASE("a measurement that was changed on disk is not used") {
    Setting setting("changed");
    REQUIRE(setting.run().has_value());
    const std::string file = setting.request.ledger.string() + ".r1.measured";
    std::string bytes = read_file(file, 1 << 20).value();
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(write_file(file, bytes).has_value());
    CHECK(setting.run().error().kind == ErrorKind::corrupt);
}
