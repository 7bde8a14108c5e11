// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "hub/hub.h"

#include <memory>
#include <string>
#include <vector>

namespace cairn::web {

// What a handler knows of one request.
struct Page {
    hub::Hub& hub;
    const http::Request& request;
    std::shared_ptr<const hub::Snapshot> snapshot;
    std::string language;            // of the answer: one of the six
    bool prefixed = false;           // the path named the language
    std::string path;                // without the language prefix: "/resources/ilo-monitor"
    std::vector<std::string> parts;  // what the "*" of the route stood for, decoded
    std::string base;                // "https://hub.example", for links that leave the hub
};

// Answers a request. An error becomes the page, in the reader's language, that its kind asks for.
using Handle = Result<http::Response> (*)(const Page&);

}  // namespace cairn::web
