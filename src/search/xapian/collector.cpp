// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/collector.h"

#include <algorithm>

namespace cairn::search {
namespace {

// Positions of different texts are this far apart: no phrase spans two.
constexpr Xapian::termpos gap = 1000;
constexpr Xapian::termpos positions_max =
    200'000;  // of one work; what follows is found by word only
constexpr std::size_t terms_kept_max = 300'000;

}  // namespace

void Collector::add(std::string_view language, std::string_view text, Xapian::termcount weight) {
    weight_ = weight;
    previous_.clear();
    Table<Known>& known = words_[std::string(language)];
    text::for_each_word(text, [&](const text::Word& word) { take(word, language, known); });
    position_ += gap;
}

void Collector::write(Xapian::Document& document) {
    std::sort(touched_.begin(), touched_.end(),
              [&](Number a, Number b) { return terms_[a].name < terms_[b].name; });
    for (const Number number : touched_) {
        Term& term = terms_[number];
        if (term.positions.empty()) document.add_term(term.name, term.weight);
        for (const Xapian::termpos at : term.positions)
            document.add_posting(term.name, at, std::exchange(term.weight, 0));
        term.weight = 0;
        term.positions.clear();
    }
    touched_.clear();
    position_ = 0;
    if (terms_.size() < terms_kept_max) return;
    terms_.clear();
    numbers_.clear();
    words_.clear();
}

void Collector::take(const text::Word& word, std::string_view language, Table<Known>& known) {
    ++position_;
    if (text::is_cjk(word.script)) return take_ideograph(word);
    auto found = known.find(std::string_view(word.base));
    if (found == known.end()) found = known.emplace(word.base, learn(word, language)).first;
    put(found->second.stem, true);
    put(found->second.exact, false);
    // "COVID-19" and "anti-trafficking" are found written as one word, too.
    if (word.joined && !previous_.empty())
        put(number_of(exact_term(previous_ + word.folded)), false);
    previous_ = word.folded;
}

void Collector::take_ideograph(const text::Word& word) {
    if (word.joined && !previous_.empty())
        put(number_of(stem_term("zh", previous_ + word.folded)), true);
    put(number_of(stem_term("zh", word.folded)), false);
    previous_ = word.folded;
}

Collector::Known Collector::learn(const text::Word& word, std::string_view language) {
    const std::string stem = stemmers_.stem(language, word.base);
    return {number_of(stem_term(language, stem)),
            stem == word.folded ? none : number_of(exact_term(word.folded))};
}

Collector::Number Collector::number_of(std::string name) {
    if (name.size() > term_bytes_max) return none;
    const auto [found, is_new] =
        numbers_.try_emplace(std::move(name), static_cast<Number>(terms_.size()));
    if (is_new) terms_.push_back({found->first, 0, {}});
    return found->second;
}

void Collector::put(Number number, bool with_position) {
    if (number == none) return;
    Term& term = terms_[number];
    if (term.weight == 0) touched_.push_back(number);
    term.weight += weight_;
    if (with_position && position_ < positions_max) term.positions.push_back(position_);
}

}  // namespace cairn::search
