// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/page.h"

// The pages of the hub, one handler each.
namespace cairn::web {

Result<http::Response> home_page(const Page& page);
Result<http::Response> areas_page(const Page& page);
Result<http::Response> area_page(const Page& page);       // parts: the area's id
Result<http::Response> resources_page(const Page& page);  // the listing with search and facets
Result<http::Response> resource_page(const Page& page);   // parts: the resource's id
Result<http::Response> short_address(const Page& page);   // parts: the resource's id
Result<http::Response> members_page(const Page& page);
Result<http::Response> member_page(const Page& page);  // parts: the member's id
Result<http::Response> coverage_page(const Page& page);
Result<http::Response> about_page(const Page& page);
Result<http::Response> components_page(const Page& page);
Result<http::Response> help_page(const Page& page);
Result<http::Response> contact_page(const Page& page);
Result<http::Response> share_page(const Page& page);
Result<http::Response> style(const Page& page);  // parts: the hash in its name
Result<http::Response> mark(const Page& page);   // the program's mark as a picture

// What happened, what is safe, what to do next.
http::Response error_page(const Page& page, int status);
int status_of(ErrorKind kind);

}  // namespace cairn::web
