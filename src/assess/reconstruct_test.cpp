// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/reconstruct.h"

#include "assess/accounting.h"
#include "assess/synthetic.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace cairn::assess;

namespace {

const SyntheticShape small{{2, 3, 5, 2}, 300, 0.2};

struct Setting {
    Synthetic sample = synthetic(small, 7);
    Workload workload = all_up_to(sample.codebook, 3).value();
    Plan plan = Plan::make(sample.codebook, workload, 0.1).value();
    Histograms histograms{sample.codebook, sample.records};

    Measurement measured(std::uint64_t seed) const {
        Seeded seeded(seed);
        return measure(plan, histograms, seeded, 1);
    }
};

}  // namespace

TEST_CASE("answers without noise give the counts back exactly") {
    const Setting setting;
    Measurement exact;
    for (const Residual& residual : setting.plan.residuals()) {
        const Shape shape(setting.plan, residual.set);
        exact.answers.push_back(setting.histograms.of(shape));
        apply_residual(shape, exact.answers.back());
    }
    const Reconstruction reconstruction(setting.plan, exact);
    for (const Residual& residual : setting.plan.residuals()) {
        const Estimate table = reconstruction.table(residual.set);
        const auto counts = setting.histograms.of(Shape(setting.plan, residual.set));
        for (std::size_t i = 0; i < counts.size(); ++i)
            REQUIRE(table.numerators[i] == counts[i] * table.denominator);
    }
}

TEST_CASE("tables add up exactly, whatever the noise") {
    const Setting setting;
    const Measurement measurement = setting.measured(3);
    const Reconstruction reconstruction(setting.plan, measurement);
    for (const Table& table : setting.workload)
        CHECK(additivity_violations(reconstruction, reconstruction.table(table.set)) == 0);
    // The check sees a single changed cell.
    Estimate changed = reconstruction.table(setting.workload.back().set);
    changed.numerators[0] += 1;
    CHECK(additivity_violations(reconstruction, changed) == 3);
}

TEST_CASE("estimates have no bias, the stated variance, and intervals that cover as stated") {
    const Setting setting;
    constexpr int runs = 2000;
    double covered = 0, cells = 0;
    std::vector<std::vector<double>> sums, squares;
    for (const Table& table : setting.workload) {
        sums.emplace_back(Shape(setting.plan, table.set).cells);
        squares.emplace_back(sums.back().size());
    }
    for (int run = 0; run < runs; ++run) {
        const Measurement measurement = setting.measured(100 + static_cast<std::uint64_t>(run));
        const Reconstruction reconstruction(setting.plan, measurement);
        for (std::size_t t = 0; t < setting.workload.size(); ++t) {
            const Estimate table = reconstruction.table(setting.workload[t].set);
            const auto truth = setting.histograms.of(Shape(setting.plan, table.set));
            for (std::size_t i = 0; i < truth.size(); ++i) {
                const double error = (table.value(i) - static_cast<double>(truth[i])) / table.sd();
                sums[t][i] += error;
                squares[t][i] += error * error;
                covered += std::abs(error) < 1.959964 ? 1 : 0;
                ++cells;
            }
        }
    }
    CHECK(covered / cells > 0.945);
    CHECK(covered / cells < 0.955);
    // Five standard errors, for about 200 cells.
    for (std::size_t t = 0; t < sums.size(); ++t) {
        for (std::size_t i = 0; i < sums[t].size(); ++i) {
            CHECK(std::abs(sums[t][i] / runs) < 5 / std::sqrt(runs));
            CHECK(std::abs(squares[t][i] / runs - 1) < 5 * std::sqrt(2.0 / runs));
        }
    }
}

TEST_CASE("one record more moves the answers by exactly what the plan pays for") {
    Setting setting;
    Records more = setting.sample.records;
    const std::vector<Code> added{1, 2, 4, 0};
    for (std::size_t i = 0; i < added.size(); ++i) more.columns[i].push_back(added[i]);
    ++more.count;
    const Histograms neighbour(setting.sample.codebook, more);
    mpq_class rho = 0;
    for (const Residual& residual : setting.plan.residuals()) {
        const Shape shape(setting.plan, residual.set);
        auto with = neighbour.of(shape);
        auto without = setting.histograms.of(shape);
        apply_residual(shape, with);
        apply_residual(shape, without);
        mpz_class moved = 0;
        for (std::size_t i = 0; i < with.size(); ++i)
            moved += mpz_class(with[i] - without[i]) * mpz_class(with[i] - without[i]);
        mpq_class cost(moved * residual.gamma_denominator, 2 * residual.gamma_numerator);
        cost.canonicalize();
        rho += cost;
    }
    CHECK(rho == setting.plan.rho());
}

TEST_CASE("several threads measure as one does, apart from the noise") {
    const Setting setting;
    cairn::SystemEntropy entropy;
    const Measurement measurement = measure(setting.plan, setting.histograms, entropy, 4);
    REQUIRE(measurement.answers.size() == setting.plan.residuals().size());
    for (std::size_t i = 0; i < measurement.answers.size(); ++i)
        CHECK(measurement.answers[i].size() == setting.plan.residuals()[i].cells);
}
