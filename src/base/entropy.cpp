// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/entropy.h"

#include <sodium.h>
#include <cstdlib>

namespace cairn {

SystemEntropy::SystemEntropy() {
    // Without a generator nothing in this program may go on.
    if (sodium_init() < 0) std::abort();
}

void SystemEntropy::fill(std::span<Byte> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace cairn
