// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <string>
#include <thread>

// What the tests over real sockets share.
namespace cairn::http::test {

class RunningServer {
  public:
    RunningServer(Settings settings, Handler handler) {
        settings.listen = "127.0.0.1:0";
        auto created = Server::create(settings, std::move(handler));
        REQUIRE(created.has_value());
        server_ = std::move(*created);
        thread_ = std::jthread([this] { server_->run(); });
    }
    ~RunningServer() { stop(); }
    Server* operator->() { return server_.get(); }
    // Returns when run() has.
    void stop() {
        server_->stop();
        if (thread_.joinable()) thread_.join();
    }

  private:
    std::unique_ptr<Server> server_;
    std::jthread thread_;
};

struct Answer {
    int status = 0;  // 0: the connection ended first
    std::string head;
    std::string body;
    bool has(std::string_view field) const { return head.find(field) != std::string::npos; }
};

// A blocking client that gives up after 20 seconds of silence.
class Client {
  public:
    explicit Client(std::uint16_t port, int receive_buffer_bytes = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{20, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (receive_buffer_bytes > 0) {
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                       sizeof receive_buffer_bytes);
        }
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0);
    }
    Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    ~Client() {
        if (socket_ >= 0) ::close(socket_);
    }

    int descriptor() const { return socket_; }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Reads one answer; `to_head` for answers that have a length and no body.
    enum class Reads { all, head };
    Answer read(Reads reads = Reads::all) {
        Answer answer;
        std::size_t end = 0;
        while ((end = kept_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return answer;
        }
        answer.head = kept_.substr(0, end + 2);
        kept_.erase(0, end + 4);
        answer.status = std::stoi(answer.head.substr(9, 3));
        const std::size_t field = answer.head.find("Content-Length: ");
        if (reads == Reads::head || field == std::string::npos) return answer;
        const std::size_t size = std::stoul(answer.head.substr(field + 16));
        while (kept_.size() < size) {
            if (!receive()) return {};
        }
        answer.body = kept_.substr(0, size);
        kept_.erase(0, size);
        return answer;
    }
    Answer ask(std::string_view bytes, Reads reads = Reads::all) {
        send(bytes);
        return read(reads);
    }

    // Whether the server ended the connection, having sent nothing more.
    bool is_ended() { return kept_.empty() && !receive() && kept_.empty(); }

  private:
    bool receive() {
        char bytes[16384];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        kept_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    std::string kept_;
};

inline std::string get(std::string_view target, std::string_view fields = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

}  // namespace cairn::http::test
