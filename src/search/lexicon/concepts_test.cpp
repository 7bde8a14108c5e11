// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/lexicon/concepts.h"

#include "base/file.h"

#include <doctest/doctest.h>
#include <unistd.h>

namespace cairn::search {
namespace {

std::string without_s(std::string_view, std::string_view word) {
    return std::string(word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
}

const std::vector<library::Concept>& known() {
    static const std::vector<library::Concept> concepts{
        {{"en", {"victim of trafficking", "VoT"}}, {"fr", {"victime de la traite"}}},
        {{"en", {"victim"}}, {"es", {"víctima"}}},
        {{"en", {"WHO", "World Health Organization"}}},
        {{"es", {"cans"}}, {"en", {"hair"}}},
    };
    return concepts;
}

Concepts::Match longest(const std::string& typed, const std::string& language = "en") {
    static const Concepts concepts(known(), without_s);
    const auto words = text::words_of(typed);
    return concepts.longest(words, language, without_s,
                            [](const text::Word& word) { return word.folded == "who"; });
}

}  // namespace

TEST_CASE("the longest expression is found, in any form, with all that it stands for") {
    const auto match = longest("victims of trafficking abroad");
    CHECK(match.words == 3);
    CHECK(match.language == "en");
    REQUIRE(match.expressions.size() == 3);
    CHECK(match.expressions[2]->folded == "victime de la traite");
    CHECK(longest("victims abroad").words == 1);
    CHECK(longest("abroad").words == 0);
    CHECK(longest("").words == 0);
}

TEST_CASE("another language's expression must be typed letter by letter") {
    CHECK(longest("víctima").words == 1);
    CHECK(longest("victimas").words == 0);
    CHECK(longest("victimas", "es").words == 1);
    CHECK(longest("can").words == 0);
}

TEST_CASE("an acronym that is a word, too, must be typed in capitals") {
    CHECK(longest("WHO").words == 1);
    CHECK(longest("who").words == 0);
    CHECK(longest("vot").words == 1);
}

TEST_CASE("lists are read from a folder's files, and a broken one is named") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("cairn-concepts-" + std::to_string(::getpid()));
    CHECK(read_concepts(folder)->empty());
    std::filesystem::create_directories(folder);
    REQUIRE(write_file(folder / "a.json", R"({"concepts": [{"en": ["GBV"]}]})"));
    CHECK(read_concepts(folder)->size() == 1);
    REQUIRE(write_file(folder / "b.json", "{"));
    CHECK(read_concepts(folder).error().detail.find("b.json") != std::string::npos);
    std::filesystem::remove_all(folder);
}

}  // namespace cairn::search
