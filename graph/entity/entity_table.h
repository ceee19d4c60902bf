// Entities as the store knows them: which id a mention means after all corrections, what most mentions say of it, by which
// names texts call it. Internal to graph/; throws SqliteError. Reads lazily and keeps what it has read.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity/entity.h"
#include "graph/store/document_record.h"
#include "graph/store/sqlite.h"
#include "schema/event.h"

namespace dyad::graph {

class EntityTable {
 public:
  EntityTable(Database& db, const std::vector<Correction>& corrections);

  // The id after merges and splits of what `text` names by entity `id`.
  std::string resolve(const std::string& id, std::string_view text) const;
  // Whether resolve depends on the text.
  bool is_split(const std::string& id) const { return split_.contains(id); }
  bool has_splits() const { return !split_.empty(); }
  const std::set<std::string>& split_ids() const { return split_; }
  // All stored ids that may resolve to one of these, themselves included.
  std::set<std::string> stored_ids(const std::set<std::string>& ids) const;

  // What most mentions say; ties go to the text that sorts first. REQUIRES: some mention resolves to `id`.
  const schema::Actor& facts(const std::string& id);
  // A mention's actor under its resolved id: name, kind and identifier as in facts(), codes as the mention has them.
  schema::Actor corrected(const schema::Participant& participant);
  // With names and counts.
  Entity entity(const std::string& id);
  // All ids that mentions or relations resolve to, sorted.
  std::vector<std::string> all_ids();

  // Ids of all entities that a user may mean: by id; by code (all that have it); by name or by the key of the id ("EU" for
  // igo:EU), by a name used in some text, by whole words of a name ("Lavrov"), each without case. The first of these that
  // finds something decides. Sorted.
  std::vector<std::string> find(std::string_view name);

 private:
  struct Variant {
    std::int64_t row = 0;
    schema::Actor actor;
  };
  std::vector<Variant> variants(const std::string& id);  // of all stored ids that resolve to `id`
  std::int64_t count_mentions(std::int64_t actor_row);
  std::vector<std::string> find_by_code(std::string_view code);
  std::vector<std::string> find_by_name(std::string_view folded);
  std::vector<std::string> find_by_text(std::string_view folded);
  std::vector<std::string> find_by_words(std::string_view folded);

  Database& db_;
  const std::vector<Correction>& corrections_;
  std::set<std::string> split_;
  std::map<std::string, std::string> names_;  // renamed entities
  std::map<std::string, schema::Actor> facts_;
};

// Whether words taken from a text are a name at all ("Moscow", "the EU"), not a pronoun or a common noun ("its", "the alliance").
bool is_name(std::string_view text);

}  // namespace dyad::graph
