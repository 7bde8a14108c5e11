// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "publish/publisher.h"

#include <string>

namespace cairn::publish {

// The resource as schema.org describes it (JSON-LD 1.1), for a page in `language`: a Report, Guide,
// CreativeWork ... with its organisations, languages, editions and addresses. A date that is not
// certain is left out, since schema.org cannot say "about".
json::Object linked_data(const Publisher& publisher, const library::Resource& resource,
                         std::string_view language);

// A JSON text that may stand inside <script type="application/ld+json">. Escaped are "<", ">", "&",
// so that no title can end the script, the two line separators that JavaScript knows, and the marks
// that turn the direction of what follows them.
std::string write_for_script(const json::Object& object);

}  // namespace cairn::publish
