// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/spelling.h"

#include "search/xapian/terms.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cairn::search {
namespace {

// Words of fewer letters are too near to too many others.
constexpr std::size_t letters_min = 4, letters_for_two_slips = 8, letters_max = 32;
// Of one first letter; keeps the time bounded in a vast index.
constexpr int words_read_max = 200'000;

using Letters = std::vector<char32_t>;

Letters letters_of(std::string_view utf8) {
    Letters letters;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !letters.empty())
            letters.back() = (letters.back() << 6U) | (byte & 0x3FU);
        else
            letters.push_back(byte);
    }
    return letters;
}

// Changes, losses, additions and swaps of neighbours; more than `most` when there are more.
std::size_t slips_between(const Letters& a, const Letters& b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    std::array<std::array<std::size_t, letters_max + 2>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto &above = rows[(i + 2) % 3], &two_above = rows[(i + 1) % 3];
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return rows[a.size() % 3][b.size()];
}

struct Best {
    Spelling spelling;
    std::size_t slips;
    std::string language;  // of a stem that may be no word; else empty
};

// Looks through the indexed words that begin with `prefix`, which is put before each.
void read_words(const Xapian::Database& database, const std::string& mark,
                const std::string& language, const std::string& first_letter, const Letters& typed,
                Xapian::doccount found_in, Best& best) {
    const std::string prefix = mark + first_letter;
    int left = words_read_max;
    for (auto term = database.allterms_begin(prefix);
         term != database.allterms_end(prefix) && left > 0; ++term, --left) {
        const std::string word = (*term).substr(mark.size());
        if (word.size() + 8 < typed.size() || word.size() > 4 * letters_max) continue;
        const Letters letters = letters_of(word);
        if (letters.size() > letters_max) continue;
        const std::size_t slips = slips_between(typed, letters, best.slips);
        if (slips == 0 || slips > best.slips) continue;
        const Xapian::doccount works = term.get_termfreq();
        if (works <= found_in) continue;
        if (slips < best.slips || works > best.spelling.works)
            best = {{word, works}, slips, language};
    }
}

// The word that a stem stands for most often: itself, unless other words make up all its weight.
Spelling word_of(const Spelling& stem, const std::string& language, const Knowledge& knowledge) {
    const Xapian::Database& database = knowledge.database;
    const std::string prefix = exact_term(stem.word.substr(0, letters_kept_by_stems));
    Spelling most;
    Xapian::termcount others = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
        const std::string word = (*term).substr(1);
        if (knowledge.stemmers.stem(language, word) != stem.word) continue;
        others += static_cast<Xapian::termcount>(database.get_collection_freq(*term));
        if (term.get_termfreq() > most.works) most = {word, term.get_termfreq()};
    }
    const auto all = database.get_collection_freq(stem_term(language, stem.word));
    return most.word.empty() || all > others ? stem : most;
}

}  // namespace

std::optional<Spelling> other_spelling(const Knowledge& knowledge, std::string_view folded,
                                       Xapian::doccount found_in) {
    const Letters typed = letters_of(folded);
    if (typed.size() < letters_min || typed.size() > letters_max) return std::nullopt;
    std::size_t first_bytes = 1;
    while (first_bytes < folded.size() &&
           (static_cast<unsigned char>(folded[first_bytes]) & 0xC0U) == 0x80U)
        ++first_bytes;
    const std::string first_letter(folded.substr(0, first_bytes));
    const std::size_t most = typed.size() >= letters_for_two_slips ? 2 : 1;
    Best best{{}, most, {}};
    const Xapian::Database& database = knowledge.database;
    read_words(database, exact_term(""), "", first_letter, typed, found_in, best);
    read_words(database, name_term(""), "", first_letter, typed, found_in, best);
    for (const std::string& language : knowledge.languages)
        read_words(database, stem_term(language, ""), language, first_letter, typed, found_in,
                   best);
    if (best.spelling.word.empty()) return std::nullopt;
    return best.language.empty() ? best.spelling : word_of(best.spelling, best.language, knowledge);
}

}  // namespace cairn::search
