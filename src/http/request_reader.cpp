// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request_reader.h"

#include "http/target.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

namespace cairn::http {
namespace {

namespace beast = boost::beast;
using beast::http::field;

constexpr std::size_t fields_max = 100;
// A method, a version and what stands between, beside the target.
constexpr std::size_t line_overhead_max = 32;
// A chunk's size line, leading zeros included.
constexpr std::size_t chunk_line_bytes_max = 64;
// Chunks of one byte take six; more than that is not a body.
constexpr std::size_t chunk_overhead_factor = 6;
constexpr std::size_t kept_body_bytes_max = 4 * 1024;

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

// A name, an IPv4 address or an IPv6 address in brackets, and perhaps a port.
bool is_host(std::string_view text) {
    const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
    if (bracket == std::string_view::npos) return false;
    const std::size_t colon = text.find(':', bracket);
    std::string_view name = text.substr(0, colon);
    if (colon != std::string_view::npos && !is_digits(text.substr(colon + 1))) return false;
    const bool is_address = name.starts_with('[') && name.ends_with(']');
    if (is_address) name = name.substr(1, name.size() - 2);
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') ||
               c == '-' || c == '.' || c == '_' || (is_address && c == ':');
    });
}

// A line of a head without its CRLF: no folding, no control but the tab.
bool is_head_line(std::string_view line) {
    return line.front() != ' ' && line.front() != '\t' &&
           std::none_of(line.begin(), line.end(), [](char c) {
               return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
           });
}

// Judges a request line by its shape; 0 when it may pass.
int refusal_of_line(std::string_view line, std::size_t target_bytes_max) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method) || target.find(' ') != std::string_view::npos) return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        const bool is_other = version.size() == 8 && version.starts_with("HTTP/") &&
                              is_digits(version.substr(5, 1)) && version[6] == '.' &&
                              is_digits(version.substr(7));
        return is_other ? 505 : 400;
    }
    if (method != "GET" && method != "HEAD" && method != "POST") return 405;
    return target.size() > target_bytes_max ? 414 : 0;
}

// Finds the end of a head while it arrives and looks at each of its lines once.
class HeadScan {
  public:
    // 0 while nothing is wrong; is_whole() then says whether the end was seen.
    int look(std::string_view bytes, const Limits& limits) {
        const std::size_t line_bytes_max = limits.target_bytes_max + line_overhead_max;
        while (!is_whole_) {
            const std::size_t end = bytes.find('\n', seen_);
            if (end == std::string_view::npos) {
                seen_ = bytes.size();
                if (line_start_ == 0 && bytes.size() > line_bytes_max) return 414;
                return bytes.size() > limits.head_bytes_max ? 431 : 0;
            }
            if (end == line_start_ || bytes[end - 1] != '\r') return 400;
            const std::string_view line = bytes.substr(line_start_, end - 1 - line_start_);
            if (const int refusal = judge(line, limits)) return refusal;
            line_start_ = seen_ = end + 1;
            if (line_start_ > limits.head_bytes_max) return 431;
        }
        return 0;
    }
    bool is_whole() const { return is_whole_; }

  private:
    int judge(std::string_view line, const Limits& limits) {
        const bool is_first = line_start_ == 0;
        if (line.empty()) {
            is_whole_ = true;
            return is_first ? 400 : 0;
        }
        if (!is_head_line(line)) return 400;
        return is_first ? refusal_of_line(line, limits.target_bytes_max) : 0;
    }

    std::size_t line_start_ = 0;
    std::size_t seen_ = 0;
    bool is_whole_ = false;
};

// Beast's parser without its containers: what a handler needs goes straight into a Request.
class Parser final : public beast::http::basic_parser<true> {
    using Text = beast::string_view;
    using Code = beast::error_code;

  public:
    Parser(Request& request, const Limits& limits) : request_(request) {
        header_limit(static_cast<std::uint32_t>(limits.head_bytes_max + 1));
        body_limit(limits.body_bytes_max);
        eager(true);
    }

    int refusal() const { return refusal_; }
    bool expects_continue() const { return expects_continue_; }

  private:
    void refuse(Code& code, int status) {
        refusal_ = status;
        code = beast::http::error::bad_field;
    }

    void on_request_impl(beast::http::verb, Text method, Text target, int version,
                         Code& code) override {
        auto parsed = http::parse_target(target);
        if (!parsed) return refuse(code, 400);
        request_.method = method;
        request_.target = target;
        request_.path = std::move(parsed->path);
        request_.query = std::move(parsed->query);
        is_1_0_ = version == 10;
    }

