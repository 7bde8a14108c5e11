// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/sqlite_store.h"

#include "store/sqlite/database.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/transaction.h"

#include <mutex>
#include <vector>

namespace cairn::store {
namespace {

constexpr std::uint64_t read_rows_at_once = 256;

constexpr const char* select_size = "SELECT coalesce(max(number) + 1, 0) FROM journal";
constexpr const char* insert_entry = "INSERT INTO journal (number, entry) VALUES (?1, ?2)";
constexpr const char* select_entries =
    "SELECT number, entry FROM journal WHERE number >= ?1 ORDER BY number LIMIT ?2";
constexpr const char* select_current = "SELECT value FROM current WHERE key = ?1";
constexpr const char* put_current = "INSERT OR REPLACE INTO current (key, value) VALUES (?1, ?2)";
constexpr const char* delete_current = "DELETE FROM current WHERE key = ?1";
constexpr const char* select_range =
    "SELECT key, value FROM current WHERE key > ?1 ORDER BY key LIMIT ?2";
constexpr const char* put_file = "INSERT OR IGNORE INTO files (hash, bytes) VALUES (?1, ?2)";
constexpr const char* select_file = "SELECT bytes FROM files WHERE hash = ?1";
constexpr const char* remove_file = "DELETE FROM files WHERE hash = ?1";

std::string_view view(const Sha256& hash) {
    return text_of(hash);
}

class SqliteStore final : public Store {
  public:
    explicit SqliteStore(std::filesystem::path file, std::unique_ptr<Database> writer)
        : file_(std::move(file)), writer_(std::move(writer)) {}

    Result<void> append(const Append& append) override {
        const std::lock_guard lock(writing_);
        Transaction transaction(*writer_);
        CAIRN_CHECK(transaction.begin());
        CAIRN_TRY(size, size_in(*writer_));
        if (size != append.expected_size)
            return fail(ErrorKind::conflict, "the journal has grown meanwhile");
        for (const std::string& entry : append.entries) {
            CAIRN_TRY(statement, writer_->prepare(insert_entry));
            CAIRN_CHECK(statement.bind(1, size++).bind(2, entry).step());
        }
        for (const CurrentChange& change : append.changes) {
            CAIRN_TRY(statement, writer_->prepare(change.value ? put_current : delete_current));
            statement.bind(1, change.key);
            if (change.value) statement.bind(2, *change.value);
            CAIRN_CHECK(statement.step());
        }
        for (const std::string& bytes : append.files) {
            const Sha256 hash = sha256(bytes);
            CAIRN_TRY(statement, writer_->prepare(put_file));
            CAIRN_CHECK(statement.bind(1, view(hash)).bind(2, bytes).step());
        }
        return transaction.commit();
    }

    Result<std::uint64_t> journal_size() override {
        return reading<std::uint64_t>([](Database& database) { return size_in(database); });
    }

    // In pages, copied out before the visitor sees them: it may ask the store again, and no long
    // read keeps the WAL from being folded back.
    Result<void> read_journal(
        std::uint64_t first, std::uint64_t count,
        const std::function<bool(std::uint64_t, std::string_view)>& visit) override {
        using Rows = std::vector<std::pair<std::uint64_t, std::string>>;
        while (count > 0) {
            const std::uint64_t wanted = std::min(count, read_rows_at_once);
            CAIRN_TRY(rows, reading<Rows>([&](Database& database) -> Result<Rows> {
                          Rows found;
                          CAIRN_TRY(statement, database.prepare(select_entries));
                          statement.bind(1, first).bind(2, wanted);
                          for (;;) {
                              CAIRN_TRY(row, statement.step());
                              if (!row) return found;
                              found.emplace_back(statement.number(0), statement.bytes(1));
                          }
                      }));
            for (const auto& [number, entry] : rows)
                if (!visit(number, entry)) return {};
            if (rows.size() < wanted) return {};
            first = rows.back().first + 1;
            count -= wanted;
        }
        return {};
    }

    Result<std::optional<std::string>> current(std::string_view key) override {
        return one(select_current, key);
    }

