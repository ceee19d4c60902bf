#include "graph/store/store.h"

#include <chrono>
#include <filesystem>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "graph/store/document_rows.h"
#include "graph/store/mention_rows.h"
#include "graph/store/migrations.h"
#include "graph/store/sqlite.h"

namespace dyad::graph {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Database::Access access_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::ReadOnly: return Database::Access::ReadOnly;
    case OpenMode::ReadWrite: return Database::Access::ReadWrite;
    case OpenMode::Create: return Database::Access::Create;
  }
  return Database::Access::ReadOnly;
}

// What SQLite itself would say less clearly.
std::optional<Error> check_path(const std::string& path, OpenMode mode) {
  std::error_code code;
  const auto status = std::filesystem::status(path, code);
  if (std::filesystem::is_directory(status)) return Error{ErrorCode::BadInput, fmt::format("{}: expected a store, found a folder", path)};
  if (!std::filesystem::exists(status) && mode != OpenMode::Create) return Error{ErrorCode::NotFound, fmt::format("{}: there is no such store", path)};
  return std::nullopt;
}

std::string now() {
  const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

Error no_document(Database& db, std::string_view id) { return {ErrorCode::NotFound, fmt::format("{}: no document '{}'", db.path(), id)}; }

std::vector<std::int64_t> rows_of(Database& db, std::string_view sql, std::int64_t document) {
  std::vector<std::int64_t> rows;
  Statement& find = db.cached(sql);
  for (find.start(document); find.step();) rows.push_back(find.integer(0));
  return rows;
}

std::map<std::string, std::size_t> read_reasons(Database& db, std::int64_t run) {
  std::map<std::string, std::size_t> reasons;
  Statement& find = db.cached("SELECT reason, sentences FROM run_reasons WHERE run = ?");
  for (find.start(run); find.step();) reasons[find.string(0)] = static_cast<std::size_t>(find.integer(1));
  return reasons;
}

}  // namespace

Store::Store(std::unique_ptr<Database> db, std::unique_ptr<const schema::Ontology> ontology) : db_(std::move(db)), ontology_(std::move(ontology)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, OpenMode mode) {
  if (auto error = check_path(path, mode)) return *error;
  auto ontology = schema::Ontology::load();
  if (!ontology) return ontology.error();
  return guarded([&]() -> Result<Store> {
    auto db = std::make_unique<Database>(path, access_of(mode));
    prepare_store(*db, access_of(mode));
    return Store(std::move(db), std::make_unique<const schema::Ontology>(std::move(*ontology)));
  });
}

Result<PutOutcome> Store::put_document(const DocumentRecord& document, const std::vector<schema::Event>& events,
                                       const std::vector<schema::Relation>& relations) {
  const Extracted extracted = in_text_order(events, relations);
  const std::string hash = extraction_hash(document, extracted, *ontology_);
  return guarded([&]() -> Result<PutOutcome> {
    Transaction transaction(*db_, Transaction::Kind::Write);
    PutOutcome outcome = PutOutcome::Added;
    if (const auto row = find_document(*db_, document.id)) {
      Statement& same = db_->cached("SELECT extraction = ?2 FROM documents WHERE document = ?1");
      outcome = same.start(*row, hash).step() && same.integer(0) != 0 ? PutOutcome::Unchanged : PutOutcome::Replaced;
      same.reset();
      if (outcome == PutOutcome::Replaced) delete_document(*db_, *row);
      else update_reading(*db_, *row, document);
    }
    if (outcome != PutOutcome::Unchanged) insert_document(*db_, document, extracted, hash);
    transaction.commit();
    return outcome;
  });
}

Result<bool> Store::remove_document(std::string_view id) {
  return guarded([&]() -> Result<bool> {
    Transaction transaction(*db_, Transaction::Kind::Write);
    const auto row = find_document(*db_, id);
    if (!row) return false;
    delete_document(*db_, *row);
    transaction.commit();
    return true;
  });
}

Result<std::optional<std::string>> Store::find_input(std::string_view id) {
  return guarded([&]() -> Result<std::optional<std::string>> {
    std::optional<std::string> input;
    Statement& find = db_->cached("SELECT input FROM documents WHERE id = ?");
    if (find.start(id).step()) input = find.string(0);
    find.reset();
    return input;
  });
}

Result<DocumentRecord> Store::document(std::string_view id) {
  return guarded([&]() -> Result<DocumentRecord> {
    const auto row = find_document(*db_, id);
    if (!row) return no_document(*db_, id);
    return read_document(*db_, *row);
  });
}

Result<std::vector<std::string>> Store::document_ids() {
  return guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    Statement& find = db_->cached("SELECT id FROM documents ORDER BY id");
    for (find.start(); find.step();) ids.push_back(find.string(0));
    return ids;
  });
}

Result<std::vector<std::string>> Store::documents_not_read_with(std::string_view actors) {
  return guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    Statement& find = db_->cached("SELECT d.id FROM readings r JOIN documents d USING (document) WHERE r.actors <> ? ORDER BY d.id");
    for (find.start(actors); find.step();) ids.push_back(find.string(0));
    return ids;
  });
}

