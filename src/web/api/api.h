// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/page.h"

// What the hub says to programs: the JSON API, feeds, citations, site maps.
namespace cairn::web::api {

// /api/v1/..., described by openapi.json. A refusal is JSON as well: {"error":{"kind","detail"}}.
Result<http::Response> resources(const Page& page);
Result<http::Response> resource(const Page& page);  // parts: the resource's id
Result<http::Response> areas(const Page& page);
Result<http::Response> members(const Page& page);
Result<http::Response> coverage(const Page& page);
Result<http::Response> journal(const Page& page);
Result<http::Response> checkpoint(const Page& page);
Result<http::Response> kept_text(const Page& page);  // parts: the text's hash
Result<http::Response> description(const Page& page);
Result<http::Response> nothing(const Page& page);  // any other path below /api/v1/

// Atom feeds in the reader's language; they take the same question as the listing they belong to.
Result<http::Response> feed(const Page& page);
Result<http::Response> area_feed(const Page& page);    // parts: the area's id
Result<http::Response> member_feed(const Page& page);  // parts: the member's id

// parts: the resource's id, and "ris", "bib" or "csl.json"
Result<http::Response> cite(const Page& page);

// ?by=language (the usual one) or ?by=member; ?language= counts works with such an edition only.
Result<http::Response> coverage_picture(const Page& page);

Result<http::Response> site_map(const Page& page);
Result<http::Response> site_map_start(const Page& page);  // of several: the pages, first resources
Result<http::Response> site_map_after(const Page& page);  // parts: the id before its first one
Result<http::Response> robots(const Page& page);
Result<http::Response> search_description(const Page& page);

}  // namespace cairn::web::api
