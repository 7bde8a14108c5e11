// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/words.h"

#include <doctest/doctest.h>

namespace cairn::text {

static std::string joined(std::string_view text) {
    std::string all;
    for (const Word& word : words_of(text)) {
        if (!all.empty()) all += word.joined ? '+' : ' ';
        all += word.folded;
    }
    return all;
}

TEST_CASE("case and accents make no difference") {
    CHECK(joined("Hébergement À L’ÉTRANGER") == "hebergement a l etranger");
    CHECK(joined("Straße Łódź Ísland") == "strasse lodz island");
    CHECK(joined("ЕЩЁ Российской") == "еще российской");
    CHECK(joined("ｆｕｌｌ　ｗｉｄｔｈ") == "full width");
}

TEST_CASE("Arabic vowel marks and letter forms make no difference, and stemmers keep theirs") {
    CHECK(joined("ٱلْإِتْجَار") == joined("الاتجار"));
    const auto word = words_of("الضحية").at(0);
    CHECK(word.folded == "الضحيه");
    CHECK(word.base == "الضحية");
}

TEST_CASE("marks that spell a word in other scripts stay") {
    CHECK(joined("हिन्दी में") == "हिन्दी में");
    CHECK(words_of("ความช่วยเหลือผู้เสียหาย").size() > 1);
}

TEST_CASE("letters and digits part, hyphens join") {
    CHECK(joined("COVID-19 COVID19 covid 19") == "covid+19 covid+19 covid 19");
    CHECK(joined("anti-trafficking") == "anti+trafficking");
    CHECK(joined("A/RES/55/25") == "a res 55 25");
}

TEST_CASE("apostrophes keep a word whole or part an article") {
    CHECK(joined("victim's l'abri d’Europe don't") == "victim s l abri d europe don t");
}

TEST_CASE("Chinese is read by the character, in Simplified forms") {
    CHECK(joined("販運 人口") == joined("贩运 人口"));
    CHECK(words_of("人口贩运").size() == 4);
    CHECK(fold("人口販運 COVID-19") == "人口贩运 covid 19");
}

TEST_CASE("places are bytes of the text, and broken bytes separate") {
    const auto words = words_of("é\xffx");
    REQUIRE(words.size() == 2);
    CHECK(words[0].end == 2);
    CHECK(words[1].begin == 3);
    CHECK(words_of("").empty());
    CHECK(words_of("\xf0\x9f\x98\x80 ... --").empty());
}

TEST_CASE("acronyms are words of capitals") {
    CHECK(words_of("ILO").at(0).capitals);
    CHECK_FALSE(words_of("Ilo").at(0).capitals);
    CHECK_FALSE(words_of("I").at(0).capitals);
}

}  // namespace cairn::text
