// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/serve.h"

#include "hub/follow.h"
#include "main/pages.h"
#include "web/site.h"

#include <spdlog/spdlog.h>
#include <atomic>
#include <csignal>
#include <iostream>
#include <stop_token>
#include <thread>

namespace cairn {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t cached_bytes_max = 32 * 1024 * 1024;
constexpr auto look_every = 10ms;
constexpr auto follow_every = 200ms;
constexpr std::uint32_t follow_batch = 500;
// Far behind, large commits cost far less an entry.
constexpr std::uint64_t far_behind = 10'000;
constexpr std::uint32_t far_behind_batch = 20'000;

// Waits for SIGINT or SIGTERM, which every other thread leaves to this one.
void wait_for_stop_signal() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    int received = 0;
    sigwait(&signals, &received);
}

void leave_stop_signals_to_one_thread() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c)
}

// How far journal and index are. Kept at hand: asking the store costs as much as a cached page.
struct Positions {
    std::atomic<std::uint64_t> journal{0}, index{0};

    void look(const Served& served) {
        if (const auto size = served.store.journal_size()) journal = *size;
        if (const auto position = served.index.position()) index = *position;
    }
};

void look_until(const std::stop_token& stop, const Served& served, Positions& positions) {
    while (!stop.stop_requested()) {
        positions.look(served);
        std::this_thread::sleep_for(look_every);
    }
}

// Keeps the index at the journal's end. The writer is open only while there is something to write,
// so that `cairn reindex` finds the lock free.
void follow_until(const std::stop_token& stop, const Served& served) {
    bool told = false;
    while (!stop.stop_requested()) {
        const auto step = [&]() -> Result<void> {
            CAIRN_TRY(size, served.store.journal_size());
            CAIRN_TRY(position, served.index.position());
            if (position >= size) return {};
            CAIRN_TRY(writer, served.open_writer());
            const std::uint32_t batch =
                size - position > far_behind ? far_behind_batch : follow_batch;
            return hub::follow(served.store, *writer, batch,
                               [&](std::uint64_t done, std::uint64_t end) {
                                   spdlog::info("indexed {} of {} entries", done, end);
                                   return !stop.stop_requested();
                               });
        }();
        // Said once: a lock held by a rebuild is no news every fifth of a second.
        if (!step && !told) spdlog::warn("the index waits: {}", step.error().detail);
        told = !step.has_value();
        std::this_thread::sleep_for(follow_every);
    }
}

std::string metrics_text(const http::Counts& counts, std::uint64_t journal, std::uint64_t index) {
    std::string text;
    const auto add = [&](const char* name, const char* type, const char* help,
                         std::uint64_t value) {
        text += std::string("# HELP cairn_") + name + " " + help + "\n# TYPE cairn_" + name + " " +
                type + "\ncairn_" + name + " " + std::to_string(value) + "\n";
    };
    add("requests_total", "counter", "Requests answered.", counts.requests);
    add("refused_total", "counter", "Requests refused before a handler saw them.", counts.refused);
    add("answers_2xx_total", "counter", "Answers with a status of 200 to 299.", counts.answers_2xx);
    add("answers_3xx_total", "counter", "Answers with a status of 300 to 399.", counts.answers_3xx);
    add("answers_4xx_total", "counter", "Answers with a status of 400 to 499.", counts.answers_4xx);
    add("answers_5xx_total", "counter", "Answers with a status of 500 to 599.", counts.answers_5xx);
    add("sent_bytes_total", "counter", "Bytes sent.", counts.bytes_out);
    add("connections", "gauge", "Open connections.", counts.connections);
    add("journal_entries", "gauge", "Entries in the journal.", journal);
    add("index_entries", "gauge", "Entries that the search index knows.", index);
    return text;
}

http::Response plain(int status, std::string text) {
    http::Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::make_shared<const std::string>(std::move(text));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace

Result<void> serve(const ServeOptions& options, const Served& served) {
    leave_stop_signals_to_one_thread();
    hub::Hub hub(served.store, served.index, served.clock);
    std::unique_ptr<web::Site> site;
    PageCache cache([&](const http::Request& request) { return site->answer(request); },
                    cached_bytes_max);
    Positions positions;
    positions.look(served);
    const auto handle = [&](const http::Request& request) -> http::Response {
        if (request.path == "/health")
            return served.store.journal_size() && served.index.position()
                       ? plain(200, "ok\n")
                       : plain(503, "the store or the index does not answer\n");
        const std::uint64_t generation = positions.journal * 1'000'003 + positions.index;
        return cache.answer(request, generation);
    };
    CAIRN_TRY(server, http::Server::create(options.http, handle));
    const std::string scheme = options.http.tls_key.empty() ? "http://" : "https://";
    const std::string host = options.http.listen.substr(0, options.http.listen.rfind(':'));
    const std::string address = scheme + host + ":" + std::to_string(server->port());
    site = std::make_unique<web::Site>(hub, options.base.empty() ? address : options.base);

    std::unique_ptr<http::Server> metrics_server;
    if (!options.metrics.empty()) {
        http::Settings settings;
        settings.listen = options.metrics;
        settings.threads = 1;
        CAIRN_TRY(created, http::Server::create(settings, [&](const http::Request& request) {
                      if (request.path != "/metrics") return plain(404, "only /metrics is here\n");
                      return plain(
                          200, metrics_text(server->counts(), positions.journal, positions.index));
                  }));
        metrics_server = std::move(created);
    }
    std::cout << "The hub is at " << address << "\n" << std::flush;

    std::jthread looker([&](const std::stop_token& stop) { look_until(stop, served, positions); });
    std::jthread follower([&](const std::stop_token& stop) { follow_until(stop, served); });
    std::jthread metrics_thread([&] {
        if (metrics_server) metrics_server->run();
    });
    std::jthread stopper([&] {
        wait_for_stop_signal();
        spdlog::info("stopping");
        server->stop();
        if (metrics_server) metrics_server->stop();
    });
    server->run();
    return {};
}

}  // namespace cairn
