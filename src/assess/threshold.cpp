// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/threshold.h"

#include "assess/chi_square.h"
#include "assess/parallel.h"

#include <algorithm>
#include <atomic>

namespace cairn::assess {
namespace {

constexpr double z_least = 0.8;
constexpr double z_most = 8;
constexpr double z_step = 0.02;
constexpr double value_least = 0.5;

struct Candidate {
    std::uint32_t cell;
    double value;
};

struct Candidates {
    std::vector<Candidate> kept;  // those that reach z_least
    std::uint64_t cells = 0;
    std::uint64_t candidates = 0;
    double sum = 0;  // of all candidates' estimates
    double sd = 0;
};

// Which published tables a table is judged against, by the position of its set.
using Published = std::unordered_map<Set, std::vector<bool>>;

void clear_impossible(const Codebook& codebook, const Shape& shape, Set set,
                      std::vector<char>& open) {
    for (const auto& picks : codebook.impossible()) {
        Set named = 0;
        for (const Pick& pick : picks) named |= set_of(pick.first);
        if (!contains(set, named)) continue;
        for (std::size_t cell = 0; cell < shape.cells; ++cell) {
            bool all = true;
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis)
                for (const auto& [dimension, code] : picks)
                    if (dimension == shape.dimensions[axis] && shape.code(cell, axis) != code)
                        all = false;
            if (all) open[cell] = 0;
        }
    }
}

// One for each cell: a combination of values, not ruled out.
std::vector<char> open_cells(const Codebook& codebook, const Shape& shape, Set set) {
    std::vector<char> open(shape.cells, 1);
    for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis) {
        if (codebook.forms_combination(shape.dimensions[axis], 0)) continue;
        for (std::size_t block = 0; block < shape.cells;
             block += shape.strides[axis] * shape.sizes[axis])
            std::fill_n(open.begin() + static_cast<std::ptrdiff_t>(block), shape.strides[axis], 0);
    }
    if (!codebook.impossible().empty()) clear_impossible(codebook, shape, set, open);
    return open;
}

Candidates candidates_of(const Codebook& codebook, const Plan& plan, const Estimate& table,
                         const Published& published, bool everything) {
    const Shape shape(plan, table.set);
    std::vector<char> open = open_cells(codebook, shape, table.set);
    Candidates found;
    found.sd = table.sd();
    found.cells = static_cast<std::uint64_t>(std::count(open.begin(), open.end(), 1));
    for (const std::size_t dimension : members(table.set)) {
        const Set shorter = table.set & ~set_of(dimension);
        const auto known = published.find(shorter);
        if (everything || known == published.end()) continue;
        const auto index = cells_in(shape, Shape(plan, shorter));
        for (std::size_t i = 0; i < shape.cells; ++i)
            if (open[i] == 1 && !known->second[index[i]]) open[i] = 0;
    }
    const double least = std::max(value_least, z_least * found.sd);
    for (std::size_t i = 0; i < shape.cells; ++i) {
        if (open[i] == 0) continue;
        ++found.candidates;
        const double value = table.value(i);
        found.sum += value;
        if (everything || value >= least)
            found.kept.push_back({static_cast<std::uint32_t>(i), value});
    }
    return found;
}

// The least z that keeps to the share; how many reach it goes into `summary`.
void choose_threshold(const std::vector<Candidates>& all, double share, LengthSummary& summary) {
    std::vector<double> scores;
    for (const Candidates& table : all)
        for (const Candidate& candidate : table.kept)
            scores.push_back(table.sd > 0 ? candidate.value / table.sd : z_most);
    std::sort(scores.begin(), scores.end());
    for (double z = z_least; z < z_most; z += z_step) {
        const auto reached = std::lower_bound(scores.begin(), scores.end(), z);
        const auto published = static_cast<double>(scores.end() - reached);
        const double zeros = static_cast<double>(summary.candidates) - published;
        const double invented = normal_tail(z) * zeros;
        summary.z = z;
        summary.expected_invented = invented;
        if (invented <= share * published) return;
    }
}

PublishedTable cut(Set set, const Candidates& candidates, double least) {
    PublishedTable table;
    table.set = set;
    table.sd = candidates.sd;
    for (const auto& [cell, value] : candidates.kept) {
        if (value < least) continue;
        table.cells.push_back(cell);
        table.values.push_back(value);
    }
    return table;
}

}  // namespace

bool PublishedTable::has(std::uint32_t cell) const {
    return std::binary_search(cells.begin(), cells.end(), cell);
}

Publication publish(const Codebook& codebook, const Reconstruction& reconstruction,
                    const PublishOptions& options) {
    const Plan& plan = reconstruction.plan();
    const Workload& workload = plan.workload();
    Publication publication;
    const Estimate total = reconstruction.table(0);
    publication.total = total.value(0);
    publication.total_sd = total.sd();
    publication.tables.resize(workload.size());

    std::atomic<std::uint64_t> violations{0};
    Published published;
    for (std::size_t from = 0; from < workload.size();) {
        LengthSummary summary;
        summary.length = length_of(workload[from].set);
        std::size_t to = from;
        while (to < workload.size() && length_of(workload[to].set) == summary.length) ++to;
        summary.tables = to - from;

        std::vector<Candidates> all(to - from);
        in_parallel(to - from, options.threads, [&](unsigned, std::size_t i) {
            const Estimate table = reconstruction.table(workload[from + i].set);
            if (options.check_additivity)
                violations += additivity_violations(reconstruction, table);
            all[i] = candidates_of(codebook, plan, table, published, options.everything);
        });
        summary.sd_min = summary.sd_max = all.front().sd;
        for (const Candidates& table : all) {
            summary.cells += table.cells;
            summary.candidates += table.candidates;
            summary.sd_min = std::min(summary.sd_min, table.sd);
            summary.sd_max = std::max(summary.sd_max, table.sd);
        }
        if (!options.everything) choose_threshold(all, options.invented_share, summary);

        double withheld = 0;
        for (const Candidates& table : all) withheld += table.sum;
        Published next;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double least =
                options.everything ? -1e300 : std::max(value_least, summary.z * all[i].sd);
            PublishedTable& table = publication.tables[from + i];
            table = cut(workload[from + i].set, all[i], least);
            summary.published += table.cells.size();
            std::vector<bool>& marks = next[table.set];
            marks.resize(Shape(plan, table.set).cells);
            for (const std::uint32_t cell : table.cells) marks[cell] = true;
            for (const double value : table.values) withheld -= value;
        }
        if (summary.candidates > summary.published)
            summary.withheld_mean =
                withheld / static_cast<double>(summary.candidates - summary.published);
        published = std::move(next);
        publication.lengths.push_back(summary);
        from = to;
    }
    publication.additivity_violations = violations;
    return publication;
}

}  // namespace cairn::assess
