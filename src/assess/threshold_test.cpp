// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/threshold.h"

#include "assess/interval.h"
#include "assess/synthetic.h"
#include "assess/utility.h"

#include <doctest/doctest.h>

using namespace cairn::assess;

namespace {

struct Setting {
    Synthetic sample;
    Plan plan;
    Histograms histograms;
    Measurement measurement;
    Reconstruction reconstruction;

    Setting(Synthetic made, double rho, std::uint64_t seed)
        : sample(std::move(made)),
          plan(Plan::make(sample.codebook, all_up_to(sample.codebook, 3).value(), rho).value()),
          histograms(sample.codebook, sample.records),
          measurement([&] {
              Seeded seeded(seed);
              return measure(plan, histograms, seeded, 1);
          }()),
          reconstruction(plan, measurement) {}
    Setting(const Setting&) = delete;
};

const SyntheticShape wide{{8, 12, 6, 2, 10, 2, 9}, 4000, 0.2};

}  // namespace

TEST_CASE("a combination is published only with all its shorter ones, and never with no value") {
    const Setting setting(synthetic(wide, 3), 0.4, 5);
    const Publication publication = publish(setting.sample.codebook, setting.reconstruction, {});
    std::unordered_map<Set, const PublishedTable*> by_set;
    for (const PublishedTable& table : publication.tables) by_set[table.set] = &table;
    std::size_t seen = 0;
    for (const PublishedTable& table : publication.tables) {
        const Shape shape(setting.plan, table.set);
        for (const std::uint32_t cell : table.cells) {
            ++seen;
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis) {
                CHECK(shape.code(cell, axis) > 0);
                if (shape.sizes.size() == 1) continue;
                const Set shorter = table.set & ~set_of(shape.dimensions[axis]);
                const auto index = cells_in(shape, Shape(setting.plan, shorter));
                CHECK(by_set.at(shorter)->has(index[cell]));
            }
        }
    }
    CHECK(seen > 300);
    CHECK(publication.additivity_violations == 0);
}

TEST_CASE("the share of invented combinations stays near the bound, over many releases") {
    double published = 0, invented = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Setting setting(synthetic(wide, seed), 0.4, seed + 50);
        PublishOptions options;
        options.invented_share = 0.02;
        options.check_additivity = false;
        const Publication publication =
            publish(setting.sample.codebook, setting.reconstruction, options);
        const auto lines = utility_of_tables(setting.sample.codebook, setting.plan,
                                             setting.histograms, publication);
        published += static_cast<double>(lines.back().published);
        invented += lines.back().invented_share * static_cast<double>(lines.back().published);
    }
    CHECK(published > 10'000);
    CHECK(invented / published < 0.02);
}

TEST_CASE("what the codebook calls impossible is not published, whatever the noise says") {
    auto codebook = Codebook::parse(R"({"codebook": 1, "attributes": [
        {"name": "a", "values": ["x", "y"]}, {"name": "b", "values": ["1"]}],
        "impossible": [{"a": "x", "b": "1"}]})");
    Records records;
    records.columns = {std::vector<Code>(500, 1), std::vector<Code>(500, 1)};
    records.count = 500;  // every record says what is impossible
    const Setting setting({codebook.value(), records}, 1, 1);
    const Publication publication = publish(codebook.value(), setting.reconstruction, {});
    REQUIRE(publication.tables.size() == 3);
    CHECK(publication.tables[0].cells.size() == 1);
    CHECK(publication.tables[2].cells.empty());
}

TEST_CASE("without a threshold every combination is there, and its intervals cover") {
    const Setting setting(synthetic(wide, 3), 0.4, 5);
    PublishOptions options;
    options.everything = true;
    const Publication publication =
        publish(setting.sample.codebook, setting.reconstruction, options);
    for (const LengthSummary& length : publication.lengths) CHECK(length.published == length.cells);
    const auto lines =
        utility_of_tables(setting.sample.codebook, setting.plan, setting.histograms, publication);
    CHECK(lines.back().missing_share == 0);
    CHECK(lines.back().covered_share > 0.93);
    CHECK(lines.back().covered_share < 0.97);
}

TEST_CASE("an interval has the whole numbers in reach and never nothing") {
    CHECK(interval_of(10.2, 1).low == 9);
    CHECK(interval_of(10.2, 1).high == 12);
    CHECK(interval_of(3.4, 0.01).low == 3);
    CHECK(interval_of(3.4, 0.01).high == 3);
    CHECK(interval_of(-1.5, 1).low == -3);
}
