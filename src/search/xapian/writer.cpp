// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.h"
#include "search/lexicon/concepts.h"
#include "search/xapian/columns.h"
#include "search/xapian/document.h"
#include "search/xapian/generation.h"
#include "search/xapian/guard.h"
#include "search/xapian/xapian_index.h"
#include "text/names.h"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <set>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

// How many works Xapian keeps in trees in memory before it writes them into its tables: with its
// own 10,000 the trees outgrow the processor's cache, and a work takes twice as long. It reads the
// variable when a database is opened; set before any thread is there to read another.
const bool flush_threshold_is_set = ::setenv("XAPIAN_FLUSH_THRESHOLD", "500", 0) == 0;

std::uint64_t number_in(const Xapian::Database& database, const char* key) {
    const std::string text = database.get_metadata(key);
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string json_of(const std::vector<library::Concept>& concepts) {
    json::Array list;
    for (const library::Concept& each : concepts) {
        json::Object object;
        for (const auto& [language, expressions] : each)
            object[language] = json::array_of(expressions);
        list.push_back(std::move(object));
    }
    return json::write(json::Object{{"concepts", std::move(list)}});
}

// Each country's name in the languages of the United Nations, as Unicode's CLDR has it.
std::vector<library::Concept> country_concepts() {
    std::vector<library::Concept> concepts;
    for (const std::string& code : text::country_codes()) {
        library::Concept names;
        for (const char* language : {"en", "fr", "es", "ar", "ru", "zh"})
            if (std::string name = text::country_name(code, language); name != code)
                names.push_back({language, {std::move(name)}});
        concepts.push_back(std::move(names));
    }
    return concepts;
}

// Always within a transaction: Xapian would else commit by itself when it is closed or has taken
// many documents, and their columns would be missing.
class XapianWriter final : public IndexWriter {
  public:
    XapianWriter(fs::path index, WriterLock lock, Generation generation,
                 Xapian::WritableDatabase database, ColumnsWriter columns)
        : index_(std::move(index)),
          lock_(std::move(lock)),
          generation_(std::move(generation)),
          database_(std::move(database)),
          columns_(std::move(columns)),
          position_(number_in(database_, key_position)) {
        const std::string languages = database_.get_metadata(key_languages);
        for (std::size_t at = 0; at < languages.size();) {
            const std::size_t end = std::min(languages.find(' ', at), languages.size());
            languages_.insert(languages.substr(at, end - at));
            at = end + 1;
        }
        database_.begin_transaction();
    }

    Result<void> put(const Work& work) override {
        if (work.id.empty() || id_term(work.id).size() > term_bytes_max)
            return fail(ErrorKind::invalid, "a work's id is empty or too long for the index");
        return guarded([&]() -> Result<void> {
            const Xapian::docid document =
                database_.replace_document(id_term(work.id), document_of(work, collector_));
            columns_.put(document, facets_of(work));
            for (const EditionText& edition : work.editions)
                languages_.insert(term_language(edition.language));
            return {};
        });
    }

    Result<void> remove(std::string_view id) override {
        return guarded([&]() -> Result<void> {
            const auto found = database_.postlist_begin(id_term(id));
            if (found == database_.postlist_end(id_term(id))) return {};
            const Xapian::docid document = *found;
            database_.delete_document(document);
            columns_.put(document, {});
            return {};
        });
    }

    Result<void> set_concepts(const std::vector<library::Concept>& concepts) override {
        return guarded([&]() -> Result<void> {
            database_.set_metadata(key_concepts, json_of(concepts));
            return {};
        });
    }

    // The columns come first: what the database does not know of them yet is cut off again.
    Result<void> commit(std::uint64_t position) override {
        CAIRN_TRY(bytes, columns_.flush());
        return guarded([&]() -> Result<void> {
            std::string languages;
            for (const std::string& each : languages_)
                languages += (languages.empty() ? "" : " ") + each;
            database_.set_metadata(key_languages, languages);
            database_.set_metadata(key_columns, std::to_string(bytes));
            database_.set_metadata(key_position, std::to_string(position));
            database_.commit_transaction();
            database_.begin_transaction();
            position_ = position;
            return {};
        });
    }

    std::uint64_t position() const override { return position_; }

    Result<void> publish() override {
        if (const auto current = current_generation(index_);
            current && current->folder == generation_.folder)
            return {};
        return publish_generation(index_, generation_);
    }

  private:
    fs::path index_;
    WriterLock lock_;
    Generation generation_;
    Xapian::WritableDatabase database_;
    ColumnsWriter columns_;
    Collector collector_;
    std::set<std::string> languages_;
    std::uint64_t position_;
};

// A generation with its word lists and without a work.
Result<Generation> begin_generation(const fs::path& index, const LexiconSources& sources) {
    CAIRN_TRY(generation, make_generation(index));
    Stemmers stemmers;
    CAIRN_CHECK(build_lexicon(
        sources,
        [&](std::string_view language, std::string_view base) {
            return stemmers.stem(language, base);
        },
        generation.lexicon()));
    CAIRN_TRY(concepts, read_concepts(sources.lists / "concepts"));
    const std::vector<library::Concept> countries = country_concepts();
    concepts.insert(concepts.end(), countries.begin(), countries.end());
    CAIRN_CHECK(guarded([&]() -> Result<void> {
        Xapian::WritableDatabase database(generation.database(), Xapian::DB_CREATE);
        database.set_metadata(key_general_concepts, json_of(concepts));
        database.set_metadata(key_position, "0");
        database.set_metadata(key_columns, "0");
        database.commit();
        return {};
    }));
    return generation;
}

}  // namespace

Result<std::unique_ptr<IndexWriter>> open_xapian_writer(const fs::path& folder,
                                                        const LexiconSources& sources,
                                                        Writing writing) {
    if (!flush_threshold_is_set)
        return fail(ErrorKind::unavailable, "no memory for a setting of the index");
    CAIRN_TRY(lock, WriterLock::take(folder));
    std::optional<Generation> generation = current_generation(folder);
    const bool is_first = !generation;
    if (is_first || writing == Writing::anew) {
        CAIRN_TRY(begun, begin_generation(folder, sources));
        generation = begun;
    }
    auto writer = guarded([&]() -> Result<std::unique_ptr<IndexWriter>> {
        Xapian::WritableDatabase database(generation->database(), Xapian::DB_OPEN);
        CAIRN_TRY(columns,
                  ColumnsWriter::open(generation->columns(), number_in(database, key_columns)));
        return std::make_unique<XapianWriter>(folder, std::move(lock), *generation,
                                              std::move(database), std::move(columns));
    });
    if (writer && is_first) CAIRN_CHECK((*writer)->publish());
    return writer;
}

}  // namespace cairn::search