    void on_field_impl(field name, Text, Text value, Code& code) override {
        // After the head only a trailer can come, which could pretend to be one of its fields.
        if (has_head_ || ++fields_ > fields_max) return refuse(code, has_head_ ? 400 : 431);
        switch (name) {
            case field::host:
                if (hosts_++ > 0 || !is_host(value)) return refuse(code, 400);
                request_.host = value;
                break;
            case field::content_length:
                if (lengths_++ > 0 || !is_digits(value)) return refuse(code, 400);
                break;
            case field::transfer_encoding:
                if (codings_++ > 0 || is_1_0_ || !beast::iequals(value, "chunked")) {
                    return refuse(code, 400);
                }
                break;
            case field::content_type:
                if (types_++ > 0) return refuse(code, 400);
                request_.content_type = value;
                break;
            case field::expect:
                if (!beast::iequals(value, "100-continue")) return refuse(code, 417);
                expects_continue_ = !is_1_0_;
                break;
            case field::accept_language: join(request_.accept_language, value); break;
            case field::accept_encoding: join(request_.accept_encoding, value); break;
            case field::if_none_match: join(request_.if_none_match, value); break;
            default: break;
        }
    }

    static void join(std::string& list, Text value) {
        if (!list.empty()) list += ", ";
        list += value;
    }

    void on_header_impl(Code& code) override {
        has_head_ = true;
        if ((hosts_ == 0 && !is_1_0_) || (lengths_ > 0 && codings_ > 0)) refuse(code, 400);
    }

    void on_chunk_header_impl(std::uint64_t, Text extensions, Code& code) override {
        if (!extensions.empty()) refuse(code, 400);
    }
    std::size_t on_body_impl(Text bytes, Code&) override {
        request_.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Code& code) override {
        return on_body_impl(bytes, code);
    }
    void on_response_impl(int, Text, int, Code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    void on_finish_impl(Code&) override {}

    Request& request_;
    std::size_t fields_ = 0;
    int hosts_ = 0, lengths_ = 0, codings_ = 0, types_ = 0;
    bool is_1_0_ = false, has_head_ = false, expects_continue_ = false;
    int refusal_ = 0;
};

int refusal_of(const beast::error_code& code, const Parser& parser) {
    if (parser.refusal() != 0) return parser.refusal();
    if (code == beast::http::error::body_limit) return 413;
    return code == beast::http::error::header_limit ? 431 : 400;
}

}  // namespace

struct RequestReader::Parts {
    explicit Parts(const Limits& given) : limits(given) {}

    void refuse(int status) {
        state = State::refused;
        refusal = status;
    }

    // The rest of a chunked body is never shorter than "0\r\n\r\n", and Beast asserts as much
    // when it comes back to a last chunk.
    bool is_too_short(std::string_view bytes) const {
        return state == State::body && parser->chunked() && bytes.size() < 5;
    }

    std::size_t parse(std::string_view bytes);

    Limits limits;
    Request request;
    State state = State::head;
    int refusal = 0;
    std::size_t body_bytes_seen = 0;
    HeadScan scan;
    std::optional<Parser> parser;
};

std::size_t RequestReader::Parts::parse(std::string_view bytes) {
    if (is_too_short(bytes)) return 0;
    std::size_t taken = 0;
    while (taken < bytes.size() && !parser->is_done()) {
        const auto rest = bytes.substr(taken);
        if (is_too_short(rest)) break;
        beast::error_code code;
        const std::size_t used = parser->put(boost::asio::buffer(rest), code);
        taken += used;
        if (code && code != beast::http::error::need_more) {
            refuse(refusal_of(code, *parser));
            return taken;
        }
        if (state == State::head && parser->is_header_done()) state = State::body;
        else if (state == State::body) body_bytes_seen += used;
        if (used == 0) break;
    }
    if (parser->is_done()) {
        state = State::complete;
    } else if (parser->chunked() &&
               (bytes.size() - taken > chunk_line_bytes_max ||
                body_bytes_seen >
                    chunk_overhead_factor * limits.body_bytes_max + chunk_line_bytes_max)) {
        refuse(400);
    }
    return taken;
}

RequestReader::RequestReader(const Limits& limits) : parts_(std::make_unique<Parts>(limits)) {}
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader::~RequestReader() = default;

std::size_t RequestReader::put(std::string_view bytes) {
    Parts& parts = *parts_;
    if (parts.state == State::complete || parts.state == State::refused) return 0;
    if (parts.state == State::head) {
        if (const int refusal = parts.scan.look(bytes, parts.limits)) {
            parts.refuse(refusal);
            return 0;
        }
        if (!parts.scan.is_whole()) return 0;
        parts.parser.emplace(parts.request, parts.limits);
    }
    return parts.parse(bytes);
}

RequestReader::State RequestReader::state() const {
    return parts_->state;
}

int RequestReader::refusal() const {
    return parts_->refusal;
}

const Request& RequestReader::request() const {
    return parts_->request;
}

bool RequestReader::keeps_alive() const {
    return parts_->parser && parts_->parser->keep_alive();
}

bool RequestReader::expects_continue() const {
    return parts_->parser && parts_->parser->expects_continue();
}

void RequestReader::next() {
    Parts& parts = *parts_;
    parts.state = State::head;
    parts.scan = {};
    parts.parser.reset();
    parts.body_bytes_seen = 0;
    Request& request = parts.request;
    if (request.body.capacity() > kept_body_bytes_max) request.body = {};
    for (std::string* text : {&request.accept_language, &request.accept_encoding,
                              &request.if_none_match, &request.host, &request.content_type,
                              &request.body}) {
        text->clear();
    }
}

}  // namespace cairn::http
