// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include "http/test_client.h"

#include <atomic>
#include <fstream>
#include <stdexcept>

namespace cairn::http {
namespace {

using test::Answer;
using test::Client;
using test::get;
using test::RunningServer;
using namespace std::chrono_literals;

Response page(std::string text) {
    Response response;
    response.body = std::make_shared<const std::string>(std::move(text));
    return response;
}

// Echoes the path and the body; a few paths misbehave.
Response echo(const Request& request) {
    if (request.path == "/throws") throw std::runtime_error("handler");
    if (request.path == "/splits") {
        Response response = page("x");
        response.headers = {{"Location", "/\r\nX: y"}};
        return response;
    }
    if (request.path == "/slow") std::this_thread::sleep_for(500ms);
    if (request.path == "/large") return page(std::string(20'000'000, 'x'));
    Response response = page(request.method + " " + request.path + " " + request.body);
    if (request.path == "/tagged") response.etag = "\"v1\"";
    return response;
}

Settings one_thread() {
    Settings settings;
    settings.threads = 1;
    return settings;
}

std::size_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
    }
    return 0;
}

}  // namespace

TEST_CASE("a connection lives on from answer to answer") {
    RunningServer server({}, echo);
    Client client(server->port());
    for (int i = 0; i < 3; ++i) {
        const Answer answer = client.ask(get("/fr/abri"));
        CHECK(answer.status == 200);
        CHECK(answer.body == "GET /fr/abri ");
        CHECK(answer.has("\r\nDate: "));
        CHECK(answer.has("\r\nX-Content-Type-Options: nosniff\r\n"));
        CHECK(answer.has("\r\nReferrer-Policy: no-referrer\r\n"));
        CHECK_FALSE(answer.has("\r\nConnection: "));
    }
    CHECK(server->counts().requests == 3);
    CHECK(server->counts().connections == 1);
    CHECK(server->counts().answers_2xx == 3);
    CHECK(server->counts().bytes_out > 3 * 100);
}

