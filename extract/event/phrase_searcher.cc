#include "extract/event/phrase_searcher.h"

#include <algorithm>

#include "base/any_of.h"

namespace dyad::extract {
namespace {

using base::is_any_of;

constexpr int kDeepest = 6;  // arcs below an argument

bool is_another_clause(std::string_view deprel) { return is_any_of(deprel, {"advcl", "ccomp", "xcomp", "parataxis", "npadvmod", "appos"}); }

}  // namespace

bool is_ordinary_people(const schema::Actor& actor, const Token& head) {
  return actor.kind == schema::EntityKind::People || (actor.kind == schema::EntityKind::Person && head.upos == "NOUN");
}

std::vector<Party> PhraseSearcher::find_in_phrases(bool use_place) const {
  if (auto parties = below_arguments(Role::Target); !parties.empty()) return parties;
  if (auto parties = below_arguments(Role::Recipient); !parties.empty()) return parties;
  for (TokenIndex piece : clause_.predicate.pieces) {
    if (auto parties = below_noun(piece, use_place); !parties.empty()) return parties;
  }
  return {};
}

std::vector<Party> PhraseSearcher::places_of_means() const {
  for (const Argument& argument : clause_.predicate.arguments) {
    if (argument.role != Role::Actor && argument.role != Role::Instrument) continue;
    if (auto parties = below_noun(argument.head, true); !parties.empty()) return parties;
  }
  return {};
}

std::vector<Party> PhraseSearcher::places(bool use_place) const {
  for (const Argument& argument : clause_.predicate.arguments) {
    if (!is_place(argument) || clause_.is(FunctionWord::Ground, argument.preposition) || (!use_place && !clause_.is(FunctionWord::Direction, argument.preposition))) continue;
    std::vector<Party> found;
    add(found, argument.head, argument, kByPlace);
    if (found.empty()) found = below(argument.head, argument);
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Party> PhraseSearcher::unnamed(bool use_place) const {
  PhraseSearcher searcher(*this);
  searcher.takes_unnamed_ = true;
  searcher.takes_unnamed_places_ = use_place;
  std::vector<Party> found;
  for (const Argument& argument : clause_.predicate.arguments) {
    const ActorRef* ref = clause_.resolution.actor_at(argument.head);
    const bool is_somebodys = !use_place && ref && !ref->is_actor && !ref->actor.code.empty();  // "the attack" of a country
    if (argument.role == Role::Target && !is_somebodys) searcher.add(found, argument.head, argument, 1);  // "shelled two towns"
  }
  if (found.empty() && use_place) found = searcher.places(true);
  for (TokenIndex piece : clause_.predicate.pieces) {
    if (found.empty()) found = searcher.below_noun(piece, true);
  }
  if (found.empty()) found = searcher.below_arguments(Role::Target);
  return found;
}

// A country after "in" is a place, whatever else its name was taken for.
bool PhraseSearcher::is_place(const Argument& argument) const {
  const ActorRef* ref = clause_.resolution.actor_at(argument.head);
  return argument.role == Role::Place || (argument.preposition == "in" && ref && ref->actor.kind == schema::EntityKind::Country);
}

std::vector<Party> PhraseSearcher::below_arguments(Role role) const {
  for (const Argument& argument : clause_.predicate.arguments) {
    if (argument.role != role || clause_.is(FunctionWord::Ground, argument.preposition)) continue;
    std::vector<Party> found;
    if (role == Role::Recipient) add(found, argument.head, argument, kByPlace);  // "to Gaza", a place and no actor
    if (found.empty()) found = below(argument.head, argument);
    if (!found.empty()) return found;
  }
  return {};
}

// Those of the first level below a token that has any.
std::vector<Party> PhraseSearcher::below(TokenIndex top, const Argument& argument) const {
  std::vector<TokenIndex> level = {top};
  for (int depth = 0; depth < kDeepest && !level.empty(); ++depth) {
    std::vector<TokenIndex> next;
    for (TokenIndex at : level) {
      for (TokenIndex child : clause_.tree.children(at)) {
        const auto deprel = clause_.tree[child].deprel;
        const bool is_aside = is_another_clause(deprel) || (takes_unnamed_ && deprel == "relcl");  // "an agreement under which the navies ..."
        if (!is_aside) next.push_back(child);
      }
    }
    std::vector<Party> found;
    for (TokenIndex head : next) add(found, head, argument, kDeep);
    if (!found.empty()) return found;
    level = std::move(next);
  }
  return {};
}

// In the prepositional phrases of a noun that is part of the predicate: "imposed blockades in Darfur".
std::vector<Party> PhraseSearcher::below_noun(TokenIndex noun, bool use_place) const {
  if (clause_.tree[noun].upos != "NOUN") return {};
  for (TokenIndex child : clause_.tree.children(noun)) {
    if (clause_.tree[child].deprel != "prep" || (!use_place && !clause_.is(FunctionWord::Direction, clause_.tree[child].lemma))) continue;
    Argument argument;
    argument.path = "prep:" + std::string(clause_.tree[child].lemma);
    if (auto parties = below(child, argument); !parties.empty()) return parties;
  }
  return {};
}

void PhraseSearcher::add(std::vector<Party>& found, TokenIndex head, const Argument& argument, double certainty) const {
  const ActorRef* ref = clause_.resolution.actor_at(head);
  const Mention* mention = clause_.resolution.mentions.at(head);
  if (!ref || !mention || mention->kind == MentionKind::Pronoun || is_inside_actor(head)) return;
  const bool is_unnamed = (takes_unnamed_ && !ref->actor.sectors.empty()) || (takes_unnamed_places_ && clause_.is(FunctionWord::Inhabited, clause_.tree[head].lemma));
  if (ref->actor.code.empty() && !is_unnamed) return;
  if (only_powers_ && is_ordinary_people(ref->actor, clause_.tree[head])) return;
  std::vector<Party> party = {
      {make_participant(text_, clause_.tree, clause_.resolution, *mention, *ref), head, explain_party(argument, *ref), certainty, argument.role, ref->is_guessed_country}};
  remove_parties(party, actors_);
  if (passed_over_) remove_parties(party, *passed_over_);
  add_parties(found, party);
}

bool PhraseSearcher::is_inside_actor(TokenIndex head) const {
  return std::any_of(actors_.begin(), actors_.end(), [&](const Party& actor) { return clause_.tree.is_ancestor(actor.head, head); });
}

}  // namespace dyad::extract
