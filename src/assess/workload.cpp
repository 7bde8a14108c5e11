// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/workload.h"

#include <algorithm>
#include <cmath>

namespace cairn::assess {
namespace {

constexpr std::size_t length_max = 8;

Result<void> check_size(const Codebook& codebook, const Workload& workload) {
    if (workload.empty()) return fail(ErrorKind::invalid, "the workload has no tables");
    std::uint64_t cells = 0;
    for (const Table& table : workload) {
        cells += cells_of(codebook, table.set);
        if (cells > cells_max)
            return fail(ErrorKind::too_large,
                        "the tables have more than 134 million cells; take a smaller --length, "
                        "coarser levels or a workload of fewer tables");
    }
    return {};
}

void add_sets(std::size_t dimensions, std::size_t length, std::size_t from, Set chosen,
              Workload& out) {
    if (length == 0) {
        out.push_back({chosen, 1});
        return;
    }
    for (std::size_t i = from; i + length <= dimensions && out.size() <= tables_max; ++i)
        add_sets(dimensions, length - 1, i + 1, chosen | set_of(i), out);
}

// The tables of one line: one dimension of each named attribute, in every way.
Result<void> add_declared(const Codebook& codebook, const json::Object& line, Workload& out) {
    CAIRN_TRY(names, json::texts_at(line, "of"));
    if (names.empty() || names.size() > length_max)
        return fail(ErrorKind::invalid, "of: must name one to eight attributes");
    double weight = 1;
    if (const json::Value* given = line.if_contains("weight")) {
        if (!given->is_number()) return fail(ErrorKind::invalid, "weight: must be a number");
        weight = given->to_number<double>();
        if (!(weight >= 1e-6) || weight > 1e6)
            return fail(ErrorKind::invalid, "weight: must be from 0.000001 to 1000000");
    }
    std::vector<Set> sets{0};
    for (const std::string& name : names) {
        CAIRN_TRY(axes, codebook.dimensions_of(name));
        std::vector<Set> longer;
        for (const Set set : sets)
            for (const std::size_t axis : members(axes)) {
                if (contains(set, set_of(axis))) continue;
                longer.push_back(set | set_of(axis));
            }
        sets = std::move(longer);
        if (sets.size() > tables_max) return fail(ErrorKind::too_large, "of: too many tables");
    }
    for (const Set set : sets) out.push_back({set, weight});
    return {};
}

}  // namespace

std::uint64_t cells_of(const Codebook& codebook, Set set) {
    std::uint64_t cells = 1;
    for (const std::size_t i : members(set)) {
        cells *= codebook.dimensions()[i].size;
        if (cells > cells_max) return cells_max + 1;
    }
    return cells;
}

Result<Workload> all_up_to(const Codebook& codebook, std::size_t length) {
    if (length < 1 || length > length_max)
        return fail(ErrorKind::invalid, "the length must be from 1 to 8");
    const std::size_t dimensions = codebook.dimensions().size();
    Workload workload;
    for (std::size_t k = 1; k <= std::min(length, dimensions); ++k)
        add_sets(dimensions, k, 0, 0, workload);
    if (workload.size() > tables_max)
        return fail(ErrorKind::too_large,
                    "more than 100000 tables; take a smaller --length or fewer attributes");
    CAIRN_CHECK(check_size(codebook, workload));
    return workload;
}

Result<Workload> parse_workload(const Codebook& codebook, std::string_view text) {
    CAIRN_TRY(object, json::parse_object(text));
    CAIRN_TRY(lines, json::array_at(object, "tables"));
    if (lines == nullptr) return fail(ErrorKind::invalid, "tables: is missing");
    Workload workload;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const std::string place = "tables[" + std::to_string(i) + "]";
        const json::Object* line = (*lines)[i].if_object();
        if (line == nullptr) return fail(ErrorKind::invalid, place + ": must be an object");
        const auto added = add_declared(codebook, *line, workload);
        if (!added) return fail_at(place, added.error());
        if (workload.size() > tables_max)
            return fail(ErrorKind::too_large, "the workload has more than 100000 tables");
    }
    std::sort(workload.begin(), workload.end(), [](const Table& a, const Table& b) {
        return std::pair(length_of(a.set), a.set) < std::pair(length_of(b.set), b.set);
    });
    // A table named twice matters as much as both lines say.
    Workload merged;
    for (const Table& table : workload) {
        if (!merged.empty() && merged.back().set == table.set)
            merged.back().weight += table.weight;
        else
            merged.push_back(table);
    }
    CAIRN_CHECK(check_size(codebook, merged));
    return merged;
}

json::Value to_json(const Codebook& codebook, const Workload& workload) {
    json::Array tables;
    for (const Table& table : workload) {
        json::Array of;
        for (const std::size_t i : members(table.set)) of.emplace_back(codebook.label_of(i));
        tables.emplace_back(json::Object{{"of", std::move(of)}, {"weight", table.weight}});
    }
    return tables;
}

}  // namespace cairn::assess
