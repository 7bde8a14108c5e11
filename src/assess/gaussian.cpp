// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/gaussian.h"

#include <utility>

namespace cairn::assess {

DiscreteGaussian::DiscreteGaussian(mpz_class numerator, mpz_class denominator)
    : numerator_(std::move(numerator)) {
    scale_ = sqrt(mpz_class(numerator_ / denominator)) + 1;
    scale_word_ = scale_.get_ui();
    step_ = scale_ * denominator;
    scale_squared_ = 2 * numerator_ * denominator * scale_ * scale_;
}

// The discrete Laplace distribution with P(x) proportional to exp(-|x| / t).
std::int64_t DiscreteGaussian::draw_laplace(Coins& coins) {
    for (;;) {
        const std::uint64_t offset = coins.below(scale_word_);
        proposed_ = offset;
        if (!coins.exp_minus(proposed_, scale_)) continue;
        std::uint64_t blocks = 0;
        while (coins.exp_minus_one()) ++blocks;
        const auto size = static_cast<std::int64_t>(offset + scale_word_ * blocks);
        const bool negative = coins.even();
        if (negative && size == 0) continue;  // else zero would be drawn twice as often
        return negative ? -size : size;
    }
}

// A Laplace x is kept with probability exp(-(|x| - a/(b t))^2 b / (2 a)), which over common
// denominators is exp(-(|x| b t - a)^2 / (2 a b t^2)).
std::int64_t DiscreteGaussian::draw(Coins& coins) {
    for (;;) {
        const std::int64_t x = draw_laplace(coins);
        distance_ = x < 0 ? -x : x;
        distance_ *= step_;
        distance_ -= numerator_;
        distance_ *= distance_;
        if (coins.exp_minus(distance_, scale_squared_)) return x;
    }
}

}  // namespace cairn::assess
