// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/vault.h"

#include <filesystem>
#include <memory>

namespace cairn::store {

// One file, FOLDER/vault.db, apart from the journal so that no backup or mirror of that one takes
// it along; readable by its owner only. Deleted bytes are overwritten with zeros, and the
// write-ahead log is cut to nothing after a deletion. What the file system or the disk below keeps
// of blocks that were cut is out of reach; retention destroys keys for that reason. The times of
// the files are set back to the start of their day (that of the inode's change cannot be set by
// anybody). Several processes may open it.
Result<std::unique_ptr<Vault>> open_sqlite_vault(const std::filesystem::path& folder);

// The path of the database in a hub's folder.
std::filesystem::path sqlite_vault_file(const std::filesystem::path& folder);

}  // namespace cairn::store
