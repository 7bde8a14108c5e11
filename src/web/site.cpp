// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/site.h"

#include "text/language.h"
#include "web/messages.h"
#include "web/pages/pages.h"
#include "web/routes.h"

#include <algorithm>

namespace cairn::web {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

bool has(const Headers& headers, std::string_view name) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return header.first == name; });
}

void set_default(http::Response& response, std::string name, std::string value) {
    if (!has(response.headers, name))
        response.headers.emplace_back(std::move(name), std::move(value));
}

// What every answer carries, unless its handler has set it otherwise; the server itself adds
// X-Content-Type-Options and Referrer-Policy.
void harden(http::Response& response) {
    set_default(response, "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'");
    set_default(response, "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), interest-cohort=()");
    set_default(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_default(response, "Cache-Control", response.status < 400 ? "no-cache" : "no-store");
}

// The group's languages that the pages speak, in the group's order; English for a group without.
std::vector<std::string_view> offered_by(const hub::Snapshot& snapshot) {
    const auto& known = Messages::languages();
    std::vector<std::string_view> offered;
    for (const std::string& language : snapshot.group.languages)
        if (std::find(known.begin(), known.end(), language) != known.end())
            offered.push_back(language);
    if (offered.empty()) offered.push_back(known.front());
    return offered;
}

// Takes the language off the path's beginning if it stands there: "/fr/areas" becomes "/areas".
bool take_prefix(std::string& path, std::string& language,
                 const std::vector<std::string_view>& offered) {
    for (const std::string_view tag : offered) {
        if (path.size() <= tag.size() || path.compare(1, tag.size(), tag) != 0) continue;
        if (path.size() > tag.size() + 1 && path[tag.size() + 1] != '/') continue;
        language = tag;
        path.erase(0, tag.size() + 1);
        return true;
    }
    return false;
}

http::Response moved(const std::string& path, const std::string& query) {
    http::Response response;
    response.status = 308;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::make_shared<const std::string>("The page is at " + path + "\n");
    response.headers.emplace_back("Location", path + (query.empty() ? "" : "?" + query));
    return response;
}

http::Response without_state() {
    http::Response response;
    response.status = 503;
    response.content_type = "text/plain; charset=utf-8";
    response.headers.emplace_back("Retry-After", "30");
    response.body = std::make_shared<const std::string>(
        "The hub could not read its journal just now. Nothing is lost. Please try again in a "
        "minute.\n");
    return response;
}

// Escapes of a decoded path, so that a header can carry it.
std::string encoded(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        out += http::encode_component(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        out += '/';
        path.remove_prefix(slash + 1);
    }
    return out;
}

void say_language(http::Response& response, const Page& page) {
    set_default(response, "Content-Language", page.language);
    if (page.prefixed) return;
    const std::string& query = page.request.query;
    response.headers.emplace_back("Vary", "Accept-Language");
    if (response.status == 200)
        response.headers.emplace_back("Content-Location", "/" + page.language + encoded(page.path) +
                                                              (query.empty() ? "" : "?" + query));
}

http::Response answer_page(Page& page) {
    if (page.path.empty()) return moved("/" + page.language + "/", page.request.query);
    if (page.request.method == "POST") {
        http::Response response = error_page(page, 405);
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    auto found = find_route(page.path);
    if (!found || (page.prefixed && found->route->localised == Localised::no)) {
        if (page.path.size() > 1 && page.path.ends_with('/')) {
            const std::string shorter = page.path.substr(0, page.path.size() - 1);
            if (find_route(shorter))
                return moved((page.prefixed ? "/" + page.language : "") + encoded(shorter),
                             page.request.query);
        }
        http::Response response = error_page(page, 404);
        say_language(response, page);
        return response;
    }
    page.parts = std::move(found->parts);
    const auto answer = found->route->handle(page);
    http::Response response = answer ? *answer : error_page(page, status_of(answer.error().kind));
    if (found->route->localised == Localised::yes && response.status != 308)
        say_language(response, page);
    return response;
}

}  // namespace

Site::Site(hub::Hub& hub, std::string base) : hub_(hub), base_(std::move(base)) {}

http::Response Site::answer(const http::Request& request) {
    const auto snapshot = hub_.snapshot();
    http::Response response;
    if (!snapshot) {
        response = without_state();
    } else {
        Page page{hub_, request, *snapshot, "", false, request.path, {}, base_};
        const auto offered = offered_by(**snapshot);
        page.prefixed = take_prefix(page.path, page.language, offered);
        if (!page.prefixed) page.language = text::negotiate(request.accept_language, offered);
        response = answer_page(page);
    }
    harden(response);
    return response;
}

}  // namespace cairn::web
