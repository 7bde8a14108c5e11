// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cairn::http {
namespace {

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return ('A' <= a && a <= 'Z' ? a - 'A' + 'a' : a) == b;
           });
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

bool frames_the_answer(std::string_view name) {
    return equals_ignoring_case(name, "content-length") ||
           equals_ignoring_case(name, "transfer-encoding") ||
           equals_ignoring_case(name, "connection") || equals_ignoring_case(name, "date");
}

bool describes_the_body(std::string_view name) {
    return name.size() > 8 && equals_ignoring_case(name.substr(0, 8), "content-") &&
           !equals_ignoring_case(name, "content-security-policy") &&
           !equals_ignoring_case(name, "content-location");
}

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";
    }
}

bool is_sound(const Response& response) {
    if (response.status < 200 || response.status > 599 || has_control(response.content_type) ||
        has_control(response.etag)) {
        return false;
    }
    return std::none_of(response.headers.begin(), response.headers.end(), [](const auto& field) {
        const auto& [name, value] = field;
        return name.empty() || has_control(name) || has_control(value) ||
               name.find_first_of(" :") != std::string::npos || frames_the_answer(name);
    });
}

bool may_have_body(int status) {
    return status != 204 && status != 304;
}

void append_head(std::string& out, const Response& response, std::string_view date, After after) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out.append(" ").append(reason_of(response.status)).append("\r\n");
    append_field(out, "Date", date);
    if (may_have_body(response.status)) {
        const std::size_t size = response.body ? response.body->size() : 0;
        if (size > 0) append_field(out, "Content-Type", response.content_type);
        out += "Content-Length: ";
        append_number(out, size);
        out += "\r\n";
    }
    if (!response.etag.empty()) append_field(out, "ETag", response.etag);
    for (const auto& [name, value] : response.headers) {
        if (response.status != 304 || !describes_the_body(name)) append_field(out, name, value);
    }
    out += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
    if (after == After::close) out += "Connection: close\r\n";
    out += "\r\n";
}

Response plain_answer(int status) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::make_shared<const std::string>(std::to_string(status) + " " +
                                                        std::string(reason_of(status)) + "\n");
    if (status == 405) response.headers = {{"Allow", "GET, HEAD, POST"}};
    if (status == 503) response.headers = {{"Retry-After", "5"}};
    return response;
}

}  // namespace cairn::http
