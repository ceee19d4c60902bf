// Entities as the store knows them: which id a mention means by what other documents establish and after all corrections, what most
// mentions say of it, by which names texts call it. Internal to graph/; throws SqliteError. Reads lazily and keeps what it has read.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity/entity.h"
#include "graph/entity/name_links.h"
#include "graph/store/document_record.h"
#include "graph/store/sqlite.h"
#include "schema/event.h"

namespace dyad::graph {

class EntityTable {
 public:
  EntityTable(Database& db, const std::vector<Correction>& corrections);

  // The id, after links of bare names, merges and splits, of what `text` names by entity `id` in a document.
  std::string resolve(const std::string& id, std::string_view text, std::string_view document) const;
  // Whether resolve depends on text or document.
  bool is_varying(const std::string& id) const { return varying_.contains(id); }
  const std::set<std::string>& varying_ids() const { return varying_; }
  // All stored ids that may resolve to one of these, themselves included.
  std::set<std::string> stored_ids(const std::set<std::string>& ids) const;

  // What most mentions say; ties go to the text that sorts first. REQUIRES: some mention resolves to `id`.
  const schema::Actor& facts(const std::string& id);
  // A mention's actor under its resolved id: name, kind and identifier as in facts(), codes as the mention has them. A person of whom
  // the mention tells nothing but perhaps a country has code and sectors of what other documents say of him for that time.
  schema::Actor corrected(const schema::Participant& participant, std::string_view document);
  // "Quiroga: Elena Quiroga, foreign minister of Peru (said in DOC)" where other documents decide who a mention is; else empty.
  std::string link_reason(const schema::Participant& participant, std::string_view document);
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
  // All ids that a stored id may resolve to when its text is `text`.
  std::set<std::string> meanings(const std::string& id, std::string_view text) const;
  std::string corrected_id(std::string id, std::string_view text) const;  // after merges and splits
  std::vector<Variant> variants(const std::string& id);  // of all stored ids that resolve to `id`
  std::int64_t count_mentions(std::int64_t actor_row);
  std::vector<std::string> find_by_code(std::string_view code);
  std::vector<std::string> find_by_name(std::string_view folded);
  std::vector<std::string> find_by_text(std::string_view folded);
  std::vector<std::string> find_by_words(std::string_view folded);

  Database& db_;
  const std::vector<Correction>& corrections_;
  NameLinks links_;
  std::set<std::string> corrected_;           // ids that a correction names: no link goes before it
  std::set<std::string> varying_;
  std::map<std::string, std::string> names_;  // renamed entities
  std::map<std::string, schema::Actor> facts_;
};

// Whether words taken from a text are a name at all ("Moscow", "the EU"), not a pronoun or a common noun ("its", "the alliance").
bool is_name(std::string_view text);

}  // namespace dyad::graph
