// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "publish/publisher.h"
#include "web/page.h"

#include <string>
#include <string_view>

namespace cairn::web::api {

// Bytes for anybody: other sites may read them (CORS) and show them.
http::Response public_answer(std::string body, std::string_view content_type);

// The object, or the error as JSON with the status of its kind. An error of the hub itself says no
// more than its kind: its detail is for the operator.
http::Response json_answer(const Result<json::Object>& object);
http::Response json_error(const Error& error);

publish::Publisher publisher_of(const Page& page);

}  // namespace cairn::web::api
