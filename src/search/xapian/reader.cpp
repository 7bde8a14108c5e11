// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.h"
#include "search/lexicon/concepts.h"
#include "search/xapian/columns.h"
#include "search/xapian/generation.h"
#include "search/xapian/guard.h"
#include "search/xapian/matches.h"
#include "search/xapian/ranking.h"
#include "search/xapian/reasons.h"
#include "search/xapian/units.h"
#include "search/xapian/xapian_index.h"

#include <algorithm>
#include <charconv>
#include <mutex>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

// A writer that commits twice during one search takes away what the search reads; the next attempt
// begins at the newest state.
constexpr int attempts_max = 20;
constexpr std::uint32_t hits_max = 100;

std::uint64_t number_of(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Concepts concepts_of(const std::string& text, Stemmers& stemmers) {
    const auto object = json::parse_object(text);
    const auto concepts =
        object ? library::concepts_from_json(*object) : Result<std::vector<library::Concept>>{};
    if (!concepts) return {};
    return Concepts(*concepts, [&](std::string_view language, std::string_view base) {
        return stemmers.stem(language, base);
    });
}

// What all threads share of a generation.
struct Shared {
    Generation generation;
    Lexicon lexicon;
    Concepts general;
    std::mutex mutex;
    std::shared_ptr<const Columns> columns;
    std::shared_ptr<const Concepts> group;
    std::string group_text;  // that `group` was made of
};

// One thread's sight of the index.
struct Handle {
    std::shared_ptr<Shared> shared;
    Xapian::Database database;
    Stemmers stemmers;
    std::shared_ptr<const Columns> columns;
    std::shared_ptr<const Concepts> group;
    std::vector<std::string> languages;
    std::uint64_t position = 0;
};

// Reads what the database says of its new state.
Result<void> learn(Handle& handle) {
    const std::uint64_t bytes = number_of(handle.database.get_metadata(key_columns));
    const std::string concepts = handle.database.get_metadata(key_concepts);
    handle.position = number_of(handle.database.get_metadata(key_position));
    handle.languages.clear();
    const std::string languages = handle.database.get_metadata(key_languages);
    for (std::size_t at = 0; at < languages.size();) {
        const std::size_t end = std::min(languages.find(' ', at), languages.size());
        handle.languages.push_back(languages.substr(at, end - at));
        at = end + 1;
    }
    Shared& shared = *handle.shared;
    const std::lock_guard lock(shared.mutex);
    const bool is_behind = shared.columns && shared.columns->bytes() > bytes;
    if (!shared.columns || shared.columns->bytes() != bytes) {
        CAIRN_TRY(columns, Columns::read(shared.generation.columns(), bytes,
                                         is_behind ? nullptr : shared.columns.get()));
        handle.columns = columns;
        if (!is_behind) shared.columns = std::move(columns);
    } else {
        handle.columns = shared.columns;
    }
    if (!shared.group || shared.group_text != concepts) {
        shared.group = std::make_shared<const Concepts>(concepts_of(concepts, handle.stemmers));
        shared.group_text = concepts;
    }
    handle.group = shared.group;
    return {};
}

void order_by(Sort sort, Xapian::Enquire& enquire) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    switch (sort) {
        case Sort::newest:
            return enquire.set_sort_by_value(slot_newest, true);
        case Sort::oldest:
            return enquire.set_sort_by_value(slot_oldest, false);
        case Sort::title:
            return enquire.set_sort_by_value(slot_title, false);
        case Sort::relevance:
            return;
    }
}

