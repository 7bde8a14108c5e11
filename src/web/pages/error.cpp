// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

// The messages are chosen here alone: "error.404.title" and so on; others share those of 500.
std::string message_of(int status, std::string_view what) {
    const bool known =
        status == 400 || status == 404 || status == 405 || status == 413 || status == 503;
    return "error." + std::to_string(known ? status : 500) + "." + std::string(what);
}

}  // namespace

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return 400;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::corrupt:
            break;
    }
    return 500;
}

http::Response error_page(const Page& page, int status) {
    const View view(page);
    Sheet sheet;
    sheet.status = status;
    sheet.title = view.text(message_of(status, "title"));
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1><p class=\"lead\">"_m
         << view.text(message_of(status, "what")) << "</p><p>"_m << view.text("error.safe")
         << "</p><p>"_m << view.text(message_of(status, "next")) << "</p>"_m;
    search_form(html, view, "", {});
    html << "<p><a class=\"more\" href=\""_m << view.href("/") << "\">"_m << view.text("error.home")
         << "</a></p><p class=\"meta\">"_m
         << view.text("error.status", {{"status", std::to_string(status)}}) << "</p>"_m;
    http::Response response = answer_with(view, sheet);
    if (status == 503) response.headers.emplace_back("Retry-After", "30");
    return response;
}

}  // namespace cairn::web
