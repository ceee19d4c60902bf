// Parties of an act that another clause of the sentence names.
#pragma once

#include <vector>

#include "extract/event/reading.h"

namespace dyad::extract {

// The predicates of the same sentence that one governs in this way, in text order.
std::vector<std::uint32_t> governed_by(const DocumentView& view, std::uint32_t index, GovernorLink link);

// "Oslo issued a report accusing Rabat": the participle of a thing is done by whoever the thing comes from.
std::vector<Party> authors(const DocumentView& view, std::uint32_t index);

// "blocked the road to show their anger at the ministry"; "marched to demand the release of fishermen held in Chile": Chile.
std::vector<Party> targets_of_purpose(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors);

}  // namespace dyad::extract