TEST_CASE("a client that asks for it, and every HTTP/1.0 client, is left after one answer") {
    RunningServer server({}, echo);
    Client one(server->port());
    const Answer answer = one.ask(get("/", "Connection: close\r\n"));
    CHECK(answer.status == 200);
    CHECK(answer.has("Connection: close"));
    CHECK(one.is_ended());
    Client two(server->port());
    CHECK(two.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
    CHECK(two.is_ended());
}

TEST_CASE("pipelined requests are answered in order, bodies and all") {
    RunningServer server({}, echo);
    Client client(server->port());
    std::string bytes;
    for (int i = 0; i < 200; ++i) {
        bytes += get("/" + std::to_string(i));
        bytes += "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    }
    std::jthread sender([&] { client.send(bytes); });
    for (int i = 0; i < 200; ++i) {
        REQUIRE(client.read().body == "GET /" + std::to_string(i) + " ");
        REQUIRE(client.read().body == "POST /p abc");
    }
}

TEST_CASE("a request may arrive a byte at a time") {
    RunningServer server({}, echo);
    Client client(server->port());
    for (const char c : get("/piece")) client.send({&c, 1});
    CHECK(client.read().body == "GET /piece ");
}

TEST_CASE("HEAD has the length of the body and not the body") {
    RunningServer server({}, echo);
    Client client(server->port());
    const Answer head = client.ask("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n", Client::Reads::head);
    CHECK(head.has("Content-Length: 8"));
    CHECK(client.ask(get("/next")).body == "GET /next ");
}

TEST_CASE("a copy that is still good is answered by 304 without a body") {
    RunningServer server({}, echo);
    Client client(server->port());
    CHECK(client.ask(get("/tagged")).has("ETag: \"v1\""));
    for (const char* field : {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
        const Answer answer =
            client.ask(get("/tagged", std::string("If-None-Match: ") + field + "\r\n"));
        CHECK(answer.status == 304);
        CHECK(answer.has("ETag: \"v1\""));
        CHECK_FALSE(answer.has("Content-Length"));
    }
    CHECK(client.ask(get("/tagged", "If-None-Match: \"v0\"\r\n")).status == 200);
    CHECK(client.ask(get("/plain", "If-None-Match: *\r\n")).status == 200);
    CHECK(server->counts().answers_3xx == 4);
}

TEST_CASE("a handler that throws, or would split the answer, becomes 500") {
    RunningServer server({}, echo);
    Client client(server->port());
    CHECK(client.ask(get("/throws")).status == 500);
    const Answer answer = client.ask(get("/splits"));
    CHECK(answer.status == 500);
    CHECK_FALSE(answer.has("X: y"));
    CHECK(client.ask(get("/")).status == 200);
}

TEST_CASE("a client that asks first is told to send its body") {
    RunningServer server({}, echo);
    Client client(server->port());
    CHECK(client
              .ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                   "Expect: 100-continue\r\n\r\n")
              .status == 100);
    CHECK(client.ask("abc").body == "POST / abc");
}

TEST_CASE("a refused request is answered whole, though more of it was sent") {
    RunningServer server({}, echo);
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    struct Case {
        std::string bytes;
        int status;
    };
    for (const auto& [bytes, status] :
         {Case{post + "Content-Length: 100000\r\n\r\n" + std::string(100000, 'x'), 413},
          Case{post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x",
               400},
          Case{"GET / HTTP/1.1\nHost: a\n\n", 400},
          Case{"GET /../etc HTTP/1.1\r\nHost: a\r\n\r\n", 400}, Case{"GET / HTTP/1.1\r\n\r\n", 400},
          Case{"GET /" + std::string(60000, 'a'), 414},
          Case{"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(60000, 'a'), 431},
          Case{"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405}}) {
        CAPTURE(bytes.substr(0, 80));
        Client client(server->port());
        client.send(bytes);
        const Answer answer = client.read();
        CHECK(answer.status == status);
        CHECK(answer.has("Connection: close"));
        CHECK(answer.has("X-Content-Type-Options: nosniff"));
        CHECK((status != 405 || answer.has("Allow: GET, HEAD, POST")));
        CHECK(client.is_ended());
    }
    CHECK(server->counts().refused == 8);
    CHECK(server->counts().requests == 0);
}

TEST_CASE("a head that trickles in is given up as a whole, a silent connection too") {
    Settings settings = one_thread();
    settings.limits.head_time_max = 1s;
    settings.limits.idle_time_max = 1s;
    RunningServer server(settings, echo);
    Client slow(server->port());
    Client silent(server->port());
    Client idle(server->port());
    CHECK(idle.ask(get("/")).status == 200);
    slow.send("GET / HTTP/1.1\r\nHost: a\r\n");
    const auto start = std::chrono::steady_clock::now();
    std::jthread trickle([&](const std::stop_token& token) {
        while (!token.stop_requested() && slow.send("X: y\r\n")) std::this_thread::sleep_for(100ms);
    });
    CHECK(slow.read().status == 408);
    CHECK(std::chrono::steady_clock::now() - start < 5s);
    CHECK(silent.is_ended());
    CHECK(idle.is_ended());
    trickle.request_stop();
}

TEST_CASE("a body that stops coming is given up") {
    Settings settings = one_thread();
    settings.limits.body_time_max = 1s;
    RunningServer server(settings, echo);
    Client client(server->port());
    const Answer answer = client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na");
    CHECK(answer.status == 408);
    CHECK(client.is_ended());
}

TEST_CASE("an answer that is not fetched is given up") {
    Settings settings = one_thread();
    settings.limits.write_time_max = 1s;
    RunningServer server(settings, echo);
    Client lazy(server->port(), 4096);
    lazy.send(get("/large"));
    std::this_thread::sleep_for(2500ms);
    CHECK(lazy.read().body.empty());
}

TEST_CASE("an answer larger than any buffer arrives whole") {
    RunningServer server({}, echo);
    Client client(server->port());
    CHECK(client.ask(get("/large")).body.size() == 20'000'000);
    CHECK(client.ask(get("/")).status == 200);
}

TEST_CASE("connections beyond the limit are turned away and those within it stay") {
    Settings settings = one_thread();
    settings.limits.connections_max = 8;
    RunningServer server(settings, echo);
    {
        std::vector<Client> within;
        for (int i = 0; i < 8; ++i) {
            within.emplace_back(server->port());
            CHECK(within.back().ask(get("/")).status == 200);
        }
        Client beyond(server->port());
        CHECK(beyond.ask(get("/")).status == 503);
        CHECK(beyond.is_ended());
        CHECK(within[0].ask(get("/")).status == 200);
    }
    std::this_thread::sleep_for(100ms);
    Client later(server->port());
    CHECK(later.ask(get("/")).status == 200);
}

TEST_CASE("a thousand slow connections take little memory") {
    RunningServer server({}, echo);
    const std::size_t before = resident_kilobytes();
    std::vector<Client> clients;
    for (int i = 0; i < 1000; ++i) {
        clients.emplace_back(server->port());
        clients.back().send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    }
    while (server->counts().connections < 1000) std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(100ms);
    const std::size_t grown = resident_kilobytes() - before;
    MESSAGE("1,000 slow connections: " << grown << " KiB");
    CHECK(grown < 64 * 1024);
    clients[999].send("y\r\n\r\n");
    CHECK(clients[999].read().status == 200);
}

TEST_CASE("stop() finishes what is under way and closes what is idle") {
    RunningServer server({}, echo);
    Client idle(server->port());
    CHECK(idle.ask(get("/")).status == 200);
    Client busy(server->port());
    busy.send(get("/slow"));
    Client half(server->port());
    half.send("GET /half HTTP/1.1\r\nHost: a\r\n");
    std::this_thread::sleep_for(200ms);
    std::jthread stopper([&] { server.stop(); });
    CHECK(idle.is_ended());
    const Answer answer = busy.read();
    CHECK(answer.status == 200);
    CHECK(busy.is_ended());
    const Answer finished = half.ask("\r\n");
    CHECK(finished.status == 200);
    CHECK(finished.has("Connection: close"));
    CHECK(half.is_ended());
}

TEST_CASE("stop() does not wait longer than it may") {
    Settings settings = one_thread();
    settings.limits.stop_time_max = 1s;
    RunningServer server(settings, echo);
    Client half(server->port());
    half.send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(100ms);
    const auto start = std::chrono::steady_clock::now();
    server.stop();
    CHECK(std::chrono::steady_clock::now() - start < 4s);
    CHECK(half.is_ended());
}

TEST_CASE("a server that is stopped before it runs returns at once") {
    Settings settings = one_thread();
    settings.listen = "127.0.0.1:0";
    auto server = Server::create(settings, echo);
    REQUIRE(server.has_value());
    (*server)->stop();
    (*server)->stop();
    (*server)->run();
}

TEST_CASE("what cannot be listened on is said at once") {
    Settings settings = one_thread();
    for (const char* listen :
         {"", "127.0.0.1", "localhost:80", "127.0.0.1:x", "127.0.0.1:99999", "127.0.0.1:80 "}) {
        settings.listen = listen;
        CAPTURE(listen);
        CHECK(Server::create(settings, echo).error().kind == ErrorKind::invalid);
    }
    RunningServer first({}, echo);
    settings.listen = "127.0.0.1:" + std::to_string(first->port());
    CHECK(Server::create(settings, echo).error().kind == ErrorKind::unavailable);
    settings.listen = "127.0.0.1:0";
    settings.tls_certificate = "/nonexistent.pem";
    CHECK(Server::create(settings, echo).error().kind == ErrorKind::invalid);
    settings.tls_key = "/nonexistent.pem";
    CHECK(Server::create(settings, echo).error().kind == ErrorKind::invalid);
}

TEST_CASE("many clients at once are all answered, by several loops") {
    Settings settings;
    settings.threads = 3;
    RunningServer server(settings, echo);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                Client client(server->port());
                for (int i = 0; i < 300; ++i) {
                    const std::string path = "/" + std::to_string(t) + "/" + std::to_string(i);
                    right += client.ask(get(path)).body == "GET " + path + " ";
                }
            });
        }
    }
    CHECK(right == 8 * 300);
    CHECK(server->counts().requests == 8 * 300);
}

}  // namespace cairn::http
