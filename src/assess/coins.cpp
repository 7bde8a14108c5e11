// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/coins.h"

#include <bit>
#include <limits>

namespace cairn::assess {
namespace {

__extension__ using Wide = unsigned __int128;

}  // namespace

Coins::Coins(Entropy& entropy, unsigned word_bits) : entropy_(entropy), word_bits_(word_bits) {}

std::uint64_t Coins::raw() {
    auto& kept = kept_.reveal();
    if (left_ == 0) {
        entropy_.fill({reinterpret_cast<Byte*>(kept.data()), sizeof(kept)});
        left_ = kept.size();
    }
    return std::exchange(kept[--left_], 0);
}

std::uint64_t Coins::word() {
    return raw() >> (64 - word_bits_);
}

bool Coins::even() {
    return (raw() & 1) == 0;
}

std::uint64_t Coins::below(std::uint64_t bound) {
    if (bound <= 1) return 0;
    const auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
    for (;;) {
        const std::uint64_t drawn = raw() >> (64 - bits);
        if (drawn < bound) return drawn;
    }
}

// The random number U = 0.u1u2u3... in base 2^word_bits is below fraction / k exactly when U k is
// below the fraction. After one word U k lies in [u k, (u + 1) k) / 2^word_bits, and the fraction
// in [digits, digits + 1] / 2^word_bits.
bool Coins::fraction_over(const mpz_class& numerator, const mpz_class& denominator,
                          std::uint64_t digits, std::uint64_t k) {
    const std::uint64_t first = word();
    const Wide low = static_cast<Wide>(first) * k;
    if (low + k <= digits) return true;
    if (low >= static_cast<Wide>(digits) + 1) return false;
    return fraction_over_exactly(numerator, denominator, first, k);
}

bool Coins::fraction_over_exactly(const mpz_class& numerator, const mpz_class& denominator,
                                  std::uint64_t first, std::uint64_t k) {
    mpz_class drawn = first;
    mpz_class scaled = numerator << word_bits_;
    for (;;) {
        // Now U is in [drawn, drawn + 1) / 2^(all bits so far), and scaled = fraction's numerator
        // shifted by as many bits.
        if ((drawn + 1) * k * denominator <= scaled) return true;
        if (drawn * k * denominator >= scaled) return false;
        drawn = (drawn << word_bits_) + word();
        scaled <<= word_bits_;
    }
}

bool Coins::exp_minus_one() {
    static const mpz_class one = 1;
    constexpr std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t k = 2;  // the first step, with probability 1/1, always goes on
    while (fraction_over(one, one, all >> (64 - word_bits_), k)) ++k;
    return k % 2 == 1;
}

bool Coins::exp_minus(const mpz_class& numerator, const mpz_class& denominator) {
    mpz_fdiv_qr(whole_.get_mpz_t(), rest_.get_mpz_t(), numerator.get_mpz_t(),
                denominator.get_mpz_t());
    for (; whole_ > 0; --whole_)
        if (!exp_minus_one()) return false;
    digits_ = rest_ << word_bits_;
    mpz_fdiv_q(digits_.get_mpz_t(), digits_.get_mpz_t(), denominator.get_mpz_t());
    const std::uint64_t digits = digits_.get_ui();
    std::uint64_t k = 1;
    while (fraction_over(rest_, denominator, digits, k)) ++k;
    return k % 2 == 1;
}

}  // namespace cairn::assess
