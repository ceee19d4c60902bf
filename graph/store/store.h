// The store: documents and what was found in them, in one SQLite file.
//
//   Result<Store> store = Store::open("events.db", OpenMode::Create);
//   store->put_document(record, events, relations);        // whole or not at all; the same again changes nothing
//   store->remove_document("article-17");                   // as if it had never been in
//   Result<Network> network = load_network(*store, {});     // graph/query/query.h
//
// Merged events are a function of the set of stored documents and corrections: neither the order in which documents came,
// nor whether others were in between, can be seen in them.
//
// Many readers and one writer may have a file open at a time, each with a Store of its own; a Store itself is for one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/document_record.h"
#include "schema/event.h"

namespace dyad::graph {

class Database;

enum class OpenMode : unsigned char {
  ReadOnly,   // must exist
  ReadWrite,  // must exist; an older version is migrated
  Create,     // is made where it is absent
};

enum class PutOutcome : unsigned char { Added, Replaced, Unchanged };

// Moves, does not copy.
class Store {
 public:
  // Errors: NotFound, BadInput (not a store, damaged), Unsupported (version of a newer program), Unreadable.
  static base::Result<Store> open(const std::string& path, OpenMode mode);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Puts a document with its events and relations in one transaction. A stored document of the same id is replaced if
  // anything differs. REQUIRES: every event and relation is of `document.id` (their own `document` field is not read).
  base::Result<PutOutcome> put_document(const DocumentRecord& document, const std::vector<schema::Event>& events,
                                        const std::vector<schema::Relation>& relations);
  // False if there was no such document.
  base::Result<bool> remove_document(std::string_view id);

  // DocumentRecord::input of a stored document; nothing if it is not there. A resumed run skips what has the same input.
  base::Result<std::optional<std::string>> find_input(std::string_view id);
  // The record of a document; NotFound if it is not there.
  base::Result<DocumentRecord> document(std::string_view id);
  base::Result<std::vector<std::string>> document_ids();  // sorted
  // Ids of the documents that can be read again and were read with other actors of the user's than these, sorted.
  base::Result<std::vector<std::string>> documents_not_read_with(std::string_view actors);
  // Events and relations of a document as they were put, in text order, without corrections.
  base::Result<std::vector<schema::Event>> events_of(std::string_view id);
  base::Result<std::vector<schema::Relation>> relations_of(std::string_view id);

  // The user's own actors, with which all documents are to be read, by name. One of the same name is replaced; an empty text takes it out.
  base::Result<void> set_actor_table(const ActorTable& table);
  base::Result<std::vector<ActorTable>> actor_tables();

  // The record of a run: begun, then finished with its counts.
  base::Result<std::int64_t> begin_run(const RunRecord& run);
  base::Result<void> finish_run(std::int64_t id, const RunRecord& run);
  base::Result<std::vector<RunRecord>> runs();

  // Applies from now on to all queries and exports, also to documents that come later. `codings` are those of the reports of
  // the corrected event (graph/query: codings_of); empty for corrections of entities.
  base::Result<void> add_correction(const Correction& correction, const std::vector<std::string>& codings);
  base::Result<std::vector<Correction>> corrections();

  // For graph/ itself.
  Database& database() { return *db_; }
  const schema::Ontology& ontology() const { return *ontology_; }

 private:
  Store(std::unique_ptr<Database> db, std::unique_ptr<const schema::Ontology> ontology);
  std::unique_ptr<Database> db_;
  std::unique_ptr<const schema::Ontology> ontology_;
};

}  // namespace dyad::graph
