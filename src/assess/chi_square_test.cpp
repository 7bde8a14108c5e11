// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/chi_square.h"

#include <doctest/doctest.h>
#include <vector>

using namespace cairn::assess;

TEST_CASE("tails are those of the printed tables") {
    CHECK(chi_square_tail(3.841, 1) == doctest::Approx(0.05).epsilon(1e-3));
    CHECK(chi_square_tail(18.307, 10) == doctest::Approx(0.05).epsilon(1e-3));
    CHECK(chi_square_tail(124.342, 100) == doctest::Approx(0.05).epsilon(1e-3));
    CHECK(normal_tail(1.959964) == doctest::Approx(0.025).epsilon(1e-5));
    CHECK(normal_quantile(0.025) == doctest::Approx(1.959964).epsilon(1e-6));
}

TEST_CASE("equal counts of an even die are likely, uneven ones are not") {
    const std::vector<double> die(6, 1.0 / 6);
    CHECK(chi_square_p(std::vector<double>{10, 10, 10, 10, 10, 10}, die, 60) > 0.99);
    CHECK(chi_square_p(std::vector<double>{30, 6, 6, 6, 6, 6}, die, 60) < 1e-6);
}
