// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response_head.h"

#include <doctest/doctest.h>

namespace cairn::http {
namespace {

std::string head_of(const Response& response, After after = After::keep_alive) {
    std::string out;
    append_head(out, response, "Mon, 23 Nov 2026 10:15:00 GMT", after);
    return out;
}

}  // namespace

TEST_CASE("append_head writes the handler's fields and the server's own") {
    Response response;
    response.body = std::make_shared<const std::string>("page");
    response.etag = "\"e\"";
    response.headers = {{"Cache-Control", "no-cache"}};
    CHECK(head_of(response) ==
          "HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 10:15:00 GMT\r\n"
          "Content-Type: text/html; charset=utf-8\r\nContent-Length: 4\r\nETag: \"e\"\r\n"
          "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n"
          "Referrer-Policy: no-referrer\r\n\r\n");
}

TEST_CASE("a 304 keeps what a cache needs and drops what describes a body") {
    Response response;
    response.status = 304;
    response.etag = "\"e\"";
    response.headers = {{"Vary", "Accept-Encoding"},
                        {"Content-Encoding", "br"},
                        {"Content-Security-Policy", "default-src 'self'"}};
    const std::string head = head_of(response, After::close);
    CHECK(head.find("Vary: ") != std::string::npos);
    CHECK(head.find("Content-Security-Policy: ") != std::string::npos);
    CHECK(head.find("ETag: \"e\"") != std::string::npos);
    CHECK(head.find("Connection: close") != std::string::npos);
    CHECK(head.find("Content-Encoding") == std::string::npos);
    CHECK(head.find("Content-Length") == std::string::npos);
    CHECK(head.find("\nContent-Type") == std::string::npos);
}

TEST_CASE("is_sound lets no handler break the answer's frame") {
    CHECK(is_sound(Response{}));
    const auto with = [](const char* name, const char* value) {
        Response response;
        response.headers = {{name, value}};
        return response;
    };
    CHECK(is_sound(with("Location", "/fr/r\u00e9sum\u00e9")));
    CHECK_FALSE(is_sound(with("Location", "/\r\nSet-Cookie: a=b")));
    CHECK_FALSE(is_sound(with("X: y\r\nZ", "a")));
    CHECK_FALSE(is_sound(with("", "a")));
    CHECK_FALSE(is_sound(with("content-LENGTH", "1")));
    CHECK_FALSE(is_sound(with("Transfer-Encoding", "chunked")));
    Response response;
    response.status = 101;
    CHECK_FALSE(is_sound(response));
}

TEST_CASE("every status that the server itself answers has a reason") {
    for (const int status : {400, 405, 408, 413, 414, 417, 431, 500, 503, 505}) {
        CHECK_FALSE(reason_of(status).empty());
        CHECK(plain_answer(status).body->size() > 5);
    }
}

}  // namespace cairn::http
