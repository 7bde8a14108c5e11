// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// The words of a text, in any script.
namespace cairn::text {

enum class Script : std::uint8_t { other, latin, cyrillic, arabic, han, kana, hangul, digits };

// A word as it is compared: case folded, without accents and vowel marks, width and Arabic letter
// forms made one, Traditional Chinese characters made Simplified. `base` keeps what stemmers need
// (the Arabic ta marbuta and alef maqsura); elsewhere it is the same.
struct Word {
    std::string folded;
    std::string base;
    std::size_t begin = 0, end = 0;  // bytes in the text
    Script script = Script::other;   // of its first letter
    bool capitals = false;           // two letters or more, all capital: an acronym, perhaps
    bool joined = false;             // follows the word before after a hyphen or without a gap
};

// Calls `take` for every word in order: Unicode word boundaries (UAX 29 by ICU), but that a
// character of Chinese, Japanese or Korean is a word by itself, a run of letters ends where digits
// begin, and words longer than 64 bytes are left out. Invalid UTF-8 separates words.
void for_each_word(std::string_view text, const std::function<void(const Word&)>& take);

std::vector<Word> words_of(std::string_view text);

// The whole text folded, words separated by one space: for sorting and for comparing names.
std::string fold(std::string_view text);

inline bool is_cjk(Script script) {
    return script == Script::han || script == Script::kana || script == Script::hangul;
}

}  // namespace cairn::text
