// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include "base/clock.h"
#include "http/etag.h"
#include "http/request_reader.h"
#include "http/response_head.h"

#include <sys/socket.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <cstring>
#include <ctime>
#include <list>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace cairn::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;  // concrete: no type erasure in each operation
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Ticks = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Ticks, asio::wait_traits<Ticks>, Executor>;
using TlsStream = asio::ssl::stream<Socket>;
template <typename T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> suspended{};

constexpr std::chrono::milliseconds sweep_period{250};
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::seconds linger_time_max{2};
constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr std::size_t read_bytes = 4 * 1024;
// Each piece of an answer has write_time_max to leave.
constexpr std::size_t write_piece_bytes = 256 * 1024;
// Over TLS, head and body up to this size leave in the same records.
constexpr std::size_t joined_bytes_max = 64 * 1024;

// Beyond connections_max a connection is only told so.
enum class Admission { regular, surplus };
enum class Phase { idle, head, body, answering, closing };

// What the sweep knows of a connection.
struct Watch {
    Socket* socket;
    Phase phase;
    Ticks::time_point deadline;
};

// Counters with one writer each, read by others at any time.
struct Tally {
    using Counter = std::atomic<std::uint64_t>;
    Counter requests{0}, refused{0}, connections{0}, bytes_out{0};
    std::array<Counter, 4> answers{};  // 2xx to 5xx

    static void add(Counter& counter, std::uint64_t more) {
        counter.store(counter.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
    }
    void answered(int status) { add(answers.at(static_cast<std::size_t>(status / 100 - 2)), 1); }
};

// What all loops share.
struct Common {
    Limits limits;
    Handler handler;
    std::optional<asio::ssl::context> tls;
    std::atomic<std::size_t> open{0};
    std::atomic<bool> stopping{false};
};

// One thread's event loop, its listener and its connections. Nothing in it is touched by another
// thread but the tally and what is posted.
class Loop {
  public:
    explicit Loop(Common& shared) : common(shared), acceptor_(io), timer_(io) {}

    ErrorCode listen(const tcp::endpoint& at) {
        ErrorCode code;
        acceptor_.open(at.protocol(), code);
        if (code) return code;
        acceptor_.set_option(tcp::acceptor::reuse_address(true), code);
        using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
        if (!code) acceptor_.set_option(ReusePort(true), code);
        // Accepted sockets inherit it.
        if (!code) acceptor_.set_option(tcp::no_delay(true), code);
        if (!code) acceptor_.bind(at, code);
        if (!code) acceptor_.listen(asio::socket_base::max_listen_connections, code);
        return code;
    }
    tcp::endpoint local_endpoint() const { return acceptor_.local_endpoint(); }

    void run() {
        now = Ticks::now();
        asio::co_spawn(io, accept(), ignore_end);
        asio::co_spawn(io, sweep(), ignore_end);
        io.run();
    }

    void stop() {
        asio::post(io, [this] {
            ErrorCode ignored, code;
            // Who is queued has connected already, and may have sent its request.
            acceptor_.non_blocking(true, code);
            while (!code) {
                Socket socket = acceptor_.accept(code);
                if (!code) admit(std::move(socket));
            }
            acceptor_.close(ignored);
            stop_deadline_ = Ticks::now() + common.limits.stop_time_max;
            for (const Watch& watch : watched) {
                if (watch.phase == Phase::idle) watch.socket->cancel(ignored);
            }
            timer_.cancel();
        });
    }

    std::string_view date() {
        const std::time_t second = std::time(nullptr);
        if (second != date_second_) {
            date_second_ = second;
            date_ = format_http_date(Seconds(std::chrono::seconds(second)));
        }
        return date_;
    }

    void wake_sweep() { timer_.cancel(); }

    Common& common;
    Tally tally;
    std::string head;          // scratch for the head of the answer being written
    Ticks::time_point now;     // as of the last sweep
    std::list<Watch> watched;  // outlives io, whose end destroys what is left of connections
    asio::io_context io{1};

  private:
    // Memory may run out while a connection is being made; the others go on.
    static constexpr auto ignore_end = [](const std::exception_ptr&) {};

    Task<void> accept();
    Task<void> sweep();
    void admit(Socket socket);

    Acceptor acceptor_;
    Timer timer_;
    Ticks::time_point stop_deadline_ = Ticks::time_point::max();
    std::time_t date_second_ = -1;
    std::string date_;
};

template <typename Stream>
class Connection {
    static constexpr bool is_tls = std::is_same_v<Stream, TlsStream>;

