// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "journal/journal.h"
#include "store/memory/memory_store.h"
#include "web/page.h"
#include "web/site.h"

#include <algorithm>
#include <string>
#include <vector>

namespace cairn::web::api {

// Finds what it was told to find, and keeps the questions.
class ToldIndex final : public search::Index {
  public:
    Result<search::Found> search(const search::Question& question) override {
        asked.push_back(question);
        return found;
    }
    Result<std::uint64_t> position() override { return 5; }

    search::Found found;
    std::vector<search::Question> asked;
};

// A hub in memory with a group, an area, a member and one resource of two editions; the index finds
// that one.
struct Place {
    store::MemoryStore store;
    ToldIndex index;
    FixedClock clock{parse_time("2026-11-25T10:00:00Z").value()};
    journal::Journal journal{store};
    SystemEntropy entropy;
    seal::Signer signer = seal::Signer::generate("steward", entropy);
    hub::Hub hub{store, index, clock};
    Site site{hub, "https://hub.example"};

    Place() {
        const journal::Roster roster{{{"steward", "m", signer.verifier(), {"steward"}}}};
        append("roster.put", "g", roster.to_json());
        append("group.put", "g", parsed(R"({"id":"g","short":"ICAT","name":{"en":"Group"},
            "languages":["en","fr","ar"],"crisis":{"short":{"en":"COVID-19"}}})"));
        append("area.put", "services", parsed(R"({"id":"services","order":1,
            "title":{"en":"Services"},"definition":{"en":"Shelters."},
            "concepts":[{"en":["shelter"],"fr":["abri"]}]})"));
        append("member.put", "ilo", parsed(R"({"id":"ilo","short":"ILO","kind":"member",
            "name":{"en":"International Labour Organization"}})"));
        append("resource.put", "r1",
               parsed(R"({"id":"r1","title":{"en":"Shelters","fr":"Abris"},
            "issuers":[{"member":"ilo"}],"areas":["services"],"date":"2020-04~",
            "editions":[{"id":"en","language":"en","text":")" +
                      text_hash() + R"("},
                        {"id":"fr","language":"fr"}]})"),
               {kept_text()});
        index.found.total = 1;
        index.found.hits = {{"r1", 2.5, "fr", {{"refuge", "abri", "translation", "fr"}}}};
        index.found.facets["language"] = {{"en", 1}, {"fr", 1}};
    }

    static json::Object parsed(std::string_view text) { return json::parse_object(text).value(); }
    static std::string kept_text() { return "The shelters stay open."; }
    static std::string text_hash() { return to_hex(sha256(kept_text())); }

    void append(const std::string& type, const std::string& id, json::Object put,
                std::vector<std::string> files = {}) {
        const std::string at = format_time(clock.now());
        const auto done =
            journal.append({{type, "g", at, id, "", std::move(put)}}, signer, std::move(files));
        if (!done) throw std::runtime_error(done.error().detail);
    }

    http::Response get(const std::string& target) {
        http::Request request;
        request.method = "GET";
        request.target = target;
        request.path = target.substr(0, target.find('?'));
        if (const std::size_t mark = target.find('?'); mark != std::string::npos)
            request.query = target.substr(mark + 1);
        return site.answer(request);
    }
    // The answer as JSON, whatever its status.
    json::Object object(const std::string& target) {
        return json::parse_object(*get(target).body).value();
    }
};

inline std::string header(const http::Response& response, std::string_view name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&](const auto& one) { return one.first == name; });
    return found == response.headers.end() ? "" : found->second;
}

}  // namespace cairn::web::api
