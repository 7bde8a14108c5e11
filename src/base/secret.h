// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cairn {

// Bytes that the kernel agreed to keep in memory (never in swap) and out of core files, between
// guard pages, wiped when they go. Movable, not copyable. A lock is not inherited by fork: what a
// child keeps secret must be made in the child.
class LockedMemory {
  public:
    // All zero. `unavailable` when the kernel refuses the lock, which is then not used at all.
    static Result<LockedMemory> create(std::size_t size);

    LockedMemory(LockedMemory&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    LockedMemory& operator=(LockedMemory&& other) noexcept;
    LockedMemory(const LockedMemory&) = delete;
    LockedMemory& operator=(const LockedMemory&) = delete;
    ~LockedMemory();

    Byte* data() const { return data_; }
    std::size_t size() const { return size_; }
    // Only to a smaller size; what lay beyond is wiped at once.
    void shorten(std::size_t size);

  private:
    LockedMemory(Byte* data, std::size_t size) : data_(data), size_(size) {}
    Byte* data_;
    std::size_t size_;
};

// Whether `size` bytes could be locked now: asked before a form is shown, not when it comes back.
Result<void> check_locked_memory(std::size_t size);

// Thrown by constructors, which cannot return a Result, as `new` throws when there is no memory.
class MemoryNotLocked : public std::bad_alloc {
  public:
    const char* what() const noexcept override { return "memory could not be locked"; }
};

// Holds what must not leak. It cannot be printed, logged, compared or turned into JSON; it can be
// moved, not copied; its bytes lie in locked memory and are wiped when it goes. T is a plain array
// or struct.
template <typename T>
class Secret {
    static_assert(std::is_trivially_copyable_v<T>, "only plain bytes can be wiped");
    static_assert(std::is_trivially_destructible_v<T>, "only plain bytes can be wiped");

  public:
    Secret() : Secret(locked()) {}
    // The same as an error instead of an exception.
    static Result<Secret> create() {
        CAIRN_TRY(memory, LockedMemory::create(sizeof(T)));
        return Secret(std::move(memory));
    }

    // The only way in; name it where it is used, keep the reference short-lived.
    T& reveal() { return *value_of(memory_); }
    const T& reveal() const { return *value_of(memory_); }

  private:
    explicit Secret(LockedMemory memory) : memory_(std::move(memory)) {
        // Locked memory ends at a page's end, so that it is aligned for any T.
        new (memory_.data()) T();
    }
    static LockedMemory locked() {
        auto memory = LockedMemory::create(sizeof(T));
        if (!memory) throw MemoryNotLocked();
        return std::move(*memory);
    }
    static T* value_of(const LockedMemory& memory) {
        return std::launder(reinterpret_cast<T*>(memory.data()));
    }
    LockedMemory memory_;
};

// A secret whose length is known only when it is made: a story, a key file.
class SecretBytes {
  public:
    // All zero.
    static Result<SecretBytes> create(std::size_t size) {
        CAIRN_TRY(memory, LockedMemory::create(size));
        return SecretBytes(std::move(memory));
    }
    // A copy; wiping the original is the caller's.
    static Result<SecretBytes> copy_of(std::span<const Byte> bytes);

    std::size_t size() const { return memory_.size(); }
    std::span<Byte> reveal() { return {memory_.data(), memory_.size()}; }
    std::span<const Byte> reveal() const { return {memory_.data(), memory_.size()}; }
    std::string_view reveal_text() const { return text_of(reveal()); }
    void shorten(std::size_t size) { memory_.shorten(size); }

  private:
    explicit SecretBytes(LockedMemory memory) : memory_(std::move(memory)) {}
    LockedMemory memory_;
};

// Takes the same time wherever they differ; only the lengths show.
bool equal_in_constant_time(std::span<const Byte> one, std::span<const Byte> other);

// Wipes in a way that the compiler keeps.
void wipe(std::span<Byte> bytes);

}  // namespace cairn
