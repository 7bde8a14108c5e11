// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sodium/utils.h>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace cairn {

// Holds what must not leak. It cannot be printed, logged, compared or turned into JSON; it can be
// moved, not copied; the bytes it held are wiped when it goes. T is a plain array or struct.
template <typename T>
class Secret {
    static_assert(std::is_trivially_copyable_v<T>, "only plain bytes can be wiped");

  public:
    Secret() : value_(std::make_unique<T>()) {}
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&& other) noexcept {
        wipe();
        value_ = std::move(other.value_);
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(); }

    // The only way in; name it where it is used, keep the reference short-lived.
    T& reveal() { return *value_; }
    const T& reveal() const { return *value_; }

  private:
    void wipe() {
        if (value_) sodium_memzero(value_.get(), sizeof(T));
    }
    std::unique_ptr<T> value_;
};

}  // namespace cairn