  public:
    Connection(Loop& loop, Stream stream, Admission admission)
        : loop_(loop),
          stream_(std::move(stream)),
          admission_(admission),
          reader_(loop.common.limits),
          watch_(loop.watched.insert(loop.watched.end(), {&socket(), Phase::idle, {}})) {
        give(limits().head_time_max);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        loop_.watched.erase(watch_);
        --loop_.common.open;
        if (loop_.watched.empty() && is_stopping()) loop_.wake_sweep();
    }

    Task<void> serve();

  private:
    using State = RequestReader::State;

    const Limits& limits() const { return loop_.common.limits; }
    bool is_stopping() const { return loop_.common.stopping.load(std::memory_order_relaxed); }
    Socket& socket() {
        if constexpr (is_tls)
            return stream_.next_layer();
        else
            return stream_;
    }

    // The clock is as coarse as the sweep, so a period is added for what it may be late.
    void give(std::chrono::seconds time) { watch_->deadline = loop_.now + time + sweep_period; }
    // Time is given when a phase begins, not when bytes trickle in.
    void enter(Phase phase) {
        if (watch_->phase == phase) return;
        watch_->phase = phase;
        give(time_of(phase));
    }
    std::chrono::seconds time_of(Phase phase) const {
        switch (phase) {
            case Phase::idle:
                return limits().idle_time_max;
            case Phase::head:
                return limits().head_time_max;
            case Phase::body:
                return limits().body_time_max;
            case Phase::answering:
                return limits().write_time_max;
            case Phase::closing:
                break;
        }
        return linger_time_max;
    }

    bool is_quiet() {
        ErrorCode ignored;
        return end_ == 0 && socket().available(ignored) == 0;
    }

    void take();
    Response answer();
    void start_answer(const Response& response, After after);
    std::size_t write_at_once(std::string_view body);
    Task<bool> open();
    Task<bool> begin_body();
    Task<bool> write_rest(std::string head, std::string_view body);
    Task<bool> refuse(int status);
    Task<void> close();

    Loop& loop_;
    Stream stream_;
    Admission admission_;
    RequestReader reader_;
    std::list<Watch>::iterator watch_;
    std::vector<char> buffer_ = std::vector<char>(read_bytes);
    std::size_t start_ = 0, end_ = 0;  // received and not yet taken
};

// Shows the reader what is there and makes room for more.
template <typename Stream>
void Connection<Stream>::take() {
    start_ += reader_.put({buffer_.data() + start_, end_ - start_});
    if (reader_.state() == State::complete || reader_.state() == State::refused) return;
    if (start_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
        end_ -= start_;
        start_ = 0;
    }
    // The reader refuses a head beyond its limit, so the buffer stays below twice of it.
    if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
    if (end_ == 0 && buffer_.size() > read_bytes) std::vector<char>(read_bytes).swap(buffer_);
}

template <typename Stream>
Task<bool> Connection<Stream>::open() {
    ErrorCode code;
    if constexpr (is_tls) {
        std::tie(code) =
            co_await stream_.async_handshake(asio::ssl::stream_base::server, suspended);
        give(limits().head_time_max);
    } else {
        stream_.non_blocking(true, code);
    }
    co_return !code;
}

template <typename Stream>
Task<void> Connection<Stream>::serve() {
    if (!co_await open()) co_return;
    if (admission_ == Admission::surplus) {
        if (co_await refuse(503)) co_await close();
        co_return;
    }
    for (;;) {
        take();
        if (reader_.state() == State::refused) {
            if (!co_await refuse(reader_.refusal())) co_return;
            break;
        }
        if (reader_.state() != State::complete) {
            if (reader_.state() == State::head)
                enter(end_ == 0 ? Phase::idle : Phase::head);
            else if (!co_await begin_body())
                co_return;
            if (is_stopping() && watch_->phase == Phase::idle && is_quiet()) co_return;

            const auto [code, count] = co_await stream_.async_read_some(
                asio::buffer(buffer_.data() + end_, buffer_.size() - end_), suspended);
            end_ += count;
            if (!code) continue;
            // Aborted by stop(), which an idle connection notices above, or by the sweep.
            const bool is_aborted = code == asio::error::operation_aborted;
            if (is_aborted && Ticks::now() < watch_->deadline) continue;
            if (!is_aborted || watch_->phase == Phase::idle) co_return;
            if (!co_await refuse(408)) co_return;
            break;
        }
        enter(Phase::answering);
        const Response response = answer();
        const After after =
            reader_.keeps_alive() && !is_stopping() ? After::keep_alive : After::close;
        const bool has_body =
            response.body && may_have_body(response.status) && reader_.request().method != "HEAD";
        const std::string_view body = has_body ? *response.body : std::string_view();
        start_answer(response, after);
        const std::size_t sent = write_at_once(body);
        if (sent < loop_.head.size() + body.size()) {
            const std::size_t head_sent = std::min(sent, loop_.head.size());
            if (!co_await write_rest(loop_.head.substr(head_sent), body.substr(sent - head_sent))) {
                co_return;
            }
        }
        if (after == After::close) break;
        reader_.next();
    }
    co_await close();
}

// A client that asked first is told to send its body.
template <typename Stream>
Task<bool> Connection<Stream>::begin_body() {
    if (watch_->phase == Phase::body) co_return true;
    enter(Phase::body);
    if (!reader_.expects_continue() || end_ > 0) co_return true;
    const bool is_written = co_await write_rest("HTTP/1.1 100 Continue\r\n\r\n", {});
    give(limits().body_time_max);
    co_return is_written;
}

// The handler's answer, or 304 in its place, or 500 when it cannot go out.
template <typename Stream>
Response Connection<Stream>::answer() {
    const Request& request = reader_.request();
    Tally::add(loop_.tally.requests, 1);
    try {
        Response response = loop_.common.handler(request);
        if (!is_sound(response)) return plain_answer(500);
        if (response.status == 200 && request.method != "POST" &&
            names_etag(request.if_none_match, response.etag)) {
            response.status = 304;
        }
        return response;
    } catch (...) {
        return plain_answer(500);
    }
}

template <typename Stream>
void Connection<Stream>::start_answer(const Response& response, After after) {
    loop_.head.clear();
    append_head(loop_.head, response, loop_.date(), after);
    loop_.tally.answered(response.status);
}

// Most answers fit into the socket's buffer: one call, no copy, no turn of the loop.
template <typename Stream>
std::size_t Connection<Stream>::write_at_once(std::string_view body) {
    if constexpr (is_tls) {
        return 0;
    } else {
        const std::array<asio::const_buffer, 2> both{asio::buffer(loop_.head), asio::buffer(body)};
        ErrorCode code;
        const std::size_t sent = stream_.write_some(both, code);
        Tally::add(loop_.tally.bytes_out, sent);
        return sent;  // what is wrong, if anything, is met again in write_rest
    }
}

template <typename Stream>
Task<bool> Connection<Stream>::write_rest(std::string head, std::string_view body) {
    if (is_tls && body.size() <= joined_bytes_max) {
        head += body;
        body = {};
    }
    do {
        const std::string_view piece = body.substr(0, write_piece_bytes);
        body.remove_prefix(piece.size());
        const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(piece)};
        give(limits().write_time_max);
        const auto [code, count] = co_await asio::async_write(stream_, both, suspended);
        Tally::add(loop_.tally.bytes_out, count);
        if (code) co_return false;
        head.clear();
    } while (!body.empty());
    co_return true;
}

