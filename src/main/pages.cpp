// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/pages.h"

#include "http/compress.h"
#include "http/etag.h"

namespace cairn {
namespace {

constexpr std::size_t compress_bytes_min = 600;  // below it, the header of gzip eats the gain

bool is_text(const std::string& type) {
    return type.starts_with("text/") || type.find("json") != std::string::npos ||
           type.find("xml") != std::string::npos || type.find("javascript") != std::string::npos;
}

std::size_t cost(const std::string& key, const http::Response& response) {
    return key.size() + (response.body ? response.body->size() : 0) + 512;
}

}  // namespace

http::Response PageCache::answer(const http::Request& request, std::uint64_t generation) {
    const http::Encoding encoding = http::choose_encoding(request.accept_encoding);
    std::string key = request.target + '\n' + request.accept_language + '\n' +
                      std::string(http::name_of(encoding)) + '\n' + request.method.substr(0, 1);
    if (request.method != "POST") {
        const std::lock_guard lock(mutex_);
        if (generation_ != generation) {
            by_key_.clear();
            recent_.clear();
            bytes_ = 0;
            generation_ = generation;
        }
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            recent_.splice(recent_.begin(), recent_, found->second);
            return found->second->response;
        }
    }
    http::Response response = make_(request);
    if (!response.body || response.status != 200) return response;
    if (encoding != http::Encoding::identity && is_text(response.content_type) &&
        response.body->size() >= compress_bytes_min) {
        response.body =
            std::make_shared<const std::string>(http::compress(*response.body, encoding));
        response.headers.emplace_back("Content-Encoding", std::string(http::name_of(encoding)));
    }
    if (is_text(response.content_type)) {
        bool varies = false;
        for (auto& [name, value] : response.headers)
            if (name == "Vary") {
                value += ", Accept-Encoding";
                varies = true;
            }
        if (!varies) response.headers.emplace_back("Vary", "Accept-Encoding");
    }
    if (response.etag.empty()) response.etag = http::etag_of(*response.body);
    if (request.method != "POST") keep(std::move(key), response);
    return response;
}

void PageCache::keep(std::string key, const http::Response& response) {
    const std::size_t size = cost(key, response);
    if (size > bytes_max_ / 8) return;
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    recent_.push_front({std::move(key), response});
    by_key_.emplace(recent_.front().key, recent_.begin());
    bytes_ += size;
    while (bytes_ > bytes_max_) {
        const Kept& last = recent_.back();
        bytes_ -= cost(last.key, last.response);
        by_key_.erase(last.key);
        recent_.pop_back();
    }
}

}  // namespace cairn
