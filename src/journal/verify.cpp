// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/checkpoint.h"
#include "journal/journal.h"

#include <unordered_map>

namespace cairn::journal {
namespace {

constexpr std::size_t faults_max = 100;
constexpr std::uint64_t progress_every = 10'000;

// Follows the journal with nothing but its entries, so that what the store says can be held
// against it.
class Replay {
  public:
    // Judges one entry; an error says what is wrong with it.
    Result<void> take(std::uint64_t number, std::string_view bytes) {
        frontier_.add(bytes);
        CAIRN_TRY(note, seal::parse_note(bytes));
        CAIRN_TRY(entry, parse_entry_text(note.text));
        Roster judging = roster_;
        if (number == 0) {
            if (entry.type != "roster.put")
                return fail(ErrorKind::forbidden, "a journal begins with its roster");
            CAIRN_TRY(first, Roster::from_json(entry.put));
            judging = std::move(first);
            group_ = entry.group;
        }
        if (entry.group != group_) return fail(ErrorKind::invalid, "the entry is of another group");
        CAIRN_TRY(signers, seal::verified_signers(note, number == 0 ? judging.keys() : keys_));
        if (signers.empty()) return fail(ErrorKind::forbidden, "nobody of the roster signed it");
        CAIRN_CHECK(may_sign(judging, signers,
                             number == 0 ? Entry{"group.put", "", "", "", "", {}} : entry));
        std::string& before = hashes_[current_key(entry)];
        if (before != entry.replaces)
            return fail(ErrorKind::conflict, "it does not replace the entry that was in force");
        before = to_hex(sha256(bytes));
        if (entry.type == "roster.put") {
            CAIRN_TRY(roster, Roster::from_json(entry.put));
            roster_ = std::move(roster);
            keys_ = roster_.keys();
        }
        return {};
    }

    const Frontier& frontier() const { return frontier_; }
    const Roster& roster() const { return roster_; }
    const std::string& group() const { return group_; }
    const std::unordered_map<std::string, std::string>& hashes() const { return hashes_; }

  private:
    Frontier frontier_;
    Roster roster_;
    std::vector<seal::Verifier> keys_;
    std::string group_;
    std::unordered_map<std::string, std::string> hashes_;  // of what is in force, by key
};

Result<void> check_checkpoint(store::Store& store, const Replay& replay) {
    CAIRN_TRY(bytes, store.current("journal/checkpoint"));
    if (!bytes) return fail(ErrorKind::corrupt, "there is no checkpoint");
    CAIRN_TRY(note, seal::parse_note(*bytes));
    CAIRN_TRY(signers, seal::verified_signers(note, replay.roster().keys()));
    if (signers.empty())
        return fail(ErrorKind::forbidden, "nobody of the roster signed the checkpoint");
    CAIRN_TRY(checkpoint, parse_checkpoint(note.text));
    if (checkpoint.origin != "cairn/" + replay.group())
        return fail(ErrorKind::corrupt, "the checkpoint is of another journal");
    if (checkpoint.size != replay.frontier().size() || checkpoint.root != replay.frontier().root())
        return fail(ErrorKind::corrupt, "the checkpoint does not fit the journal");
    return {};
}

// Every put in force names what the journal says, and the texts that it names are kept or withheld.
Result<void> check_current(store::Store& store, const Replay& replay, Verification& report) {
    std::uint64_t known = 0;
    const auto check_one = [&](std::string_view key, std::string_view value) -> Result<void> {
        const auto found = replay.hashes().find(std::string(key));
        if (found == replay.hashes().end()) return {};
        ++known;
        CAIRN_TRY(current, parse_current(value));
        if (current.hash != found->second)
            return fail(ErrorKind::corrupt, std::string(key) + " is not what the journal says");
        if (!current.put) return {};
        CAIRN_TRY(editions, json::array_at(*current.put, "editions"));
        for (std::size_t i = 0; editions != nullptr && i < editions->size(); ++i) {
            const json::Object* edition = (*editions)[i].if_object();
            if (edition == nullptr) continue;
            CAIRN_TRY(text, json::text_at(*edition, "text"));
            if (!text || text->empty()) continue;
            CAIRN_TRY(hash, sha256_from_hex(*text));
            CAIRN_TRY(kept, store.file(hash));
            if (!kept)
                ++report.withheld;
            else if (sha256(*kept) != hash)
                return fail(ErrorKind::corrupt,
                            std::string(key) + ": a kept text is not what was signed");
        }
        return {};
    };
    std::optional<Error> error;
    CAIRN_CHECK(store.scan_current("", "", [&](std::string_view key, std::string_view value) {
        const auto one = check_one(key, value);
        if (!one) error = one.error();
        return !error;
    }));
    if (error) return tl::unexpected<Error>(*error);
    if (known != replay.hashes().size())
        return fail(ErrorKind::corrupt, "the current state lacks what the journal says");
    return {};
}

}  // namespace

Result<Verification> verify(store::Store& store,
                            const std::function<void(std::uint64_t)>& progress) {
    Verification report;
    Replay replay;
    CAIRN_TRY(size, store.journal_size());
    std::uint64_t expected = 0;
    CAIRN_CHECK(store.read_journal(0, size, [&](std::uint64_t number, std::string_view bytes) {
        if (number != expected++) {
            report.faults.push_back({expected - 1, "the entry is missing"});
            return false;
        }
        const auto taken = replay.take(number, bytes);
        if (!taken) report.faults.push_back({number, taken.error().detail});
        if (number % progress_every == 0) progress(number);
        return report.faults.size() < faults_max;
    }));
    report.entries = expected;
    report.root = to_base64(replay.frontier().root());
    if (!report.faults.empty()) return report;
    const auto add_fault = [&](const Result<void>& checked) {
        if (!checked) report.faults.push_back({size, checked.error().detail});
    };
    CAIRN_TRY(frontier, store.current("journal/frontier"));
    if (frontier.value_or("") != replay.frontier().bytes())
        add_fault(fail(ErrorKind::corrupt, "the Merkle frontier does not fit the journal"));
    add_fault(check_checkpoint(store, replay));
    add_fault(check_current(store, replay, report));
    return report;
}

}  // namespace cairn::journal