template <typename Stream>
Task<bool> Connection<Stream>::refuse(int status) {
    Tally::add(loop_.tally.refused, 1);
    const Response response = plain_answer(status);
    start_answer(response, After::close);
    co_return co_await write_rest(loop_.head, *response.body);
}

// Closing while bytes of the client are unread would reset the connection and could take the
// answer with it: so say that nothing more comes, and read what is under way.
template <typename Stream>
Task<void> Connection<Stream>::close() {
    enter(Phase::closing);
    ErrorCode ignored;
    if constexpr (is_tls) co_await stream_.async_shutdown(suspended);
    socket().shutdown(Socket::shutdown_send, ignored);
    for (std::size_t read = 0; read < linger_bytes_max;) {
        const auto [code, count] =
            co_await socket().async_read_some(asio::buffer(buffer_), suspended);
        if (code) co_return;
        read += count;
    }
}

template <typename Stream>
Task<void> serve(Loop& loop, Stream stream, Admission admission) {
    Connection<Stream> connection(loop, std::move(stream), admission);
    co_await connection.serve();
}

void Loop::admit(Socket socket) {
    const std::size_t open = ++common.open;
    const std::size_t most = common.limits.connections_max;
    // A few more are told so in plain; the rest, and those for whom that costs a handshake, are
    // dropped.
    const std::size_t surplus_max = common.tls ? 0 : most / 8 + 1;
    if (open > most + surplus_max) {
        --common.open;
        Tally::add(tally.refused, 1);
        return;
    }
    Tally::add(tally.connections, 1);
    const Admission admission = open > most ? Admission::surplus : Admission::regular;
    if (common.tls) {
        asio::co_spawn(io, serve(*this, TlsStream(std::move(socket), *common.tls), admission),
                       ignore_end);
    } else {
        asio::co_spawn(io, serve(*this, std::move(socket), admission), ignore_end);
    }
}

