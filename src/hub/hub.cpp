// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/hub.h"

#include "hub/snippet.h"
#include "journal/current.h"
#include "journal/envelope.h"

#include <algorithm>

namespace cairn::hub {
namespace {

constexpr std::uint32_t journal_page_max = 1000;

Result<library::Resource> read_resource(store::Store& store, std::string_view id) {
    CAIRN_TRY(value, store.current("resource/" + std::string(id)));
    if (!value) return fail(ErrorKind::not_found, "no such resource");
    CAIRN_TRY(current, journal::parse_current(*value));
    if (!current.put) return fail(ErrorKind::not_found, "the resource was retired");
    return library::Resource::from_json(*current.put);
}

// The language to show a hit in. The catalogue's own abstract may have matched in any of its
// languages; the reader's is shown, unless it was an edition in the other language that was found.
std::string shown_language(const library::Resource& resource, std::string found,
                           const std::string& reader) {
    const auto editions = resource.languages();
    const bool is_edition = std::find(editions.begin(), editions.end(), found) != editions.end();
    return !is_edition && resource.abstract.language_for(reader) == reader ? reader : found;
}

}  // namespace

Hub::Hub(store::Store& store, search::Index& index, const Clock& clock)
    : store_(store), index_(index), clock_(clock) {}

Result<std::shared_ptr<const Snapshot>> Hub::snapshot() {
    CAIRN_TRY(size, store_.journal_size());
    const std::lock_guard lock(mutex_);
    if (snapshot_ && snapshot_->position == size) return snapshot_;
    CAIRN_TRY(fresh, catalogue::read_snapshot(store_));
    snapshot_ = std::move(fresh);
    return snapshot_;
}

Result<Listing> Hub::find_resources(const Question& question) {
    CAIRN_TRY(found, index_.search(question));
    Listing listing;
    listing.total = found.total;
    listing.facets = std::move(found.facets);
    listing.corrected = std::move(found.corrected);
    for (search::Hit& hit : found.hits) {
        auto resource = read_resource(store_, hit.id);
        if (!resource && resource.error().kind == ErrorKind::not_found) continue;  // retired since
        if (!resource) return tl::unexpected<Error>(resource.error());
        std::string language =
            shown_language(*resource, std::move(hit.language), question.reader_language);
        Card card{std::move(*resource), hit.score, std::move(language), std::move(hit.reasons), {}};
        card.snippet = snippet_for(card, store_);
        listing.cards.push_back(std::move(card));
    }
    return listing;
}

Result<std::vector<library::Resource>> Hub::newest(std::uint32_t count) {
    Question question;
    question.sort = Sort::newest;
    question.count = count;
    CAIRN_TRY(found, index_.search(question));
    std::vector<library::Resource> resources;
    for (const search::Hit& hit : found.hits) {
        auto resource = read_resource(store_, hit.id);
        if (resource) resources.push_back(std::move(*resource));
    }
    return resources;
}

Result<ResourcePage> Hub::resource(std::string_view id) {
    if (!library::is_resource_id(id)) return fail(ErrorKind::not_found, "no such resource");
    CAIRN_TRY(resource, read_resource(store_, id));
    ResourcePage page{std::move(resource), {}};
    CAIRN_TRY(acts, journal::history(store_, "resource", id));
    for (const journal::Act& act : acts)
        page.history.push_back({act.number, act.type, act.at, act.by, act.hash});
    return page;
}

Result<Coverage> Hub::coverage(std::string_view language) {
    CAIRN_TRY(state, snapshot());
    const auto row_of = [&](const std::string& area) -> Result<Coverage::Row> {
        Question question;
        question.count = 0;
        if (!area.empty()) question.filters["area"] = {area};
        if (!language.empty()) question.filters["language"] = {std::string(language)};
        CAIRN_TRY(found, index_.search(question));
        return Coverage::Row{area, found.total, found.facets["issuer"], found.facets["language"]};
    };
    Coverage coverage;
    for (const library::Area& area : state->areas) {
        CAIRN_TRY(row, row_of(area.id));
        coverage.rows.push_back(std::move(row));
    }
    CAIRN_TRY(all, row_of(""));
    coverage.rows.push_back(std::move(all));
    return coverage;
}

Result<std::vector<JournalEntry>> Hub::journal(std::uint64_t after, std::uint32_t count) {
    std::vector<JournalEntry> entries;
    CAIRN_CHECK(store_.read_journal(
        after, std::min(count, journal_page_max), [&](std::uint64_t number, std::string_view note) {
            entries.push_back({number, to_hex(sha256(note)), std::string(note)});
            return true;
        }));
    return entries;
}

Result<std::string> Hub::checkpoint() {
    CAIRN_TRY(note, store_.current("journal/checkpoint"));
    if (!note) return fail(ErrorKind::not_found, "no checkpoint was signed yet");
    return std::move(*note);
}

Result<std::string> Hub::text(std::string_view hash) {
    CAIRN_TRY(digest, sha256_from_hex(hash));
    CAIRN_TRY(text, store_.file(digest));
    if (!text) return fail(ErrorKind::not_found, "the text is withheld or was never kept");
    return std::move(*text);
}

Result<std::uint64_t> Hub::search_position() {
    return index_.position();
}

}  // namespace cairn::hub
