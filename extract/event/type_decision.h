// The second stage of coding: what the statistical model (type_model.h) makes of the answer of the rules.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "extract/event/type_model.h"
#include "schema/plover.h"

namespace dyad::extract {

inline constexpr std::string_view kNoEvent = "NONE";  // the label of texts that tell of no event between the parties

struct TypeDecision {
  std::optional<schema::EventType> type;  // that of the rules unless another is much likelier
  double probability = 0;                 // of `type`, among the types
  double no_event = 0;                    // that there is no event between the parties; 0 if the model does not know such
};

// `rule`: the answer of the rules, from which only a clear majority departs.
TypeDecision decide_type(const TypeModel& model, std::span<const HashedFeature> features, std::optional<schema::EventType> rule);

}  // namespace dyad::extract
