// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/embedded.h"
#include "web/pages/pages.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

http::Response asset(std::string type, std::string_view bytes, std::string keep) {
    http::Response response;
    response.content_type = std::move(type);
    response.headers.emplace_back("Cache-Control", std::move(keep));
    response.body = std::make_shared<const std::string>(bytes);
    return response;
}

}  // namespace

Result<http::Response> style(const Page& page) {
    // Another hash asks for another version, which would not suit the page that named it.
    if (page.path != style_path()) return fail(ErrorKind::not_found, "another style");
    return asset("text/css; charset=utf-8", embedded("style.css"),
                 "public, max-age=31536000, immutable");
}

Result<http::Response> mark(const Page& /*page*/) {
    return asset("image/svg+xml", embedded("mark.svg"), "public, max-age=86400");
}

}  // namespace cairn::web
