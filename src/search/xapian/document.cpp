// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/document.h"

#include "text/language.h"
#include "text/names.h"
#include "text/words.h"

#include <algorithm>
#include <unordered_map>

namespace cairn::search {
namespace {

// A title's word says more of a work than one of its text (field weights as in BM25F, chosen on
// the development queries: bench/search_quality).
constexpr Xapian::termcount title_weight = 3, abstract_weight = 1, text_weight = 1;
// Positions of different texts are this far apart: no phrase spans two.
constexpr Xapian::termpos gap = 1000;
constexpr std::size_t positions_max = 200'000;  // of one work; what follows is found by word only
constexpr std::string_view no_date_last = "9999-99-99";

struct Posting {
    Xapian::termcount weight = 0;
    std::vector<Xapian::termpos> positions;
};

class Collector {
  public:
    explicit Collector(Stemmers& stemmers) : stemmers_(stemmers) {}

    void add(std::string_view language, std::string_view text, Xapian::termcount weight) {
        language_ = language;
        weight_ = weight;
        previous_.clear();
        text::for_each_word(text, [&](const text::Word& word) { take(word); });
        position_ += gap;
    }

    void write(Xapian::Document& document) {
        std::vector<const std::pair<const std::string, Posting>*> sorted;
        sorted.reserve(postings_.size());
        for (const auto& each : postings_) sorted.push_back(&each);
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto* a, const auto* b) { return a->first < b->first; });
        for (const auto* each : sorted) {
            const Posting& posting = each->second;
            document.add_term(each->first, posting.weight);
            for (const Xapian::termpos at : posting.positions)
                document.add_posting(each->first, at, 0);
        }
    }

  private:
    void take(const text::Word& word) {
        ++position_;
        if (text::is_cjk(word.script)) return take_ideograph(word);
        const std::string& stem = stem_of(word);
        put(stem, true);
        put(exact_term(word.folded), false);
        // "COVID-19" and "anti-trafficking" are found written as one word, too.
        if (word.joined && !previous_.empty()) put(exact_term(previous_ + word.folded), false);
        previous_ = word.folded;
    }

    void take_ideograph(const text::Word& word) {
        if (word.joined && !previous_.empty()) put(stem_term("zh", previous_ + word.folded), true);
        put(stem_term("zh", word.folded), false);
        previous_ = word.folded;
    }

    const std::string& stem_of(const text::Word& word) {
        const auto [found, is_new] = stems_.try_emplace(language_ + ' ' + word.base);
        if (is_new) found->second = stem_term(language_, stemmers_.stem(language_, word.base));
        return found->second;
    }

    void put(const std::string& term, bool with_position) {
        if (term.size() > term_bytes_max) return;
        Posting& posting = postings_[term];
        posting.weight += weight_;
        if (with_position && position_ < positions_max) posting.positions.push_back(position_);
    }

    Stemmers& stemmers_;
    std::unordered_map<std::string, std::string> stems_;
    std::unordered_map<std::string, Posting> postings_;
    std::string language_, previous_;
    Xapian::termcount weight_ = 1;
    Xapian::termpos position_ = 0;
};

}  // namespace

std::string term_language(std::string_view tag) {
    std::string language = text::primary_subtag(tag);
    return language.empty() ? "und" : language;
}

std::vector<std::pair<std::string_view, std::string>> facets_of(const Work& work) {
    std::vector<std::pair<std::string_view, std::string>> facets;
    const auto add = [&](std::string_view facet, const std::string& value) {
        if (!value.empty() && facet.size() + value.size() + 3 <= term_bytes_max)
            facets.emplace_back(facet, value);
    };
    for (const auto& value : work.areas) add("area", value);
    for (const auto& value : work.issuers) add("issuer", value);
    for (const auto& value : work.languages) add("language", value);
    for (const auto& value : work.countries) add("country", value);
    for (const auto& value : work.audiences) add("audience", value);
    add("kind", work.kind);
    add("state", work.state);
    add("subject", work.subject);
    if (work.year != 0) add("year", std::to_string(work.year));
    return facets;
}

Xapian::Document document_of(const Work& work, Stemmers& stemmers) {
    Xapian::Document document;
    document.set_data(work.id);
    Collector collector(stemmers);
    for (const EditionText& edition : work.editions) {
        const std::string language = term_language(edition.language);
        document.add_boolean_term(language_term(language));
        collector.add(language, edition.title, title_weight);
        collector.add(language, edition.abstract, abstract_weight);
        collector.add(language, edition.text, text_weight);
    }
    collector.write(document);
    for (const std::string& name : work.issuer_names)
        text::for_each_word(
            name, [&](const text::Word& word) { document.add_term(name_term(word.folded), 1); });
    for (const auto& [facet, value] : facets_of(work))
        document.add_boolean_term(facet_term(facet, value));
    document.add_boolean_term(id_term(work.id));
    document.add_value(slot_newest, work.sort_date);
    document.add_value(slot_oldest,
                       work.sort_date.empty() ? std::string(no_date_last) : work.sort_date);
    if (!work.editions.empty())
        document.add_value(slot_title, text::sort_key(work.editions.front().title,
                                                      work.editions.front().language));
    return document;
}

}  // namespace cairn::search
