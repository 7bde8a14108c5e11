// SPDX-License-Identifier: AGPL-3.0-or-later
// The reader of requests promises: whatever arrives is taken, wanted more of or refused with a
// status; the outcome does not depend on how the bytes were cut; what it keeps is within the
// limits; and a complete request is what a handler may rely on.
#include "http/request_reader.h"
#include "http/target.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using cairn::http::Limits;
using cairn::http::Request;
using cairn::http::RequestReader;
using State = RequestReader::State;

Limits small_limits() {
    Limits limits;
    limits.head_bytes_max = 1024;
    limits.target_bytes_max = 256;
    limits.body_bytes_max = 512;
    return limits;
}

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const Request& request, const Limits& limits) {
    require(request.method == "GET" || request.method == "HEAD" || request.method == "POST");
    require(request.body.size() <= limits.body_bytes_max);
    require(request.target.size() <= limits.target_bytes_max);
    require(request.path.starts_with('/'));
    require(request.path.find('\0') == std::string::npos);
    require((request.path + "/").find("/../") == std::string::npos);
    const auto target = cairn::http::parse_target(request.target);
    require(target && target->path == request.path && target->query == request.query);
    for (const std::string* field :
         {&request.host, &request.accept_language, &request.accept_encoding, &request.if_none_match,
          &request.content_type}) {
        require(field->find_first_of("\r\n") == std::string::npos);
    }
}

// The outcomes of all requests in `bytes`, shown in pieces of `step`.
std::vector<std::string> read_all(std::string_view bytes, std::size_t step) {
    const Limits limits = small_limits();
    RequestReader reader(limits);
    std::vector<std::string> outcomes;
    std::string kept;
    while (!bytes.empty()) {
        kept += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
        for (;;) {
            const std::size_t taken = reader.put(kept);
            require(taken <= kept.size());
            kept.erase(0, taken);
            if (reader.state() != State::complete) break;
            const Request& request = reader.request();
            check(request, limits);
            outcomes.push_back(request.method + " " + request.target + " " + request.body);
            reader.next();
        }
        if (reader.state() == State::refused) {
            require(reader.refusal() >= 400 && reader.refusal() <= 505);
            outcomes.push_back("refused");
            return outcomes;
        }
        require(kept.size() <= limits.head_bytes_max);
    }
    return outcomes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 4096) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = read_all(bytes, bytes.size() + 1);
    require(whole == read_all(bytes, 1));
    require(whole == read_all(bytes, 7));
    return 0;
}
