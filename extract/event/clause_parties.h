// Parties of an act that another clause of the sentence names.
#pragma once

#include <vector>

#include "extract/event/reading.h"

namespace dyad::extract {

// The predicates that one governs in this way, in text order.
std::vector<std::uint32_t> governed_by(const DocumentView& view, std::uint32_t index, GovernorLink link);

// What it offers, agrees or sets out to do, and what that is to do in turn: "promised to [fly in] nurses to [treat] miners". The nearest first.
std::vector<std::uint32_t> complements_below(const DocumentView& view, std::uint32_t index);

// "Until" or "before", as the mark of a clause or a preposition before a participle.
bool is_marked_as_later(const DocumentView& view, const Predicate& predicate);

// "gave permission for the doctors to treat the miners": the clause has a subject of its own, who is given it.
bool has_subject_behind_for(const DocumentView& view, std::uint32_t index);

// "Oslo issued a report accusing Rabat": the participle of a thing is done by whoever the thing comes from.
std::vector<Party> authors(const DocumentView& view, std::uint32_t index);

// "blocked the road to show their anger at the ministry"; "marched to demand the release of fishermen held in Chile": Chile.
// Ordinary people only where they are wanted: "sent grain to help the refugees".
std::vector<Party> targets_of_purpose(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors, bool wants_people);

// "threatened to strike unless Oslo rescinds the law", "will not free the boat until Tonga pays": who has to meet the condition.
std::vector<Party> targets_of_condition(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors);

// "promised to fly in nurses to treat miners": who these acts are done to, the nearest first.
std::vector<Party> targets_of_complements(const DocumentView& view, const std::vector<std::uint32_t>& complements, const std::vector<Party>& actors);

// "opened fire, hitting two farmers", "shut the pass, angering the miners": whom the act came to concern.
std::vector<Party> targets_of_result(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors);

// "found the banker guilty", "called the premier a liar": the subject of a small clause.
std::vector<Party> targets_of_small_clause(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors);

}  // namespace dyad::extract
