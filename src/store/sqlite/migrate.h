// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/sqlite/database.h"

#include <span>

namespace cairn::store {

// Runs those of the numbered migrations that the database has not seen, all or none. `unavailable`
// when it has seen more than there are.
Result<void> migrate(Database& database, std::span<const char* const> migrations);

}  // namespace cairn::store
