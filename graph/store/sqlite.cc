#include "graph/store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace dyad::graph {
namespace {

using base::ErrorCode;

constexpr int kBusyMilliseconds = 10000;

[[noreturn]] void fail(int code, const std::string& path, std::string_view message) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      throw SqliteError{{ErrorCode::BadInput, fmt::format("{}: expected a dyad store, found a file that is no SQLite database", path)}};
    case SQLITE_CORRUPT:
      throw SqliteError{{ErrorCode::BadInput, fmt::format("{}: the store is damaged: {}", path, message)}};
    case SQLITE_CANTOPEN:
      throw SqliteError{{ErrorCode::Unreadable, fmt::format("{}: cannot open the store: {}", path, message)}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw SqliteError{{ErrorCode::Unreadable, fmt::format("{}: cannot write to the store: {}", path, message)}};
    case SQLITE_BUSY:
      throw SqliteError{{ErrorCode::Failed, fmt::format("{}: another program is writing to the store", path)}};
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw SqliteError{{ErrorCode::Failed, fmt::format("{}: the disk failed: {}", path, message)}};
    default:
      throw SqliteError{{ErrorCode::Failed, fmt::format("{}: {}", path, message)}};
  }
}

void check(int code, sqlite3* db, const std::string& path) {
  if (code != SQLITE_OK) fail(code, path, sqlite3_errmsg(db));
}

int open_flags(Database::Access access) {
  switch (access) {
    case Database::Access::ReadOnly: return SQLITE_OPEN_READONLY;
    case Database::Access::ReadWrite: return SQLITE_OPEN_READWRITE;
    case Database::Access::Create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql, const std::string& path) : db_(db), path_(&path) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  check(code, db, path);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const std::string message = sqlite3_errmsg(db_);
  sqlite3_reset(statement_.get());
  fail(code, *path_, message);
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (!bytes) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<base::Date> Statement::day(int column) const { return base::parse_date(text(column)); }

std::optional<base::TextSpan> Statement::span(int first_column) const {
  if (is_null(first_column)) return std::nullopt;
  return base::TextSpan{static_cast<std::uint32_t>(integer(first_column)), static_cast<std::uint32_t>(integer(first_column + 1))};
}

void Statement::bind(int index, std::nullptr_t) { check(sqlite3_bind_null(statement_.get(), index), db_, *path_); }
void Statement::bind(int index, std::int64_t value) { check(sqlite3_bind_int64(statement_.get(), index, value), db_, *path_); }
void Statement::bind(int index, double value) { check(sqlite3_bind_double(statement_.get(), index, value), db_, *path_); }
void Statement::bind(int index, std::string_view value) {
  // An empty view may have no address, which SQLite would read as NULL.
  const char* text = value.data() ? value.data() : "";
  check(sqlite3_bind_text64(statement_.get(), index, text, value.size(), SQLITE_STATIC, SQLITE_UTF8), db_, *path_);
}
void Statement::bind(int index, Blob value) {
  check(sqlite3_bind_blob64(statement_.get(), index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC), db_, *path_);
}
void Statement::bind(int index, base::Date value) {
  const std::string text = base::to_iso(value);
  check(sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8), db_, *path_);
}

Database::Database(const std::string& path, Access access) : path_(std::make_unique<std::string>(path)) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &db, open_flags(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  db_.reset(db);
  check(code, db, path);
  sqlite3_busy_timeout(db, kBusyMilliseconds);
}

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

void Database::execute(const char* sql) {
  const int code = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr);
  check(code, db_.get(), *path_);
}

Statement& Database::cached(std::string_view sql) {
  auto found = statements_.find(std::string(sql));
  if (found == statements_.end()) found = statements_.emplace(std::string(sql), prepare(sql)).first;
  return found->second;
}

std::int64_t Database::last_rowid() const { return sqlite3_last_insert_rowid(db_.get()); }

std::int64_t Database::query_integer(std::string_view sql) {
  Statement query = prepare(sql);
  return query.step() ? query.integer(0) : 0;
}

Transaction::Transaction(Database& db, Kind kind) : db_(db) { db_.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    db_.execute("ROLLBACK");
  } catch (const SqliteError&) {
    // SQLite has rolled back by itself; the error that led here is on its way already.
  }
}

void Transaction::commit() {
  db_.execute("COMMIT");
  open_ = false;
}

}  // namespace dyad::graph
