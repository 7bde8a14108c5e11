// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>

namespace cairn::store {

// Numbered migrations: the database's user_version says how many of them it has seen.
constexpr std::array<const char*, 1> migrations{
    // 1. The journal by its entries' numbers, the current state by key, the files by SHA-256.
    R"(CREATE TABLE journal (number INTEGER PRIMARY KEY, entry BLOB NOT NULL);
       CREATE TABLE current (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
       CREATE TABLE files (hash BLOB PRIMARY KEY, bytes BLOB NOT NULL);
       PRAGMA user_version = 1;)",
};

// The vault's own. Without rows' numbers: everything lies in the order of the random ids.
constexpr std::array<const char*, 1> vault_migrations{
    // 1. Entries by id; the nonces of members' requests until they expire.
    R"(CREATE TABLE vault (id BLOB PRIMARY KEY, channel BLOB NOT NULL, epoch BLOB NOT NULL,
         day INTEGER NOT NULL, size_class INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
       CREATE INDEX vault_channel ON vault (channel);
       CREATE TABLE nonces (nonce BLOB PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
       PRAGMA user_version = 1;)",
};

}  // namespace cairn::store
