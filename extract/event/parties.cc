#include "extract/event/parties.h"

#include <algorithm>
#include <iterator>

#include "base/any_of.h"

namespace dyad::extract {
namespace {

using base::is_any_of;

constexpr double kInherited = 0.95;  // control, coordination, participles: the parser's arcs are right in nine of ten cases
constexpr double kInside = 0.85;     // a possessor or modifier of the argument stands for it

bool is_coded(const Party& party) { return !party.participant.actor.code.empty(); }

// The mention of the same sentence that a pronoun stands for, or the mention itself.
const Mention& shown_mention(const Tree& tree, const Resolution& resolution, const Mention& mention) {
  const Mention* at = &mention;
  while (at->kind == MentionKind::Pronoun && at->antecedent) {
    at = &resolution.mentions.all[*at->antecedent];
    if (tree[at->head].sentence != tree[mention.head].sentence) return mention;
  }
  return at->coordination ? mention : *at;
}

// The parties that one argument contributes.
class ArgumentReader {
 public:
  ArgumentReader(std::string_view text, const CodingClause& clause) : text_(text), clause_(clause) {}

  // The argument itself where its head is an actor, else who stands inside its phrase. `actors` are those that the predicate
  // has already: their own country inside a phrase says nothing new ("pledged his country's support for Laos").
  std::vector<Party> read(const Argument& argument, const std::vector<Party>& actors = {}) const {
    const double certainty = argument.source == ArgumentSource::Own || argument.source == ArgumentSource::Nominal ? 1 : kInherited;
    if (auto party = at(argument.head, argument, certainty)) return with_others(std::move(*party));
    std::vector<Party> parties = inside(argument, certainty * kInside, actors);
    for (Party& party : parties) party.is_inside = clause_.tree[party.head].deprel != "poss";
    return parties;
  }

 private:
  std::vector<Party> inside(const Argument& argument, double certainty, const std::vector<Party>& actors) const {
    std::vector<Party> parties = modifiers(argument, certainty);
    const bool is_own = !parties.empty() && std::all_of(parties.begin(), parties.end(), [&](const Party& party) { return is_of_same_country(party, actors); });
    if (!parties.empty() && !is_own) return parties;
    std::vector<Party> others = in_prepositional_phrases(argument.head, argument, certainty);
    if (const auto sum = sum_above(argument); sum && others.empty()) others = in_prepositional_phrases(*sum, argument, certainty);
    // Without others, a country that is named is meant ("the president defended Peru's law"); "its" is not.
    if (others.empty()) std::copy_if(parties.begin(), parties.end(), std::back_inserter(others), [&](const Party& party) { return clause_.tree[party.head].upos == "PROPN"; });
    return others;
  }

  // One phrase can name several actors: "Hungarian and Romanian officials".
  std::vector<Party> with_others(Party party) const {
    const std::vector<schema::Actor>& also = clause_.resolution.actor_at(party.head)->also;
    std::vector<Party> parties;
    parties.reserve(1 + also.size());
    parties.push_back(std::move(party));
    for (const schema::Actor& other : also) parties.emplace_back(parties.front()).participant.actor = other;
    return parties;
  }

  std::optional<Party> at(TokenIndex head, const Argument& argument, double certainty) const {
    const ActorRef* ref = clause_.resolution.actor_at(head);
    const Mention* mention = clause_.resolution.mentions.at(head);
    if (!ref || !mention || !ref->is_actor) return std::nullopt;
    return Party{make_participant(text_, clause_.tree, clause_.resolution, *mention, *ref), head, explain_party(argument, *ref), certainty, argument.role, ref->is_guessed_country};
  }

  // Possessors and modifiers of nationality, also those of a modifier ("Turkish army bulldozers").
  std::vector<Party> modifiers(const Argument& argument, double certainty) const {
    std::vector<Party> parties;
    add_modifiers(parties, argument.head, argument, certainty);
    return parties;
  }

