// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/server.h"
#include "hub/hub.h"
#include "search/index.h"
#include "store/store.h"

#include <functional>
#include <memory>
#include <string>

namespace cairn {

struct ServeOptions {
    std::string data;
    std::string base;     // public address; empty: from where it listens
    std::string metrics;  // address:port, or empty
    http::Settings http;
};

// What serving needs of the backends.
struct Served {
    store::Store& store;
    search::Index& index;
    std::function<Result<std::unique_ptr<search::IndexWriter>>()> open_writer;
    const Clock& clock;
};

// Serves until SIGINT or SIGTERM, following the journal into the index meanwhile.
Result<void> serve(const ServeOptions& options, const Served& served);

}  // namespace cairn
