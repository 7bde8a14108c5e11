// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace cairn::assess {

// Calls work(thread, i) for every i below `count`, on so many threads, in no particular order.
// `work` must not throw.
template <typename Work>
void in_parallel(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto run = [&](unsigned thread) {
        for (;;) {
            const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
            if (i >= count) return;
            work(thread, i);
        }
    };
    std::vector<std::jthread> helpers;
    for (unsigned thread = 1; thread < threads; ++thread) helpers.emplace_back(run, thread);
    run(0);
}

}  // namespace cairn::assess
