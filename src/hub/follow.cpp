// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/follow.h"

#include "journal/current.h"
#include "journal/envelope.h"

#include <set>

namespace cairn::hub {
namespace {

// The resources that the entries touch, and whether they change how others are indexed.
struct Touched {
    std::set<std::string> resources;
    std::set<std::string> renamed;  // members that were there before: their works name them anew
    bool members = false, concepts = false;
    std::uint64_t next = 0;
};

Result<Touched> touched_from(store::Store& store, std::uint64_t first, std::uint32_t batch) {
    Touched touched;
    touched.next = first;
    CAIRN_CHECK(store.read_journal(first, batch, [&](std::uint64_t number, std::string_view note) {
        touched.next = number + 1;
        const auto entry = journal::parse_entry(note);
        if (!entry) return true;  // verify tells of it; the rest is worth finding all the same
        if (entry->type.starts_with("resource.")) touched.resources.insert(entry->id);
        if (entry->type == "member.put") {
            touched.members = true;
            if (!entry->replaces.empty()) touched.renamed.insert(entry->id);
        }
        if (entry->type == "area.put" || entry->type == "glossary.put") touched.concepts = true;
        return true;
    }));
    return touched;
}

Result<void> index_one(store::Store& store, search::IndexWriter& writer,
                       const catalogue::Snapshot& snapshot, const std::string& id) {
    CAIRN_TRY(value, store.current("resource/" + id));
    if (!value) return writer.remove(id);
    CAIRN_TRY(current, journal::parse_current(*value));
    if (!current.put) return writer.remove(id);
    CAIRN_TRY(resource, library::Resource::from_json(*current.put));
    return writer.put(work_of(resource, snapshot, [&](const library::Edition& edition) {
        const auto hash = sha256_from_hex(edition.text_hash);
        if (!hash) return std::string{};
        auto text = store.file(*hash);
        return text && *text ? std::move(**text) : std::string{};
    }));
}

// The works of members that were renamed. Every resource is read for it, which is rare: an import
// only adds members.
Result<void> touch_works_of_renamed(store::Store& store, Touched& touched) {
    if (touched.renamed.empty()) return {};
    return store.scan_current("resource/", "", [&](std::string_view key, std::string_view value) {
        const auto current = journal::parse_current(value);
        if (!current || !current->put) return true;
        const auto resource = library::Resource::from_json(*current->put);
        if (!resource) return true;  // index_one tells of it
        for (const library::Issuer& issuer : resource->issuers)
            if (touched.renamed.contains(issuer.member))
                touched.resources.insert(std::string(key.substr(key.find('/') + 1)));
        return true;
    });
}

// The glossary, each area's terms, and each area's titles as one concept more.
std::vector<library::Concept> concepts_of(const catalogue::Snapshot& snapshot) {
    std::vector<library::Concept> concepts = snapshot.glossary;
    for (const library::Area& area : snapshot.areas) {
        library::Concept titles;
        for (const auto& [language, title] : area.title.all())
            titles.push_back({language, {title}});
        concepts.push_back(std::move(titles));
        concepts.insert(concepts.end(), area.concepts.begin(), area.concepts.end());
    }
    return concepts;
}

}  // namespace

search::Work work_of(const library::Resource& resource, const catalogue::Snapshot& snapshot,
                     const std::function<std::string(const library::Edition&)>& texts) {
    search::Work work;
    work.id = resource.id;
    std::set<std::string> abstracts;
    for (const library::Edition& edition : resource.editions) {
        search::EditionText text{edition.language, edition.title, edition.abstract, texts(edition)};
        if (text.title.empty()) text.title = resource.title.in(edition.language);
        if (text.abstract.empty() &&
            resource.abstract.language_for(edition.language) == edition.language)
            text.abstract = resource.abstract.in(edition.language);
        if (!edition.language.empty()) abstracts.insert(edition.language);
        work.editions.push_back(std::move(text));
    }
    // Titles and abstracts in languages that no edition has are found too.
    for (const auto& [language, title] : resource.title.all()) {
        if (!abstracts.insert(language).second || work.editions.size() >= 12) continue;
        const bool has = resource.abstract.language_for(language) == language;
        if (resource.editions.size() == 1 && resource.editions.front().language.empty() &&
            language == "und")
            continue;
        work.editions.push_back({language, title, has ? resource.abstract.in(language) : "", ""});
    }
    for (const library::Issuer& issuer : resource.issuers) {
        work.issuers.push_back(issuer.member);
        const library::Member* member = snapshot.member(issuer.member);
        if (member == nullptr) continue;
        work.issuer_names.push_back(member->short_name);
        for (const auto& [language, name] : member->name.all()) work.issuer_names.push_back(name);
    }
    work.areas = resource.areas;
    work.languages = resource.languages();
    work.countries = resource.countries;
    work.audiences = resource.audience;
    work.kind = resource.kind;
    work.state = library::name_of(resource.state);
    work.subject = resource.subject;
    work.year = resource.date.year();
    work.sort_date = resource.date.sort_key();
    return work;
}

Result<void> follow(store::Store& store, search::IndexWriter& writer, std::uint32_t batch,
                    const std::function<bool(std::uint64_t, std::uint64_t)>& progress) {
    std::shared_ptr<const catalogue::Snapshot> snapshot;
    for (;;) {
        CAIRN_TRY(size, store.journal_size());
        const std::uint64_t from = writer.position();
        if (from >= size) return {};
        CAIRN_TRY(touched, touched_from(store, from, batch));
        if (!snapshot || touched.members || touched.concepts) {
            CAIRN_TRY(fresh, catalogue::read_snapshot(store));
            snapshot = std::move(fresh);
        }
        if (touched.concepts) CAIRN_CHECK(writer.set_concepts(concepts_of(*snapshot)));
        CAIRN_CHECK(touch_works_of_renamed(store, touched));
        for (const std::string& id : touched.resources)
            CAIRN_CHECK(index_one(store, writer, *snapshot, id));
        CAIRN_CHECK(writer.commit(touched.next));
        if (!progress(touched.next, size)) return {};
    }
}

}  // namespace cairn::hub
