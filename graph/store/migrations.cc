#include "graph/store/migrations.h"

#include <fmt/format.h>

#include "schema/data.h"

namespace dyad::graph {
namespace {

using base::ErrorCode;

[[noreturn]] void fail(ErrorCode code, std::string message) { throw SqliteError{{code, std::move(message)}}; }

bool is_empty(Database& db) { return db.query_integer("SELECT count(*) FROM sqlite_master") == 0; }

std::string sql_file(const std::string& name) {
  const auto sql = schema::data_file(name);
  if (!sql) throw SqliteError{sql.error()};
  return std::string(*sql);
}

void set_version(Database& db, std::int64_t version) {
  db.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, version).c_str());
}

void create_tables(Database& db) {
  Transaction transaction(db, Transaction::Kind::Write);
  if (is_empty(db)) {  // else another program was faster
    db.execute(sql_file("store.sql").c_str());
    set_version(db, kStoreVersion);
  }
  transaction.commit();
}

// Each step takes the store from one version to the next; schema/store_migrations/N.sql makes version N.
void migrate(Database& db) {
  Transaction transaction(db, Transaction::Kind::Write);
  for (std::int64_t version = db.pragma("PRAGMA user_version") + 1; version <= kStoreVersion; ++version) {
    db.execute(sql_file(fmt::format("store_migrations/{}.sql", version)).c_str());
    set_version(db, version);
  }
  transaction.commit();
}

void check_origin(Database& db) {
  if (db.pragma("PRAGMA application_id") == kApplicationId) return;
  fail(ErrorCode::BadInput, fmt::format("{}: expected a dyad store, found an SQLite database of another program", db.path()));
}

void check_version(Database& db, std::int64_t version) {
  if (version <= kStoreVersion) return;
  fail(ErrorCode::Unsupported, fmt::format("{}: the store has version {}, this program reads versions up to {}; a newer dyad is needed", db.path(),
                                           version, kStoreVersion));
}

}  // namespace

void prepare_store(Database& db, Database::Access access) {
  if (is_empty(db)) {
    if (access != Database::Access::Create) fail(ErrorCode::BadInput, fmt::format("{}: expected a dyad store, found an empty database", db.path()));
    db.execute("PRAGMA journal_mode = WAL");
    create_tables(db);
  }
  check_origin(db);
  const std::int64_t version = db.pragma("PRAGMA user_version");
  check_version(db, version);
  if (version < kStoreVersion) {
    if (access == Database::Access::ReadOnly) {
      fail(ErrorCode::Unsupported, fmt::format("{}: the store has version {} and must be brought to version {} by a command that writes", db.path(),
                                               version, kStoreVersion));
    }
    migrate(db);
  }
  // A commit reaches the disk with the next checkpoint; a killed program loses nothing, a power cut at most the last documents, whole.
  db.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000");
}

}  // namespace dyad::graph
