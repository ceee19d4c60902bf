// What schema/lexicon tells of parties that the arguments of an act do not name: where they are looked for, by type, and the words
// that lead to them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.h"
#include "schema/plover.h"

namespace dyad::extract {

// A row of indirect.tsv.
struct IndirectRule {
  bool uses_place = false;         // the place may stand for the target
  bool keeps_people = false;       // people who are the object are the target
  bool keeps_foreigners = false;   // ... only those of another country
  bool moves_forces = false;       // the forces that a passive tells of are who acts
  bool is_mutual = false;          // several actors do it with each other
  bool takes_people_by_purpose = false;
  std::string unnamed_sector;      // of an actor whom the text leaves out; empty: none is assumed
  std::string unnamed_name;
};

// Immutable after loading; shared by threads.
class IndirectRules {
 public:
  // Reads indirect.tsv, means.tsv, receiving.tsv and havens.tsv of schema/lexicon. Errors name file and line.
  static base::Result<IndirectRules> load(const schema::Ontology& ontology);

  const IndirectRule& of(schema::EventType type) const { return rules_[static_cast<std::size_t>(type)]; }
  // Nouns for what an actor gives, moves or uses; verbs of getting; nouns for a refuge. By lemma.
  bool is_means(std::string_view noun) const { return means_.contains(std::string(noun)); }
  bool is_receiving(std::string_view verb) const { return receiving_.contains(std::string(verb)); }
  bool is_haven(std::string_view noun) const { return havens_.contains(std::string(noun)); }

 private:
  base::Result<void> read_rules(const schema::Ontology& ontology);

  std::array<IndirectRule, schema::kEventTypeCount> rules_;
  std::unordered_set<std::string> means_;
  std::unordered_set<std::string> receiving_;
  std::unordered_set<std::string> havens_;
};

}  // namespace dyad::extract
