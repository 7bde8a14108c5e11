// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Bilingual word lists with English on one side, in one file that is mapped into memory.
namespace cairn::search {

// The stem of a word in a language, from its base as text::Word has it; the word itself where there
// is no stemmer.
using Stem = std::function<std::string(std::string_view language, std::string_view base)>;

struct Translation {
    std::string_view language;  // "en", or the other language for an English word
    std::string_view words;     // bases, separated by one space; of Chinese without spaces
    bool operator==(const Translation&) const = default;
};

class Lexicon {
  public:
    static Result<Lexicon> open(const std::filesystem::path& file);
    Lexicon() = default;  // knows nothing

    // Translations of a folded word or phrase, in the order of their sources.
    std::vector<Translation> look_up(std::string_view language, std::string_view folded) const;
    // Of the headwords that share the stem, or the stems, separated by one space.
    std::vector<Translation> look_up_stem(std::string_view language, std::string_view stem) const;
    // Whether the folded word says little by itself: "the", "can", "dont".
    bool is_function_word(std::string_view language, std::string_view folded) const;

  private:
    std::string_view entry_of(std::string_view key) const;
    std::vector<Translation> find(std::string_view key) const;

    std::shared_ptr<const void> mapping_;
    std::span<const std::uint32_t> offsets_;
    std::string_view texts_;
};

// Where word lists lie: our own (data/lexicon/README.md describes them: zh-en/*.tsv,
// function-words/fr.txt, concepts/*.json) and FreeDict's as dictd packages install them
// (freedict-fra-eng.index, .dict.dz). A folder or dictionary that is not there is left out.
struct LexiconSources {
    std::filesystem::path lists, dictd;
};

Result<void> build_lexicon(const LexiconSources& sources, const Stem& stem,
                           const std::filesystem::path& file);

}  // namespace cairn::search