    Result<void> scan_current(
        std::string_view prefix, std::string_view after,
        const std::function<bool(std::string_view, std::string_view)>& visit) override {
        using Rows = std::vector<std::pair<std::string, std::string>>;
        // A key that equals the prefix itself is found by starting just below it.
        std::string from(after);
        if (from < prefix) {
            CAIRN_TRY(exact, current(prefix));
            if (exact && !visit(prefix, *exact)) return {};
            from = prefix;
        }
        for (;;) {
            CAIRN_TRY(rows, reading<Rows>([&](Database& database) -> Result<Rows> {
                          Rows found;
                          CAIRN_TRY(statement, database.prepare(select_range));
                          statement.bind(1, from).bind(2, read_rows_at_once);
                          for (;;) {
                              CAIRN_TRY(row, statement.step());
                              if (!row || !statement.bytes(0).starts_with(prefix)) return found;
                              found.emplace_back(statement.bytes(0), statement.bytes(1));
                          }
                      }));
            for (const auto& [key, value] : rows)
                if (!visit(key, value)) return {};
            if (rows.size() < read_rows_at_once) return {};
            from = rows.back().first;
        }
    }

    Result<std::optional<std::string>> file(const Sha256& hash) override {
        return one(select_file, view(hash));
    }

    Result<void> delete_file(const Sha256& hash) override {
        const std::lock_guard lock(writing_);
        CAIRN_TRY(statement, writer_->prepare(remove_file));
        CAIRN_CHECK(statement.bind(1, view(hash)).step());
        return {};
    }

  private:
    static Result<std::uint64_t> size_in(Database& database) {
        CAIRN_TRY(statement, database.prepare(select_size));
        CAIRN_CHECK(statement.step());
        return statement.number(0);
    }

    Result<std::optional<std::string>> one(const char* sql, std::string_view key) {
        using Found = std::optional<std::string>;
        return reading<Found>([&](Database& database) -> Result<Found> {
            CAIRN_TRY(statement, database.prepare(sql));
            CAIRN_TRY(row, statement.bind(1, key).step());
            return row ? Found(std::string(statement.bytes(0))) : Found{};
        });
    }

    // Runs on a connection that nobody else uses meanwhile; connections are kept for the next.
    template <typename Value, typename Work>
    Result<Value> reading(Work work) {
        std::unique_ptr<Database> database;
        {
            const std::lock_guard lock(idle_mutex_);
            if (!idle_.empty()) {
                database = std::move(idle_.back());
                idle_.pop_back();
            }
        }
        if (!database) {
            CAIRN_TRY(opened, Database::open(file_));
            database = std::move(opened);
        }
        Result<Value> result = work(*database);
        const std::lock_guard lock(idle_mutex_);
        idle_.push_back(std::move(database));
        return result;
    }

    std::filesystem::path file_;
    std::mutex writing_;
    std::unique_ptr<Database> writer_;
    std::mutex idle_mutex_;
    std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace

std::filesystem::path sqlite_file(const std::filesystem::path& folder) {
    return folder / "journal.db";
}

Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& folder) {
    CAIRN_TRY(database, Database::open(sqlite_file(folder)));
    CAIRN_CHECK(migrate(*database, migrations));
    return std::make_unique<SqliteStore>(sqlite_file(folder), std::move(database));
}

Result<void> backup_sqlite(const std::filesystem::path& folder, const std::filesystem::path& file) {
    CAIRN_TRY(from, Database::open(sqlite_file(folder)));
    CAIRN_TRY(into, Database::open(file));
    sqlite3_backup* copy = sqlite3_backup_init(into->handle(), "main", from->handle(), "main");
    if (copy == nullptr) return fail(ErrorKind::unavailable, "could not begin the backup");
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return fail(ErrorKind::unavailable,
                    std::string("could not finish the backup: ") + sqlite3_errstr(stepped));
    // One file, without a write-ahead log beside it.
    return into->run("PRAGMA journal_mode=DELETE");
}

}  // namespace cairn::store
