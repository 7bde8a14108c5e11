// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/group.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Full-text search over works. An index is a view: it can be deleted and comes back the same.
namespace cairn::search {

// One edition's words. `text` may be long; `abstract` is short.
struct EditionText {
    std::string language;  // BCP 47, empty when unknown
    std::string title;
    std::string abstract;
    std::string text;
};

// What is indexed of a work. All editions of a work are one document, so they collapse by
// themselves.
struct Work {
    std::string id;
    std::vector<EditionText> editions;  // translations of the abstract are editions without text
    std::vector<std::string> issuer_names;  // names and acronyms in every language known
    // Facets; each value counts once a work.
    std::vector<std::string> areas, issuers, languages, countries, audiences;
    std::string kind, state, subject;
    int year = 0;           // 0 when unknown
    std::string sort_date;  // "2020-04-02" or a prefix; empty sorts last
};

enum class Sort { relevance, newest, oldest, title };
enum class Cross { on, off };  // whether words are also looked for in other languages

// Facet names: "area", "issuer", "kind", "language", "year", "state", "country", "subject",
// "audience". A filter holds for a work that has any of its values; filters of different facets all
// hold.
struct Question {
    std::string words;  // as typed; any string is valid, an empty one finds everything
    std::string reader_language = "en";
    std::map<std::string, std::vector<std::string>> filters;
    Sort sort = Sort::relevance;
    Cross cross = Cross::on;
    std::uint32_t offset = 0;
    std::uint32_t count = 20;  // at most 100
};

// Why a work was found: `typed` is the reader's word, `matched` the word of the text, `through` is
// "exact", "stem", "spelling", "translation" (with `language`) or "term" (the group's own terms).
struct Reason {
    std::string typed, matched, through, language;
    bool operator==(const Reason&) const = default;
};

struct Hit {
    std::string id;
    double score = 0;
    std::string language;  // of the edition whose words matched best
    std::vector<Reason> reasons;
};

struct FacetValue {
    std::string value;
    std::uint32_t works = 0;
};

struct Found {
    std::uint64_t total = 0;  // exact number of matching works
    std::vector<Hit> hits;
    std::map<std::string, std::vector<FacetValue>> facets;  // over all matches, most first
    std::string corrected;       // another spelling of the words that would find more; else empty
    std::uint64_t position = 0;  // the journal position that this answer knows
};

// Reads. Safe from any thread; one call sees one state of the index from beginning to end.
class Index {
  public:
    virtual ~Index() = default;
    virtual Result<Found> search(const Question& question) = 0;
    virtual Result<std::uint64_t> position() = 0;
};

// Writes. One at a time, guarded by a lock in the index's folder.
class IndexWriter {
  public:
    virtual ~IndexWriter() = default;
    virtual Result<void> put(const Work& work) = 0;  // replaces the work of that id
    virtual Result<void> remove(std::string_view id) = 0;
    // The group's own terms, in place of those before: expressions that find one another.
    virtual Result<void> set_concepts(const std::vector<library::Concept>& concepts) = 0;
    // Makes all before it visible and durable, and records that entries before `position` are in.
    virtual Result<void> commit(std::uint64_t position) = 0;
    virtual std::uint64_t position() const = 0;
    // Puts an index that was built anew in the place of the one before; nothing to do for others.
    virtual Result<void> publish() = 0;
};

}  // namespace cairn::search
