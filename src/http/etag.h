// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cairn::http {

// Whether If-None-Match names `etag` (quoted): weak comparison, a list, or "*" (RFC 9110, 13.1.2).
// An empty etag is never named; what follows a malformed element of the list is not read.
bool names_etag(std::string_view if_none_match, std::string_view etag);

// The strong ETag of a body, quoted: the first half of its SHA-256 (by OpenSSL, which uses the
// processor's own instructions for it).
std::string etag_of(std::string_view body);

}  // namespace cairn::http
