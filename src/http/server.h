// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace cairn::http {

// Every limit of the server. Sizes in bytes.
struct Limits {
    std::size_t head_bytes_max = 16 * 1024;
    std::size_t target_bytes_max = 4 * 1024;
    std::size_t body_bytes_max = 64 * 1024;
    std::size_t connections_max = 4096;
    std::chrono::seconds head_time_max{10};  // to send a whole head
    std::chrono::seconds body_time_max{30};
    std::chrono::seconds idle_time_max{60};  // between requests
    std::chrono::seconds write_time_max{60};
    std::chrono::seconds stop_time_max{10};  // to finish requests after stop()
};

struct Settings {
    std::string listen = "127.0.0.1:8080";  // address:port; port 0 lets the system choose
    unsigned threads = 2;                   // event loops
    Limits limits;
    std::string tls_certificate, tls_key;  // PEM files; both or none
};

// Called on the server's threads, several at once. It must not throw; what it does throw becomes
// 500.
using Handler = std::function<Response(const Request&)>;

// What is counted, for /metrics. No addresses, queries or user agents.
struct Counts {
    std::uint64_t requests = 0, refused = 0, connections = 0, bytes_out = 0, answers_2xx = 0,
                  answers_3xx = 0, answers_4xx = 0, answers_5xx = 0;
};

// HTTP/1.1 with keep-alive and pipelining. Starts listening in create(), serves until stop().
class Server {
  public:
    static Result<std::unique_ptr<Server>> create(const Settings& settings, Handler handler);
    virtual ~Server() = default;
    virtual std::uint16_t port() const = 0;
    virtual Counts counts() const = 0;
    virtual void run() = 0;   // returns when stopped and every open request is answered
    virtual void stop() = 0;  // from any thread; also safe from a signal-handling thread
};

}  // namespace cairn::http
