// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/migrate.h"

#include "store/sqlite/transaction.h"

namespace cairn::store {

Result<void> migrate(Database& database, std::span<const char* const> migrations) {
    Transaction transaction(database);
    CAIRN_CHECK(transaction.begin());
    std::uint64_t version = 0;
    {
        CAIRN_TRY(statement, database.prepare("PRAGMA user_version"));
        CAIRN_CHECK(statement.step());
        version = statement.number(0);
    }
    if (version > migrations.size())
        return fail(ErrorKind::unavailable,
                    database.name() + " was made by a newer version; update cairn");
    for (const char* migration : migrations.subspan(version)) CAIRN_CHECK(database.run(migration));
    return transaction.commit();
}

}  // namespace cairn::store
