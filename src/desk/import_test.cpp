// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/desk.h"
#include "library/resource.h"
#include "store/memory/memory_store.h"

#include <doctest/doctest.h>
#include <sstream>

namespace cairn::desk {
namespace {

// A group with one steward, who is at work.
struct Place {
    store::MemoryStore store;
    journal::Journal journal{store};
    SystemEntropy entropy;
    seal::Signer signer = seal::Signer::generate("steward", entropy);
    FixedClock clock{parse_time("2026-11-25T10:00:00Z").value()};
    Desk desk{store, journal, signer, clock, "library"};

    Place() {
        const journal::Roster roster{{{"steward", "library", signer.verifier(), {"steward"}}}};
        REQUIRE(journal.append(
            {{"roster.put", "library", format_time(clock.now()), "library", "", roster.to_json()}},
            signer, {}));
        REQUIRE(sign_empty_group_in(desk));
    }
};

struct Told {
    std::vector<std::uint64_t> committed;
    std::vector<std::string> bad, unknown;

    ImportListener listener() {
        return {[this](std::uint64_t lines) { committed.push_back(lines); },
                [this](std::uint64_t line, const std::string& why) {
                    bad.push_back(std::to_string(line) + ": " + why);
                },
                [this](const std::string& name) { unknown.push_back(name); }};
    }
};

Result<ImportReport> import_text(const Place& place, const std::string& text, Told& told,
                                 const ImportOptions& options = {}) {
    std::istringstream lines(text);
    return import_lines(place.desk, lines, options, told.listener());
}

std::string exported(Place& place) {
    std::ostringstream out;
    REQUIRE(export_lines(place.store, out));
    return out.str();
}

constexpr const char* two_editions =
    R"({"id":"a-en","work":"a","title":"Shelters","language":"en","organisation":"Safe House"})"
    "\n"
    R"({"id":"a-fr","work":"a","title":"Foyers","language":"fr","text":"Le foyer.","colour":1})"
    "\n";

}  // namespace

TEST_CASE("lines of one work become editions of one resource, and are acknowledged") {
    Place place;
    Told told;
    const auto report = import_text(place, two_editions, told);
    REQUIRE(report);
    CHECK(report->put == 1);
    CHECK(report->new_members == 1);
    CHECK(told.committed == std::vector<std::uint64_t>{2});
    CHECK(told.unknown == std::vector<std::string>{"colour"});
    const auto current = place.journal.current("resource", "a").value();
    REQUIRE(current);
    const auto resource = library::Resource::from_json(*current->put).value();
    CHECK(resource.languages() == std::vector<std::string>{"en", "fr"});
    CHECK(resource.issuers.front().member == "safe-house");
}

TEST_CASE("the same lines twice change nothing") {
    Place place;
    Told told;
    REQUIRE(import_text(place, two_editions, told));
    const auto size = place.store.journal_size().value();
    const auto again = import_text(place, two_editions, told);
    REQUIRE(again);
    CHECK(again->put == 0);
    CHECK(again->unchanged == 1);
    CHECK(place.store.journal_size().value() == size);
}

TEST_CASE("a bad line stops the import, or is left out on request") {
    Place place;
    Told told;
    const std::string text =
        "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\"}\n"
        "{\"id\":\"c\",\"title\":\"C\"}\n";
    const auto stopped = import_text(place, text, told);
    REQUIRE(stopped);
    CHECK(stopped->bad == 1);
    CHECK(told.bad == std::vector<std::string>{"2: title: is missing"});
    CHECK(told.committed == std::vector<std::uint64_t>{1});
    CHECK(exported(place).find("\"C\"") == std::string::npos);
    const auto going = import_text(place, text, told, {.keep_going = true});
    REQUIRE(going);
    CHECK(exported(place).find("\"C\"") != std::string::npos);
}

TEST_CASE("a dry run writes nothing") {
    Place place;
    Told told;
    const auto before = place.store.journal_size().value();
    const auto report = import_text(place, two_editions, told, {.dry_run = true});
    REQUIRE(report);
    CHECK(report->put == 1);
    CHECK(told.committed.empty());
    CHECK(place.store.journal_size().value() == before);
}

TEST_CASE("what is exported comes back the same") {
    Place place, copy;
    Told told;
    REQUIRE(import_text(place, two_editions, told));
    const std::string lines = exported(place);
    REQUIRE(import_text(copy, lines, told));
    CHECK(exported(copy) == lines);
}

TEST_CASE("a line beyond the limit is named and does not fill the memory") {
    Place place;
    Told told;
    const std::string long_line =
        R"({"id":"a","title":"A","text":")" + std::string(2'000'000, 'x') + "\"}\n";
    const auto report = import_text(place, long_line, told);
    REQUIRE(report);
    CHECK(told.bad == std::vector<std::string>{"1: a line is at most 1 MiB"});
}

}  // namespace cairn::desk
