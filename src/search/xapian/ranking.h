// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"

#include <xapian.h>
#include <vector>

namespace cairn::search {

// The units as a query whose weight orders what they find.
Xapian::Query ranking_of(const std::vector<Unit>& units);

// BM25 as it suits works of very different length.
Xapian::BM25Weight weighting();

}  // namespace cairn::search
