// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/group.h"
#include "search/lexicon/lexicon.h"
#include "text/words.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Expressions of one meaning, in one language or several, ready to be found among typed words.
namespace cairn::search {

struct Expression {
    std::string language;
    std::string folded;  // for showing
    std::vector<text::Word> words;
    bool acronym = false;  // one word in capitals: "WHO"
};

class Concepts {
  public:
    Concepts() = default;  // knows nothing
    Concepts(std::span<const library::Concept> concepts, const Stem& stem);

    struct Match {
        std::size_t words = 0;                       // how many typed words it takes; 0: none
        std::string language;                        // of the expression that was typed
        std::vector<const Expression*> expressions;  // of all concepts that it stands for
    };
    // The longest expression at the beginning of `typed`: by stems in the language in which it was
    // typed, letter by letter in others (by stems, "can" is "Canada" in Spanish). An acronym that
    // is a word, too ("WHO"; `is_word` says so), must be typed in capitals.
    Match longest(std::span<const text::Word> typed, std::string_view typed_in, const Stem& stem,
                  const std::function<bool(const text::Word&)>& is_word) const;

  private:
    struct Place {
        std::size_t concept_, expression;
    };
    std::vector<std::vector<Expression>> concepts_;
    std::unordered_map<std::string, std::vector<Place>> places_;  // by language and stems
    std::vector<std::string> languages_;
    std::size_t words_max_ = 0;
};

// All concepts of the folder's *.json, in the order of the files' names; none without the folder.
Result<std::vector<library::Concept>> read_concepts(const std::filesystem::path& folder);

}  // namespace cairn::search
