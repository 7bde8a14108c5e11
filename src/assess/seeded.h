// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"

#include <cstdint>
#include <cstring>

namespace cairn::assess {

// A stream of numbers that a seed repeats (SplitMix64, Steele, Lea, Flood 2014). It is predictable:
// for microdata, which is made of published figures, for tests and for synthetic records, never
// for noise that protects anybody.
class Seeded final : public Entropy {
  public:
    explicit Seeded(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    // In [0, bound), with a bias below bound / 2^64.
    std::size_t below(std::size_t bound) {
        __extension__ using Product = unsigned __int128;
        return static_cast<std::size_t>((static_cast<Product>(next()) * bound) >> 64U);
    }
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

    void fill(std::span<Byte> bytes) override {
        while (!bytes.empty()) {
            const std::uint64_t word = next();
            const std::size_t count = bytes.size() < 8 ? bytes.size() : 8;
            std::memcpy(bytes.data(), &word, count);
            bytes = bytes.subspan(count);
        }
    }

  private:
    std::uint64_t state_;
};

}  // namespace cairn::assess
