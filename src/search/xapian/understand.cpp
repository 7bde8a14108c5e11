// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/guess.h"
#include "search/xapian/spelling.h"
#include "search/xapian/translate.h"
#include "search/xapian/units.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace cairn::search {
namespace {

constexpr std::size_t words_max = 128;
constexpr int unknown_words_max = 3;  // whose spelling is looked for
constexpr std::size_t rare = 2;       // in so few works a word may be a slip that somebody printed
constexpr Xapian::doccount more_by = 20;

using Words = std::span<const text::Word>;

struct Segment {
    std::size_t begin = 0, end = 0;
    bool quoted = false;
};

// What stands between two quotation marks of any kind is quoted; a mark without its mate is none.
std::vector<Segment> segments_of(std::string_view typed) {
    constexpr std::array<std::string_view, 6> marks{"\"", "“", "”", "„", "«", "»"};
    std::vector<Segment> segments;
    std::size_t from = 0;
    const auto next_mark = [&](std::size_t at) {
        std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
        for (const std::string_view mark : marks)
            if (const std::size_t found = typed.find(mark, at); found < first.first)
                first = {found, mark.size()};
        return first;
    };
    for (;;) {
        const auto [open, open_size] = next_mark(from);
        if (open == std::string_view::npos) break;
        const auto [close, close_size] = next_mark(open + open_size);
        if (close == std::string_view::npos) break;
        segments.push_back({from, open, false});
        segments.push_back({open + open_size, close, true});
        from = close + close_size;
    }
    segments.push_back({from, typed.size(), false});
    return segments;
}

class Understanding {
  public:
    Understanding(const Question& question, const Knowledge& knowledge)
        : question_(question),
          knowledge_(knowledge),
          stem_([this](std::string_view language, std::string_view base) {
              return knowledge_.stemmers.stem(language, base);
          }) {}

    Understood take() {
        std::vector<text::Word> all = text::words_of(question_.words);
        if (all.size() > words_max) all.resize(words_max);
        for (const text::Script script :
             {text::Script::latin, text::Script::cyrillic, text::Script::arabic, text::Script::han,
              text::Script::other})
            if (std::any_of(all.begin(), all.end(),
                            [&](const text::Word& word) { return word.script == script; }))
                languages_[script] =
                    language_typed(all, script, question_.reader_language, knowledge_);
        for (const Segment& segment : segments_of(question_.words)) {
            std::vector<text::Word> words;
            for (const text::Word& word : all)
                if (word.begin >= segment.begin && word.end <= segment.end) words.push_back(word);
            segment.quoted ? read_quoted(words) : read(words);
        }
        let_some_find();
        Understood understood{std::move(units_), language_of_most(all), {}};
        if (!corrections_.empty()) understood.corrected = corrected();
        return understood;
    }

