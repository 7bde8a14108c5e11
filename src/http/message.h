// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::http {

// A request as a handler sees it: sizes are within the server's limits, the head is well-formed.
struct Request {
    std::string method;  // GET, HEAD or POST
    std::string target;  // as sent: "/fr/resources?q=abri"
    std::string path;    // percent-decoded, valid UTF-8, no "." or ".." segment and no
                         // empty one but the last ("/fr/")
    std::string query;   // as sent, after the "?"
    std::string accept_language;
    std::string accept_encoding;
    std::string if_none_match;
    std::string host;
    std::string content_type;
    std::string body;
};

// Bytes that many answers may share without a copy.
using Body = std::shared_ptr<const std::string>;

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;  // beyond those the server writes
    Body body;
    std::string etag;  // quoted, or empty; the server answers 304 by it
};

// The name=value pairs of a query or form (application/x-www-form-urlencoded), decoded, in order;
// at most 64 pairs. Broken escapes stand as they are.
std::vector<std::pair<std::string, std::string>> parse_query(std::string_view query);
std::string encode_component(std::string_view text);  // RFC 3986 unreserved characters stand

}  // namespace cairn::http
