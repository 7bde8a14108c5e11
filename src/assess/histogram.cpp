// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/histogram.h"

#include <algorithm>
#include <array>
#include <bit>

namespace cairn::assess {
namespace {

// Beyond this many yes/no dimensions, counting subsets costs more than looking at each record.
constexpr std::size_t bit_dimensions_max = 6;
constexpr std::size_t block = 2048;

}  // namespace

Histograms::Histograms(const Codebook& codebook, const Records& records) : records_(records) {
    bits_.resize(records.columns.size());
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        if (codebook.dimensions()[i].size != 2) continue;
        bits_[i].assign((records.count + 63) / 64, 0);
        for (std::size_t row = 0; row < records.count; ++row)
            bits_[i][row / 64] |= static_cast<std::uint64_t>(records.columns[i][row]) << (row % 64);
    }
}

std::vector<std::int64_t> Histograms::of(const Shape& shape) const {
    if (shape.dimensions.empty()) return {static_cast<std::int64_t>(records_.count)};
    const bool yes_no = std::all_of(shape.sizes.begin(), shape.sizes.end(),
                                    [](std::size_t size) { return size == 2; });
    return yes_no && shape.sizes.size() <= bit_dimensions_max ? count_bits(shape)
                                                              : count_codes(shape);
}

std::vector<std::int64_t> Histograms::count_codes(const Shape& shape) const {
    std::vector<std::uint32_t> counts(shape.cells);
    std::array<std::uint32_t, block> index{};
    for (std::size_t from = 0; from < records_.count; from += block) {
        const std::size_t rows = std::min(block, records_.count - from);
        // Two passes over a block that stays in the cache: the first one vectorises.
        std::fill_n(index.begin(), rows, 0U);
        for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis) {
            const Code* column = records_.columns[shape.dimensions[axis]].data() + from;
            const auto size = static_cast<std::uint32_t>(shape.sizes[axis]);
            for (std::size_t row = 0; row < rows; ++row)
                index[row] = index[row] * size + column[row];
        }
        for (std::size_t row = 0; row < rows; ++row) ++counts[index[row]];
    }
    return {counts.begin(), counts.end()};
}

// For yes/no dimensions, records that say yes to all of a subset are counted a machine word at a
// time; what says no somewhere follows by subtraction.
std::vector<std::int64_t> Histograms::count_bits(const Shape& shape) const {
    std::vector<std::int64_t> counts(shape.cells, 0);
    const std::size_t axes = shape.sizes.size();
    const std::size_t words = bits_[shape.dimensions[0]].size();
    for (std::size_t cell = 1; cell < shape.cells; ++cell) {
        std::array<const std::uint64_t*, bit_dimensions_max> columns{};
        std::size_t used = 0;
        for (std::size_t axis = 0; axis < axes; ++axis)
            if (shape.code(cell, axis) == 1) columns[used++] = bits_[shape.dimensions[axis]].data();
        std::int64_t count = 0;
        for (std::size_t word = 0; word < words; ++word) {
            std::uint64_t all = columns[0][word];
            for (std::size_t i = 1; i < used; ++i) all &= columns[i][word];
            count += std::popcount(all);
        }
        counts[cell] = count;
    }
    counts[0] = static_cast<std::int64_t>(records_.count);
    for (std::size_t axis = 0; axis < axes; ++axis)
        for (std::size_t cell = 0; cell < shape.cells; ++cell)
            if (shape.code(cell, axis) == 0) counts[cell] -= counts[cell + shape.strides[axis]];
    return counts;
}

}  // namespace cairn::assess
