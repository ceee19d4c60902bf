#include "extract/event/type_decision.h"

#include <algorithm>
#include <cmath>

namespace dyad::extract {
namespace {

// How many times likelier than the answer of the rules another type must be. Fitted by cross-validation on schema/training.
constexpr double kMargin = 2;

// What the probability of a type is worth: logistic regression of being right on the model's log odds and on whether the rules say the
// same, fitted on the held-out answers of that cross-validation (`dyad train --cross-validate 5` prints the error that is left).
constexpr double kIntercept = 1.66, kSlope = 1.95, kAgreement = -2.61;
constexpr double kExtreme = 0.001;  // probabilities nearer to 0 or 1 are taken for this
constexpr double kCeiling = 0.95;   // coders differ among themselves: nothing is surer

double calibrate(double probability, bool agrees) {
  const double p = std::clamp(probability, kExtreme, 1 - kExtreme);
  const double log_odds = kIntercept + kSlope * std::log(p / (1 - p)) + (agrees ? kAgreement : 0);
  return std::min(kCeiling, 1 / (1 + std::exp(-log_odds)));
}

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
  if (all_types > 0) decision.probability = calibrate(decision.probability / all_types, decision.type == rule);
  return decision;
}

}  // namespace dyad::extract
