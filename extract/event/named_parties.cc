#include "extract/event/named_parties.h"

#include <algorithm>

namespace dyad::extract {
namespace {

using schema::Participant;
using Participants = std::vector<Participant>;

// "which", "it": the word of the clause itself.
std::optional<TokenIndex> pronoun_of(const CodingClause& clause, TokenIndex head) {
  for (const Argument& argument : clause.predicate.arguments) if (argument.head == head && argument.pronoun) return argument.pronoun;
  const Mention* mention = clause.resolution.mentions.at(head);
  return mention && mention->kind == MentionKind::Pronoun ? std::optional(head) : std::nullopt;
}

void show(Participant& participant, std::string_view text, const Token& word) {
  participant.span = word.span;
  participant.text = text.substr(word.span.begin, word.span.size());
}

// The party that became this participant, whatever its role in the event. An inferred one stands nowhere.
const Party* party_of(const Participant& participant, const Parties& coded) {
  if (!participant.span) return nullptr;
  for (const std::vector<Party>* parties : {&coded.actors, &coded.targets}) {
    for (const Party& party : *parties) {
      if (party.participant.span == participant.span && party.participant.actor.entity == participant.actor.entity) return &party;
    }
  }
  return nullptr;
}

void show_own_places(std::string_view text, const CodingClause& clause, const Parties& coded, Participants& role) {
  for (Participant& participant : role) {
    const Party* party = party_of(participant, coded);
    if (party == nullptr) continue;
    if (const auto pronoun = pronoun_of(clause, party->head)) show(participant, text, clause.tree[*pronoun]);
  }
}

bool stands_in(const Participants& role, const Participant& participant) {
  return std::any_of(role.begin(), role.end(), [&](const Participant& other) { return other.span && participant.span && other.span->overlaps(*participant.span); });
}

// A role that nobody has who can act is that of what there is: "released the album", "the wing struck the wall".
void fill(Participants& role, const Participants& other_role, const std::vector<Party>& named) {
  if (!role.empty()) return;
  for (const Party& party : named) {
    const auto same = [&](const Participant& other) { return other.span == party.participant.span; };
    if (std::none_of(other_role.begin(), other_role.end(), same)) role.push_back(party.participant);
  }
}

// "leased ten planes from the bank": what is done to a thing beside whom it concerns.
void add_objects(const CodingClause& clause, const std::vector<Party>& named, schema::Event& event) {
  const Participants coded = event.targets;
  for (const Party& party : named) {
    const Participant& thing = party.participant;
    const bool is_object = party.how.starts_with("dobj:") || party.how.starts_with("nsubjpass:");
    const bool is_thing = thing.actor.kind == schema::EntityKind::Unknown || !clause.resolution.actor_at(party.head)->is_actor;  // "its brand"
    if (is_object && is_thing && !stands_in(event.actors, thing) && !stands_in(coded, thing)) event.targets.push_back(thing);
  }
}

}  // namespace

Parties find_named_parties(std::string_view text, const CodingClause& clause, const std::vector<bool>& is_predicate) {
  Parties parties;
  const auto add = [&](std::vector<Party>& role, const Argument& argument) {
    const Mention* mention = clause.resolution.mentions.at(argument.head);
    const ActorRef* ref = clause.resolution.actor_at(argument.head);
    if (!mention || !ref || is_predicate[argument.head] || (argument.abstract && !ref->is_actor)) return;
    Party party{participant_at(text, clause.tree, *mention, *ref), argument.head, explain_party(argument, *ref), 1, argument.role};
    if (argument.pronoun) show(party.participant, text, clause.tree[*argument.pronoun]);
    role.push_back(std::move(party));
  };
  // "a deal with the union", "met the envoy": both do it, and the other one is whom it is done with.
  const auto is_other_party = [](const Argument& argument) {
    return argument.source == ArgumentSource::Reciprocal && (argument.preposition == "with" || argument.path == "dobj");
  };
  for (const Argument& argument : clause.predicate.arguments) {
    if (argument.role == Role::Actor) add(is_other_party(argument) ? parties.targets : parties.actors, argument);
  }
  if (!parties.targets.empty()) return parties;
  // The nearest kind of role gives the targets; a noun can leave it to what it is about: "a bid for the contract".
  const bool is_noun = clause.predicate.kind == PredicateKind::Noun;
  for (const Role role : {Role::Target, Role::Recipient, Role::Topic}) {
    if (role == Role::Topic && !is_noun) break;
    for (const Argument& argument : clause.predicate.arguments) if (argument.role == role) add(parties.targets, argument);
    if (!parties.targets.empty() || (!is_noun && clause.predicate.argument(role))) break;
  }
  return parties;
}

void name_participants(std::string_view text, const CodingClause& clause, const Parties& coded, const std::vector<bool>& is_predicate, schema::Event& event) {
  show_own_places(text, clause, coded, event.actors);
  show_own_places(text, clause, coded, event.targets);
  const Parties named = find_named_parties(text, clause, is_predicate);
  fill(event.actors, event.targets, named.actors);
  fill(event.targets, event.actors, named.targets);
  add_objects(clause, named.targets, event);
}

}  // namespace dyad::extract