Result<void> Store::set_actor_table(const ActorTable& table) {
  return guarded([&]() -> Result<void> {
    if (table.text.empty()) db_->cached("DELETE FROM actor_tables WHERE name = ?").run(table.name);
    else db_->cached("INSERT OR REPLACE INTO actor_tables(name, text) VALUES (?, ?)").run(table.name, table.text);
    return {};
  });
}

Result<std::vector<ActorTable>> Store::actor_tables() {
  return guarded([&]() -> Result<std::vector<ActorTable>> {
    std::vector<ActorTable> tables;
    Statement& rows = db_->cached("SELECT name, text FROM actor_tables ORDER BY name");
    for (rows.start(); rows.step();) tables.push_back({rows.string(0), rows.string(1)});
    return tables;
  });
}

Result<std::vector<schema::Event>> Store::events_of(std::string_view id) {
  return guarded([&]() -> Result<std::vector<schema::Event>> {
    const auto row = find_document(*db_, id);
    if (!row) return no_document(*db_, id);
    std::vector<schema::Event> events;
    for (const std::int64_t mention : rows_of(*db_, "SELECT mention FROM mentions WHERE document = ? ORDER BY mention", *row)) {
      events.push_back(read_mention(*db_, mention, true));
    }
    return events;
  });
}

Result<std::vector<schema::Relation>> Store::relations_of(std::string_view id) {
  return guarded([&]() -> Result<std::vector<schema::Relation>> {
    const auto row = find_document(*db_, id);
    if (!row) return no_document(*db_, id);
    std::vector<schema::Relation> relations;
    for (const std::int64_t relation : rows_of(*db_, "SELECT relation FROM relations WHERE document = ? ORDER BY relation", *row)) {
      relations.push_back(read_relation_row(*db_, relation, true));
    }
    return relations;
  });
}

Result<std::int64_t> Store::begin_run(const RunRecord& run) {
  return guarded([&]() -> Result<std::int64_t> {
    db_->cached("INSERT INTO runs(started, program, data, options) VALUES (?, ?, ?, ?)").run(now(), run.program, run.data, run.options);
    return db_->last_rowid();
  });
}

Result<void> Store::finish_run(std::int64_t id, const RunRecord& run) {
  return guarded([&]() -> Result<void> {
    Transaction transaction(*db_, Transaction::Kind::Write);
    const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
    db_->cached("UPDATE runs SET finished = ?, documents = ?, failed = ?, sentences = ?, coded = ? WHERE run = ?")
        .run(now(), count(run.documents), count(run.failed), count(run.sentences), count(run.coded), id);
    for (const auto& [reason, sentences] : run.uncoded) {
      db_->cached("INSERT OR REPLACE INTO run_reasons(run, reason, sentences) VALUES (?, ?, ?)").run(id, reason, count(sentences));
    }
    transaction.commit();
    return {};
  });
}

Result<std::vector<RunRecord>> Store::runs() {
  return guarded([&]() -> Result<std::vector<RunRecord>> {
    std::vector<RunRecord> runs;
    Statement& rows =
        db_->cached("SELECT program, data, options, documents, failed, sentences, coded, started, finished, run FROM runs ORDER BY run");
    const auto count = [&](int column) { return static_cast<std::size_t>(rows.integer(column)); };
    for (rows.start(); rows.step();) {
      runs.push_back({rows.string(0), rows.string(1), rows.string(2), count(3), count(4), count(5), count(6), read_reasons(*db_, rows.integer(9)),
                      rows.string(7), rows.string(8)});
    }
    return runs;
  });
}

Result<void> Store::add_correction(const Correction& correction, const std::vector<std::string>& codings) {
  return guarded([&]() -> Result<void> {
    Transaction transaction(*db_, Transaction::Kind::Write);
    db_->cached("INSERT INTO corrections(kind, subject, value, detail, who, made_at) VALUES (?, ?, ?, ?, ?, ?)")
        .run(to_string(correction.kind), correction.subject, correction.value, correction.detail, correction.who, correction.made_at);
    const std::int64_t row = db_->last_rowid();
    for (const std::string& coding : codings) {
      db_->cached("INSERT OR IGNORE INTO corrected_codings(correction, coding) VALUES (?, ?)").run(row, coding);
    }
    transaction.commit();
    return {};
  });
}

Result<std::vector<Correction>> Store::corrections() {
  return guarded([&]() -> Result<std::vector<Correction>> {
    std::vector<Correction> out;
    Statement& rows = db_->cached("SELECT kind, subject, value, detail, who, made_at FROM corrections ORDER BY correction");
    for (rows.start(); rows.step();) {
      if (const auto kind = to_correction_kind(rows.text(0))) {
        out.push_back({*kind, rows.string(1), rows.string(2), rows.string(3), rows.string(4), rows.string(5)});
      }
    }
    return out;
  });
}

}  // namespace dyad::graph
