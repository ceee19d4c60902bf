// What the statistical models make of the answer of the rules: first the model that is shipped, then the conventions that
// are asked for, then a model that the user has fitted on rows of their own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/event/event_coder.h"
#include "extract/event/reading.h"
#include "extract/event/relation_features.h"
#include "extract/event/type_decision.h"

namespace dyad::extract {

// The coding of one relation as it passes the stages.
struct RelationCoding {
  std::optional<schema::EventType> type;
  std::vector<std::string> modes;
  std::string cameo;
  std::optional<double> probability;  // of the type; nothing where no model looked
  double no_event = 0;                // that the parties have no event with each other
  std::vector<std::string> changes;   // "THREATEN rather than COERCE", for explanations
};

// Immutable after loading; shared by threads.
class SecondStage {
 public:
  // `file`: a model that `dyad train` wrote; empty: none but the shipped one; "none": no model at all.
  static base::Result<SecondStage> load(const std::string& file, Conventions conventions);

  // `relation.type` is the answer of the rules in the conventions of the manual, `coding` holds it too.
  void refine(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation, RelationCoding& coding) const;

  // What a model of the user's sees: the features of the relation with the answer of the stages before.
  Features features(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation, RelationCoding coding) const;

 private:
  void decide(const TypeModel& model, std::span<const HashedFeature> features, const std::vector<Reading>& readings, const CodingLexicon& lexicon,
              RelationCoding& coding) const;
  // Applies the shipped model and the conventions; gives what the model saw.
  std::vector<HashedFeature> pass_shipped(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation,
                                          RelationCoding& coding) const;
  // The features of the relation with the answer so far, and the opinion of the shipped model on what it saw.
  Features own_features(const DocumentView& view, const std::vector<Reading>& readings, Relation relation,
                        const RelationCoding& coding, std::span<const HashedFeature> seen) const;

  std::optional<TypeModel> shipped_;
  std::optional<TypeModel> own_;
  Conventions conventions_ = Conventions::Manual;
};

}  // namespace dyad::extract
