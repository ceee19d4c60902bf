// The actors and targets of a predicate: its arguments, resolved, with a look inside phrases whose head acts for
// nobody ("rejected NATO's proposal", "Israeli air strikes killed").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/event/condition.h"
#include "schema/event.h"

namespace dyad::extract {

struct Party {
  schema::Participant participant;
  TokenIndex head = 0;
  std::string how;         // "nsubj: capital as subject: Moscow -> Russia", for explanations
  double certainty = 1;    // below 1 where the argument was inherited or found inside a phrase
};

struct Parties {
  std::vector<Party> actors;
  std::vector<Party> targets;
};

// The text that a mention's phrase covers, as a participant. A pronoun is shown by what it stands for where the same
// sentence names it ("Oslo said it would pay": Oslo).
schema::Participant make_participant(std::string_view text, const Tree& tree, const Resolution& resolution, const Mention& mention, const ActorRef& ref);

// Each entity once in a role; an entity that acts is not also a target.
Parties find_parties(std::string_view text, const CodingClause& clause);

// Who an act is directed at where no argument of the predicate says so: an actor deeper in its phrases ("condemned the
// threats made by Chad"), else, if `use_place`, the country or people of the place where it happens ("rioted in Lagos").
// `actors` are left out.
std::vector<Party> find_indirect_targets(std::string_view text, const CodingClause& clause, const std::vector<Party>& actors, bool use_place);

// Every participant that a predicate names, whether it can act or not ("the plane"), for events that no type covers.
// Clauses and acts are none: `is_predicate` tells of a token whether a predicate stands there.
Parties find_all_parties(std::string_view text, const CodingClause& clause, const std::vector<bool>& is_predicate);

// Appends those of `more` whose entity is not there yet.
void add_parties(std::vector<Party>& parties, const std::vector<Party>& more);
// Takes out of `parties` what stands in `others`.
void remove_parties(std::vector<Party>& parties, const std::vector<Party>& others);

}  // namespace dyad::extract
