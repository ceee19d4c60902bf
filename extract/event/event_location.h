// Where an event happened, by the words of its clause.
#pragma once

#include <optional>

#include "extract/event/reading.h"

namespace dyad::extract {

// The place among the arguments, else one that stands by a thing that acts: "a bomb in Kabul killed two".
std::optional<schema::Location> find_location(const DocumentView& view, const Predicate& predicate);

}  // namespace dyad::extract
