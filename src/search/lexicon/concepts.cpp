// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/lexicon/concepts.h"

#include "base/file.h"
#include "base/json.h"
#include "text/language.h"

#include <algorithm>
#include <set>

namespace cairn::search {
namespace {

constexpr std::size_t file_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t words_max = 12;  // of one expression; Chinese characters are words here

Expression expression_of(const std::string& language, const std::string& written,
                         std::vector<text::Word> words) {
    const bool acronym = words.size() == 1 && words.front().capitals;
    return {language, text::fold(written), std::move(words), acronym};
}

// Whether `typed` begins with the words, letter by letter.
bool are_same(const std::vector<text::Word>& words, std::span<const text::Word> typed) {
    return std::equal(words.begin(), words.end(), typed.begin(),
                      [](const auto& a, const auto& b) { return a.folded == b.folded; });
}

}  // namespace

Concepts::Concepts(std::span<const library::Concept> concepts, const Stem& stem) {
    std::set<std::string> languages;
    for (const library::Concept& source : concepts) {
        std::vector<Expression> expressions;
        for (const auto& [tag, texts] : source) {
            const std::string language = text::primary_subtag(tag);
            languages.insert(language);
            for (const std::string& written : texts) {
                auto words = text::words_of(written);
                if (words.empty() || words.size() > words_max) continue;
                std::string key = language;
                for (const text::Word& word : words) key += ' ' + stem(language, word.base);
                places_[key].push_back({concepts_.size(), expressions.size()});
                words_max_ = std::max(words_max_, words.size());
                expressions.push_back(expression_of(language, written, std::move(words)));
            }
        }
        concepts_.push_back(std::move(expressions));
    }
    languages_.assign(languages.begin(), languages.end());
}

Concepts::Match Concepts::longest(std::span<const text::Word> typed, std::string_view typed_in,
                                  const Stem& stem,
                                  const std::function<bool(const text::Word&)>& is_word) const {
    Match match;
    std::set<std::size_t> taken;
    for (const std::string& language : languages_) {
        std::string key = language;
        for (std::size_t i = 0; i < std::min(typed.size(), words_max_); ++i) {
            key += ' ' + stem(language, typed[i].base);
            const auto found = places_.find(key);
            if (found == places_.end() || i + 1 < match.words) continue;
            for (const Place& place : found->second) {
                const Expression& expression = concepts_[place.concept_][place.expression];
                if (expression.acronym && !typed[0].capitals && is_word(typed[0])) continue;
                if (language != typed_in && !are_same(expression.words, typed)) continue;
                if (i + 1 > match.words) {
                    match = {i + 1, language, {}};
                    taken.clear();
                }
                if (!taken.insert(place.concept_).second) continue;
                for (const Expression& each : concepts_[place.concept_])
                    match.expressions.push_back(&each);
            }
        }
    }
    return match;
}

Result<std::vector<library::Concept>> read_concepts(const std::filesystem::path& folder) {
    std::vector<library::Concept> concepts;
    std::set<std::filesystem::path> files;
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder, error))
        if (file.path().extension() == ".json") files.insert(file.path());
    for (const auto& file : files) {
        CAIRN_TRY(content, read_file(file, file_bytes_max));
        auto object = json::parse_object(content);
        if (!object) return fail_at(file.filename().string(), object.error());
        auto read = library::concepts_from_json(*object);
        if (!read) return fail_at(file.filename().string(), read.error());
        concepts.insert(concepts.end(), read->begin(), read->end());
    }
    return concepts;
}

}  // namespace cairn::search
