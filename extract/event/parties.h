// The actors and targets of a predicate: its arguments, resolved, with a look inside phrases whose head acts for
// nobody ("rejected NATO's proposal", "Israeli air strikes killed").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/event/coding_clause.h"
#include "schema/event.h"

namespace dyad::extract {

struct Party {
  schema::Participant participant;
  TokenIndex head = 0;
  std::string how;         // "nsubj: capital as subject: Moscow -> Russia", for explanations
  double certainty = 1;    // below 1 where the argument was inherited or found inside a phrase
  Role role = Role::Target;  // of the argument
  bool has_guessed_country = false;
  bool is_inside = false;    // only describes a thing that is the argument: "Peruvian" in "Peruvian pots", not so in "Peru's letter"
};

struct Parties {
  std::vector<Party> actors;
  std::vector<Party> targets;
};

// The text that a mention's phrase covers, as a participant.
schema::Participant participant_at(std::string_view text, const Tree& tree, const Mention& mention, const ActorRef& ref);
// The same, where a pronoun is shown by what it stands for if the same
// sentence names that ("Oslo said it would pay": Oslo).
schema::Participant make_participant(std::string_view text, const Tree& tree, const Resolution& resolution, const Mention& mention, const ActorRef& ref);

// The parties that one argument of a predicate contributes: its head where that is an actor, else who stands inside its phrase.
std::vector<Party> read_argument(std::string_view text, const CodingClause& clause, const Argument& argument);

// Each entity once in a role; an entity that acts is not also a target.
Parties find_parties(std::string_view text, const CodingClause& clause);

// A known actor or people, not one of the goods and things that a text speaks of.
bool is_known(const Party& party);

// Whether it has the country code of one of the actors.
bool is_of_same_country(const Party& party, const std::vector<Party>& actors);

// Forces of the actor's own country ("its troops").
bool is_own_forces(const Party& party, const std::vector<Party>& actors, const Tree& tree);

// What an actor moves or uses: nobody with a country, or forces of its own country ("withdrew its troops from Chad"). Who
// gets or loses it is the better target.
bool is_means(const Party& party, const std::vector<Party>& actors, const Tree& tree);

// How an argument came to be a party, for explanations.
std::string explain_party(const Argument& argument, const ActorRef& ref);

// Whether they name the same entities in the same order.
bool have_same_entities(const std::vector<Party>& parties, const std::vector<Party>& others);

// Appends those of `more` whose entity is not there yet.
void add_parties(std::vector<Party>& parties, std::vector<Party> more);
// Takes out of `parties` what stands in `others`.
void remove_parties(std::vector<Party>& parties, const std::vector<Party>& others);

}  // namespace dyad::extract
