// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/secret.h"

#include <gmpxx.h>
#include <array>
#include <cstdint>

namespace cairn::assess {

// Exact random choices out of uniform bits. No floating point: a probability is a fraction, and
// its binary digits are compared with random ones for as long as they agree.
class Coins {
  public:
    // Takes `word_bits` digits at a time, 1 to 64; a small number makes tests meet the case, one
    // in 2^64 otherwise, in which a first word does not decide.
    explicit Coins(Entropy& entropy, unsigned word_bits = 64);

    // Uniform in [0, bound), for bound >= 1.
    std::uint64_t below(std::uint64_t bound);
    bool even();
    // True with probability exp(-numerator / denominator), for numerator >= 0, denominator > 0
    // (Canonne, Kamath, Steinke 2020, Algorithm 1).
    bool exp_minus(const mpz_class& numerator, const mpz_class& denominator);
    bool exp_minus_one();

  private:
    std::uint64_t word();
    std::uint64_t raw();
    // True with probability numerator / (denominator k), where the fraction is in [0, 1] and
    // `digits` are its first word_bits binary digits.
    bool fraction_over(const mpz_class& numerator, const mpz_class& denominator,
                       std::uint64_t digits, std::uint64_t k);
    bool fraction_over_exactly(const mpz_class& numerator, const mpz_class& denominator,
                               std::uint64_t first, std::uint64_t k);

    Entropy& entropy_;
    unsigned word_bits_;
    Secret<std::array<std::uint64_t, 512>> kept_;
    std::size_t left_ = 0;
    // Scratch numbers, kept so that a choice allocates nothing.
    mpz_class whole_, rest_, digits_;
};

}  // namespace cairn::assess
