// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite/database.h"

namespace cairn::store {
namespace {

constexpr int busy_milliseconds = 10'000;

std::string name_of(sqlite3* handle) {
    const char* path = sqlite3_db_filename(handle, "main");
    return path == nullptr ? "database" : std::filesystem::path(path).filename().string();
}

tl::unexpected<Error> failed(sqlite3* handle, const char* what) {
    const int code = sqlite3_extended_errcode(handle);
    const int plain = code & 0xff;
    const ErrorKind kind = plain == SQLITE_CORRUPT || plain == SQLITE_NOTADB
                               ? ErrorKind::corrupt
                               : ErrorKind::unavailable;
    return fail(kind, name_of(handle) + ": " + what + ": " + sqlite3_errstr(code));
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file) {
    sqlite3* raw = nullptr;
    const int opened =
        sqlite3_open_v2(file.c_str(), &raw,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    auto database = std::make_unique<Database>();
    database->handle_.reset(raw);
    if (opened != SQLITE_OK)
        return fail(ErrorKind::unavailable,
                    "could not open " + file.string() + ": " + sqlite3_errstr(opened));
    sqlite3_busy_timeout(raw, busy_milliseconds);
    CAIRN_CHECK(database->run("PRAGMA journal_mode=WAL"));
    CAIRN_CHECK(database->run("PRAGMA synchronous=FULL"));
    CAIRN_CHECK(database->run("PRAGMA cache_size=-16000"));
    return database;
}

std::string Database::name() const {
    return name_of(handle_.get());
}

std::uint64_t Database::changed_rows() const {
    return static_cast<std::uint64_t>(sqlite3_changes64(handle_.get()));
}

Result<void> Database::run(const char* sql) {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(handle_.get(), "could not run a statement");
    return {};
}

Result<Database::Statement> Database::prepare(const char* sql) {
    const auto [first, last] = statements_.equal_range(sql);
    for (auto at = first; at != last; ++at)
        if (sqlite3_stmt_busy(at->second.get()) == 0) return Statement(at->second.get());
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK)
        return failed(handle_.get(), "could not prepare a statement");
    statements_.emplace(sql, statement);
    return Statement(statement);
}

Database::Statement::~Statement() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Database::Statement& Database::Statement::bind(int place, std::string_view bytes) {
    // An empty view may have no address, which SQLite would take for NULL.
    sqlite3_bind_blob64(statement_, place, bytes.empty() ? "" : bytes.data(), bytes.size(),
                        SQLITE_STATIC);
    return *this;
}

Database::Statement& Database::Statement::bind(int place, std::uint64_t number) {
    sqlite3_bind_int64(statement_, place, static_cast<sqlite3_int64>(number));
    return *this;
}

Result<bool> Database::Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return failed(sqlite3_db_handle(statement_), "could not read or write");
}

std::string_view Database::Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr
               ? std::string_view{}
               : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::uint64_t Database::Statement::number(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement_, column));
}

}  // namespace cairn::store
