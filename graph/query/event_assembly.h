// Merged events from their reports, and relations likewise. Internal; throws SqliteError.
#pragma once

#include "graph/entity/entity_table.h"
#include "graph/query/mention_table.h"
#include "graph/store/merge.h"
#include "graph/store/merged_event.h"
#include "graph/store/sqlite.h"
#include "schema/plover.h"

namespace dyad::graph {

// The id of a merged event, from what identifies it; `number` tells apart events of the same content (1 for the first).
std::string event_id(const MentionTable& table, const MentionGroup& group, std::size_t number);

class EventAssembler {
 public:
  EventAssembler(Database& db, EntityTable& entities, const schema::Ontology& ontology, const MentionTable& table)
      : db_(db), entities_(entities), ontology_(ontology), table_(table) {}

  MergedEvent assemble(const MentionGroup& group, const std::string& id, const Support& support, bool with_explanation);

 private:
  void add_report(MergedEvent& event, const MentionGroup& group, const schema::Event& mention, std::size_t member, const Support& support);

  Database& db_;
  EntityTable& entities_;
  const schema::Ontology& ontology_;
  const MentionTable& table_;
};

// What the store says of a document, on a report.
void fill_document(Database& db, EventReport& report);

// All relations, merged; each mention of one is a report.
std::vector<MergedRelation> assemble_relations(Database& db, EntityTable& entities);

}  // namespace dyad::graph
