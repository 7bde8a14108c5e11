// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The few words that a citation needs in each language of the pages. They belong to the form of a
// reference, so they stand here and not among the messages of the pages.
namespace cairn::publish {

struct Phrases {
    std::string_view language;
    std::string_view about;     // "about {}", of a date
    std::string_view no_date;   // "n.d."
    std::string_view comma;     // between authors
    std::string_view and_last;  // before the last author, with its spaces
    std::string_view forthcoming;
};

// English for a language that is not among the six.
const Phrases& phrases(std::string_view language);

// The phrase with `words` in the place of its {}.
std::string with(std::string_view phrase, std::string_view words);

// "A, B & C" as the language joins names.
std::string joined(const std::vector<std::string>& names, const Phrases& phrases);

}  // namespace cairn::publish
