// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/answer.h"

#include "web/pages/pages.h"

namespace cairn::web::api {
namespace {

constexpr std::string_view json_type = "application/json";

std::string_view name_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return "invalid";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::conflict:
            return "conflict";
        case ErrorKind::forbidden:
            return "forbidden";
        case ErrorKind::corrupt:
            return "corrupt";
        case ErrorKind::unavailable:
            return "unavailable";
        case ErrorKind::too_large:
            return "too_large";
    }
    return "invalid";
}

}  // namespace

http::Response public_answer(std::string body, std::string_view content_type) {
    http::Response response;
    response.content_type = content_type;
    response.body = std::make_shared<const std::string>(std::move(body));
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

http::Response json_error(const Error& error) {
    const int status = status_of(error.kind);
    const std::string detail =
        status < 500 ? error.detail : "the hub could not look just now; please try again later";
    const json::Object object{
        {"error", json::Object{{"kind", name_of(error.kind)}, {"detail", detail}}}};
    http::Response response = public_answer(json::write(object) + "\n", json_type);
    response.status = status;
    return response;
}

http::Response json_answer(const Result<json::Object>& object) {
    if (!object) return json_error(object.error());
    return public_answer(json::write(*object) + "\n", json_type);
}

publish::Publisher publisher_of(const Page& page) {
    const hub::Snapshot& state = *page.snapshot;
    return {page.base, state.group, state.members, state.areas};
}

}  // namespace cairn::web::api
