// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

// The folder of an index. `current` holds the name of the generation in use, and each generation
// is a folder beside it:
//
//     current            "g3"
//     lock               held by the one writer
//     g3/format          "1": a program of another format builds the index anew
//     g3/database/       Xapian's
//     g3/columns         facet values, see columns.h
//     g3/lexicon         word lists, see lexicon.h
namespace cairn::search {

struct Generation {
    std::filesystem::path folder;

    std::string database() const { return (folder / "database").string(); }
    std::filesystem::path columns() const { return folder / "columns"; }
    std::filesystem::path lexicon() const { return folder / "lexicon"; }
};

// The one in use; empty when there is none that this program can read.
std::optional<Generation> current_generation(const std::filesystem::path& index);

// Makes an empty folder for the next one. `unavailable` when the disk refuses.
Result<Generation> make_generation(const std::filesystem::path& index);

// Puts it in use in one step and removes all others. A reader that has one of them open keeps it.
Result<void> publish_generation(const std::filesystem::path& index, const Generation& generation);

// Released when the program ends, however it ends.
class WriterLock {
  public:
    // `conflict` while another writer holds it.
    static Result<WriterLock> take(const std::filesystem::path& index);
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&&) = delete;
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

  private:
    explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace cairn::search
