// What a sentence only mentions beside the event that it tells: "rejected the plan after a week of unrest", "unless the president agrees".
#pragma once

#include <vector>

#include "extract/event/reading.h"

namespace dyad::extract {

// Whether a predicate with one party alone is a circumstance of an event that has two. Killings and other acts with victims that are
// counted stay. REQUIRES: one reading for each of view.predicates, parties completed
bool is_background(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index);

}  // namespace dyad::extract
