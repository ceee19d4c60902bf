// What a sentence only mentions beside the event that it tells: "rejected the plan after a week of unrest", "unless the president agrees".
#pragma once

#include <vector>

#include "extract/event/reading.h"

namespace dyad::extract {

// Whether a predicate is only mentioned: a condition of an event with two sides, a mere possibility, or, with one party alone, a circumstance
// or the matter of a noun. Acts whose victims are counted stay, and so does what a condition tells by the way. REQUIRES: one reading for each of view.predicates, parties completed
bool is_background(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index);

}  // namespace dyad::extract
