// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/sqlite/database.h"

namespace cairn::store {

// Rolls back unless it was committed.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(database) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
        if (open_) (void)database_.run("ROLLBACK");
    }
    Result<void> begin() {
        CAIRN_CHECK(database_.run("BEGIN IMMEDIATE"));
        open_ = true;
        return {};
    }
    Result<void> commit() {
        CAIRN_CHECK(database_.run("COMMIT"));
        open_ = false;
        return {};
    }

  private:
    Database& database_;
    bool open_ = false;
};

}  // namespace cairn::store
