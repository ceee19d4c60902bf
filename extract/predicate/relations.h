// Standing relations between entities, which are no events: (Skoda, part of, Volkswagen), (Mombasa, in, Kenya), (Greenpeace, based in, Amsterdam).
//
// Read off copulas, appositions, possessives and a few verbs, by the rows of schema/predicates/relations.tsv. Offices of persons are found with the actors
// (extract/actor).
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

// What the steps before have found in a document; views them all.
struct RelationInput {
  const Document& doc;
  const Tree& tree;
  const Resolution& resolution;
  const std::vector<TimeExpression>& times;
  const std::vector<Predicate>& predicates;
};

// Immutable after loading; shared by threads.
class RelationFinder {
 public:
  // Reads schema/predicates/relations.tsv. Errors name file and line.
  static base::Result<std::unique_ptr<const RelationFinder>> load();
  ~RelationFinder();

  // In text order, each once; none between the same two that the actor step has already related.
  std::vector<schema::Relation> find_relations(const RelationInput& input) const;

 private:
  struct Impl;
  explicit RelationFinder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