Task<void> Loop::accept() {
    Timer pause(io);
    while (acceptor_.is_open()) {
        auto [code, socket] = co_await acceptor_.async_accept(suspended);
        if (!code) {
            admit(std::move(socket));
        } else if (code != asio::error::operation_aborted) {
            // Out of descriptors: the connection stays queued and would be met again at once.
            pause.expires_after(accept_pause);
            co_await pause.async_wait(suspended);
        }
    }
}

Task<void> Loop::sweep() {
    ErrorCode ignored;
    while (!(common.stopping && watched.empty())) {
        timer_.expires_after(sweep_period);
        co_await timer_.async_wait(suspended);
        now = Ticks::now();
        for (const Watch& watch : watched) {
            if (now >= stop_deadline_)
                watch.socket->close(ignored);
            else if (now >= watch.deadline)
                watch.socket->cancel(ignored);
        }
    }
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* out = nullptr;
    const int found =
        SSL_select_next_proto(&out, chosen_size, ours.data(), ours.size(), offered, offered_size);
    *chosen = out;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

Result<asio::ssl::context> tls_context(const Settings& settings) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    SSL_CTX* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);          // idle connections keep none
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);  // tickets do it without memory
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    ErrorCode code;
    context.use_certificate_chain_file(settings.tls_certificate, code);
    if (code) {
        return fail(ErrorKind::invalid, "no TLS certificate in " + settings.tls_certificate);
    }
    context.use_private_key_file(settings.tls_key, asio::ssl::context::pem, code);
    if (code) {
        return fail(ErrorKind::invalid, "no TLS key of that certificate in " + settings.tls_key);
    }
    return context;
}

Result<tcp::endpoint> parse_endpoint(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    const auto bad = [&] {
        return fail(ErrorKind::invalid, "not an address:port: " + std::string(text));
    };
    if (colon == std::string_view::npos) return bad();
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size()) return bad();
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    ErrorCode code;
    const auto address = asio::ip::make_address(host, code);
    if (code) return bad();
    return tcp::endpoint(address, port);
}

// SO_REUSEPORT would let a second server of the same user share the port unnoticed.
ErrorCode probe(const tcp::endpoint& at) {
    asio::io_context io;
    Acceptor acceptor(io);
    ErrorCode code;
    acceptor.open(at.protocol(), code);
    if (!code) acceptor.set_option(tcp::acceptor::reuse_address(true), code);
    if (!code) acceptor.bind(at, code);
    return code;
}

class AsioServer final : public Server {
  public:
    Result<void> open(const Settings& settings, Handler handler) {
        common_.limits = settings.limits;
        common_.handler = std::move(handler);
        if (settings.tls_certificate.empty() != settings.tls_key.empty()) {
            return fail(ErrorKind::invalid, "TLS needs both a certificate and a key");
        }
        if (!settings.tls_certificate.empty()) {
            CAIRN_TRY(context, tls_context(settings));
            common_.tls = std::move(context);
        }
        CAIRN_TRY(at, parse_endpoint(settings.listen));
        ErrorCode code = probe(at);
        for (unsigned i = 0; i < std::max(1U, settings.threads) && !code; ++i) {
            loops_.push_back(std::make_unique<Loop>(common_));
            code = loops_.back()->listen(at);
            // The first socket settles which port "0" means for all.
            if (!code) at.port(loops_.back()->local_endpoint().port());
        }
        if (code) {
            return fail(ErrorKind::unavailable,
                        "cannot listen on " + settings.listen + ": " + code.message());
        }
        port_ = at.port();
        return {};
    }

    std::uint16_t port() const override { return port_; }

    Counts counts() const override {
        Counts sum;
        for (const auto& loop : loops_) {
            const Tally& tally = loop->tally;
            sum.requests += tally.requests;
            sum.refused += tally.refused;
            sum.connections += tally.connections;
            sum.bytes_out += tally.bytes_out;
            sum.answers_2xx += tally.answers[0];
            sum.answers_3xx += tally.answers[1];
            sum.answers_4xx += tally.answers[2];
            sum.answers_5xx += tally.answers[3];
        }
        return sum;
    }

    void run() override {
        std::vector<std::jthread> threads;
        for (const auto& loop : std::span(loops_).subspan(1)) {
            threads.emplace_back([&loop] { loop->run(); });
        }
        loops_.front()->run();
    }

    void stop() override {
        if (common_.stopping.exchange(true)) return;
        for (const auto& loop : loops_) loop->stop();
    }

  private:
    Common common_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::uint16_t port_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::create(const Settings& settings, Handler handler) {
    auto server = std::make_unique<AsioServer>();
    CAIRN_CHECK(server->open(settings, std::move(handler)));
    return server;
}

}  // namespace cairn::http
