// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/translate.h"

#include <algorithm>

namespace cairn::search {
namespace {

constexpr std::size_t headword_words_max = 4, headword_characters_max = 8;
constexpr std::size_t translations_max = 12;  // into one language
// By way of English a meaning drifts: only the first few English words, and fewer of each.
constexpr std::size_t pivots_max = 4, through_pivot_max = 3;

struct Key {
    std::string folded, stems;
};

Key key_of(std::span<const text::Word> words, std::string_view language, Stemmers& stemmers) {
    Key key;
    for (const text::Word& word : words) {
        if (!key.folded.empty() && !(text::is_cjk(word.script) && word.joined)) {
            key.folded += ' ';
            key.stems += ' ';
        }
        key.folded += word.folded;
        key.stems += stemmers.stem(language, word.base);
    }
    return key;
}

// As it is written, else by stem.
std::vector<Translation> look_up(const Key& key, std::string_view language,
                                 const Lexicon& lexicon) {
    auto found = lexicon.look_up(language, key.folded);
    for (const Translation& each : lexicon.look_up_stem(language, key.stems))
        if (std::find(found.begin(), found.end(), each) == found.end()) found.push_back(each);
    return found;
}

class Translator {
  public:
    Translator(const std::set<std::string>& covered, const Knowledge& knowledge)
        : covered_(covered), knowledge_(knowledge) {}

    void add(std::string_view language, std::string_view words) {
        const std::string target(language);
        const auto& all = knowledge_.languages;
        if (covered_.contains(target) || std::find(all.begin(), all.end(), target) == all.end())
            return;
        if (std::count_if(forms_.begin(), forms_.end(), [&](const Form& form) {
                return form.language == target;
            }) >= static_cast<std::ptrdiff_t>(translations_max))
            return;
        Form form{terms_of(text::words_of(words), language, knowledge_.stemmers), target,
                  "translation", text::fold(words)};
        const bool is_known = std::any_of(forms_.begin(), forms_.end(), [&](const Form& each) {
            return each.terms == form.terms;
        });
        if (!is_known && is_indexed(form, knowledge_)) forms_.push_back(std::move(form));
    }

    // From English into the others.
    void add_by_way_of(std::string_view english, std::string_view except) {
        const auto words = text::words_of(english);
        const Key key = key_of(words, "en", knowledge_.stemmers);
        std::size_t count = 0;
        for (const Translation& each : look_up(key, "en", knowledge_.lexicon)) {
            if (each.language == except) continue;
            if (++count > through_pivot_max * 4) break;
            add(each.language, each.words);
        }
    }

    std::vector<Form> take() { return std::move(forms_); }

  private:
    const std::set<std::string>& covered_;
    const Knowledge& knowledge_;
    std::vector<Form> forms_;
};

}  // namespace

std::vector<std::string> terms_of(std::span<const text::Word> words, std::string_view language,
                                  Stemmers& stemmers) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const text::Word& word = words[i];
        if (!text::is_cjk(word.script)) {
            terms.push_back(stem_term(language, stemmers.stem(language, word.base)));
        } else if (i > 0 && word.joined && text::is_cjk(words[i - 1].script)) {
            terms.push_back(stem_term("zh", words[i - 1].folded + word.folded));
        } else if (words.size() == 1) {
            terms.push_back(stem_term("zh", word.folded));
        }
    }
    return terms;
}

std::size_t longest_headword(std::span<const text::Word> words, std::string_view language,
                             const Knowledge& knowledge) {
    const std::size_t most = !words.empty() && text::is_cjk(words[0].script)
                                 ? headword_characters_max
                                 : headword_words_max;
    for (std::size_t count = std::min(most, words.size()); count >= 2; --count)
        if (!look_up(key_of(words.first(count), language, knowledge.stemmers), language,
                     knowledge.lexicon)
                 .empty())
            return count;
    return 0;
}

std::vector<Form> translations_of(std::span<const text::Word> words, std::string_view language,
                                  const std::set<std::string>& covered,
                                  const Knowledge& knowledge) {
    Translator translator(covered, knowledge);
    const auto found =
        look_up(key_of(words, language, knowledge.stemmers), language, knowledge.lexicon);
    for (const Translation& each : found) translator.add(each.language, each.words);
    if (language != "en") {
        std::size_t pivots = 0;
        for (const Translation& each : found)
            if (each.language == "en" && pivots++ < pivots_max)
                translator.add_by_way_of(each.words, language);
    }
    return translator.take();
}

bool is_indexed(const Form& form, const Knowledge& knowledge) {
    return !form.terms.empty() &&
           std::all_of(form.terms.begin(), form.terms.end(), [&](const std::string& term) {
               return term.size() <= term_bytes_max && knowledge.database.term_exists(term);
           });
}

}  // namespace cairn::search
