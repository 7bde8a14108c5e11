// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/journal.h"

#include "journal/checkpoint.h"

#include <map>

namespace cairn::journal {
namespace {

constexpr const char* frontier_key = "journal/frontier";
constexpr const char* checkpoint_key = "journal/checkpoint";

Result<Frontier> read_frontier(store::Store& store) {
    CAIRN_TRY(bytes, store.current(frontier_key));
    return bytes ? Frontier::parse(*bytes) : Frontier{};
}

// Collects what one append changes, and judges each entry by the state just before it.
class Batch {
  public:
    Batch(store::Store& store, Frontier frontier, Roster roster)
        : store_(store), frontier_(std::move(frontier)), roster_(std::move(roster)) {
        append_.expected_size = frontier_.size();
    }

    Result<void> add(const Entry& entry, std::string note,
                     const std::vector<seal::Verifier>& signers) {
        if (note.size() > seal::note_bytes_max)
            return fail(ErrorKind::too_large, entry.id + ": an entry is at most 64 KiB");
        CAIRN_CHECK(judge(entry, signers));
        const std::string key = current_key(entry);
        CAIRN_TRY(before, before_of(key));
        if (before != entry.replaces)
            return fail(ErrorKind::conflict,
                        key + ": somebody changed it meanwhile; look at it again");
        const std::uint64_t number = frontier_.size();
        const std::string hash = to_hex(sha256(note));
        Current current{hash, number, {}};
        if (entry.type.ends_with(".put")) current.put = entry.put;
        append_.changes.push_back({key, write_current(current)});
        const Person* person = signers.empty() ? nullptr : roster_.signed_by(signers.front());
        const std::string by = person == nullptr ? signers.front().name : person->handle;
        append_.changes.push_back(
            {history_key(entry, number), write_act({number, entry.type, entry.at, by, hash})});
        frontier_.add(note);
        hashes_[key] = hash;
        append_.entries.push_back(std::move(note));
        if (entry.type == "roster.put") {
            CAIRN_TRY(roster, Roster::from_json(entry.put));
            roster_ = std::move(roster);
        }
        group_ = entry.group;
        return {};
    }

    store::Append finish(const seal::Signer* signer, std::vector<std::string> files) {
        append_.changes.push_back({frontier_key, frontier_.bytes()});
        if (signer != nullptr) {
            const Checkpoint checkpoint{"cairn/" + group_, frontier_.size(), frontier_.root()};
            append_.changes.push_back(
                {checkpoint_key, seal::sign_note(format_checkpoint(checkpoint), {signer})});
        }
        append_.files = std::move(files);
        return std::move(append_);
    }

    const Roster& roster() const { return roster_; }

  private:
    Result<void> judge(const Entry& entry, const std::vector<seal::Verifier>& signers) const {
        if (frontier_.size() > 0) return may_sign(roster_, signers, entry);
        // The journal begins with the roster that its signer stands in.
        if (entry.type != "roster.put")
            return fail(ErrorKind::forbidden, "a journal begins with its roster");
        CAIRN_TRY(first, Roster::from_json(entry.put));
        return may_sign(Roster{first.persons}, signers, {"group.put", "", "", "", "", {}});
    }

    Result<std::string> before_of(const std::string& key) const {
        if (const auto found = hashes_.find(key); found != hashes_.end()) return found->second;
        CAIRN_TRY(bytes, store_.current(key));
        if (!bytes) return std::string{};
        CAIRN_TRY(current, parse_current(*bytes));
        return current.hash;
    }

    store::Store& store_;
    Frontier frontier_;
    Roster roster_;
    std::string group_;
    store::Append append_;
    std::map<std::string, std::string> hashes_;  // of what this batch puts, by key
};

Result<Roster> read_roster(store::Store& store) {
    Roster roster;
    std::optional<Error> error;
    CAIRN_CHECK(store.scan_current("roster/", "", [&](std::string_view, std::string_view value) {
        const auto one = [&]() -> Result<Roster> {
            CAIRN_TRY(current, parse_current(value));
            return current.put ? Roster::from_json(*current.put) : Roster{};
        }();
        if (one)
            roster = *one;
        else
            error = one.error();
        return false;
    }));
    if (error) return tl::unexpected<Error>(*error);
    return roster;
}

}  // namespace

Result<Roster> Journal::roster() {
    return read_roster(store_);
}

Result<std::optional<Current>> Journal::current(std::string_view subject, std::string_view id) {
    CAIRN_TRY(bytes, store_.current(std::string(subject) + "/" + std::string(id)));
    if (!bytes) return std::optional<Current>{};
    CAIRN_TRY(current, parse_current(*bytes));
    return std::optional<Current>(std::move(current));
}

Result<void> Journal::append(const std::vector<Entry>& entries, const seal::Signer& signer,
                             std::vector<std::string> files) {
    CAIRN_TRY(frontier, read_frontier(store_));
    CAIRN_TRY(roster, read_roster(store_));
    Batch batch(store_, std::move(frontier), std::move(roster));
    for (const Entry& entry : entries)
        CAIRN_CHECK(
            batch.add(entry, seal::sign_note(format_entry(entry), {&signer}), {signer.verifier()}));
    return store_.append(batch.finish(&signer, std::move(files)));
}

Result<void> Journal::append_note(std::string_view bytes) {
    CAIRN_TRY(note, seal::parse_note(bytes));
    CAIRN_TRY(entry, parse_entry_text(note.text));
    CAIRN_TRY(frontier, read_frontier(store_));
    CAIRN_TRY(roster, read_roster(store_));
    CAIRN_TRY(signers, seal::verified_signers(note, roster.keys()));
    if (signers.empty()) return fail(ErrorKind::forbidden, "nobody of the roster signed the note");
    Batch batch(store_, std::move(frontier), std::move(roster));
    CAIRN_CHECK(batch.add(entry, std::string(bytes), signers));
    return store_.append(batch.finish(nullptr, {}));
}

}  // namespace cairn::journal
