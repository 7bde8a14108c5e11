// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/sqlite_vault.h"

#include "store/sqlite/database.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/transaction.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <mutex>
#include <vector>

namespace cairn::store {
namespace {

constexpr const char* insert_entry =
    "INSERT OR IGNORE INTO vault (id, channel, epoch, day, size_class, sealed) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* select_entry =
    "SELECT id, channel, epoch, day, size_class, sealed FROM vault WHERE id = ?1";
constexpr const char* select_heads =
    "SELECT id, channel, epoch, day, size_class FROM vault WHERE channel = ?1 ORDER BY id";
constexpr const char* delete_entry = "DELETE FROM vault WHERE id = ?1";
constexpr const char* insert_nonce =
    "INSERT OR IGNORE INTO nonces (nonce, expires) VALUES (?1, ?2)";
constexpr const char* cut_the_log = "PRAGMA wal_checkpoint(TRUNCATE)";
constexpr const char* delete_nonces = "DELETE FROM nonces WHERE expires < ?1";

std::uint64_t days(Day day) {
    return static_cast<std::uint64_t>(day.time_since_epoch().count());
}

std::uint64_t seconds(Seconds at) {
    return static_cast<std::uint64_t>(at.time_since_epoch().count());
}

VaultHead head_in(const Database::Statement& row) {
    VaultHead head;
    const std::string_view id = row.bytes(0);
    std::copy_n(id.begin(), std::min(id.size(), head.id.size()), head.id.begin());
    head.channel = row.bytes(1);
    head.epoch = row.bytes(2);
    head.day = Day{std::chrono::days{static_cast<std::chrono::days::rep>(row.number(3))}};
    head.size_class = row.number(4);
    return head;
}

// Sets the times of a file back to the start of their day.
void floor_times(const std::string& file) {
    constexpr std::time_t day = 24 * 60 * 60;
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return;
    const std::time_t start = found.st_mtime - found.st_mtime % day;
    const std::array<timespec, 2> times{timespec{start, 0}, timespec{start, 0}};
    ::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

// One connection, one call at a time: a vault is written a few times an hour.
class SqliteVault final : public Vault {
  public:
    SqliteVault(std::filesystem::path file, std::unique_ptr<Database> database)
        : file_(std::move(file)), database_(std::move(database)) {}

    Result<void> put(const VaultEntry& entry) override {
        CAIRN_CHECK(check(entry));
        const std::lock_guard lock(mutex_);
        const Floor floor(*this);
        CAIRN_TRY(statement, database_->prepare(insert_entry));
        statement.bind(1, text_of(entry.head.id)).bind(2, entry.head.channel);
        statement.bind(3, entry.head.epoch).bind(4, days(entry.head.day));
        statement.bind(5, entry.head.size_class).bind(6, entry.sealed);
        CAIRN_CHECK(statement.step());
        if (database_->changed_rows() == 0)
            return fail(ErrorKind::conflict, "the vault has an entry of this id");
        return {};
    }

    Result<std::optional<VaultEntry>> get(const VaultId& id) override {
        const std::lock_guard lock(mutex_);
        CAIRN_TRY(statement, database_->prepare(select_entry));
        CAIRN_TRY(found, statement.bind(1, text_of(id)).step());
        if (!found) return std::optional<VaultEntry>{};
        return std::optional<VaultEntry>({head_in(statement), std::string(statement.bytes(5))});
    }

    // Copied out before the visitor sees them: it may ask the vault again, and no long read keeps a
    // deletion from cutting the log.
    Result<void> list(std::string_view channel,
                      const std::function<bool(const VaultHead&)>& visit) override {
        CAIRN_TRY(heads, heads_of(channel));
        for (const VaultHead& head : heads)
            if (!visit(head)) return {};
        return {};
    }

    Result<bool> remove(const VaultId& id) override {
        const std::lock_guard lock(mutex_);
        const Floor floor(*this);
        {
            CAIRN_TRY(statement, database_->prepare(delete_entry));
            CAIRN_CHECK(statement.bind(1, text_of(id)).step());
        }
        const bool removed = database_->changed_rows() > 0;
        // Also when there was none: an earlier call may have been interrupted just before this.
        CAIRN_CHECK(cut_log());
        return removed;
    }

    Result<void> compact() override {
        const std::lock_guard lock(mutex_);
        const Floor floor(*this);
        CAIRN_CHECK(database_->run("VACUUM"));
        return cut_log();
    }

    Result<bool> spend_nonce(std::string_view nonce, Seconds expires, Seconds now) override {
        CAIRN_CHECK(check_nonce(nonce));
        const std::lock_guard lock(mutex_);
        const Floor floor(*this);
        Transaction transaction(*database_);
        CAIRN_CHECK(transaction.begin());
        {
            CAIRN_TRY(statement, database_->prepare(delete_nonces));
            CAIRN_CHECK(statement.bind(1, seconds(now)).step());
        }
        bool is_new = false;
        {
            CAIRN_TRY(statement, database_->prepare(insert_nonce));
            CAIRN_CHECK(statement.bind(1, nonce).bind(2, seconds(expires)).step());
            is_new = database_->changed_rows() > 0;
        }
        CAIRN_CHECK(transaction.commit());
        return is_new;
    }

  private:
    // Whatever way a writing call ends, no file says when it was.
    class Floor {
      public:
        explicit Floor(const SqliteVault& vault) : vault_(vault) {}
        Floor(const Floor&) = delete;
        Floor& operator=(const Floor&) = delete;
        ~Floor() {
            for (const char* end : {"", "-wal", "-shm"}) floor_times(vault_.file_.string() + end);
        }

      private:
        const SqliteVault& vault_;
    };

    Result<std::vector<VaultHead>> heads_of(std::string_view channel) {
        const std::lock_guard lock(mutex_);
        std::vector<VaultHead> heads;
        CAIRN_TRY(statement, database_->prepare(select_heads));
        statement.bind(1, channel);
        for (;;) {
            CAIRN_TRY(found, statement.step());
            if (!found) return heads;
            heads.push_back(head_in(statement));
        }
    }

    // The log holds what was put as it was put; folded back and cut, it holds nothing.
    Result<void> cut_log() {
        CAIRN_TRY(statement, database_->prepare(cut_the_log));
        CAIRN_CHECK(database_->run("PRAGMA busy_timeout = 2000"));  // a reader needs less
        CAIRN_CHECK(statement.step());
        CAIRN_CHECK(database_->run("PRAGMA busy_timeout = 10000"));
        if (statement.number(0) != 0)
            return fail(ErrorKind::unavailable,
                        "vault.db: a reader keeps the log from being cut; remove again");
        return {};
    }

    std::filesystem::path file_;
    std::mutex mutex_;
    std::unique_ptr<Database> database_;
};

}  // namespace

std::filesystem::path sqlite_vault_file(const std::filesystem::path& folder) {
    return folder / "vault.db";
}

Result<std::unique_ptr<Vault>> open_sqlite_vault(const std::filesystem::path& folder) {
    const std::filesystem::path file = sqlite_vault_file(folder);
    // Made before SQLite would make it, for its owner only; its companions follow it in that.
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0) return fail(ErrorKind::unavailable, "could not open " + file.string());
    ::close(made);
    CAIRN_TRY(database, Database::open(file));
    CAIRN_CHECK(database->run("PRAGMA secure_delete=ON"));
    CAIRN_CHECK(migrate(*database, vault_migrations));
    return std::make_unique<SqliteVault>(file, std::move(database));
}

}  // namespace cairn::store
