// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <filesystem>
#include <memory>

namespace cairn::store {

// One file, FOLDER/journal.db: a SQLite database in WAL mode with synchronous=FULL, so that an
// acknowledged append survives kill -9 and loss of power. Several processes may open it.
Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& folder);

// A consistent copy into `file` while others read and write (SQLite's online backup).
Result<void> backup_sqlite(const std::filesystem::path& folder, const std::filesystem::path& file);

// The path of the database in a hub's folder.
std::filesystem::path sqlite_file(const std::filesystem::path& folder);

}  // namespace cairn::store