  private:
    std::string language_of_most(Words words) const {
        std::map<std::string, std::size_t> bytes;
        for (const text::Word& word : words)
            if (word.script != text::Script::digits)
                bytes[language_of(word)] += word.end - word.begin;
        const auto most =
            std::max_element(bytes.begin(), bytes.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == bytes.end() ? "und" : most->first;
    }

    bool is_cross() const { return question_.cross == Cross::on && tuning().translations; }
    const Tuning& tuning() const { return knowledge_.tuning; }

    std::string_view typed(Words words) const {
        return std::string_view(question_.words)
            .substr(words.front().begin, words.back().end - words.front().begin);
    }

    std::string language_of(const text::Word& word) const {
        if (text::is_cjk(word.script)) return "zh";
        const auto found = languages_.find(word.script);
        return found == languages_.end() ? "und" : found->second;
    }

    bool is_function_word(const text::Word& word) const {
        return knowledge_.lexicon.is_function_word(language_of(word), word.folded);
    }

    // Words of general language: an acronym that is spelled the same must be typed in capitals.
    bool is_word(const text::Word& word) const {
        const std::string language = language_of(word);
        return knowledge_.lexicon.is_function_word(language, word.folded) ||
               !knowledge_.lexicon.look_up(language, word.folded).empty();
    }

    bool has(const std::string& term) const {
        return term.size() <= term_bytes_max && knowledge_.database.term_exists(term);
    }

    void read_quoted(Words words) {
        if (words.empty()) return;
        Unit unit;
        unit.typed = typed(words);
        unit.language = language_of(words[0]);
        unit.required = true;
        // A word that is its own stem has no term but that: its other forms are found with it.
        const bool is_single = words.size() == 1 && !text::is_cjk(words[0].script);
        if (is_single && has(exact_term(words[0].folded))) {
            unit.forms.push_back({{exact_term(words[0].folded)}, "", "exact", words[0].folded});
        } else {
            for (const std::string& language : knowledge_.languages) {
                Form form{terms_of(words, language, knowledge_.stemmers), language, "stem", ""};
                add_form(unit, std::move(form));
            }
            // What the group calls it in other languages is as good as the words themselves.
            const Concepts::Match match = concept_at(words);
            if (match.words == words.size() && question_.cross == Cross::on)
                for (const Expression* each : match.expressions)
                    if (each->language != match.language)
                        add_form(unit, {terms_of(each->words, each->language, knowledge_.stemmers),
                                        each->language, "term", each->folded});
        }
        unit.weight = 1 + tuning().further_word * static_cast<double>(words.size() - 1);
        units_.push_back(std::move(unit));
    }

    void read(Words words) {
        for (std::size_t at = 0; at < words.size();) {
            if (text::is_cjk(words[at].script)) {
                std::size_t end = at + 1;
                while (end < words.size() && text::is_cjk(words[end].script) && words[end].joined)
                    ++end;
                read_characters(words.subspan(at, end - at));
                at = end;
            } else {
                at += read_words(words.subspan(at));
            }
        }
    }

    Concepts::Match concept_at(Words words) const {
        if (!tuning().concepts) return {};
        const std::string language = language_of(words[0]);
        const auto is_word_of = [this](const text::Word& word) { return is_word(word); };
        Concepts::Match best = knowledge_.group.longest(words, language, stem_, is_word_of);
        Concepts::Match general = knowledge_.general.longest(words, language, stem_, is_word_of);
        if (general.words > best.words) return general;
        if (general.words == best.words)
            best.expressions.insert(best.expressions.end(), general.expressions.begin(),
                                    general.expressions.end());
        return best;
    }

    // The word, or the expression, at the beginning; answers how many words were read.
    std::size_t read_words(Words words) {
        std::size_t apart = 0;
        while (apart < words.size() && !text::is_cjk(words[apart].script)) ++apart;
        words = words.first(apart);
        const std::string language = language_of(words[0]);
        const Concepts::Match match = concept_at(words);
        std::size_t count = std::max<std::size_t>(match.words, 1);
        const std::size_t headword = is_cross() && tuning().headwords && match.words < 2
                                         ? longest_headword(words, language, knowledge_)
                                         : 0;
        const bool by_list = headword > count;
        if (by_list) count = headword;
        if (count == 1) {
            add_word(words[0], match, 1);
            if (words.size() > 1 && words[1].joined) add_joined(words.first(2));
            return 1;
        }
        add_expression(words.first(count), by_list ? Concepts::Match{} : match);
        // Its words by themselves find less surely what is meant.
        for (std::size_t i = 0; i < count; ++i) {
            const bool is_number = words[i].script == text::Script::digits;
            if (!is_number)
                add_word(words[i], concept_at(words.subspan(i, 1)), tuning().inner_word);
        }
        return count;
    }

    void add_expression(Words words, const Concepts::Match& match) {
        Unit unit;
        unit.typed = typed(words);
        unit.language = language_of(words[0]);
        unit.weight = 1 + tuning().further_word * static_cast<double>(words.size() - 1);
        for (const std::string& each : knowledge_.languages)
            add_form(unit, {terms_of(words, each, knowledge_.stemmers), each, "stem", ""});
        const std::string language = language_of(words[0]);
        std::set<std::string> covered{language};
        add_concept(unit, match, language, covered);
        if (is_cross())
            for (Form& form : translations_of(words, language, covered, knowledge_))
                add_form(unit, std::move(form));
        if (!unit.forms.empty()) units_.push_back(std::move(unit));
    }

    void add_word(const text::Word& word, const Concepts::Match& match, double weight) {
        Unit unit;
        unit.typed = typed({&word, 1});
        unit.language = language_of(word);
        unit.weight = weight;
        add_typed_forms(unit, word.folded, word.base, "stem");
        const std::string language = language_of(word);
        std::set<std::string> covered{language};
        add_concept(unit, match, language, covered);
        if (is_function_word(word) && match.words == 0) {
            unit.finds = false;
            unit.weight *= tuning().function_word;
        } else if (is_cross()) {
            add_translations(unit, word, covered);
        }
        if (word.script == text::Script::digits && word.joined)
            unit.weight *= tuning().joined_number;
        look_at_spelling(unit, word);
        if (!unit.forms.empty() || !unit.exact.empty() || !unit.name.empty())
            units_.push_back(std::move(unit));
    }

    void add_translations(Unit& unit, const text::Word& word,
                          const std::set<std::string>& covered) {
        const std::string language = language_of(word);
        for (Form& form : translations_of({&word, 1}, language, covered, knowledge_))
            add_form(unit, std::move(form));
    }

    // "anti-trafficking" finds "antitrafficking", and "COVID-19" "COVID19".
    void add_joined(Words words) {
        Unit unit;
        unit.typed = typed(words);
        unit.language = language_of(words[0]);
        unit.weight = tuning().inner_word;
        add_typed_forms(unit, words[0].folded + words[1].folded, words[0].base + words[1].base,
                        "exact");
        if (!unit.forms.empty() || !unit.exact.empty()) units_.push_back(std::move(unit));
    }

    void add_typed_forms(Unit& unit, const std::string& folded, const std::string& base,
                         const char* through) {
        for (const std::string& language : knowledge_.languages)
            add_form(unit, {{stem_term(language, stem_(language, base))}, language, through, ""});
        if (has(exact_term(folded))) unit.exact = exact_term(folded);
        if (has(name_term(folded))) unit.name = name_term(folded);
    }

    // Languages whose expressions the concept has are `covered`: word lists know less.
    void add_concept(Unit& unit, const Concepts::Match& match, const std::string& language,
                     std::set<std::string>& covered) {
        for (const Expression* expression : match.expressions) {
            const bool is_foreign =
                expression->language != language && expression->language != match.language;
            if (question_.cross == Cross::off && is_foreign) continue;
            covered.insert(expression->language);
            // Who is called by an acronym issues under it, whatever name was typed.
            if (expression->acronym && expression->words.size() == 1 && unit.name.empty() &&
                has(name_term(expression->words[0].folded)))
                unit.name = name_term(expression->words[0].folded);
            // Acronyms stand in texts of every language.
            std::vector<std::string> where{expression->language};
            if (expression->acronym && question_.cross == Cross::on) where = knowledge_.languages;
            for (const std::string& each : where)
                add_form(unit, {terms_of(expression->words, each, knowledge_.stemmers), each,
                                "term", expression->folded});
        }
    }

    void add_form(Unit& unit, Form form) const {
        if (!is_indexed(form, knowledge_)) return;
        const bool is_known =
            std::any_of(unit.forms.begin(), unit.forms.end(),
                        [&](const Form& each) { return each.terms == form.terms; });
        if (!is_known) unit.forms.push_back(std::move(form));
    }

    void look_at_spelling(Unit& unit, const text::Word& word) {
        if (word.script == text::Script::digits || spellings_ >= unknown_words_max) return;
        if (!tuning().spelling) return;
        const bool unknown = unit.forms.empty() && unit.exact.empty() && unit.name.empty();
        if (!unknown && is_word(word)) return;
        Xapian::doccount works = 0;
        for (const Form& form : unit.forms)
            if (form.through == "stem" || form.through == "term")
                works = std::max(works, knowledge_.database.get_termfreq(form.terms[0]));
        if (works > rare) return;
        ++spellings_;
        const auto other = other_spelling(knowledge_, word.folded, works * more_by);
        if (!other) return;
        corrections_.push_back({word, other->word});
        // What was typed stands somewhere: it is found, and the other spelling only proposed.
        if (!unknown) return;
        add_typed_forms(unit, other->word, other->word, "spelling");
        for (Form& form : unit.forms) form.words = other->word;
        const text::Word corrected = text::words_of(other->word).at(0);
        const Concepts::Match match = concept_at({&corrected, 1});
        std::set<std::string> covered{language_of(word)};
        add_concept(unit, match, language_of(word), covered);
        if (is_cross()) add_translations(unit, corrected, covered);
    }

    // Words of the lists and pairs of characters.
    void read_characters(Words run) {
        if (run.size() == 1) return add_dictionary_word(run, concept_at(run), 1);
        std::set<std::size_t> told, inner;  // pairs by their first character
        for (std::size_t at = 0; at < run.size();)
            at += std::max<std::size_t>(
                1, read_dictionary_word(run, at, run.size() - at, told, inner));
        for (std::size_t i = 0; i + 1 < run.size(); ++i)
            if (!told.contains(i))
                add_pair(run.subspan(i, 2), inner.empty() ? 1 : tuning().inner_pair);
        for (const text::Word& character : run) {
            Unit unit;
            unit.typed = typed({&character, 1});
            unit.language = "zh";
            unit.weight = tuning().character;
            unit.finds = false;
            add_form(unit, {terms_of({&character, 1}, "zh", knowledge_.stemmers), "zh", "exact",
                            character.folded});
            if (!unit.forms.empty()) units_.push_back(std::move(unit));
        }
    }

    // The longest word of the lists at `at`, of at most `most` characters; answers its length, 0
    // when there is none. Words within it count less.
    std::size_t read_dictionary_word(Words run, std::size_t at, std::size_t most,
                                     std::set<std::size_t>& told, std::set<std::size_t>& inner,
                                     double weight = 1) {
        const Words rest = run.subspan(at, most);
        const Concepts::Match match = concept_at(rest);
        const std::size_t count = std::max(match.words, longest_headword(rest, "zh", knowledge_));
        if (count < 2) return 0;
        add_dictionary_word(run.subspan(at, count),
                            match.words == count ? match : Concepts::Match{}, weight);
        if (count == 2) told.insert(at);
        for (std::size_t i = at; i + 1 < at + count; ++i) inner.insert(i);
        for (std::size_t i = at; count > 2 && i + 1 < at + count;) {
            const std::size_t left = std::min(at + count - i, count - 1);
            i += std::max<std::size_t>(
                1, read_dictionary_word(run, i, left, told, inner, weight * tuning().inner_word));
        }
        return count;
    }

    void add_pair(Words pair, double weight) {
        Unit unit;
        unit.typed = typed(pair);
        unit.language = "zh";
        unit.weight = weight;
        add_form(unit, {terms_of(pair, "zh", knowledge_.stemmers), "zh", "exact",
                        text::fold(unit.typed)});
        if (!unit.forms.empty()) units_.push_back(std::move(unit));
    }

    void add_dictionary_word(Words characters, const Concepts::Match& match, double weight) {
        Unit unit;
        unit.typed = typed(characters);
        unit.language = "zh";
        unit.weight = weight;
        add_form(unit, {terms_of(characters, "zh", knowledge_.stemmers), "zh", "exact",
                        text::fold(unit.typed)});
        std::set<std::string> covered{"zh"};
        add_concept(unit, match, "zh", covered);
        if (knowledge_.lexicon.is_function_word("zh", text::fold(unit.typed))) {
            unit.finds = false;
            unit.weight *= tuning().function_word;
        } else if (is_cross()) {
            for (Form& form : translations_of(characters, "zh", covered, knowledge_))
                add_form(unit, std::move(form));
        }
        if (!unit.forms.empty()) units_.push_back(std::move(unit));
    }

    // When there are function words alone, they are what is looked for.
    void let_some_find() {
        if (std::none_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.finds; }))
            for (Unit& unit : units_) unit.finds = true;
    }

    std::string corrected() const {
        std::string words;
        std::size_t done = 0;
        for (const auto& [word, other] : corrections_) {
            words += question_.words.substr(done, word.begin - done);
            words += other;
            done = word.end;
        }
        return words + question_.words.substr(done);
    }

    struct Correction {
        text::Word word;
        std::string other;
    };

    const Question& question_;
    const Knowledge& knowledge_;
    Stem stem_;
    std::map<text::Script, std::string> languages_;
    std::vector<Unit> units_;
    std::vector<Correction> corrections_;
    int spellings_ = 0;
};

}  // namespace

Understood understand(const Question& question, const Knowledge& knowledge) {
    return Understanding(question, knowledge).take();
}

}  // namespace cairn::search
