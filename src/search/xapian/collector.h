// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/terms.h"
#include "text/words.h"

#include <xapian.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cairn::search {

// Collects the terms of one work after the other, and remembers the stems of words.
class Collector {
  public:
    // Each word counts `weight` times.
    void add(std::string_view language, std::string_view text, Xapian::termcount weight);
    // Writes the terms since the last time into the document.
    void write(Xapian::Document& document);

  private:
    using Number = std::uint32_t;  // of a term
    static constexpr Number none = ~Number{0};

    struct Term {
        std::string name;
        Xapian::termcount weight = 0;
        std::vector<Xapian::termpos> positions;
    };
    struct Known {
        Number stem = none, exact = none;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <typename Value>
    using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    void take(const text::Word& word, std::string_view language, Table<Known>& known);
    void take_ideograph(const text::Word& word);
    Known learn(const text::Word& word, std::string_view language);
    Number number_of(std::string name);
    void put(Number term, bool with_position);

    Stemmers stemmers_;
    std::vector<Term> terms_;
    Table<Number> numbers_;
    Table<Table<Known>> words_;  // by language
    std::vector<Number> touched_;
    std::string previous_;
    Xapian::termcount weight_ = 1;
    Xapian::termpos position_ = 0;
};

}  // namespace cairn::search
