// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/index.h"
#include "search/xapian/collector.h"

#include <xapian.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::search {

// The document of a work: every edition's words with its language, facet terms, sort values.
Xapian::Document document_of(const Work& work, Collector& collector);

// The work's facets as pairs of facet and value.
std::vector<std::pair<std::string_view, std::string>> facets_of(const Work& work);

// The language by which words are stemmed and named: the primary subtag, or "und".
std::string term_language(std::string_view tag);

}  // namespace cairn::search
