// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/secret.h"

// The sanitizers put an mlock in place that does nothing, so there is nothing to see in their
// builds.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <fstream>
#include <string>

using namespace cairn;

namespace {

using Key = Secret<std::array<Byte, 32>>;

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

#endif
