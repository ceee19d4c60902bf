#include "extract/event/type_decision.h"

namespace dyad::extract {
namespace {

// How many times likelier than the answer of the rules another type must be. Fitted by cross-validation on schema/training.
constexpr double kMargin = 2;

}  // namespace

TypeDecision decide_type(const TypeModel& model, std::span<const HashedFeature> features, std::optional<schema::EventType> rule) {
  TypeDecision decision;
  const std::vector<double> probabilities = model.probabilities(features);
  double all_types = 0, of_rule = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const auto type = schema::to_event_type(model.labels()[i]);
    if (!type) {
      if (model.labels()[i] == kNoEvent) decision.no_event = probabilities[i];
      continue;
    }
    all_types += probabilities[i];
    if (type == rule) of_rule = probabilities[i];
    if (decision.type && probabilities[i] <= decision.probability) continue;
    decision.type = type;
    decision.probability = probabilities[i];
  }
  if (rule && decision.probability < kMargin * of_rule) {
    decision.type = rule;
    decision.probability = of_rule;
  }
  if (all_types > 0) decision.probability /= all_types;
  return decision;
}

}  // namespace dyad::extract