  void add_modifiers(std::vector<Party>& parties, TokenIndex noun, const Argument& argument, double certainty) const {
    for (TokenIndex child : clause_.tree.children(noun)) {
      if (!is_any_of(clause_.tree[child].deprel, {"poss", "compound", "amod", "nmod"})) continue;
      add(parties, child, argument, certainty);
      if (clause_.is(FunctionWord::Leading, clause_.tree[child].norm)) add_leaders(parties, child, argument, certainty);
    }
    if (!parties.empty()) return;
    for (TokenIndex child : clause_.tree.children(noun)) {
      if (is_any_of(clause_.tree[child].deprel, {"compound", "nmod"})) add_modifiers(parties, child, argument, certainty);
    }
  }

  // "a Danish-led raid"
  void add_leaders(std::vector<Party>& parties, TokenIndex participle, const Argument& argument, double certainty) const {
    for (TokenIndex child : clause_.tree.children(participle)) {
      if (child < participle) add(parties, child, argument, certainty);
    }
  }

  // Prepositional phrases; the first that names anybody. Whoever an act is done to does not do what it leads to ("the raid on the camp killed").
  std::vector<Party> in_prepositional_phrases(TokenIndex noun, const Argument& argument, double certainty) const {
    std::vector<Party> parties;
    const Tree& tree = clause_.tree;
    const FunctionWord leads_to_party = argument.role == Role::Actor ? FunctionWord::Origin : FunctionWord::Inside;
    for (TokenIndex child : tree.children(noun)) {
      if (tree[child].deprel != "prep" || !clause_.is(leads_to_party, tree[child].lemma)) continue;
      Argument inside = argument;
      inside.path += ">prep:" + std::string(tree[child].lemma) + ">pobj";
      for (TokenIndex object : tree.children(child)) {
        if (tree[object].deprel == "pobj") add(parties, object, inside, certainty);
      }
      if (!parties.empty()) return parties;
    }
    return parties;
  }

  // "million" in "five million of aid for Chad", where the aid is the argument.
  std::optional<TokenIndex> sum_above(const Argument& argument) const {
    const Tree& tree = clause_.tree;
    if (tree[argument.head].deprel != "pobj") return std::nullopt;
    const TokenIndex above = tree[tree[argument.head].head].head;
    return argument.phrase.contains(above) ? std::optional(above) : std::nullopt;
  }

  // The mention at `head` and those coordinated with it.
  void add(std::vector<Party>& parties, TokenIndex head, const Argument& argument, double certainty) const {
    if (auto party = at(head, argument, certainty)) add_parties(parties, with_others(std::move(*party)));
    for (TokenIndex child : clause_.tree.children(head)) {
      if (clause_.tree[child].deprel == "conj") add(parties, child, argument, certainty);
    }
  }

  std::string_view text_;
  const CodingClause& clause_;
};

// Which of the arguments name the targets.
class TargetChooser {
 public:
  TargetChooser(const ArgumentReader& reader, const CodingClause& clause, const std::vector<Party>& actors)
      : reader_(reader), clause_(clause), actors_(actors) {}

  std::vector<Party> choose() const {
    std::vector<Party> objects = parties_of(Role::Target);
    const auto moves = [&](const Party& party) { return is_means(party, actors_, clause_.tree); };
    const auto is_weak = [&](const Party& party) { return moves(party) || party.has_guessed_country || party.is_inside; };
    if (!objects.empty() && !std::all_of(objects.begin(), objects.end(), is_weak)) return objects;
    std::vector<Party> recipients = parties_of(Role::Recipient);
    const auto is_told = [](const Party& party) { return is_coded(party) && !party.has_guessed_country; };
    if (std::any_of(recipients.begin(), recipients.end(), is_told)) return recipients;
    if (!objects.empty() && !std::all_of(objects.begin(), objects.end(), moves)) return objects;
    if (std::any_of(recipients.begin(), recipients.end(), is_coded)) return recipients;
    if (std::any_of(objects.begin(), objects.end(), is_known)) return objects;
    std::vector<Party> topics = parties_of(Role::Topic);
    if (std::any_of(topics.begin(), topics.end(), is_coded)) return topics;
    if (!objects.empty()) return objects;
    return recipients.empty() ? std::move(topics) : std::move(recipients);
  }

