// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "hub/hub.h"

#include <string>

namespace cairn::web {

// The hub as a web site: finds the route, settles the language, lets the handler answer, and puts
// the headers on that every answer carries. Safe from several threads. Answers are not compressed
// and have no ETag yet.
class Site {
  public:
    // `base` is the hub's own address without a slash at its end: "https://hub.example".
    Site(hub::Hub& hub, std::string base);

    http::Response answer(const http::Request& request);

  private:
    hub::Hub& hub_;
    std::string base_;
};

}  // namespace cairn::web
