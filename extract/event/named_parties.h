// Who and what takes part in a predicate by the text alone, whether it can act or not ("the plane"), for `dyad extract --all`.
#pragma once

#include <string_view>
#include <vector>

#include "extract/event/parties.h"

namespace dyad::extract {

// Every person and thing that a predicate names, where its clause names it. Clauses, acts and abstractions are none:
// `is_predicate` tells of a token whether a predicate stands there.
Parties find_named_parties(std::string_view text, const CodingClause& clause, const std::vector<bool>& is_predicate);

// Shows the participants of a coded event, which are `coded`, where the clause names them ("it", "which"), and adds the things that take part.
void name_participants(std::string_view text, const CodingClause& clause, const Parties& coded, const std::vector<bool>& is_predicate, schema::Event& event);

}  // namespace dyad::extract
