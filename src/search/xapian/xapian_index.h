// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/index.h"
#include "search/lexicon/lexicon.h"

#include <filesystem>
#include <memory>

// An index on Xapian in one folder: generations of a database with facet columns and word lists,
// and the file `current` that names the one in use.
namespace cairn::search {

// How a search weighs what it finds. The values were measured (docs/search.md); only
// bench/search_quality gives others.
struct Tuning {
    // BM25: how soon a word said again counts no more, and how much length counts.
    double k1 = 0.9, b = 0.4;
    // Beside a word as typed, in any form: the same letters in another language, a term of a
    // concept, a translation, the very same form (added), a word of an issuer's name (added); and a
    // work in the question's language, beside all its words together (added).
    double elsewhere = 0.5, term = 0.6, translation = 0.4, exact = 0.2, name = 0.3, language = 0.15;
    // Beside a word: a function word, the 19 of COVID-19, a word of an expression that counts
    // itself, each further word of an expression, a pair of characters that may be no word, a
    // single character.
    double function_word = 0.08, joined_number = 0.3, inner_word = 0.8, further_word = 0.3,
           inner_pair = 0.5, character = 0.06;
    // Parts that can be left out.
    bool concepts = true, translations = true, spelling = true, headwords = true;
};

Result<std::unique_ptr<Index>> open_xapian_index(const std::filesystem::path& folder,
                                                 const Tuning& tuning = {});

enum class Writing {
    onward,  // into the generation in use
    anew,    // into a new one, which publish() puts in its place
};

// Makes the index when there is none. `conflict` while another writer is at work.
Result<std::unique_ptr<IndexWriter>> open_xapian_writer(const std::filesystem::path& folder,
                                                        const LexiconSources& sources,
                                                        Writing writing);

}  // namespace cairn::search
