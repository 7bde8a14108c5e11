// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request_reader.h"

#include "http/chunks.h"
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

// Beast's parser of heads without its containers: what a handler needs goes straight into a
// Request. Bodies are read without it: its chunks are too lenient, and an assertion in them fails
// on a last chunk that arrives in pieces.
class Parser final : public beast::http::basic_parser<true> {
    using Text = beast::string_view;
    using Code = beast::error_code;

  public:
    Parser(Request& request, const Limits& limits) : request_(request) {
        header_limit(static_cast<std::uint32_t>(limits.head_bytes_max + 1));
        body_limit(limits.body_bytes_max);
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
        if (++fields_ > fields_max) return refuse(code, 431);
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
            case field::accept_language:
                join(request_.accept_language, value);
                break;
            case field::accept_encoding:
                join(request_.accept_encoding, value);
                break;
            case field::if_none_match:
                join(request_.if_none_match, value);
                break;
            default:
                break;
        }
    }

    static void join(std::string& list, Text value) {
        if (!list.empty()) list += ", ";
        list += value;
    }

    void on_header_impl(Code& code) override {
        if ((hosts_ == 0 && !is_1_0_) || (lengths_ > 0 && codings_ > 0)) refuse(code, 400);
    }

    void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
    std::size_t on_body_impl(Text, Code&) override { return 0; }
    std::size_t on_chunk_body_impl(std::uint64_t, Text, Code&) override { return 0; }
    void on_response_impl(int, Text, int, Code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    void on_finish_impl(Code&) override {}

    Request& request_;
    std::size_t fields_ = 0;
    int hosts_ = 0, lengths_ = 0, codings_ = 0, types_ = 0;
    bool is_1_0_ = false, expects_continue_ = false;
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

    std::size_t take_head(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);

    Limits limits;
    Request request;
    State state = State::head;
    int refusal = 0;
    HeadScan scan;
    std::optional<Parser> parser;
    ChunkDecoder chunks;
};

std::size_t RequestReader::Parts::take_head(std::string_view bytes) {
    if (const int status = scan.look(bytes, limits)) {
        refuse(status);
        return 0;
    }
    if (!scan.is_whole()) return 0;
    parser.emplace(request, limits);
    beast::error_code code;
    const std::size_t taken = parser->put(boost::asio::buffer(bytes), code);
    if (code || !parser->is_header_done()) {
        refuse(refusal_of(code, *parser));
    } else {
        state = State::body;
    }
    return taken;
}

std::size_t RequestReader::Parts::take_body(std::string_view bytes) {
    if (parser->chunked()) {
        std::string_view rest = bytes;
        const auto step = chunks.put(rest, request.body, limits.body_bytes_max);
        if (step == ChunkDecoder::Step::done) state = State::complete;
        if (step == ChunkDecoder::Step::bad) refuse(400);
        if (step == ChunkDecoder::Step::too_large) refuse(413);
        return bytes.size() - rest.size();
    }
    const std::size_t missing = parser->content_length().value_or(0) - request.body.size();
    const std::string_view piece = bytes.substr(0, missing);
    request.body += piece;
    if (piece.size() == missing) state = State::complete;
    return piece.size();
}

RequestReader::RequestReader(const Limits& limits) : parts_(std::make_unique<Parts>(limits)) {}
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader::~RequestReader() = default;

std::size_t RequestReader::put(std::string_view bytes) {
    std::size_t taken = 0;
    if (parts_->state == State::head) taken = parts_->take_head(bytes);
    if (parts_->state == State::body) taken += parts_->take_body(bytes.substr(taken));
    return taken;
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
    parts.chunks = {};
    Request& request = parts.request;
    if (request.body.capacity() > kept_body_bytes_max) request.body = {};
    for (std::string* text :
         {&request.accept_language, &request.accept_encoding, &request.if_none_match, &request.host,
          &request.content_type, &request.body}) {
        text->clear();
    }
}

}  // namespace cairn::http
