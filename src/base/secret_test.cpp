// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/secret.h"

#include "base/json.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <concepts>
#include <fstream>
#include <ostream>
#include <string>

using namespace cairn;

namespace {

using Key = Secret<std::array<Byte, 32>>;

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
template <typename T>
concept Comparable = requires(const T& value) {
    value == value;
};

template <typename T>
constexpr bool is_mute =
    !Printable<T> && !Comparable<T> && !std::copyable<T> &&
    !std::is_constructible_v<json::Value, T> && !std::is_convertible_v<T, std::string> &&
    !std::is_convertible_v<T, std::string_view> && std::movable<T>;

// The rule above can fail: it does for what is no secret.
static_assert(Printable<std::string> && Comparable<std::string> &&
              std::is_constructible_v<json::Value, std::string>);
static_assert(is_mute<Key> && is_mute<SecretBytes>);

// What a child says that may lock nothing; '?' if it could not even try.
std::string in_a_process_that_may_lock_nothing(std::string (*say)()) {
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const rlimit nothing{0, 0};
        // A privileged process may lock whatever the limit says.
        const bool limited = setrlimit(RLIMIT_MEMLOCK, &nothing) == 0 &&
                             (geteuid() != 0 || setresuid(65534, 65534, 65534) == 0);
        const std::string said = limited ? say() : "?";
        _exit(write(pipe_ends[1], said.data(), said.size()) < 0 ? 1 : 0);
    }
    close(pipe_ends[1]);
    std::string said(4096, '\0');
    const ssize_t size = read(pipe_ends[0], said.data(), said.size());
    close(pipe_ends[0]);
    waitpid(child, nullptr, 0);
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return said;
}

// The kilobytes of the mapping around `address` that the kernel says are locked.
std::string locked_kilobytes(const void* address) {
    std::ifstream maps("/proc/self/smaps");
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t first = 0;
        std::uintptr_t last = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx ", &first, &last) == 2)
            inside = first <= wanted && wanted < last;
        if (inside && line.starts_with("Locked:"))
            return line.substr(line.find_first_of("0123456789"));
    }
    return "no such mapping";
}

}  // namespace

TEST_CASE("a secret begins as zeros, keeps what is put in and can be moved") {
    Key key;
    CHECK(key.reveal() == std::array<Byte, 32>{});
    key.reveal()[3] = 7;
    Key moved = std::move(key);
    CHECK(moved.reveal()[3] == 7);
    Key other;
    other = std::move(moved);
    CHECK(other.reveal()[3] == 7);
    auto bytes = SecretBytes::copy_of(bytes_of("a stone"));
    REQUIRE(bytes.has_value());
    CHECK(bytes->reveal_text() == "a stone");
    bytes->shorten(3);
    CHECK(bytes->reveal_text() == "a s");
    CHECK(SecretBytes::create(0)->reveal().empty());
}

TEST_CASE("the kernel says that a secret's memory is locked") {
    const Key key;
    CHECK(locked_kilobytes(&key.reveal()) == "4 kB");
    const auto bytes = SecretBytes::create(20'000);
    REQUIRE(bytes.has_value());
    CHECK(locked_kilobytes(bytes->reveal().data()) == "20 kB");
    const std::array<Byte, 32> plain{};
    CHECK(locked_kilobytes(&plain) == "0 kB");
}

TEST_CASE("without a lock there is no secret, and the error says what to do") {
    const std::string said = in_a_process_that_may_lock_nothing([] {
        const auto checked = check_locked_memory(100);
        return checked ? std::string("locked") : checked.error().detail;
    });
    CHECK(said ==
          "could not lock 100 bytes of memory; raise the limit of locked memory (ulimit -l, "
          "LimitMEMLOCK=)");
    CHECK(in_a_process_that_may_lock_nothing(
              [] { return std::string(Key::create() ? "made" : "refused"); }) == "refused");
    CHECK(in_a_process_that_may_lock_nothing([]() -> std::string {
              try {
                  const Key key;
                  return "made";
              } catch (const std::bad_alloc& error) {
                  return error.what();
              }
          }) == "memory could not be locked");
}

TEST_CASE("comparing in constant time still tells what differs") {
    CHECK(equal_in_constant_time(bytes_of("stone"), bytes_of("stone")));
    CHECK_FALSE(equal_in_constant_time(bytes_of("stone"), bytes_of("stonf")));
    CHECK_FALSE(equal_in_constant_time(bytes_of("stone"), bytes_of("ston")));
    CHECK(equal_in_constant_time({}, {}));
}
