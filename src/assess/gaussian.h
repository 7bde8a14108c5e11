// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/coins.h"

#include <cstdint>

namespace cairn::assess {

// Integers with probability proportional to exp(-x^2 / (2 variance)): the discrete Gaussian of
// Canonne, Kamath, Steinke 2020 (Algorithms 2 and 3), drawn exactly by rational arithmetic. Added
// to an integer answer of squared sensitivity s it costs rho = s / (2 variance), as continuous
// noise would (their Theorem 4), and leaves no trace of floating point.
class DiscreteGaussian {
  public:
    // variance = numerator / denominator > 0, at most 2^100.
    DiscreteGaussian(mpz_class numerator, mpz_class denominator);

    std::int64_t draw(Coins& coins);

  private:
    std::int64_t draw_laplace(Coins& coins);

    mpz_class numerator_;      // a of variance a/b
    mpz_class step_;           // t b
    mpz_class scale_squared_;  // 2 a b t^2
    mpz_class scale_;          // t = floor(sqrt(variance)) + 1
    std::uint64_t scale_word_;
    mpz_class proposed_, distance_;
};

}  // namespace cairn::assess
