// What the statistical stage of coding sees of a relation between two parties: the answer of the rules, the words of the
// sentence, the path between the parties, who they are.
#pragma once

#include <optional>
#include <vector>

#include "extract/event/reading.h"
#include "extract/event/type_model.h"

namespace dyad::extract {

// The two parties of a relation in one sentence; spans of a party may be missing.
struct Relation {
  std::optional<std::uint32_t> predicate;   // the reading that the rules chose
  std::optional<schema::EventType> type;    // their answer
  std::vector<base::TextSpan> actor;
  std::vector<base::TextSpan> target;
  double fit = 1;                           // how well that reading fits the parties
};

// Names begin with their kind: "rule=", "word=", "path=" ...
Features relation_features(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation);
// The same for a look-up in a model, in any order, some twice: makes no names.
std::vector<HashedFeature> hashed_relation_features(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation);

}  // namespace dyad::extract
