// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/guess.h"

#include "search/xapian/document.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace cairn::search {
namespace {

// Languages of other scripts than Latin that stemmers or the group's lists know.
constexpr std::array<std::pair<std::string_view, text::Script>, 14> scripts{{
    {"ru", text::Script::cyrillic},
    {"uk", text::Script::cyrillic},
    {"bg", text::Script::cyrillic},
    {"sr", text::Script::cyrillic},
    {"ar", text::Script::arabic},
    {"fa", text::Script::arabic},
    {"ur", text::Script::arabic},
    {"zh", text::Script::han},
    {"ja", text::Script::kana},
    {"ko", text::Script::hangul},
    {"hi", text::Script::other},
    {"th", text::Script::other},
    {"el", text::Script::other},
    {"he", text::Script::other},
}};

text::Script script_of(std::string_view language) {
    const auto found = std::find_if(scripts.begin(), scripts.end(),
                                    [&](const auto& each) { return each.first == language; });
    return found == scripts.end() ? text::Script::latin : found->second;
}

double knows(std::string_view language, const text::Word& word, const Knowledge& knowledge) {
    const Lexicon& lexicon = knowledge.lexicon;
    if (lexicon.is_function_word(language, word.folded)) return 1;
    const std::string stem = knowledge.stemmers.stem(language, word.base);
    double points = 0;
    if (!lexicon.look_up(language, word.folded).empty())
        points += 0.6;
    else if (!lexicon.look_up_stem(language, stem).empty())
        points += 0.4;
    if (knowledge.database.term_exists(stem_term(language, stem))) points += 0.5;
    return points;
}

}  // namespace

std::string language_typed(std::span<const text::Word> words, text::Script script,
                           std::string_view reader_language, const Knowledge& knowledge) {
    if (script == text::Script::han) return "zh";
    const std::string reader = term_language(reader_language);
    std::set<std::string> candidates{"en", "fr", "es", "ru", "ar", reader};
    candidates.insert(knowledge.languages.begin(), knowledge.languages.end());
    std::string best = "und";
    double most = 0;
    for (const std::string& language : candidates) {
        if (script_of(language) != script || language == "und") continue;
        double points = language == reader ? 0.5 : 0;
        for (const text::Word& word : words)
            if (word.script == script && word.folded.size() > 1)
                points += knows(language, word, knowledge);
        if (points > most) {
            most = points;
            best = language;
        }
    }
    return best;
}

}  // namespace cairn::search
