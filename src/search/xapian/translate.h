// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"
#include "text/words.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::search {

// The terms of an expression, one after another, as document.cpp writes them.
std::vector<std::string> terms_of(std::span<const text::Word> words, std::string_view language,
                                  Stemmers& stemmers);

// How many of the words, from the first on, make the longest headword of the word lists (as they
// are written or by stems); at least 2, else 0.
std::size_t longest_headword(std::span<const text::Word> words, std::string_view language,
                             const Knowledge& knowledge);

// Forms of the word or phrase in the languages of the index, but in none of `covered`. Between two
// languages that have no list, by way of English.
std::vector<Form> translations_of(std::span<const text::Word> words, std::string_view language,
                                  const std::set<std::string>& covered, const Knowledge& knowledge);

// Whether the index has all terms of the form.
bool is_indexed(const Form& form, const Knowledge& knowledge);

}  // namespace cairn::search
