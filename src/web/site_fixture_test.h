// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "hub/follow.h"
#include "journal/journal.h"
#include "store/memory/memory_store.h"
#include "web/site.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>

// A site over a hub in memory, for tests of pages.
namespace cairn::web {

// A search that compares whole words of titles: enough for pages, which only show what was found.
class ListIndex final : public search::Index, public search::IndexWriter {
  public:
    Result<search::Found> search(const search::Question& question) override {
        search::Found found;
        found.position = position_;
        for (const auto& [id, work] : works_) {
            if (!holds(question, work)) continue;
            ++found.total;
            if (found.total > question.offset && found.hits.size() < question.count)
                found.hits.push_back(hit(question, work));
            for (const auto& [facet, values] : facets_of(work))
                for (const std::string& value : values) count(found.facets[facet], value);
        }
        if (found.total == 0) found.corrected = corrected;
        return found;
    }
    Result<std::uint64_t> position() override { return position_; }

    Result<void> put(const search::Work& work) override {
        works_[work.id] = work;
        return {};
    }
    Result<void> remove(std::string_view id) override {
        works_.erase(std::string(id));
        return {};
    }
    Result<void> set_concepts(const std::vector<library::Concept>& /*concepts*/) override {
        return {};
    }
    Result<void> commit(std::uint64_t position) override {
        position_ = position;
        return {};
    }
    std::uint64_t position() const override { return position_; }
    Result<void> publish() override { return {}; }

    std::string corrected;

  private:
    using Values = std::vector<std::string>;

    static std::map<std::string, Values> facets_of(const search::Work& work) {
        return {{"area", work.areas},         {"issuer", work.issuers},
                {"kind", {work.kind}},        {"language", work.languages},
                {"state", {work.state}},      {"year", {std::to_string(work.year)}},
                {"audience", work.audiences}, {"subject", {work.subject}}};
    }
    static void count(std::vector<search::FacetValue>& counts, const std::string& value) {
        for (search::FacetValue& one : counts)
            if (one.value == value) {
                ++one.works;
                return;
            }
        counts.push_back({value, 1});
    }
    static bool holds(const search::Question& question, const search::Work& work) {
        for (const auto& [facet, wanted] : question.filters) {
            const auto values = facets_of(work)[facet];
            if (std::none_of(wanted.begin(), wanted.end(), [&](const std::string& value) {
                    return std::find(values.begin(), values.end(), value) != values.end();
                }))
                return false;
        }
        return question.words.empty() ||
               std::any_of(work.editions.begin(), work.editions.end(), [&](const auto& edition) {
                   return edition.title.find(question.words) != std::string::npos;
               });
    }
    static search::Hit hit(const search::Question& question, const search::Work& work) {
        search::Hit hit{work.id, 1, "", {}};
        if (question.words.empty()) return hit;
        for (const auto& edition : work.editions)
            if (edition.title.find(question.words) != std::string::npos) {
                hit.language = edition.language;
                hit.reasons.push_back({question.words, question.words, "exact", edition.language});
                break;
            }
        return hit;
    }

    std::map<std::string, search::Work> works_;
    std::uint64_t position_ = 0;
};

struct Place {
    store::MemoryStore store;
    ListIndex index;
    FixedClock clock{parse_time("2026-11-25T10:00:00Z").value()};
    journal::Journal journal{store};
    SystemEntropy entropy;
    seal::Signer signer = seal::Signer::generate("steward", entropy);
    hub::Hub hub{store, index, clock};
    Site site{hub, "https://hub.example"};

    // With the data of ICAT, or with a group that has nothing but its name.
    explicit Place(bool whole) {
        const journal::Roster roster{
            {{"steward", "unodc", signer.verifier(), {"steward", "editor"}}}};
        append("roster.put", "icat", roster.to_json());
        const desk::Desk desk{store, journal, signer, clock, "icat"};
        if (whole)
            REQUIRE(desk::sign_group_in(desk, CAIRN_DATA "/icat").has_value());
        else
            REQUIRE(desk::sign_empty_group_in(desk).has_value());
        follow();
    }
    void append(const std::string& type, const std::string& id, json::Object put) {
        const std::string at = format_time(clock.now());
        REQUIRE(
            journal.append({{type, "icat", at, id, "", std::move(put)}}, signer, {}).has_value());
    }
    void follow() {
        REQUIRE(hub::follow(store, index, 500, [](auto, auto) { return true; }).has_value());
    }
    http::Response get(const std::string& target, const std::string& accept_language = "") {
        http::Request request;
        request.method = "GET";
        request.target = target;
        request.path = target.substr(0, target.find('?'));
        if (request.path.size() < target.size())
            request.query = target.substr(request.path.size() + 1);
        request.accept_language = accept_language;
        request.host = "hub.example";
        return site.answer(request);
    }
};

inline std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

inline bool holds(const http::Response& response, std::string_view text) {
    return response.body && response.body->find(text) != std::string::npos;
}

}  // namespace cairn::web
