// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"

#include <span>

namespace cairn {

// Where randomness comes from, so that a test can repeat itself.
class Entropy {
  public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<Byte> bytes) = 0;
};

// The kernel's generator through libsodium.
class SystemEntropy final : public Entropy {
  public:
    SystemEntropy();
    void fill(std::span<Byte> bytes) override;
};

}  // namespace cairn
