// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/utility.h"

#include "assess/interval.h"

#include <cmath>
#include <map>

namespace cairn::assess {
namespace {

struct Sums {
    double truth = 0, published = 0, both = 0, count = 0, error = 0, covered = 0;

    void add(double true_count, const double* shown, double sd) {
        if (true_count > 0) {
            ++truth;
            count += true_count;
        }
        if (shown == nullptr) return;
        ++published;
        if (true_count > 0) {
            ++both;
            error += std::abs(*shown - true_count);
        }
        const Interval interval = interval_of(*shown, sd);
        const auto whole = static_cast<std::int64_t>(true_count);
        covered += interval.low <= whole && whole <= interval.high ? 1 : 0;
    }
    void add(const Sums& other) {
        truth += other.truth;
        published += other.published;
        both += other.both;
        count += other.count;
        error += other.error;
        covered += other.covered;
    }
    UtilityLine line(std::size_t length) const {
        const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
        return {length,
                static_cast<std::uint64_t>(truth),
                static_cast<std::uint64_t>(published),
                share(count, truth),
                share(error, both),
                share(truth - both, truth),
                share(published - both, published),
                share(covered, published)};
    }
};

// Calls visit(length, cell, ...) for each combination of values in each table of the workload.
template <typename Visit>
void for_each_combination(const Codebook& codebook, const Plan& plan, Visit visit) {
    for (std::size_t t = 0; t < plan.workload().size(); ++t) {
        const Shape shape(plan, plan.workload()[t].set);
        std::vector<char> counts(shape.cells, 1);
        for (std::size_t cell = 0; cell < shape.cells; ++cell)
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis)
                if (!codebook.forms_combination(shape.dimensions[axis],
                                                static_cast<Code>(shape.code(cell, axis))))
                    counts[cell] = 0;
        visit(t, shape, counts);
    }
}

std::vector<UtilityLine> lines_of(const std::map<std::size_t, Sums>& by_length) {
    std::vector<UtilityLine> lines;
    Sums all;
    for (const auto& [length, sums] : by_length) {
        lines.push_back(sums.line(length));
        all.add(sums);
    }
    lines.push_back(all.line(0));
    return lines;
}

}  // namespace

std::vector<UtilityLine> utility_of_tables(const Codebook& codebook, const Plan& plan,
                                           const Histograms& truth,
                                           const Publication& publication) {
    std::map<std::size_t, Sums> by_length;
    for_each_combination(
        codebook, plan, [&](std::size_t t, const Shape& shape, const auto& counts) {
            const PublishedTable& table = publication.tables[t];
            const auto exact = truth.of(shape);
            Sums& sums = by_length[shape.sizes.size()];
            std::size_t at = 0;
            for (std::size_t cell = 0; cell < shape.cells; ++cell) {
                const bool shown = at < table.cells.size() && table.cells[at] == cell;
                if (counts[cell] == 1)
                    sums.add(static_cast<double>(exact[cell]), shown ? &table.values[at] : nullptr,
                             table.sd);
                if (shown) ++at;
            }
        });
    return lines_of(by_length);
}

std::vector<UtilityLine> utility_of_microdata(const Codebook& codebook, const Plan& plan,
                                              const Histograms& truth,
                                              const Histograms& microdata) {
    std::map<std::size_t, Sums> by_length;
    for_each_combination(codebook, plan, [&](std::size_t, const Shape& shape, const auto& counts) {
        const auto exact = truth.of(shape);
        const auto made = microdata.of(shape);
        Sums& sums = by_length[shape.sizes.size()];
        for (std::size_t cell = 0; cell < shape.cells; ++cell) {
            if (counts[cell] == 0) continue;
            const auto value = static_cast<double>(made[cell]);
            sums.add(static_cast<double>(exact[cell]), made[cell] > 0 ? &value : nullptr, 0);
        }
    });
    return lines_of(by_length);
}

}  // namespace cairn::assess
