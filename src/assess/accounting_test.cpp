// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/accounting.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace cairn;
using namespace cairn::assess;

TEST_CASE("rho of epsilon and delta is the published conversion's") {
    struct Case {
        Loss loss;
        double rho;
        double within;
    };
    for (const Case& known : {Case{{4, 1.9e-5}, 0.395, 5e-4}, Case{{1, 1e-6}, 0.0244, 5e-5},
                              Case{{2, 1e-6}, 0.0882, 5e-5}, Case{{4, 1e-6}, 0.3111, 5e-5}}) {
        CAPTURE(known.loss.epsilon);
        CHECK(std::abs(rho_of(known.loss).value() - known.rho) < known.within);
    }
}

TEST_CASE("converting forth and back never gains privacy") {
    for (const double epsilon : {0.01, 0.5, 1.0, 2.0, 4.0, 10.0, 50.0}) {
        for (const double delta : {1e-12, 1e-6, 1e-5, 0.01}) {
            CAPTURE(epsilon);
            CAPTURE(delta);
            const double rho = rho_of({epsilon, delta}).value();
            CHECK(delta_of(rho, epsilon) <= delta * (1 + 1e-8));
            CHECK(epsilon_of(rho, delta) == doctest::Approx(epsilon).epsilon(1e-6));
        }
    }
}

TEST_CASE("delta is no less than the exact delta of one Gaussian answer") {
    // Balle and Wang 2018: the exact delta of Gaussian noise with mu = sqrt(2 rho) is
    // Phi(mu/2 - epsilon/mu) - e^epsilon Phi(-mu/2 - epsilon/mu). Ours holds for every mechanism of
    // that rho, so it must be larger, and not absurdly so.
    const auto phi = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    for (const double rho : {0.0244, 0.0882, 0.3111}) {
        for (const double epsilon : {1.0, 2.0, 4.0}) {
            const double mu = std::sqrt(2 * rho);
            const double exact =
                phi(mu / 2 - epsilon / mu) - std::exp(epsilon) * phi(-mu / 2 - epsilon / mu);
            if (exact < 1e-14) continue;
            CHECK(delta_of(rho, epsilon) >= exact);
            CHECK(delta_of(rho, epsilon) < 10 * exact);
        }
    }
}

TEST_CASE("nonsense losses are refused") {
    for (const Loss& loss : {Loss{0, 1e-6}, Loss{-1, 1e-6}, Loss{51, 1e-6}, Loss{1, 0},
                             Loss{1, 0.5}, Loss{std::nan(""), 1e-6}, Loss{1, std::nan("")}})
        CHECK(rho_of(loss).error().kind == ErrorKind::invalid);
}

TEST_CASE("nothing released is nothing lost") {
    CHECK(delta_of(0, 1) == 0);
    CHECK(epsilon_of(0, 1e-6) == 0);
}
