// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/histogram.h"

#include "assess/synthetic.h"

#include <doctest/doctest.h>

using namespace cairn::assess;

TEST_CASE("every histogram is what counting one record after the other gives") {
    const auto sample = synthetic({{2, 2, 5, 2, 3, 2}, 5000, 0.3}, 1);
    const Workload workload = all_up_to(sample.codebook, 4).value();
    const Plan plan = Plan::make(sample.codebook, workload, 1).value();
    const Histograms histograms(sample.codebook, sample.records);
    for (const Table& table : workload) {
        const Shape shape(plan, table.set);
        std::vector<std::int64_t> counted(shape.cells);
        for (std::size_t row = 0; row < sample.records.count; ++row) {
            std::size_t cell = 0;
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis)
                cell += shape.strides[axis] * sample.records.columns[shape.dimensions[axis]][row];
            ++counted[cell];
        }
        REQUIRE(histograms.of(shape) == counted);
    }
    CHECK(histograms.of(Shape(plan, 0)) == std::vector<std::int64_t>{5000});
}
