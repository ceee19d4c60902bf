// The keys of mentions, read from the store with all corrections applied: what merging works on. Internal; throws SqliteError.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/entity/entity_table.h"
#include "graph/store/merge.h"
#include "schema/event.h"

namespace dyad::graph {

std::uint8_t to_bits(const schema::Flags& flags);
schema::Flags to_flags(std::uint8_t bits);

// Numbers equal texts alike.
class TextNumbers {
 public:
  std::uint32_t number(std::string_view text);
  const std::string& text(std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> texts_;
};

// A type, or the lemma of an action without type.
struct ActionKey {
  std::optional<schema::EventType> type;
  std::string lemma;
};

struct MentionTable {
  std::vector<MentionKey> mentions;
  ModeSets modes;
  std::vector<std::vector<std::string>> sets;  // of entity ids, by MentionKey::actors and targets
  std::vector<ActionKey> actions;
  std::vector<std::string> documents;          // ids by rank
};

// Which mentions to read: those with one of these stored entities as actor, as target, as either. Empty sets ask for nothing.
struct MentionChoice {
  std::set<std::string> actors, targets, entities;
};

MentionTable read_mentions(Database& db, const EntityTable& entities, const MentionChoice& choice);

// Corrections of events: what to do with a coding.
struct Recoding {
  bool rejected = false;
  schema::EventType type{};
  std::vector<std::string> modes;
};
std::unordered_map<std::string, Recoding> read_recodings(Database& db);

// Ranks and clusters of documents.
struct DocumentPlace {
  std::uint32_t rank = 0;
  std::uint32_t cluster = 0;
  std::optional<base::Date> published;
};
std::unordered_map<std::int64_t, DocumentPlace> read_documents(Database& db, std::vector<std::string>& ids);

}  // namespace dyad::graph
