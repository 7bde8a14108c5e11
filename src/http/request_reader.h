// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "http/server.h"

#include <memory>
#include <string_view>

namespace cairn::http {

// Reads the requests of one connection, strictly: what two programs could understand differently
// is refused, so that nothing can be smuggled past a proxy in front. HTTP/1.1 and 1.0; GET, HEAD
// and POST; targets in origin form; every line ends in CRLF; no folded fields; one Host; either
// one Content-Length or "chunked", never both; chunks without extensions or trailers.
class RequestReader {
  public:
    enum class State {
        head,      // wants more of a head
        body,      // has a whole head and wants more of its body
        complete,  // request() may be read
        refused,   // refusal() says why; the connection cannot go on
    };

    explicit RequestReader(const Limits& limits);
    RequestReader(RequestReader&&) noexcept;
    ~RequestReader();

    // Looks at everything received and not yet taken; returns how many bytes were taken from the
    // front. The rest must be shown again, at the front, together with what came after it.
    std::size_t put(std::string_view bytes);

    State state() const;
    // The status of the answer to a refused request: 400, 405, 413, 414, 417, 431 or 505.
    int refusal() const;
    const Request& request() const;
    // Whether the client lets the connection live on after this request.
    bool keeps_alive() const;
    // Whether the client waits for "100 Continue" before it sends its body.
    bool expects_continue() const;

    // Makes ready for the next request and lets go of a large body.
    void next();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace cairn::http
