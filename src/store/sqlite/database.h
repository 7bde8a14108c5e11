// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <sqlite3.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cairn::store {

// One connection with its prepared statements. Used by one thread at a time.
class Database {
  public:
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);

    // A statement ready to be bound and stepped; reset when it goes.
    class Statement {
      public:
        explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
        Statement(Statement&& other) noexcept
            : statement_(std::exchange(other.statement_, nullptr)) {}
        Statement(const Statement&) = delete;
        Statement& operator=(const Statement&) = delete;
        Statement& operator=(Statement&&) = delete;
        ~Statement();

        // Bound bytes must live until the statement is stepped or reset.
        Statement& bind(int place, std::string_view bytes);
        Statement& bind(int place, std::uint64_t number);
        Result<bool> step();  // whether there is a row
        std::string_view bytes(int column) const;
        std::uint64_t number(int column) const;

      private:
        sqlite3_stmt* statement_;
    };

    Result<Statement> prepare(const char* sql);
    Result<void> run(const char* sql);
    // The file's name, for errors.
    std::string name() const;
    // How many rows the last statement that changed any has changed.
    std::uint64_t changed_rows() const;
    sqlite3* handle() const { return handle_.get(); }

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
    // By the address of the SQL: each query is a named constant. One in use twice gets a second.
    std::multimap<const char*, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

}  // namespace cairn::store
