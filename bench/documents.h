// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

// Documents that no one wrote, the same for every run: for measuring speed.
namespace cairn::bench {

struct Document {
    std::string id, title, text;  // about 3 KB of text
    std::string language, kind, organisation, date;
    std::vector<std::string> areas;
};

// The document of the number. Its words follow Zipf's law: the most usual is every fourteenth or
// so, half of the vocabulary of 60,000 is met once in a while.
Document document(std::uint64_t number);

// As a line of the import format.
std::string line_of(const Document& document);

// Words for a question: `rank` 0 is the most usual of all.
std::string word(std::size_t rank);

}  // namespace cairn::bench
