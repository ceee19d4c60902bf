// Events and relations as rows of the store, both ways. Internal; throws SqliteError.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/sqlite.h"
#include "schema/event.h"

namespace dyad::graph {

// Ids of the entities of participants, sorted, each once, separated by newlines: actor_sets.members.
std::string set_members(const std::vector<schema::Participant>& participants);

// Hash of what was coded of which words: names a coding across copies of a sentence and rebuilds of the store.
std::string coding_hash(const schema::Event& event);

// REQUIRES: inside a write transaction; `document` is a row.
class MentionWriter {
 public:
  MentionWriter(Database& db, std::int64_t document) : db_(db), document_(document) {}
  void write(const schema::Event& event);
  void write(const schema::Relation& relation);

 private:
  std::int64_t find_or_add_evidence(const schema::Evidence& evidence);
  void write_participants(std::int64_t mention, int role, const std::vector<schema::Participant>& participants);

  Database& db_;
  std::int64_t document_;
  std::vector<std::pair<schema::Evidence, std::int64_t>> evidence_;  // of this document, so far
};

std::int64_t find_or_add_actor(Database& db, const schema::Actor& actor);
std::int64_t find_or_add_set(Database& db, const std::vector<schema::Participant>& participants);

// All of one mention by its row; `with_explanation` false leaves that out, which is most of the cost.
schema::Event read_mention(Database& db, std::int64_t mention, bool with_explanation);
schema::Relation read_relation_row(Database& db, std::int64_t relation, bool with_explanation);

}  // namespace dyad::graph