Result<Found> search_in(Handle& handle, const Question& question, const Tuning& tuning) {
    const Knowledge knowledge{handle.database,
                              handle.languages,
                              handle.shared->lexicon,
                              handle.shared->general,
                              *handle.group,
                              handle.stemmers,
                              tuning};
    const bool has_words = question.words.find_first_not_of(" \t\r\n") != std::string::npos;
    Understood understood = understand(question, knowledge);
    Found found;
    found.position = handle.position;
    found.corrected = std::move(understood.corrected);
    // Words that nobody wrote find nothing; only no words at all find everything.
    if (has_words && understood.units.empty()) return found;

    const Documents documents = matching(understood.units, question.filters, handle.database);
    found.total = documents.count();
    std::vector<std::uint32_t> counts(handle.columns->value_count());
    documents.count_values(*handle.columns, counts);
    found.facets = handle.columns->named(counts);
    const std::uint32_t count = std::min(question.count, hits_max);
    if (question.offset >= found.total || count == 0) return found;

    DocumentsSource source(documents);
    Xapian::Enquire enquire(handle.database);
    const bool by_relevance = question.sort == Sort::relevance && has_words;
    if (by_relevance) {
        Xapian::Query query = ranking_of(understood.units, understood.language, knowledge);
        const bool narrowed = !question.filters.empty() ||
                              std::any_of(understood.units.begin(), understood.units.end(),
                                          [](const Unit& unit) { return unit.required; });
        if (narrowed) query = {Xapian::Query::OP_FILTER, query, Xapian::Query(&source)};
        enquire.set_query(query);
        enquire.set_weighting_scheme(Saturation(tuning));
    } else {
        enquire.set_query(Xapian::Query(&source));
        order_by(question.sort, enquire);
    }
    const Xapian::MSet hits = enquire.get_mset(question.offset, count);
    Explainer explainer(understood.units, knowledge, question.reader_language);
    for (auto each = hits.begin(); each != hits.end(); ++each) {
        Hit hit;
        hit.id = each.get_document().get_data();
        hit.score = by_relevance ? each.get_weight() : 0;
        explainer.explain(*each, hit);
        found.hits.push_back(std::move(hit));
    }
    return found;
}

class XapianIndex final : public Index {
  public:
    XapianIndex(fs::path folder, const Tuning& tuning)
        : folder_(std::move(folder)), tuning_(tuning) {}

    Result<Found> search(const Question& question) override {
        return with_handle([&](Handle& handle) { return search_in(handle, question, tuning_); });
    }

    Result<std::uint64_t> position() override {
        return with_handle([](Handle& handle) -> Result<std::uint64_t> { return handle.position; });
    }

  private:
    template <typename Work>
    auto with_handle(Work work) -> decltype(work(std::declval<Handle&>())) {
        for (int attempt = 1;; ++attempt) {
            try {
                CAIRN_TRY(handle, take_handle());
                auto result = work(*handle);
                give_back(std::move(handle));
                return result;
            } catch (const Xapian::DatabaseModifiedError& error) {
                if (attempt == attempts_max) return tl::unexpected<Error>(error_of(error));
            } catch (const Xapian::DatabaseOpeningError& error) {
                // A generation that was replaced just now.
                if (attempt == attempts_max) return tl::unexpected<Error>(error_of(error));
            } catch (const Xapian::Error& error) {
                return tl::unexpected<Error>(error_of(error));
            }
        }
    }

    Result<std::shared_ptr<Shared>> current() {
        const auto generation = current_generation(folder_);
        if (!generation)
            return fail(ErrorKind::not_found, "there is no index that this program can read");
        const std::lock_guard lock(mutex_);
        if (shared_ && shared_->generation.folder == generation->folder) return shared_;
        auto fresh = std::make_shared<Shared>();
        fresh->generation = *generation;
        CAIRN_TRY(lexicon, Lexicon::open(generation->lexicon()));
        fresh->lexicon = std::move(lexicon);
        Stemmers stemmers;
        fresh->general = concepts_of(
            Xapian::Database(generation->database()).get_metadata(key_general_concepts), stemmers);
        shared_ = fresh;
        free_.clear();
        return fresh;
    }

    Result<std::unique_ptr<Handle>> take_handle() {
        CAIRN_TRY(shared, current());
        std::unique_ptr<Handle> handle;
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                handle = std::move(free_.back());
                free_.pop_back();
            }
        }
        const bool is_new = !handle || handle->shared != shared;
        if (is_new) {
            handle = std::make_unique<Handle>();
            handle->shared = shared;
            handle->database = Xapian::Database(shared->generation.database());
        }
        if (is_new || handle->database.reopen()) CAIRN_CHECK(learn(*handle));
        return handle;
    }

    void give_back(std::unique_ptr<Handle> handle) {
        const std::lock_guard lock(mutex_);
        if (handle->shared == shared_) free_.push_back(std::move(handle));
    }

    fs::path folder_;
    Tuning tuning_;
    std::mutex mutex_;
    std::shared_ptr<Shared> shared_;
    std::vector<std::unique_ptr<Handle>> free_;
};

}  // namespace

Result<std::unique_ptr<Index>> open_xapian_index(const fs::path& folder, const Tuning& tuning) {
    auto index = std::make_unique<XapianIndex>(folder, tuning);
    CAIRN_CHECK(index->position());
    return index;
}

}  // namespace cairn::search
