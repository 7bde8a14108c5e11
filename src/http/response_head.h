// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <string>
#include <string_view>

namespace cairn::http {

enum class After { keep_alive, close };

std::string_view reason_of(int status);

// Whether the handler's own fields can go out: no line breaks or other controls in them, none of
// those that frame the answer, a status from 200 to 599.
bool is_sound(const Response& response);

// Neither 204 nor 304 has one (RFC 9110, 15.3.5 and 15.4.5).
bool may_have_body(int status);

// Appends status line and fields, the blank line included. `date` is an HTTP date.
void append_head(std::string& out, const Response& response, std::string_view date, After after);

// A short answer of the server itself, in plain text.
Response plain_answer(int status);

}  // namespace cairn::http
