// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file.h"
#include "search/lexicon/freedict.h"
#include "search/lexicon/lexicon.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t list_bytes_max = 16 * 1024 * 1024;
constexpr std::size_t translations_max = 12;  // of one headword into one language
constexpr std::size_t words_max = 4;          // of a headword or a translation

// A headword or translation: folded, by bases, by stems; words parted by one space.
struct Expression {
    std::string folded, base, stem;
    std::size_t words = 0;
};

// Without the "to" of English infinitives and the articles that lists put before nouns.
Expression expression_of(std::string_view language, std::string_view written, const Stem& stem) {
    Expression expression;
    const auto words = text::words_of(written);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const text::Word& word = words[i];
        const bool is_led = i == 0 && words.size() > 1 && language == "en" &&
                            (word.folded == "to" || word.folded == "a" || word.folded == "an");
        if (is_led) continue;
        const bool apart =
            !expression.folded.empty() && !(text::is_cjk(word.script) && word.joined);
        for (std::string* each : {&expression.folded, &expression.base, &expression.stem})
            if (apart) *each += ' ';
        expression.folded += word.folded;
        expression.base += word.base;
        expression.stem += stem(language, word.base);
        if (apart || expression.words == 0) ++expression.words;
    }
    return expression;
}

// Pairs in the order in which they come, so that our own lists stand before FreeDict's and what
// they name first stays first.
class Builder {
  public:
    explicit Builder(const Stem& stem) : stem_(stem) {}

    void add(std::string_view from_language, std::string_view from, std::string_view to_language,
             std::string_view to) {
        const Expression headword = expression_of(from_language, from, stem_);
        const Expression translation = expression_of(to_language, to, stem_);
        if (headword.words == 0 || translation.words == 0 || headword.words > words_max ||
            translation.words > words_max)
            return;
        const std::string value = std::string(to_language) + ' ' + translation.base;
        put(std::string(from_language) + ' ' + headword.folded, value);
        put(std::string(from_language) + '~' + headword.stem, value);
    }

    void add_function_word(std::string_view language, std::string_view folded) {
        entries_[std::string(language) + '!' + std::string(folded)];
    }

    Result<void> write(const fs::path& file) const {
        std::string texts;
        std::vector<std::uint32_t> offsets;
        for (const auto& [key, values] : entries_) {
            offsets.push_back(static_cast<std::uint32_t>(texts.size()));
            texts += key;
            for (const std::string& value : values) texts += '\n' + value;
            texts += '\0';
        }
        const auto count = static_cast<std::uint32_t>(offsets.size());
        std::string bytes = "CAIRNLX1";
        const auto append = [&](const void* from, std::size_t size) {
            bytes.append(static_cast<const char*>(from), size);
        };
        append(&count, sizeof count);
        append(offsets.data(), offsets.size() * sizeof(std::uint32_t));
        bytes += texts;
        return write_file(file, bytes);
    }

  private:
    void put(const std::string& key, const std::string& value) {
        auto& values = entries_[key];
        const std::string_view language(value.data(), value.find(' ') + 1);
        const auto count =
            std::count_if(values.begin(), values.end(),
                          [&](const std::string& each) { return each.starts_with(language); });
        if (static_cast<std::size_t>(count) < translations_max &&
            std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }

    const Stem& stem_;
    std::map<std::string, std::vector<std::string>> entries_;
};

Result<void> add_list(Builder& builder, const fs::path& file, const std::string& language) {
    CAIRN_TRY(content, read_file(file, list_bytes_max));
    std::string_view rest = content;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        std::string_view translations = line.substr(tab + 1);
        while (!translations.empty()) {
            const std::size_t semicolon = translations.find(';');
            const std::string_view one = translations.substr(0, semicolon);
            builder.add(language, line.substr(0, tab), "en", one);
            builder.add("en", one, language, line.substr(0, tab));
            translations.remove_prefix(semicolon == std::string_view::npos ? translations.size()
                                                                           : semicolon + 1);
        }
    }
    return {};
}

// function-words/fr.txt: words parted by blanks and line ends.
Result<void> add_function_words(Builder& builder, const fs::path& lists) {
    std::error_code error;
    for (const auto& file : fs::directory_iterator(lists / "function-words", error)) {
        if (file.path().extension() != ".txt") continue;
        CAIRN_TRY(content, read_file(file.path(), list_bytes_max));
        const std::string language = file.path().stem().string();
        std::string_view rest = content;
        while (!rest.empty()) {
            const std::size_t end = rest.find_first_of(" \n");
            builder.add_function_word(language, text::fold(rest.substr(0, end)));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
    }
    return {};
}

// lists/fr-en/*.tsv, in the order of their names.
Result<void> add_lists(Builder& builder, const fs::path& lists) {
    std::error_code error;
    std::set<fs::path> files;
    for (const auto& folder : fs::directory_iterator(lists, error))
        for (const auto& file : fs::directory_iterator(folder.path(), error))
            if (file.path().extension() == ".tsv") files.insert(file.path());
    for (const fs::path& file : files) {
        const std::string pair = file.parent_path().filename().string();
        const std::size_t dash = pair.find("-en");
        if (dash != std::string::npos) CAIRN_CHECK(add_list(builder, file, pair.substr(0, dash)));
    }
    return {};
}

struct Dictionary {
    const char *name, *from, *to;
};

// Those of Debian with English and another language of the United Nations.
constexpr std::array dictionaries{
    Dictionary{"freedict-fra-eng", "fr", "en"}, Dictionary{"freedict-eng-fra", "en", "fr"},
    Dictionary{"freedict-spa-eng", "es", "en"}, Dictionary{"freedict-eng-spa", "en", "es"},
    Dictionary{"freedict-ara-eng", "ar", "en"}, Dictionary{"freedict-eng-ara", "en", "ar"},
    Dictionary{"freedict-eng-rus", "en", "ru"},
};

}  // namespace

Result<void> build_lexicon(const LexiconSources& sources, const Stem& stem, const fs::path& file) {
    Builder builder(stem);
    CAIRN_CHECK(add_lists(builder, sources.lists));
    CAIRN_CHECK(add_function_words(builder, sources.lists));
    for (const Dictionary& dictionary : dictionaries) {
        const auto read =
            read_freedict(sources.dictd / dictionary.name,
                          [&](std::string_view headword, std::string_view meaning) {
                              builder.add(dictionary.from, headword, dictionary.to, meaning);
                              builder.add(dictionary.to, meaning, dictionary.from, headword);
                          });
        if (!read && read.error().kind != ErrorKind::not_found)
            return tl::unexpected<Error>(read.error());
    }
    return builder.write(file);
}

}  // namespace cairn::search
