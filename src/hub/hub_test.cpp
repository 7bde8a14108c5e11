// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/hub.h"

#include "journal/journal.h"
#include "store/memory/memory_store.h"

#include <doctest/doctest.h>

namespace cairn::hub {
namespace {

// Finds what it was told to find, and keeps the question.
class FoundIndex final : public search::Index {
  public:
    Result<search::Found> search(const Question& question) override {
        asked.push_back(question);
        return found;
    }
    Result<std::uint64_t> position() override { return 3; }

    search::Found found;
    std::vector<Question> asked;
};

struct Place {
    store::MemoryStore store;
    FoundIndex index;
    FixedClock clock{parse_time("2026-11-25T10:00:00Z").value()};
    journal::Journal journal{store};
    SystemEntropy entropy;
    seal::Signer signer = seal::Signer::generate("steward", entropy);
    Hub hub{store, index, clock};

    Place() {
        const journal::Roster roster{{{"steward", "m", signer.verifier(), {"steward"}}}};
        append("roster.put", "g", roster.to_json());
        append("group.put", "g",
               {{"id", "g"}, {"short", "G"}, {"name", json::Object{{"en", "Group"}}}});
        append("area.put", "services",
               {{"id", "services"}, {"order", 1}, {"title", json::Object{{"en", "Services"}}}});
    }
    void append(const std::string& type, const std::string& id, json::Object put,
                const std::string& replaces = "") {
        const std::string at = format_time(clock.now());
        REQUIRE(journal.append({{type, "g", at, id, replaces, std::move(put)}}, signer, {}));
    }
    std::string hash_of(const std::string& id) {
        return journal.current("resource", id).value()->hash;
    }
};

json::Object resource(const char* id, const char* title) {
    return {{"id", id},
            {"title", json::Object{{"en", title}}},
            {"abstract", json::Object{{"en", "Every shelter stays open by night."}}},
            {"editions", json::Array{json::Object{{"id", "en"}, {"language", "en"}}}}};
}

}  // namespace

TEST_CASE("what the journal says is shown at once") {
    Place place;
    CHECK(place.hub.snapshot().value()->areas.size() == 1);
    CHECK(place.hub.resource("r1").error().kind == ErrorKind::not_found);
    place.append("resource.put", "r1", resource("r1", "Shelters"));
    CHECK(place.hub.resource("r1")->resource.title.in("en") == "Shelters");
    CHECK(place.hub.snapshot().value()->position == 4);
}

TEST_CASE("a resource shows each act on it, oldest first") {
    Place place;
    place.append("resource.put", "r1", resource("r1", "Shelter"));
    place.append("resource.put", "r1", resource("r1", "Shelters"), place.hash_of("r1"));
    const auto page = place.hub.resource("r1");
    REQUIRE(page);
    REQUIRE(page->history.size() == 2);
    CHECK(page->history[0].number == 3);
    CHECK(page->history[1].by == "steward");
    CHECK(page->history[1].hash == place.hash_of("r1"));
}

TEST_CASE("a listing marks the words that were found, and leaves out what was retired since") {
    Place place;
    place.append("resource.put", "r1", resource("r1", "Shelters"));
    place.index.found.total = 2;
    place.index.found.hits = {{"r1", 2.5, "en", {{"shelter", "shelter", "exact", ""}}},
                              {"gone", 1.0, "en", {}}};
    const auto listing = place.hub.find_resources({});
    REQUIRE(listing);
    REQUIRE(listing->cards.size() == 1);
    const auto& snippet = listing->cards[0].snippet;
    REQUIRE(snippet.size() == 3);
    CHECK(snippet[1].text == "shelter");
    CHECK(snippet[1].marked);
}

TEST_CASE("every resource in force is listed in steps, with its last change") {
    Place place;
    for (const char* id : {"r1", "r2", "r3"})
        place.append("resource.put", id, resource(id, "Title"));
    place.append("resource.retire", "r2", {}, place.hash_of("r2"));
    CHECK(place.hub.marks(2).value() == std::vector<std::string>{"r2"});
    CHECK(place.hub.marks(3)->empty());
    const auto first = place.hub.listed("", 2);
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    CHECK(first->front().id == "r1");
    CHECK(first->front().changed == "2026-11-25T10:00:00Z");
    const auto second = place.hub.listed("r2", 2);
    REQUIRE(second);
    REQUIRE(second->size() == 1);
    CHECK(second->front().id == "r3");
}

TEST_CASE("an abstract is shown in the reader's language, an edition in its own") {
    Place place;
    auto put = resource("r1", "Shelters");
    put["abstract"].get_object()["fr"] = "Les foyers restent ouverts.";
    put["abstract"].get_object()["es"] = "Los refugios siguen abiertos.";
    put["editions"].get_array().push_back(json::Object{{"id", "es"}, {"language", "es"}});
    place.append("resource.put", "r1", put);
    Question question;
    question.reader_language = "fr";
    place.index.found.hits = {{"r1", 1.0, "en", {}}};
    CHECK(place.hub.find_resources(question)->cards[0].language == "en");
    place.index.found.hits = {{"r1", 1.0, "ar", {}}};
    CHECK(place.hub.find_resources(question)->cards[0].language == "fr");
    place.index.found.hits = {{"r1", 1.0, "es", {}}};
    CHECK(place.hub.find_resources(question)->cards[0].language == "es");
}

TEST_CASE("coverage asks once for each area and once for all") {
    Place place;
    place.index.found.total = 7;
    place.index.found.facets["language"] = {{"fr", 3}};
    const auto coverage = place.hub.coverage("fr");
    REQUIRE(coverage);
    REQUIRE(coverage->rows.size() == 2);
    CHECK(coverage->rows[0].area == "services");
    CHECK(coverage->rows[1].area.empty());
    CHECK(place.index.asked[0].filters.at("area") == std::vector<std::string>{"services"});
    CHECK(place.index.asked[1].filters.at("language") == std::vector<std::string>{"fr"});
}

TEST_CASE("the journal is read in pages and its checkpoint is the signer's") {
    Place place;
    const auto entries = place.hub.journal(1, 1);
    REQUIRE(entries);
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().number == 1);
    CHECK(entries->front().note.find("cairn/1 group.put") == 0);
    CHECK(place.hub.checkpoint()->starts_with("cairn/g\n3\n"));
    CHECK(place.hub.text(std::string(64, 'a')).error().kind == ErrorKind::not_found);
    CHECK(place.hub.text("no hash").error().kind == ErrorKind::invalid);
}

}  // namespace cairn::hub
