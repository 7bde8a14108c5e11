// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "catalogue/snapshot.h"
#include "library/resource.h"
#include "search/index.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// What the public may do: read. Every answer names the journal position that it knows.
namespace cairn::hub {

using Question = search::Question;
using Sort = search::Sort;
using Cross = search::Cross;
using Reason = search::Reason;
using Facets = std::map<std::string, std::vector<search::FacetValue>>;
using Snapshot = catalogue::Snapshot;

// One act of the journal on a resource.
struct Act {
    std::uint64_t number = 0;  // the entry's place in the journal, from 0
    std::string type;          // resource.put, resource.retire
    std::string at;            // RFC 3339
    std::string by;            // the signer's handle
    std::string hash;          // hex SHA-256 of the entry
};

// A piece of a text; `marked` pieces are the words that were looked for.
struct Piece {
    std::string text;
    bool marked = false;
};

// One line of a listing.
struct Card {
    library::Resource resource;
    double score = 0;
    std::string language;  // of the edition that matched best; empty without a search
    std::vector<Reason> reasons;
    std::vector<Piece> snippet;  // from abstract or text, in `language`; may be empty
};

struct Listing {
    std::uint64_t total = 0;
    std::vector<Card> cards;
    Facets facets;
    std::string corrected;  // "did you mean": another spelling; else empty
};

struct ResourcePage {
    library::Resource resource;
    std::vector<Act> history;  // oldest first
};

// How many works: by area and member, and by area and language, among those that `language` (empty:
// any) has an edition of. Cells with no work are absent.
struct Coverage {
    struct Row {
        std::string area;
        std::uint64_t total = 0;
        std::vector<search::FacetValue> members, languages;
    };
    std::vector<Row> rows;  // the group's areas in order, then one with an empty area: every work
};

// A resource and when the journal last changed it.
struct Listed {
    std::string id;
    std::string changed;  // RFC 3339
};

struct JournalEntry {
    std::uint64_t number = 0;
    std::string hash;  // hex
    std::string note;  // the signed bytes, verbatim
};

class Hub {
  public:
    Hub(store::Store& store, search::Index& index, const Clock& clock);

    // The state that pages show; cheap, refreshed when the journal has grown.
    Result<std::shared_ptr<const Snapshot>> snapshot();

    Result<Listing> find_resources(const Question& question);
    // In the order of the group's own page, at most `count`; for a group without a page, newest
    // first.
    Result<std::vector<library::Resource>> newest(std::uint32_t count);
    Result<ResourcePage> resource(std::string_view id);  // `not_found` if there is none
    // Every resource, in steps, by id. listed() looks at `count` ids after `after`, retired ones
    // included, and answers those in force; marks() answers the `after` of each step but the first.
    Result<std::vector<Listed>> listed(std::string_view after, std::uint32_t count);
    Result<std::vector<std::string>> marks(std::uint32_t count);
    Result<Coverage> coverage(std::string_view language);
    Result<std::vector<JournalEntry>> journal(std::uint64_t after,
                                              std::uint32_t count);  // count <= 1000
    Result<std::string>
    checkpoint();  // a signed note (c2sp.org/tlog-checkpoint); `not_found` before the first
    // A kept text by its hex SHA-256; `not_found` when it is withheld.
    Result<std::string> text(std::string_view hash);
    Result<std::uint64_t> search_position();

    Seconds now() const { return clock_.now(); }

  private:
    store::Store& store_;
    search::Index& index_;
    const Clock& clock_;
    std::mutex mutex_;
    std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace cairn::hub
