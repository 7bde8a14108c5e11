// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/document.h"

#include "text/language.h"
#include "text/names.h"
#include "text/words.h"

namespace cairn::search {
namespace {

// A title's word says more of a work than one of its text (field weights as in BM25F, chosen on
// the development queries: bench/search_quality).
constexpr Xapian::termcount title_weight = 3, abstract_weight = 1, text_weight = 1;
constexpr std::string_view no_date_last = "9999-99-99";

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

Xapian::Document document_of(const Work& work, Collector& collector) {
    Xapian::Document document;
    document.set_data(work.id);
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
