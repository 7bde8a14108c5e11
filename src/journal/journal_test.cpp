// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/journal.h"

#include "store/memory/memory_store.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::journal;

namespace {

seal::Signer signer_of(const char* name, Byte first) {
    Secret<std::array<Byte, 32>> seed;
    seed.reveal()[0] = first;
    return seal::Signer::from_seed(name, seed);
}

Entry put(const std::string& type, const std::string& id, json::Object value,
          const std::string& replaces = "") {
    return {type, "g", "2026-11-23T10:00:00Z", id, replaces, std::move(value)};
}

// A journal of a steward `ann` of unodc and an editor `bob` of iom.
struct Begun {
    store::MemoryStore store;
    Journal journal{store};
    seal::Signer ann = signer_of("ann", 1), bob = signer_of("bob", 2), eve = signer_of("eve", 3);

    Begun() {
        const Roster roster{{{"ann", "unodc", ann.verifier(), {"steward"}},
                             {"bob", "iom", bob.verifier(), {"editor"}}}};
        REQUIRE(journal.append({put("roster.put", "roster", roster.to_json())}, ann, {}));
    }
    std::vector<Fault> faults() {
        return verify(store, [](std::uint64_t) {})->faults;
    }
};

const json::Object resource{{"id", "r"}, {"issuers", json::Array{json::Object{{"member", "iom"}}}}};

}  // namespace

TEST_CASE("what was appended is in force, has a history and verifies") {
    Begun begun;
    REQUIRE(begun.journal.append({put("resource.put", "r", resource), put("member.put", "m", {})},
                                 begun.ann, {"text"}));
    const auto first = begun.journal.current("resource", "r").value();
    REQUIRE(first.has_value());
    CHECK(first->number == 1);
    REQUIRE(begun.journal.append({put("resource.put", "r", resource, first->hash)}, begun.bob, {}));
    const auto acts = history(begun.store, "resource", "r").value();
    REQUIRE(acts.size() == 2);
    CHECK(acts[1].by == "bob");
    CHECK(begun.faults().empty());
    CHECK(begun.store.file(sha256("text")).value() == "text");
}

TEST_CASE("two editors never overwrite each other") {
    Begun begun;
    REQUIRE(begun.journal.append({put("resource.put", "r", resource)}, begun.ann, {}));
    CHECK(begun.journal.append({put("resource.put", "r", resource)}, begun.bob, {}).error().kind ==
          ErrorKind::conflict);
    CHECK(begun.journal
              .append({put("resource.put", "r", resource, std::string(64, '0'))}, begun.bob, {})
              .error()
              .kind == ErrorKind::conflict);
    CHECK(begun.faults().empty());
}

TEST_CASE("an append with one bad entry appends nothing") {
    Begun begun;
    CHECK_FALSE(begun.journal.append({put("resource.put", "r", resource), put("area.put", "a", {})},
                                     begun.bob, {}));
    CHECK(begun.store.journal_size().value() == 1);
}

TEST_CASE("a note from elsewhere is judged by its signatures") {
    Begun begun;
    const std::string text = format_entry(put("resource.put", "r", resource));
    CHECK(begun.journal.append_note(seal::sign_note(text, {&begun.eve})).error().kind ==
          ErrorKind::forbidden);
    CHECK(begun.journal.append_note(seal::sign_note(text, {&begun.bob})));
    CHECK_FALSE(begun.journal.append_note(seal::sign_note(text, {&begun.bob})));  // played again
}

TEST_CASE("verify names the entry that was changed and why") {
    Begun begun;
    REQUIRE(begun.journal.append({put("member.put", "m", {{"id", "m"}})}, begun.ann, {}));
    store::MemoryStore copy;
    store::Append append;
    REQUIRE(begun.store.read_journal(0, 10, [&](std::uint64_t number, std::string_view entry) {
        std::string bytes(entry);
        if (number == 1) bytes.replace(bytes.find("\"m\""), 3, "\"n\"");
        append.entries.push_back(bytes);
        return true;
    }));
    REQUIRE(begun.store.scan_current("", "", [&](std::string_view key, std::string_view value) {
        append.changes.push_back({std::string(key), std::string(value)});
        return true;
    }));
    REQUIRE(copy.append(append));
    const auto report = verify(copy, [](std::uint64_t) {});
    REQUIRE_FALSE(report->faults.empty());
    CHECK(report->faults[0].entry == 1);
    CHECK(report->faults[0].why.find("does not hold") != std::string::npos);
}

TEST_CASE("verify notices a current state that the journal does not say") {
    Begun begun;
    REQUIRE(begun.journal.append({put("member.put", "m", {{"id", "m"}})}, begun.ann, {}));
    store::Append append;
    append.expected_size = 2;
    append.changes = {{"member/m", write_current({std::string(64, '0'), 1, json::Object{}})}};
    REQUIRE(begun.store.append(append));
    CHECK_FALSE(begun.faults().empty());
}

TEST_CASE("a journal begins with a roster that its signer stands in as steward") {
    store::MemoryStore store;
    Journal journal(store);
    const auto eve = signer_of("eve", 3);
    const auto ann = signer_of("ann", 1);
    const Roster roster{{{"ann", "unodc", ann.verifier(), {"steward"}}}};
    CHECK_FALSE(journal.append({put("member.put", "m", {})}, ann, {}));
    CHECK_FALSE(journal.append({put("roster.put", "roster", roster.to_json())}, eve, {}));
    CHECK(journal.append({put("roster.put", "roster", roster.to_json())}, ann, {}));
}
