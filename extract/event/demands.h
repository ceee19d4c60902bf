// Demands that are made by saying what another must do: "Moscow said NATO must withdraw its troops"; and blame that is laid likewise:
// "Kabul said the rebels were responsible".
#pragma once

#include <vector>

#include "extract/event/reading.h"

namespace dyad::extract {

// Makes a demand of each predicate that somebody says another must do (schema/lexicon/statements.tsv): the speaker is its actor, the
// subject its target; so with adjectives that accuse. REQUIRES: one reading for each of view.predicates
void read_demands(const DocumentView& view, std::vector<Reading>& readings);

}  // namespace dyad::extract
