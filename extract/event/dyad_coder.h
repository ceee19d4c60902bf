// Coding with both parties given: which of a text's readings connects them.
#pragma once

#include <optional>
#include <vector>

#include "extract/event/event_coder.h"
#include "extract/event/reading.h"

namespace dyad::extract {

struct DyadReading {
  std::uint32_t predicate = 0;  // index into view.predicates
  double fit = 0;               // in (0,1]: how well the predicate connects the two
};

// The predicate with a type that connects the parties best, or nothing if the text has no typed predicate.
// Readings where the actor is an actor and the target a target come first, then the nearest in the tree.
std::optional<DyadReading> choose_reading(const DocumentView& view, const std::vector<Reading>& readings, const DyadSpans& dyad);

}  // namespace dyad::extract
