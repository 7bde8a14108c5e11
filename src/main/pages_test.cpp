// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/pages.h"

#include <doctest/doctest.h>

namespace cairn {
namespace {

http::Request request(const std::string& target, const std::string& encoding = "") {
    http::Request request;
    request.method = "GET";
    request.target = target;
    request.path = target;
    request.accept_encoding = encoding;
    return request;
}

// Makes pages of a given size and counts how often it is asked.
struct Maker {
    std::size_t size = 2000;
    int status = 200;
    int made = 0;

    PageCache::Make make() {
        return [this](const http::Request& asked) {
            ++made;
            http::Response response;
            response.status = status;
            response.body =
                std::make_shared<const std::string>(asked.target + std::string(size, 'x'));
            response.headers.emplace_back("Vary", "Accept-Language");
            return response;
        };
    }
};

bool has(const http::Response& response, const std::string& name, const std::string& value) {
    for (const auto& header : response.headers)
        if (header.first == name && header.second == value) return true;
    return false;
}

}  // namespace

TEST_CASE("a page is made once for a target, an encoding and a state") {
    Maker maker;
    PageCache cache(maker.make(), 1 << 20);
    cache.answer(request("/a"), 1);
    cache.answer(request("/a"), 1);
    CHECK(maker.made == 1);
    cache.answer(request("/a", "gzip"), 1);
    CHECK(maker.made == 2);
    cache.answer(request("/a"), 2);
    CHECK(maker.made == 3);
}

TEST_CASE("a page is compressed as the reader accepts and says on what it depends") {
    Maker maker;
    PageCache cache(maker.make(), 1 << 20);
    const auto plain = cache.answer(request("/a"), 1);
    const auto packed = cache.answer(request("/a", "gzip"), 1);
    CHECK(has(packed, "Content-Encoding", "gzip"));
    CHECK(has(packed, "Vary", "Accept-Language, Accept-Encoding"));
    CHECK(packed.body->size() < plain.body->size() / 4);
    CHECK(plain.etag != packed.etag);
    CHECK(plain.etag.size() == 34);
}

TEST_CASE("errors are not kept, and the longest unused page leaves first") {
    Maker maker;
    maker.status = 404;
    PageCache errors(maker.make(), 1 << 20);
    errors.answer(request("/a"), 1);
    errors.answer(request("/a"), 1);
    CHECK(maker.made == 2);

    Maker pages;
    PageCache small(pages.make(), 30'000);
    for (int i = 0; i < 10; ++i) small.answer(request("/" + std::to_string(i)), 1);
    small.answer(request("/0"), 1);
    CHECK(pages.made == 10);
    for (int i = 10; i < 18; ++i) small.answer(request("/" + std::to_string(i)), 1);
    small.answer(request("/0"), 1);
    CHECK(pages.made == 18);
    small.answer(request("/1"), 1);
    CHECK(pages.made == 19);
}

TEST_CASE("a page too large for the cache is answered all the same") {
    Maker maker;
    maker.size = 100'000;
    PageCache cache(maker.make(), 200'000);
    CHECK(cache.answer(request("/a"), 1).body->size() == 100'002);
    cache.answer(request("/a"), 1);
    CHECK(maker.made == 2);
}

}  // namespace cairn
