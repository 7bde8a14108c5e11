// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/secret.h"

#include <sodium.h>
#include <algorithm>
#include <cassert>
#include <cstring>

namespace cairn {

Result<LockedMemory> LockedMemory::create(std::size_t size) {
    if (sodium_init() < 0) return fail(ErrorKind::unavailable, "libsodium could not start");
    // One byte more than nothing: an empty allocation has no page to lock.
    const std::size_t locked_size = std::max<std::size_t>(size, 1);
    auto* data = static_cast<Byte*>(sodium_malloc(locked_size));
    if (data == nullptr)
        return fail(ErrorKind::unavailable, "no memory for " + std::to_string(size) + " bytes");
    // sodium_malloc locks too, but does not say whether that worked. Locks do not add up, so that
    // asking again costs nothing.
    if (sodium_mlock(data, locked_size) != 0) {
        sodium_free(data);
        return fail(ErrorKind::unavailable,
                    "could not lock " + std::to_string(size) +
                        " bytes of memory; raise the limit of locked memory (ulimit -l, "
                        "LimitMEMLOCK=)");
    }
    std::memset(data, 0, locked_size);
    return LockedMemory(data, size);
}

LockedMemory& LockedMemory::operator=(LockedMemory&& other) noexcept {
    LockedMemory taken(std::move(other));
    std::swap(data_, taken.data_);
    std::swap(size_, taken.size_);
    return *this;  // what was held before goes with `taken`
}

LockedMemory::~LockedMemory() {
    sodium_free(data_);  // wipes, unlocks, and takes nullptr
}

void LockedMemory::shorten(std::size_t size) {
    assert(size <= size_);
    sodium_memzero(data_ + size, size_ - size);
    size_ = size;
}

Result<void> check_locked_memory(std::size_t size) {
    CAIRN_TRY(memory, LockedMemory::create(size));
    return {};
}

Result<SecretBytes> SecretBytes::copy_of(std::span<const Byte> bytes) {
    CAIRN_TRY(secret, create(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), secret.reveal().begin());
    return secret;
}

bool equal_in_constant_time(std::span<const Byte> one, std::span<const Byte> other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

void wipe(std::span<Byte> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

}  // namespace cairn
