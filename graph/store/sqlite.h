// A thin C++ face of SQLite for graph/: owns handles, binds and reads values, turns every failure into SqliteError.
// Internal: SqliteError never leaves graph/, the public functions turn it into a base::Error (see guarded()).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/result.h"
#include "base/span.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dyad::graph {

struct SqliteError {
  base::Error error;
};

// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

// A prepared statement. Moves, does not copy.
//
//   Statement& find = db.cached("SELECT name FROM entities WHERE id = ?");
//   for (find.start(id); find.step();) use(find.text(0));
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql, const std::string& path);

  // Resets and binds the parameters in order. Texts must live until the last step.
  template <typename... Values>
  Statement& start(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }
  // Whether there is a row.
  bool step();
  // For statements without rows.
  template <typename... Values>
  void run(const Values&... values) {
    start(values...);
    step();
    reset();
  }
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  // empty for NULL; lives until the next step; also for blobs
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<base::Date> day(int column) const;
  std::optional<base::TextSpan> span(int first_column) const;  // two columns: begin, end

 private:
  void bind(int index, std::nullptr_t);
  void bind(int index, std::int64_t value);
  void bind(int index, std::uint32_t value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  template <typename T>
  void bind(int index, const std::optional<T>& value) {
    if (value) bind(index, *value);
    else bind(index, nullptr);
  }
  void bind(int index, base::Date value);
  void bind(int index, Blob value);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  sqlite3* db_;
  const std::string* path_;
};

// Bound as NULL when empty.
inline std::optional<std::string_view> null_if_empty(std::string_view text) { return text.empty() ? std::nullopt : std::optional(text); }

class Database {
 public:
  enum class Access { ReadOnly, ReadWrite, Create };
  Database(const std::string& path, Access access);

  void execute(const char* sql);  // one or several statements without parameters
  Statement prepare(std::string_view sql) { return Statement(db_.get(), sql, *path_); }
  // A statement kept for the life of the database, by its text. REQUIRES: not in use already.
  Statement& cached(std::string_view sql);
  std::int64_t last_rowid() const;
  std::int64_t pragma(const char* sql) { return query_integer(sql); }
  std::int64_t query_integer(std::string_view sql);
  const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<std::string> path_;  // at a fixed address: statements point to it
  std::unique_ptr<sqlite3, Close> db_;
  std::unordered_map<std::string, Statement> statements_;
};

// Rolls back at the end of its scope unless committed. Readers inside one see a single state of the store.
class Transaction {
 public:
  enum class Kind { Read, Write };
  Transaction(Database& db, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& db_;
  bool open_ = true;
};

// Runs `work` and gives its result, or the error that it threw.
template <typename Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SqliteError& failure) {
    return failure.error;
  }
}

}  // namespace dyad::graph
