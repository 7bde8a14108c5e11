// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/program.h"

#include "base/file.h"
#include "cli/command.h"
#include "hub/follow.h"
#include "main/key_file.h"
#include "main/passphrase.h"
#include "search/xapian/xapian_index.h"
#include "store/sqlite/sqlite_store.h"

#include <spdlog/spdlog.h>
#include <unistd.h>
#include <iostream>

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr const char* dictionaries = "/usr/share/dictd";
constexpr std::uint32_t entries_a_commit = 20'000;
constexpr std::size_t group_file_bytes_max = 4 * 1024 * 1024;

Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorKind::unavailable,
                    "could not make " + folder.string() + ": " + error.message());
    return {};
}

// A hub's folder holds a journal; anything else is most likely a mistyped name.
Result<std::unique_ptr<store::Store>> open_store(const fs::path& data) {
    if (!fs::exists(store::sqlite_file(data)))
        return fail(ErrorKind::not_found, "no hub in " + data.string() +
                                              "; begin one with cairn init, or name its folder");
    return store::open_sqlite(data);
}

Result<std::unique_ptr<search::IndexWriter>> open_writer(const fs::path& data,
                                                         search::Writing writing) {
    CAIRN_TRY(own, own_data());
    return search::open_xapian_writer(Places{data}.index(), {own / "lexicon", dictionaries},
                                      writing);
}

// So that a reader finds an index, and the word lists of the program's own version.
Result<void> make_index(const fs::path& data) {
    if (search::open_xapian_index(Places{data}.index())) return {};
    CAIRN_TRY(writer, open_writer(data, search::Writing::onward));
    return writer->commit(writer->position());
}

Result<std::string> group_id_in(const fs::path& folder) {
    CAIRN_TRY(text, read_file(folder / "group.json", group_file_bytes_max));
    auto object = json::parse_object(text);
    if (!object) return fail_at("group.json", object.error());
    return json::required_text(*object, "id");
}

Result<std::string> first_member_in(const fs::path& folder) {
    CAIRN_TRY(text, read_file(folder / "members.json", group_file_bytes_max));
    CAIRN_TRY(list, json::parse(text));
    const json::Array* members = list.if_array();
    if (members == nullptr || members->empty() || !members->front().is_object())
        return fail(ErrorKind::invalid, "members.json: must list the group's members");
    return json::required_text(members->front().get_object(), "id");
}

Result<std::string> group_of(store::Store& store) {
    std::string id;
    CAIRN_CHECK(store.scan_current("group/", "", [&](std::string_view key, std::string_view) {
        id = key.substr(key.find('/') + 1);
        return false;
    }));
    if (id.empty()) return fail(ErrorKind::corrupt, "the journal names no group; begin it anew");
    return id;
}

// Asks for the passphrase of a key that is locked.
Result<seal::Signer> signer_in(const fs::path& file) {
    CAIRN_TRY(open, is_open_key(file));
    if (open) return read_open_key(file);
    CAIRN_TRY(passphrase, ask_passphrase("Passphrase of " + file.string(), Asking::once));
    CAIRN_TRY(keys, read_person_keys(file, passphrase));
    return std::move(keys.signer);
}

// The first steward's signer, whose key is in a file before anything is signed with it.
Result<seal::Signer> first_signer(const fs::path& data, const cli::InitOptions& options) {
    SystemEntropy entropy;
    if (options.demo) {
        CAIRN_CHECK(make_folder(data));
        seal::Signer signer = seal::Signer::generate(options.person, entropy);
        CAIRN_CHECK(write_open_key(Places{data}.demo_key(), signer));
        return signer;
    }
    const fs::path file = options.person + ".key";
    CAIRN_TRY(passphrase, ask_passphrase("A passphrase for " + file.string(), Asking::twice));
    seal::PersonKeys keys = seal::PersonKeys::generate(options.person, entropy);
    CAIRN_CHECK(write_person_keys(file, keys, passphrase, entropy));
    CAIRN_CHECK(make_folder(data));
    return std::move(keys.signer);
}

// A folder that is empty, or not there, takes a hub.
Result<void> refuse_hub(const fs::path& data) {
    if (fs::exists(store::sqlite_file(data)))
        return fail(ErrorKind::conflict,
                    data.string() + " already holds a hub; it is left as it is");
    return {};
}

}  // namespace

Result<void> Program::at_desk(const fs::path& data, const fs::path& key,
                              const std::function<Result<void>(const desk::Desk&)>& work) {
    CAIRN_TRY(store, open_store(data));
    const fs::path file = key.empty() ? Places{data}.demo_key() : key;
    if (key.empty() && !fs::exists(file))
        return fail(ErrorKind::not_found,
                    "this hub is no demonstration; name the signer's key with --key FILE");
    CAIRN_TRY(signer, signer_in(file));
    CAIRN_TRY(group, group_of(*store));
    journal::Journal journal(*store);
    return work({*store, journal, signer, clock_, group});
}

