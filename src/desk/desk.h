// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "journal/journal.h"
#include "store/store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

// What members do. Each use case is a function of its own file.
namespace cairn::desk {

// A journal and who signs into it.
struct Desk {
    store::Store& store;
    journal::Journal& journal;
    const seal::Signer& signer;
    const Clock& clock;
    std::string group;  // the group's id, written into each entry
};

struct ImportOptions {
    bool dry_run = false;
    bool keep_going = false;
};

// What an import tells while it works.
struct ImportListener {
    std::function<void(std::uint64_t lines)> committed;  // the first `lines` lines are durable
    std::function<void(std::uint64_t line, const std::string& why)> bad_line;
    std::function<void(const std::string& name)> unknown_field;  // once a name
};

struct ImportReport {
    std::uint64_t lines = 0, put = 0, unchanged = 0, bad = 0, new_members = 0;
};

// Reads JSON Lines (docs/import.md) and appends in transactions of at most 1,000 lines or 16 MiB.
// Without keep_going it stops at the first bad line; what was committed stays.
Result<ImportReport> import_lines(const Desk& desk, std::istream& lines,
                                  const ImportOptions& options, const ImportListener& listener);

// Every edition of every resource as a line, in the order of their ids.
Result<std::uint64_t> export_lines(store::Store& store, std::ostream& out);

// Appends the group's data: a folder as data/README.md describes it. Without a folder only the
// group itself, called `id`. The journal must be empty but for the roster.
Result<void> sign_group_in(const Desk& desk, const std::filesystem::path& folder);
Result<void> sign_empty_group_in(const Desk& desk);

}  // namespace cairn::desk
