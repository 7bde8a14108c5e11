// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/gaussian.h"

#include "assess/chi_square.h"
#include "assess/seeded.h"

#include <doctest/doctest.h>
#include <cmath>
#include <vector>

using namespace cairn::assess;

namespace {

// The exact probabilities of -reach .. reach.
std::vector<double> exact(double variance, int reach) {
    std::vector<double> weights;
    double total = 0;
    for (int x = -4 * reach; x <= 4 * reach; ++x) {
        const double weight = std::exp(-x * x / (2 * variance));
        total += weight;
        if (std::abs(x) <= reach) weights.push_back(weight);
    }
    for (double& weight : weights) weight /= total;
    return weights;
}

std::vector<double> drawn(int numerator, int denominator, unsigned word_bits, int reach,
                          int count) {
    Seeded seeded(static_cast<std::uint64_t>(numerator * 100 + denominator) + word_bits);
    Coins coins(seeded, word_bits);
    DiscreteGaussian gaussian(numerator, denominator);
    std::vector<double> seen(static_cast<std::size_t>(2 * reach + 1));
    for (int i = 0; i < count; ++i) {
        const std::int64_t x = gaussian.draw(coins);
        if (std::abs(x) <= reach) ++seen[static_cast<std::size_t>(x + reach)];
    }
    return seen;
}

}  // namespace

TEST_CASE("draws follow the exact distribution, however few random bits are taken at a time") {
    constexpr int count = 100'000;
    struct Case {
        int numerator, denominator;
    };
    for (const Case& variance : {Case{1, 4}, Case{1, 1}, Case{7, 3}, Case{16, 1}, Case{401, 4}}) {
        const double value = static_cast<double>(variance.numerator) / variance.denominator;
        const int reach = static_cast<int>(std::ceil(3 * std::sqrt(value)));
        for (const unsigned word_bits : {1U, 3U, 64U}) {
            CAPTURE(value);
            CAPTURE(word_bits);
            const auto seen =
                drawn(variance.numerator, variance.denominator, word_bits, reach, count);
            // One in ten thousand good samplers would fail this.
            CHECK(chi_square_p(seen, exact(value, reach), count) > 1e-4);
        }
    }
}

TEST_CASE("the test of the distribution sees a variance that is wrong by a twentieth") {
    constexpr int count = 100'000;
    CHECK(chi_square_p(drawn(16, 1, 64, 12, count), exact(16 * 1.05, 12), count) < 1e-4);
}

TEST_CASE("a large variance is drawn with its mean and its spread") {
    Seeded seeded(5);
    Coins coins(seeded);
    const mpz_class variance = mpz_class(3) << 80U;
    DiscreteGaussian gaussian(variance, 1);
    double sum = 0;
    double squares = 0;
    constexpr int count = 40'000;
    const double sd = std::sqrt(variance.get_d());
    for (int i = 0; i < count; ++i) {
        const double x = static_cast<double>(gaussian.draw(coins)) / sd;
        sum += x;
        squares += x * x;
    }
    CHECK(std::abs(sum / count) < 4 / std::sqrt(count));
    CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2.0 / count));
}
