// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <xapian.h>
#include <map>
#include <string>
#include <string_view>

// How words and values are written as terms of the index, and what its value slots hold.
namespace cairn::search {

// A stem of the text stands with its language, so that one spelling in two languages is two terms
// and a match tells its language: "en:shelter". Chinese, Japanese and Korean stand as single
// characters and as pairs of neighbours. A word as it is written, where it is not its own stem:
// "=shelters". A word of an issuer's name: "Nilo".
inline std::string stem_term(std::string_view language, std::string_view stem) {
    return std::string(language) + ':' + std::string(stem);
}
inline std::string exact_term(std::string_view folded) {
    return '=' + std::string(folded);
}
inline std::string name_term(std::string_view folded) {
    return 'N' + std::string(folded);
}
inline std::string id_term(std::string_view id) {
    return 'Q' + std::string(id);
}
// Every document with an edition, title or abstract in the language.
inline std::string language_term(std::string_view language) {
    return "XL" + std::string(language);
}
inline std::string facet_term(std::string_view facet, std::string_view value) {
    return "XF" + std::string(facet) + ':' + std::string(value);
}

enum Slot : Xapian::valueno { slot_newest = 0, slot_oldest = 1, slot_title = 2 };

// Terms longer than this are left out; Xapian refuses those of more than 245 bytes.
inline constexpr std::size_t term_bytes_max = 200;

// A word and its stem begin alike.
inline constexpr std::size_t letters_kept_by_stems = 3;

// Keys of the database's own notes.
inline constexpr const char* key_position = "cairn-position";
inline constexpr const char* key_columns = "cairn-columns";    // bytes that are committed
inline constexpr const char* key_concepts = "cairn-concepts";  // the group's terms, as JSON
inline constexpr const char* key_general_concepts = "cairn-general-concepts";  // of the word lists
inline constexpr const char* key_languages = "cairn-languages";  // of terms, parted by one space

// Snowball's stemmers by language; one object for one thread.
class Stemmers {
  public:
    // The stem of a word as text::Word::base has it, folded.
    std::string stem(std::string_view language, std::string_view base);

  private:
    std::map<std::string, Xapian::Stem, std::less<>> stemmers_;
};

}  // namespace cairn::search
