// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/index.h"
#include "search/lexicon/concepts.h"
#include "search/lexicon/lexicon.h"
#include "search/xapian/terms.h"
#include "search/xapian/xapian_index.h"

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

// What a question's words may stand for in the index.
namespace cairn::search {

// One way in which a unit stands in documents: a term, or several one after another.
struct Form {
    std::vector<std::string> terms;
    std::string language;  // of the words that it finds
    std::string through;   // as Reason has it
    std::string words;     // that it finds, where they are known; else empty
};

// A typed word, or several that mean something together.
struct Unit {
    std::string typed;
    std::string language;  // in which it was most likely typed; "und" when nobody can tell
    double weight = 1;
    bool finds = true;      // else it only helps to rank what the others find
    bool required = false;  // a quoted phrase
    std::vector<Form> forms;
    std::string exact,
        name;  // terms of the word as it is written and as a word of an issuer's name
};

struct Understood {
    std::vector<Unit> units;
    std::string language;   // of most words, as far as one can tell; "und" else
    std::string corrected;  // the question with another spelling; empty when there is none
};

// What understanding needs of one state of the index.
struct Knowledge {
    const Xapian::Database& database;
    const std::vector<std::string>& languages;  // of the index's terms
    const Lexicon& lexicon;
    const Concepts& general;  // of the word lists
    const Concepts& group;    // of the group
    Stemmers& stemmers;
    const Tuning& tuning;
};

// Any string is understood; of a long one the first 128 words.
Understood understand(const Question& question, const Knowledge& knowledge);

}  // namespace cairn::search
