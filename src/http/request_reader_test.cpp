// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request_reader.h"

#include <doctest/doctest.h>
#include <string>

namespace cairn::http {
namespace {

using State = RequestReader::State;

Limits small_limits() {
    Limits limits;
    limits.head_bytes_max = 2048;
    limits.target_bytes_max = 512;
    limits.body_bytes_max = 1024;
    return limits;
}

// Shows the bytes in pieces of `step` and returns what is left over at the first complete request.
std::string feed(RequestReader& reader, std::string_view bytes, std::size_t step) {
    std::string kept;
    while (!bytes.empty() && reader.state() != State::complete &&
           reader.state() != State::refused) {
        kept += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
        kept.erase(0, reader.put(kept));
    }
    return kept + std::string(bytes);
}

}  // namespace

TEST_CASE("a request is read the same however its bytes arrive") {
    const std::string bytes =
        "POST /fr/lieux%20s%C3%BBrs?q=1 HTTP/1.1\r\nHost: hub.example:8080\r\n"
        "Accept-Encoding: gzip\r\nAccept-Language: fr\r\nAccept-Encoding: br\r\n"
        "If-None-Match: \"a\"\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4\r\nabri\r\n1\r\n!\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: b\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        CAPTURE(step);
        RequestReader reader(small_limits());
        std::string rest = feed(reader, bytes, step);
        REQUIRE(reader.state() == State::complete);
        const Request& request = reader.request();
        CHECK(request.method == "POST");
        CHECK(request.target == "/fr/lieux%20s%C3%BBrs?q=1");
        CHECK(request.path == "/fr/lieux s\u00fbrs");
        CHECK(request.query == "q=1");
        CHECK(request.host == "hub.example:8080");
        CHECK(request.accept_encoding == "gzip, br");
        CHECK(request.accept_language == "fr");
        CHECK(request.if_none_match == "\"a\"");
        CHECK(request.content_type == "text/plain");
        CHECK(request.body == "abri!");
        CHECK(reader.keeps_alive());
        reader.next();
        CHECK(feed(reader, rest, step).empty());
        REQUIRE(reader.state() == State::complete);
        CHECK(request.host == "b");
        CHECK(request.body.empty());
        CHECK(request.accept_encoding.empty());
    }
}

TEST_CASE("a chunked body may be empty and may come a byte at a time") {
    for (const std::size_t step : {1U, 2U, 3U, 100U}) {
        RequestReader reader(small_limits());
        feed(reader, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             step);
        CHECK(reader.state() == State::complete);
        CHECK(reader.request().body.empty());
    }
}

