// Putting documents into the tables of the store and taking them out. Internal; throws SqliteError.
// REQUIRES of all that writes: inside a write transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/document_record.h"
#include "graph/store/sqlite.h"
#include "schema/event.h"

namespace dyad::graph {

std::optional<std::int64_t> find_document(Database& db, std::string_view id);

// Events and relations in the order of the text, whatever order they were given in.
struct Extracted {
  std::vector<schema::Event> events;
  std::vector<schema::Relation> relations;
};
Extracted in_text_order(std::vector<schema::Event> events, std::vector<schema::Relation> relations);

// A hash of everything that is stored of a document but what its reading hung on.
std::string extraction_hash(const DocumentRecord& document, const Extracted& extracted, const schema::Ontology& ontology);

// What a stored document's reading hung on, where its findings stay.
void update_reading(Database& db, std::int64_t document, const DocumentRecord& record);

void insert_document(Database& db, const DocumentRecord& document, const Extracted& extracted, const std::string& hash);

// With all that only this document had: entities, names, signature.
void delete_document(Database& db, std::int64_t document);

DocumentRecord read_document(Database& db, std::int64_t document);

}  // namespace dyad::graph
