// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/terms.h"

#include "text/words.h"

namespace cairn::search {

std::string Stemmers::stem(std::string_view language, std::string_view base) {
    auto found = stemmers_.find(language);
    if (found == stemmers_.end()) {
        Xapian::Stem stemmer;
        try {
            stemmer = Xapian::Stem(std::string(language));
        } catch (const Xapian::InvalidArgumentError&) {  // no stemmer for this language
        }
        found = stemmers_.emplace(std::string(language), stemmer).first;
    }
    std::string stem = found->second(std::string(base));
    // Only Arabic keeps letters for its stemmer that comparing makes one.
    if (language == "ar") stem = text::fold(stem);
    return stem.empty() ? std::string(base) : stem;
}

}  // namespace cairn::search