TEST_CASE("a refused request gets the status that says why") {
    struct Case {
        std::string name;
        std::string bytes;
        int status;
    };
    const std::string get = "GET / HTTP/1.1\r\n";
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    const Case cases[] = {
        {"no Host", get + "\r\n", 400},
        {"two Hosts", get + "Host: a\r\nHost: a\r\n\r\n", 400},
        {"empty Host", get + "Host:\r\n\r\n", 400},
        {"odd Host", get + "Host: a/b\r\n\r\n", 400},
        {"Host with a list", get + "Host: a,b\r\n\r\n", 400},
        {"Host with user", get + "Host: u@a\r\n\r\n", 400},
        {"space before colon", get + "Host : a\r\n\r\n", 400},
        {"nameless field", get + "Host: a\r\n: x\r\n\r\n", 400},
        {"field without colon", get + "Host: a\r\nx\r\n\r\n", 400},
        {"folded field", get + "Host: a\r\nX: b\r\n c\r\n\r\n", 400},
        {"bare LF in the line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"bare LF after a field", get + "Host: a\n\r\n", 400},
        {"bare LF at the end", get + "Host: a\r\n\n", 400},
        {"bare CR in a field", get + "Host: a\r\nX: b\rc\r\n\r\n", 400},
        {"NUL in a field", get + "Host: a\r\nX: b" + std::string(1, '\0') + "\r\n\r\n", 400},
        {"blank first line", "\r\n" + get + "Host: a\r\n\r\n", 400},
        {"both framings", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"both, other order", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
         400},
        {"length twice", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400},
        {"length list", post + "Content-Length: 1, 1\r\n\r\na", 400},
        {"signed length", post + "Content-Length: +1\r\n\r\na", 400},
        {"negative length", post + "Content-Length: -1\r\n\r\na", 400},
        {"hex length", post + "Content-Length: 0x1\r\n\r\na", 400},
        {"huge length", post + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
        {"empty length", post + "Content-Length:\r\n\r\n", 400},
        {"large body", post + "Content-Length: 1025\r\n\r\n", 413},
        {"coding twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
         400},
        {"other coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
        {"masked coding", post + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        {"coding in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"bad chunk size", chunked + "x\r\nabc\r\n", 400},
        {"signed chunk size", chunked + "+1\r\na\r\n", 400},
        {"hex prefix", chunked + "0x1\r\na\r\n", 400},
        {"huge chunk size", chunked + "fffffffffffffffff\r\na", 400},
        {"large chunk", chunked + "401\r\na", 413},
        {"long chunk", chunked + "1\r\nab\r\n0\r\n\r\n", 400},
        {"chunk extension", chunked + "1;a=b\r\na\r\n0\r\n\r\n", 400},
        {"chunk size and space", chunked + "1 \r\na\r\n0\r\n\r\n", 400},
        {"bare LF after chunk size", chunked + "1\na\r\n0\r\n\r\n", 400},
        {"endless chunk size", chunked + std::string(200, '0'), 400},
        {"trailer", chunked + "1\r\na\r\n0\r\nHost: b\r\n\r\n", 400},
        {"absolute form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"dot segments", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"NUL in the path", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
        {"odd version", "GET / HTTP/1.11\r\nHost: a\r\n\r\n", 400},
        {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"TLS to a plain port", "\x16\x03\x01\x02\n", 400},
        {"OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"odd method", "G\"T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"long target", "GET /" + std::string(512, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"endless line", std::string(600, 'a'), 414},
        {"large head", get + "Host: a\r\nX: " + std::string(2048, 'x') + "\r\n\r\n", 431},
        {"endless head", get + "Host: a\r\nX: " + std::string(4096, 'x'), 431},
        {"odd expectation", post + "Content-Length: 1\r\nExpect: more\r\n\r\n", 417},
        {"two types", post + "Content-Type: a/b\r\nContent-Type: c/d\r\n\r\n", 400},
    };
    for (const auto& [name, bytes, status] : cases) {
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
            CAPTURE(name);
            CAPTURE(step);
            RequestReader reader(small_limits());
            feed(reader, bytes, step);
            REQUIRE(reader.state() == State::refused);
            CHECK(reader.refusal() == status);
        }
    }
}

TEST_CASE("a head with too many fields is refused") {
    std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 200; ++i) bytes += "X: y\r\n";
    RequestReader reader(small_limits());
    feed(reader, bytes + "\r\n", 4096);
    CHECK(reader.refusal() == 431);
}

TEST_CASE("a body of the largest size is taken, in tiny chunks too") {
    RequestReader plain(small_limits());
    const std::string body(1024, 'x');
    feed(plain, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1024\r\n\r\n" + body, 100);
    CHECK(plain.request().body == body);

    std::string chunks = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 1024; ++i) chunks += "1\r\nx\r\n";
    for (const std::size_t step : {1U, 5U, 100000U}) {
        RequestReader reader(small_limits());
        feed(reader, chunks + "0\r\n\r\n", step);
        REQUIRE(reader.state() == State::complete);
        CHECK(reader.request().body == body);

        RequestReader beyond(small_limits());
        feed(beyond, chunks + "1\r\nx\r\n0\r\n\r\n", step);
        CHECK(beyond.refusal() == 413);
    }
}

TEST_CASE("HTTP/1.0 needs no Host and ends the connection") {
    RequestReader reader(small_limits());
    feed(reader, "GET / HTTP/1.0\r\n\r\n", 100);
    CHECK(reader.state() == State::complete);
    CHECK_FALSE(reader.keeps_alive());
}

TEST_CASE("a client that waits for 100 Continue is known once its head is there") {
    RequestReader reader(small_limits());
    feed(reader, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n",
         100);
    CHECK(reader.state() == State::body);
    CHECK(reader.expects_continue());
}

TEST_CASE("hosts may be names and addresses with ports") {
    for (const char* host : {"a", "a.example", "127.0.0.1:80", "[::1]", "[::1]:8080", "a_b"}) {
        CAPTURE(host);
        RequestReader reader(small_limits());
        feed(reader, std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n", 100);
        CHECK(reader.state() == State::complete);
    }
    for (const char* host : {"[::1", "[::1]x", "a:", "a:b", "::1", "a b", "[]", "a:1:2"}) {
        CAPTURE(host);
        RequestReader reader(small_limits());
        feed(reader, std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n", 100);
        CHECK(reader.refusal() == 400);
    }
}

}  // namespace cairn::http
