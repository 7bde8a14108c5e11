// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "publish/publisher.h"

#include <string>
#include <vector>

// Feeds of a listing: Atom (RFC 4287), in pages (RFC 5005, section 3).
namespace cairn::publish {

struct FeedEntry {
    library::Resource resource;
    std::string published, updated;  // RFC 3339: its first and its last entry in the journal
};

// Addresses are whole. `first` names the feed in every page of it and thus is its id.
struct Feed {
    std::string title, subtitle;
    std::string language;
    std::string page;                               // the listing as a page for people
    std::string self, first, previous, next, last;  // empty where there is no such page
    std::vector<FeedEntry> entries;
    Seconds now{};  // stands for the update of a feed without entries
};

// application/atom+xml
std::string atom(const Publisher& publisher, const Feed& feed);

}  // namespace cairn::publish
