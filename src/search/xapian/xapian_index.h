// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/index.h"
#include "search/lexicon/lexicon.h"

#include <filesystem>
#include <memory>

// An index on Xapian in one folder: generations of a database with facet columns and word lists,
// and the file `current` that names the one in use.
namespace cairn::search {

Result<std::unique_ptr<Index>> open_xapian_index(const std::filesystem::path& folder);

enum class Writing {
    onward,  // into the generation in use
    anew,    // into a new one, which publish() puts in its place
};

// Makes the index when there is none. `conflict` while another writer is at work.
Result<std::unique_ptr<IndexWriter>> open_xapian_writer(const std::filesystem::path& folder,
                                                        const LexiconSources& sources,
                                                        Writing writing);

}  // namespace cairn::search