Result<void> Program::with_store(const fs::path& data,
                                 const std::function<Result<void>(store::Store&)>& work) {
    CAIRN_TRY(store, open_store(data));
    return work(*store);
}

Result<void> Program::with_hub(const fs::path& data,
                               const std::function<Result<void>(hub::Hub&)>& work) {
    CAIRN_TRY(store, open_store(data));
    CAIRN_TRY(size, store->journal_size());
    CAIRN_CHECK(make_index(data));
    CAIRN_TRY(index, search::open_xapian_index(Places{data}.index()));
    CAIRN_TRY(position, index->position());
    if (position < size) {
        // While a hub serves, it holds the lock and follows by itself.
        const auto caught_up = this->index(data, false);
        if (!caught_up && caught_up.error().kind != ErrorKind::conflict)
            return tl::unexpected<Error>(caught_up.error());
    }
    hub::Hub hub(*store, *index, clock_);
    return work(hub);
}

Result<void> Program::init(const fs::path& data, const cli::InitOptions& options) {
    CAIRN_CHECK(refuse_hub(data));
    fs::path folder;
    if (options.group == "icat") {
        CAIRN_TRY(own, own_data());
        folder = own / "icat";
    } else if (options.group != "none") {
        folder = options.group;
    }
    std::string group = "library", member = options.member.empty() ? "library" : options.member;
    if (!folder.empty()) {
        CAIRN_TRY(id, group_id_in(folder));
        group = id;
        if (options.member.empty()) {
            CAIRN_TRY(first, first_member_in(folder));
            member = first;
        }
    }
    CAIRN_TRY(signer, first_signer(data, options));
    CAIRN_TRY(store, store::open_sqlite(data));
    journal::Journal journal(*store);
    const journal::Roster roster{{{options.person, member, signer.verifier(), {"steward"}}}};
    CAIRN_CHECK(journal.append(
        {{"roster.put", group, format_time(clock_.now()), group, "", roster.to_json()}}, signer,
        {}));
    const desk::Desk desk{*store, journal, signer, clock_, group};
    CAIRN_CHECK(folder.empty() ? desk::sign_empty_group_in(desk)
                               : desk::sign_group_in(desk, folder));
    return index(data, false);
}

Result<void> Program::index(const fs::path& data, bool anew) {
    CAIRN_TRY(store, open_store(data));
    CAIRN_TRY(writer, open_writer(data, anew ? search::Writing::anew : search::Writing::onward));
    const bool progress = cli::shows_progress();
    CAIRN_CHECK(
        hub::follow(*store, *writer, entries_a_commit, [&](std::uint64_t done, std::uint64_t size) {
            if (progress)
                std::cerr << "\rindexed " << done << " of " << size << " entries" << std::flush;
            return true;
        }));
    if (progress) std::cerr << "\n";
    return writer->publish();
}

Result<void> Program::backup(const fs::path& data, const fs::path& file) {
    if (!fs::exists(store::sqlite_file(data)))
        return fail(ErrorKind::not_found, "no hub in " + data.string());
    if (fs::exists(file))
        return fail(ErrorKind::conflict, file.string() + " is there already; name a new file");
    // A copy that broke off must not pass for a backup.
    const fs::path unfinished = file.string() + ".part";
    std::error_code error;
    fs::remove(unfinished, error);
    CAIRN_CHECK(store::backup_sqlite(data, unfinished));
    fs::rename(unfinished, file, error);
    if (error)
        return fail(ErrorKind::unavailable,
                    "could not write " + file.string() + ": " + error.message());
    return {};
}

Result<void> Program::restore(const fs::path& file, const fs::path& data) {
    CAIRN_CHECK(refuse_hub(data));
    if (!fs::exists(file)) return fail(ErrorKind::not_found, "no backup in " + file.string());
    CAIRN_CHECK(make_folder(data));
    std::error_code error;
    fs::copy_file(file, store::sqlite_file(data), error);
    if (error)
        return fail(ErrorKind::unavailable,
                    "could not copy " + file.string() + ": " + error.message());
    CAIRN_TRY(store, store::open_sqlite(data));
    CAIRN_TRY(report, journal::verify(*store, [](std::uint64_t) {}));
    if (!report.faults.empty())
        return fail(ErrorKind::corrupt, "the backup does not hold: entry " +
                                            std::to_string(report.faults.front().entry) + ": " +
                                            report.faults.front().why);
    return {};
}

Result<void> Program::serve_hub(const ServeOptions& options) {
    CAIRN_TRY(store, open_store(options.data));
    CAIRN_CHECK(make_index(options.data));
    CAIRN_TRY(index, search::open_xapian_index(Places{options.data}.index()));
    return serve(options,
                 {*store, *index,
                  [&] { return open_writer(options.data, search::Writing::onward); }, clock_});
}

}  // namespace cairn
