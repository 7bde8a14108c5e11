// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "hub/hub.h"

namespace cairn::hub {

// A passage of the card's abstract, or of its kept text, with the words that were found in it
// marked; the abstract's beginning when no word stands there. At most about 240 characters.
std::vector<Piece> snippet_for(const Card& card, store::Store& store);

}  // namespace cairn::hub