 private:
  std::vector<Party> parties_of(Role role) const {
    std::vector<Party> parties;
    for (const Argument& argument : clause_.predicate.arguments) {
      if (argument.role == role) add_parties(parties, reader_.read(argument, actors_));
    }
    remove_parties(parties, actors_);
    return parties;
  }

  const ArgumentReader& reader_;
  const CodingClause& clause_;
  const std::vector<Party>& actors_;
};

}  // namespace

schema::Participant participant_at(std::string_view text, const Tree& tree, const Mention& mention, const ActorRef& ref) {
  schema::Participant participant;
  participant.actor = ref.actor;
  const base::TextSpan span = tree.text_span(mention.span);
  participant.span = span;
  participant.text = text.substr(span.begin, span.size());
  return participant;
}

std::string explain_party(const Argument& argument, const ActorRef& ref) { return argument.path + ": " + ref.explanation; }

schema::Participant make_participant(std::string_view text, const Tree& tree, const Resolution& resolution, const Mention& mention, const ActorRef& ref) {
  return participant_at(text, tree, shown_mention(tree, resolution, mention), ref);
}

void add_parties(std::vector<Party>& parties, std::vector<Party> more) {
  if (parties.empty() && more.size() == 1) return parties.swap(more);
  for (Party& party : more) {
    const auto same = [&](const Party& known) { return known.participant.actor.entity == party.participant.actor.entity; };
    if (std::none_of(parties.begin(), parties.end(), same)) parties.push_back(std::move(party));
  }
}

bool have_same_entities(const std::vector<Party>& parties, const std::vector<Party>& others) {
  return std::equal(parties.begin(), parties.end(), others.begin(), others.end(),
                    [](const Party& a, const Party& b) { return a.participant.actor.entity == b.participant.actor.entity; });
}

void remove_parties(std::vector<Party>& parties, const std::vector<Party>& others) {
  std::erase_if(parties, [&](const Party& party) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Party& other) { return other.participant.actor.entity == party.participant.actor.entity; });
  });
}

bool is_known(const Party& party) {
  const schema::Actor& actor = party.participant.actor;
  return is_coded(party) || !actor.sectors.empty() || (actor.kind != schema::EntityKind::Unknown && actor.kind != schema::EntityKind::Place);
}

bool is_of_same_country(const Party& party, const std::vector<Party>& actors) {
  return is_coded(party) && std::any_of(actors.begin(), actors.end(), [&](const Party& actor) { return actor.participant.actor.code == party.participant.actor.code; });
}

bool is_own_forces(const Party& party, const std::vector<Party>& actors, const Tree& tree) {
  const std::vector<std::string>& sectors = party.participant.actor.sectors;
  if (tree[party.head].upos == "PROPN" || std::find(sectors.begin(), sectors.end(), "MIL") == sectors.end()) return false;
  return is_of_same_country(party, actors);
}

bool is_means(const Party& party, const std::vector<Party>& actors, const Tree& tree) { return !is_coded(party) || is_own_forces(party, actors, tree); }

std::vector<Party> read_argument(std::string_view text, const CodingClause& clause, const Argument& argument) {
  return ArgumentReader(text, clause).read(argument);
}

Parties find_parties(std::string_view text, const CodingClause& clause) {
  Parties parties;
  std::vector<Party> between;
  const ArgumentReader reader(text, clause);
  for (const Argument& argument : clause.predicate.arguments) {
    if (argument.role == Role::Actor) add_parties(argument.preposition == "between" ? between : parties.actors, reader.read(argument));
  }
  remove_parties(between, parties.actors);
  if (parties.actors.empty()) parties.actors.swap(between);
  // "Oman held talks between the factions": whoever stands outside mediates between the others.
  parties.targets = between.empty() ? TargetChooser(reader, clause, parties.actors).choose() : std::move(between);
  return parties;
}

}  // namespace dyad::extract
