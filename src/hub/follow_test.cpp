// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/follow.h"

#include "journal/journal.h"
#include "store/memory/memory_store.h"

#include <doctest/doctest.h>
#include <map>

namespace cairn::hub {
namespace {

// Keeps what it is given.
class KeptIndex final : public search::IndexWriter {
  public:
    Result<void> put(const search::Work& work) override {
        works[work.id] = work;
        ++puts;
        return {};
    }
    Result<void> remove(std::string_view id) override {
        works.erase(std::string(id));
        return {};
    }
    Result<void> set_concepts(const std::vector<library::Concept>& given) override {
        concepts = given;
        return {};
    }
    Result<void> commit(std::uint64_t position) override {
        committed.push_back(position);
        return {};
    }
    std::uint64_t position() const override { return committed.empty() ? 0 : committed.back(); }
    Result<void> publish() override { return {}; }

    std::map<std::string, search::Work> works;
    std::vector<library::Concept> concepts;
    std::vector<std::uint64_t> committed;
    int puts = 0;
};

struct Place {
    store::MemoryStore store;
    FixedClock clock{parse_time("2026-11-25T10:00:00Z").value()};
    journal::Journal journal{store};
    SystemEntropy entropy;
    seal::Signer signer = seal::Signer::generate("steward", entropy);
    KeptIndex index;

    Place() {
        const journal::Roster roster{{{"steward", "m", signer.verifier(), {"steward"}}}};
        append("roster.put", "g", roster.to_json());
        append("group.put", "g",
               {{"id", "g"}, {"short", "G"}, {"name", json::Object{{"en", "Group"}}}});
    }
    void append(const std::string& type, const std::string& id, json::Object put) {
        const std::string subject = type.substr(0, type.find('.'));
        const auto before = journal.current(subject, id);
        REQUIRE(before);
        const std::string replaces = *before ? (*before)->hash : "";
        REQUIRE(journal.append(
            {{type, "g", format_time(clock.now()), id, replaces, std::move(put)}}, signer, {}));
    }
    void put_member(const std::string& id, const char* name) {
        append("member.put", id,
               {{"id", id},
                {"short", name},
                {"kind", "member"},
                {"name", json::Object{{"en", name}}}});
    }
    void put_resource(const std::string& id, const char* title, const char* issuer = "unodc") {
        append("resource.put", id,
               {{"id", id},
                {"title", json::Object{{"en", title}}},
                {"issuers", json::Array{json::Object{{"member", issuer}}}},
                {"editions", json::Array{json::Object{{"id", "en"}, {"language", "en"}}}}});
    }
    void follow_all(std::uint32_t batch = 100) {
        REQUIRE(follow(store, index, batch, [](std::uint64_t, std::uint64_t) { return true; }));
    }
};

}  // namespace

TEST_CASE("the index is brought to the journal's end, and then there is nothing to do") {
    Place place;
    place.put_resource("a", "Shelters");
    place.put_resource("b", "Courts");
    place.follow_all();
    CHECK(place.index.works.size() == 2);
    CHECK(place.index.works["a"].editions.at(0).title == "Shelters");
    CHECK(place.index.position() == 4);
    place.follow_all();
    CHECK(place.index.committed.size() == 1);
    place.append("resource.retire", "a", {});
    place.follow_all();
    CHECK(place.index.works.size() == 1);
}

TEST_CASE("commits hold at most a batch, and following stops whole when it is told to") {
    Place place;
    for (const char* id : {"a", "b", "c"}) place.put_resource(id, "Shelters");
    REQUIRE(
        follow(place.store, place.index, 2, [](std::uint64_t, std::uint64_t) { return false; }));
    CHECK(place.index.committed == std::vector<std::uint64_t>{2});
    place.follow_all(2);
    CHECK(place.index.committed == std::vector<std::uint64_t>{2, 4, 5});
    CHECK(place.index.works.size() == 3);
}

TEST_CASE("areas and glossary become concepts whenever one of them changes") {
    Place place;
    place.append("area.put", "services",
                 {{"id", "services"},
                  {"order", 1},
                  {"title", json::Object{{"en", "Services"}, {"fr", "Services d'aide"}}},
                  {"concepts", json::Array{json::Object{{"en", json::Array{"shelter"}}}}}});
    place.follow_all();
    CHECK(place.index.concepts.size() == 2);
    place.append(
        "glossary.put", "terms-1",
        {{"id", "terms-1"}, {"concepts", json::Array{json::Object{{"en", json::Array{"GBV"}}}}}});
    place.follow_all();
    REQUIRE(place.index.concepts.size() == 3);
    CHECK(place.index.concepts[0].at(0).second.at(0) == "GBV");
}

TEST_CASE("a member's new name reaches the works that it issued, and no others") {
    Place place;
    place.put_member("unodc", "UNODC");
    place.put_member("ilo", "ILO");
    place.put_resource("a", "Shelters");
    place.put_resource("b", "Courts", "ilo");
    place.follow_all();
    CHECK(place.index.works["a"].issuer_names.at(0) == "UNODC");
    const int before = place.index.puts;
    place.put_member("unodc", "Office on Drugs and Crime");
    place.follow_all();
    CHECK(place.index.works["a"].issuer_names.at(0) == "Office on Drugs and Crime");
    CHECK(place.index.puts == before + 1);
}

}  // namespace cairn::hub
