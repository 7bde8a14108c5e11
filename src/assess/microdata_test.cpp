// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/microdata.h"

#include "assess/synthetic.h"
#include "assess/utility.h"

#include <doctest/doctest.h>
#include <map>

using namespace cairn::assess;

namespace {

struct Setting {
    Synthetic sample = synthetic({{8, 12, 6, 2, 10, 2, 9}, 4000, 0.2, 0.001}, 3);
    Plan plan = Plan::make(sample.codebook, all_up_to(sample.codebook, 3).value(), 0.4).value();
    Histograms histograms{sample.codebook, sample.records};
    Measurement measurement = [this] {
        Seeded seeded(9);
        return measure(plan, histograms, seeded, 1);
    }();
    Reconstruction reconstruction{plan, measurement};
    Publication publication = publish(sample.codebook, reconstruction, {});

    Records made(MicrodataOptions options) const {
        return make_microdata(sample.codebook, reconstruction, publication, options);
    }
};

}  // namespace

TEST_CASE("microdata has no value, and no two values together, that the tables withhold") {
    const Setting setting;
    const Records made = setting.made({});
    const Histograms counts(setting.sample.codebook, made);
    std::size_t seen = 0;
    for (const PublishedTable& table : setting.publication.tables) {
        const Shape shape(setting.plan, table.set);
        if (shape.sizes.size() > 2) continue;
        const auto cells = counts.of(shape);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            bool is_combination = true;
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis)
                is_combination = is_combination && shape.code(cell, axis) > 0;
            if (!is_combination || table.has(static_cast<std::uint32_t>(cell))) continue;
            ++seen;
            CHECK(cells[cell] == 0);
        }
    }
    CHECK(seen > 100);  // something is withheld in this release
}

TEST_CASE("microdata is as many records as estimated, and counts as the tables do") {
    const Setting setting;
    const Records made = setting.made({});
    CHECK(static_cast<double>(made.count) ==
          doctest::Approx(setting.publication.total).epsilon(0.001));
    const auto tables = utility_of_tables(setting.sample.codebook, setting.plan, setting.histograms,
                                          setting.publication);
    const auto records =
        utility_of_microdata(setting.sample.codebook, setting.plan, setting.histograms,
                             Histograms(setting.sample.codebook, made));
    CHECK(records.back().mean_error < 1.5 * tables.back().mean_error);
    CHECK(records.back().missing_share < tables.back().missing_share + 0.015);
}

TEST_CASE("the same seed gives the same microdata on any number of threads") {
    const Setting setting;
    const auto one = setting.made({.seed = 5, .threads = 1});
    CHECK(one.columns == setting.made({.seed = 5, .threads = 3}).columns);
    CHECK(one.columns != setting.made({.seed = 6, .threads = 1}).columns);
}

TEST_CASE("a release that measured no records makes none") {
    const auto codebook =
        Codebook::parse(R"({"codebook": 1, "attributes": [{"name": "a", "values": ["x"]}]})")
            .value();
    Records nobody;
    nobody.columns.resize(1);
    const Plan plan = Plan::make(codebook, all_up_to(codebook, 1).value(), 50).value();
    Measurement exact;
    exact.answers = {{0}, {0, 0}};
    const Reconstruction reconstruction(plan, exact);
    const Publication publication = publish(codebook, reconstruction, {});
    CHECK(make_microdata(codebook, reconstruction, publication, {}).count == 0);
}
