// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace cairn {

// Answers that were made once and serve many: keyed by target, language and encoding, valid at one
// position of journal and index, bounded in bytes, the longest unused leaving first.
class PageCache {
  public:
    using Make = std::function<http::Response(const http::Request&)>;

    PageCache(Make make, std::size_t bytes_max) : make_(std::move(make)), bytes_max_(bytes_max) {}

    // The answer with its body compressed as the reader accepts and with the ETag of its bytes.
    http::Response answer(const http::Request& request, std::uint64_t generation);

  private:
    struct Kept {
        std::string key;
        http::Response response;
    };
    void keep(std::string key, const http::Response& response);

    Make make_;
    std::size_t bytes_max_;
    std::mutex mutex_;
    std::uint64_t generation_ = 0;
    std::size_t bytes_ = 0;
    std::list<Kept> recent_;  // most recently used first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
};

}  // namespace cairn
