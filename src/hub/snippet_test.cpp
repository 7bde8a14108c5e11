// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/snippet.h"

#include "store/memory/memory_store.h"

#include <doctest/doctest.h>

namespace cairn::hub {
namespace {

// The snippet of an abstract, what is marked between brackets.
std::string snippet(const char* language, const std::string& abstract,
                    const std::vector<std::string>& matched) {
    store::MemoryStore store;
    Card card;
    card.language = language;
    card.resource.abstract.set(language, abstract);
    for (const std::string& each : matched) card.reasons.push_back({each, each, "exact", language});
    std::string all;
    for (const Piece& piece : snippet_for(card, store))
        all += piece.marked ? "[" + piece.text + "]" : piece.text;
    return all;
}

}  // namespace

TEST_CASE("words are marked whatever their case, accents and endings") {
    CHECK(snippet("en", "Shelters stay open.", {"shelter"}) == "[Shelters] stay open.");
    CHECK(snippet("fr", "L'hébergement d'urgence", {"hebergement"}) == "L'[hébergement] d'urgence");
    CHECK(snippet("ru", "Приюты закрыты", {"приют"}) == "[Приюты] закрыты");
    CHECK(snippet("en", "A shelf of books", {"shelter"}) == "A shelf of books");
}

TEST_CASE("an expression is marked where its words stand together") {
    CHECK(snippet("en", "Forced labour and labour that is forced", {"forced labour"}) ==
          "[Forced labour] and labour that is forced");
    CHECK(snippet("zh", "打擊人口販運的指引", {"人口贩运"}) == "打擊[人口販運]的指引");
}

TEST_CASE("of a long abstract the passage with the words is shown, whole characters only") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "пустые слова ";
    const std::string cut = snippet("ru", text + "приют " + text, {"приют"});
    CHECK(cut.find("[приют]") != std::string::npos);
    CHECK(cut.starts_with("… "));
    CHECK(cut.ends_with(" …"));
    CHECK(cut.size() < 400);
}

TEST_CASE("without a place the beginning is shown, and of nothing nothing") {
    CHECK(snippet("en", "Courts open late.", {"shelter"}) == "Courts open late.");
    CHECK(snippet("en", "", {"shelter"}).empty());
}

}  // namespace cairn::hub
