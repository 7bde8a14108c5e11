// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/planner.h"

namespace cairn::assess {

// How the cells of a table lie in memory: one after the other, the last dimension's code running
// fastest. Indices into `dimensions` are called axes.
struct Shape {
    std::vector<std::size_t> dimensions;
    std::vector<std::size_t> sizes;
    std::vector<std::size_t> strides;
    std::size_t cells = 1;

    Shape(const Plan& plan, Set set) : dimensions(members(set)) {
        for (const std::size_t dimension : dimensions) sizes.push_back(plan.size_of(dimension));
        strides.resize(sizes.size());
        for (std::size_t axis = sizes.size(); axis-- > 0;) {
            strides[axis] = cells;
            cells *= sizes[axis];
        }
    }
    std::size_t code(std::size_t cell, std::size_t axis) const {
        return cell / strides[axis] % sizes[axis];
    }
};

// For each cell of `whole`, the index of the cell of `part` that it lies in; `part`'s dimensions
// are among those of `whole`.
inline std::vector<std::uint32_t> cells_in(const Shape& whole, const Shape& part) {
    std::vector<std::uint32_t> index{0};
    index.reserve(whole.cells);
    std::size_t seen = 0;
    std::vector<std::uint32_t> longer;
    for (std::size_t axis = 0; axis < whole.sizes.size(); ++axis) {
        std::size_t step = 0;
        if (seen < part.dimensions.size() && part.dimensions[seen] == whole.dimensions[axis])
            step = part.strides[seen++];
        longer.clear();
        longer.reserve(whole.cells);
        for (const std::uint32_t before : index)
            for (std::size_t code = 0; code < whole.sizes[axis]; ++code)
                longer.push_back(before + static_cast<std::uint32_t>(code * step));
        index.swap(longer);
    }
    return index;
}

// Applies n I - (all ones) along each axis: n times each cell minus the sum of its line. Whatever
// is the same along an axis becomes zero there, so what is left tells of the whole set only.
template <typename Number>
void apply_residual(const Shape& shape, std::vector<Number>& cells) {
    for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis) {
        const std::size_t stride = shape.strides[axis];
        const std::size_t size = shape.sizes[axis];
        for (std::size_t block = 0; block < shape.cells; block += stride * size) {
            for (std::size_t first = block; first < block + stride; ++first) {
                Number sum = 0;
                for (std::size_t k = 0; k < size; ++k) sum += cells[first + k * stride];
                for (std::size_t k = 0; k < size; ++k) {
                    Number& cell = cells[first + k * stride];
                    cell = cell * static_cast<Number>(size) - sum;
                }
            }
        }
    }
}

}  // namespace cairn::assess
