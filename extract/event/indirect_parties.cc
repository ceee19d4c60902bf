#include "extract/event/indirect_parties.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/any_of.h"
#include "extract/event/clause_parties.h"
#include "extract/event/phrase_searcher.h"

namespace dyad::extract {
namespace {

using base::is_any_of;
using schema::EventType;

constexpr double kUnnamed = 0.6;

std::string_view path_of(const Party& party) { return std::string_view(party.how).substr(0, party.how.find(": ")); }

// "held talks on Kosovo", "agreed over the border"; also inside the object: "a deal on the border".
bool is_subject_matter(const Party& target) {
  const std::string_view path = path_of(target);
  const auto is_behind = [&](std::string_view preposition) { return path == fmt::format("prep:{}>pobj", preposition) || path.ends_with(fmt::format(">prep:{}>pobj", preposition)); };
  const std::string_view first = path.substr(0, path.find('>'));
  return is_any_of(first, {"prep:on", "prep:about"}) || (target.role == Role::Topic && is_any_of(first, {"prep:over", "prep:for"})) ||
         (path.starts_with("dobj") && (is_behind("on") || is_behind("about") || is_behind("over")));
}

bool is_of_several_countries(const std::vector<Party>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    const std::string& code = party.participant.actor.code;
    return !code.empty() && !parties.front().participant.actor.code.empty() && code != parties.front().participant.actor.code;
  });
}

// The text leaves the actor out: "was arrested in Niger", "a bomb killed two soldiers in Kunduz".
bool lacks_actor(const Predicate& predicate, const Reading& reading) {
  return reading.parties.actors.empty() && !reading.governed && (predicate.passive || predicate.kind == PredicateKind::Noun || predicate.argument(Role::Actor) != nullptr);
}

bool is_subject(const Party& party) { return party.how.starts_with("nsubj") && !party.how.starts_with("nsubjpass"); }

// Passives, and what schema/predicates/light_verbs.tsv says so of: "stood trial", "came under fire".
bool subject_undergoes(const Predicate& predicate) {
  const auto is_target = [](const Argument& argument) { return argument.path == "nsubj" && argument.role == Role::Target; };
  return predicate.passive || (predicate.kind == PredicateKind::LightVerb && std::any_of(predicate.arguments.begin(), predicate.arguments.end(), is_target));
}

// "The troops remained on alert": the subject of a state is the one who acts where somebody has to. Not that of the clause
// that it governs ("a note demanding that the owners pay").
void take_subject(const Predicate& predicate, Parties& parties) {
  if (!parties.actors.empty()) return;
  const auto is_own_subject = [&](const Party& party) {
    return is_subject(party) && std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) { return argument.phrase.contains(party.head); });
  };
  std::copy_if(parties.targets.begin(), parties.targets.end(), std::back_inserter(parties.actors), is_own_subject);
  std::erase_if(parties.targets, is_own_subject);
}

// "sixty gendarmes were deployed": they are who moves.
void take_forces(Parties& parties, const Tree& tree) {
  const auto is_force = [&](const Party& party) { return party.how.starts_with("nsubjpass") && is_own_forces(party, {party}, tree); };
  if (!parties.actors.empty()) return;
  std::copy_if(parties.targets.begin(), parties.targets.end(), std::back_inserter(parties.actors), is_force);
  std::erase_if(parties.targets, is_force);
}

// "Talks between Chad and Mali collapsed": the phrase that names who does it is no target.
void remove_holders(const Tree& tree, Parties& parties) {
  const auto holds = [&](const Party& target, const Party& actor) {
    return path_of(actor).starts_with(std::string(path_of(target)) + ">") && tree.is_ancestor(target.head, actor.head);
  };
  std::erase_if(parties.targets, [&](const Party& target) {
    return std::any_of(parties.actors.begin(), parties.actors.end(), [&](const Party& actor) { return holds(target, actor); });
  });
}

// Whether an event noun hangs on its governor by this label.
bool hangs_as(const DocumentView& view, std::uint32_t index, std::string_view label) {
  const Predicate& act = view.predicates[index];
  const Token& noun = view.tree[act.trigger];
  return act.kind == PredicateKind::Noun && act.governor && noun.deprel == label && noun.head == view.predicates[*act.governor].trigger;
}

// "dispersed a rally by mothers": whoever protests is whom it is done to.
std::vector<Party> protesters(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings) {
  const EventType type = *readings[index].type;
  if (type != EventType::Coerce && type != EventType::Assault && type != EventType::Sanction) return {};
  for (std::uint32_t noun : view.governed[index]) {
    if (!hangs_as(view, noun, "dobj") && !hangs_as(view, noun, "nsubjpass")) continue;
    if (readings[noun].type != EventType::Protest) continue;
    std::vector<Party> found = readings[noun].parties.actors;
    remove_parties(found, readings[index].parties.actors);
    return found;
  }
  return {};
}

// "fired forty traders in London"
bool is_only_where(const std::vector<Party>& found) {
  return std::all_of(found.begin(), found.end(), [](const Party& party) { return path_of(party) == "prep:in>pobj"; });
}
bool are_people(const std::vector<Party>& targets) {
  return !targets.empty() && std::all_of(targets.begin(), targets.end(), [](const Party& target) {
    const schema::Actor& actor = target.participant.actor;
    const bool are_forces = std::find(actor.sectors.begin(), actor.sectors.end(), "MIL") != actor.sectors.end();
    return path_of(target) == "dobj" && !actor.sectors.empty() && !are_forces && (actor.kind == schema::EntityKind::Person || actor.kind == schema::EntityKind::People);
  });
}

Party unnamed_actor(const Party& place, const IndirectRule& rule) {
  const bool is_government = rule.unnamed_sector == "GOV";
  const std::string& country = place.participant.actor.code;
  Party party = place;
  party.participant = {};
  schema::Actor& actor = party.participant.actor;
  actor.entity = is_government ? fmt::format("gov:{}-authorities", country) : fmt::format("group:{}-unidentified", country);
  actor.name = fmt::format("{} ({})", rule.unnamed_name, country);
  actor.kind = is_government ? schema::EntityKind::GovernmentBody : schema::EntityKind::ArmedGroup;
  actor.code = country;
  actor.sectors = {rule.unnamed_sector};
  party.participant.text = place.participant.text;
  party.participant.span = place.participant.span;
  party.how = "not named, by the place: " + place.how;
  party.certainty = kUnnamed;
  return party;
}

// An actor whom the text does not name is shown by what it used, where that is told: "a car bomb".
void show_means(const DocumentView& view, std::uint32_t index, schema::Participant& unnamed) {
  for (const Argument& argument : view.predicates[index].arguments) {
    const Mention* mention = view.resolution.mentions.at(argument.head);
    if ((argument.role != Role::Actor && argument.role != Role::Instrument) || !mention) continue;
    const base::TextSpan span = view.tree.text_span(mention->span);
    unnamed.span = span;
    unnamed.text = view.doc.text.substr(span.begin, span.size());
    return;
  }
}

// "condemned the murder of two nurses": who suffered what is told is not the one accused.
std::vector<Party> victims_told_of(const Reading& reading, const std::vector<Reading>& readings) {
  if (reading.type != EventType::Accuse || !reading.governed) return {};
  const Reading& act = readings[*reading.governed];
  const bool is_force = act.type == EventType::Assault || act.type == EventType::Coerce;
  return is_force ? act.parties.targets : std::vector<Party>();
}

// "The envoy of Oslo pledged Norway's help to rebuild the mill": his own country is not whom it is for.
bool is_own_country(const Party& target, const std::vector<Party>& actors, const Tree& tree) {
  return target.participant.actor.kind == schema::EntityKind::Country && is_any_of(tree[target.head].deprel, {"poss", "amod", "compound"}) && is_of_same_country(target, actors);
}

// "announced the deployment of commandos to Haiti": parsers hang "to Haiti" on the verb.
bool is_object_of_governor(const DocumentView& view, std::uint32_t index) { return hangs_as(view, index, "dobj"); }

}  // namespace

base::Result<IndirectParties> IndirectParties::load(const schema::Ontology& ontology) {
  auto rules = IndirectRules::load(ontology);
  if (!rules) return rules.error();
  IndirectParties parties;
  parties.rules_ = std::move(*rules);
  return parties;
}

void IndirectParties::complete(const DocumentView& view, std::vector<Reading>& readings) const {
  for (std::uint32_t index = 0; index < readings.size(); ++index) {
    if (!readings[index].type || readings[index].is_absorbed) continue;
    Reading& reading = readings[index];
    turn_receiver(view, index, reading.parties);
    if (view.predicates[index].passive && moves_forces(view, index, reading)) take_forces(reading.parties, view.tree);
    if (!subject_undergoes(view.predicates[index])) take_subject(view.predicates[index], reading.parties);
    if (reading.parties.actors.empty()) reading.parties.actors = authors(view, index);
    remove_parties(reading.parties.targets, reading.parties.actors);
    remove_holders(view.tree, reading.parties);
    complete_targets(view, index, readings, reading);
    if (reading.parties.targets.empty()) reading.parties.targets = protesters(view, index, readings);
    name_unnamed(view, index, reading);
  }
}

// Acts of moving them, and aid by a verb that can name one ("soldiers were deployed as peacekeepers").
bool IndirectParties::moves_forces(const DocumentView& view, std::uint32_t index, const Reading& reading) const {
  if (rules_.of(*reading.type).moves_forces) return true;
  return reading.type == EventType::Aid && !view.tree.child(view.predicates[index].trigger, "dobj") && can_move_forces(view, index);
}

// "sent jets to bomb the bridge": the verb has another sense in which forces are moved.
bool IndirectParties::can_move_forces(const DocumentView& view, std::uint32_t index) const {
  const auto& senses = view.lexicon.senses(PartOfSpeech::Verb, view.predicates[index].lemma);
  return std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) { return rules_.of(sense.type).moves_forces; });
}

// "received grain from Egypt": Egypt gives. What the object names is no giver ("received the envoy from Cuba").
void IndirectParties::turn_receiver(const DocumentView& view, std::uint32_t index, Parties& parties) const {
  const Predicate& predicate = view.predicates[index];
  const bool is_getting = std::any_of(predicate.pieces.begin(), predicate.pieces.end(), [&](TokenIndex piece) {
    return view.tree[piece].upos == "VERB" && !view.tree.child(piece, "nsubjpass") && rules_.is_receiving(view.tree[piece].lemma);
  });
  if (!is_getting) return;
  std::vector<Party> givers;
  for (const Argument& argument : predicate.arguments) {
    if (argument.preposition == "from" && argument.role != Role::Time) add_parties(givers, read_argument(view.doc.text, view.clause(index), argument));
  }
  const auto is_giver = [](const Party& party) { return path_of(party).find("prep:from") != std::string_view::npos; };
  std::copy_if(parties.targets.begin(), parties.targets.end(), std::back_inserter(givers), is_giver);
  std::vector<Party> receivers = parties.actors;
  add_parties(receivers, parties.targets);
  remove_parties(receivers, givers);
  if (givers.empty() || !std::all_of(receivers.begin(), receivers.end(), is_subject)) return;
  parties = {std::move(givers), std::move(receivers)};
}

bool IndirectParties::names_means(const Party& party, const Tree& tree) const {
  return tree[party.head].upos == "NOUN" && rules_.is_means(tree[party.head].lemma);
}

// What an actor only moves or uses gives way, and so does its own country.
bool IndirectParties::is_replaceable(const Party& target, const Reading& reading, const IndirectRule& kept, const Tree& tree, bool is_moved) const {
  const std::vector<Party>& actors = reading.parties.actors;
  if (is_own_country(target, actors, tree)) return true;
  const bool is_means_noun = names_means(target, tree);
  if (kept.keeps_people && kept.uses_place && !is_moved) return !is_known(target);  // "gunmen shot an officer in Niger": of the same country or not
  if (kept.keeps_people) return !is_known(target) || is_own_forces(target, actors, tree) || (is_means_noun && is_of_same_country(target, actors));
  if (kept.moves_forces && is_of_same_country(target, actors) && tree[target.head].upos == "NOUN") return true;  // "mobilised its men"
  // "sent nurses to Mali", of whom nobody says that they are from there
  if (is_moved && target.has_guessed_country && path_of(target) == "dobj") return true;
  return is_means(target, actors, tree) || (is_means_noun && (!kept.keeps_foreigners || target.has_guessed_country || is_of_same_country(target, actors)));
}

void IndirectParties::complete_targets(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings, Reading& reading) const {
  std::vector<Party>& targets = reading.parties.targets;
  if (is_mutual(view, index, readings, reading)) {
    // Those who talk or agree are all actors; what they talk about is no target.
    reading.is_mutual = true;
    std::erase_if(targets, [](const Party& target) { return is_subject_matter(target) || target.participant.actor.code.empty(); });
    return;
  }
  const std::vector<Party> victims = victims_told_of(reading, readings);
  remove_parties(targets, victims);
  if (targets.empty() && !victims.empty()) {
    targets = readings[*reading.governed].parties.actors;
    remove_parties(targets, reading.parties.actors);
  }
  const IndirectRule& kept = rule_of_move(reading, readings);
  const bool moves = !targets.empty() && can_move_forces(view, index);
  if (!std::all_of(targets.begin(), targets.end(), [&](const Party& target) { return is_replaceable(target, reading, kept, view.tree, moves); })) return;
  std::vector<Party> others = reading.parties.actors;
  add_parties(others, victims);
  std::vector<Party> moved = targets;  // "the withdrawal of sappers from Mali": not those who are moved
  std::erase_if(moved, [&](const Party& target) { return !names_means(target, view.tree); });
  std::vector<Party> found = find_targets(view, index, reading, others, moved);
  // "took in Tongan sailors": Tonga alone says less than they do.
  std::erase_if(found, [&](const Party& party) {
    return std::any_of(moved.begin(), moved.end(), [&](const Party& target) { return view.tree[party.head].head == target.head && is_of_same_country(party, {target}); });
  });
  const bool keeps_people = !kept.moves_forces && is_only_where(found) && are_people(targets);
  if (!found.empty() && !keeps_people) {
    targets = std::move(found);
  } else if (kept.moves_forces) {  // "deployed patrol ships", "denied that it had sent troops": nobody is told against whom
    std::erase_if(targets, [&](const Party& target) { return names_means(target, view.tree); });
  }
}

// "refused to send troops to Chad": what the actor would have moved gives way as it does in moving it. Not "condemned the deployment of troops".
const IndirectRule& IndirectParties::rule_of_move(const Reading& reading, const std::vector<Reading>& readings) const {
  const IndirectRule& own = rules_.of(*reading.type);
  if (!reading.governed || !readings[*reading.governed].type) return own;
  const Reading& act = readings[*reading.governed];
  const IndirectRule& move = rules_.of(*act.type);
  return move.moves_forces && have_same_entities(act.parties.actors, reading.parties.actors) ? move : own;
}

bool IndirectParties::is_mutual(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings, const Reading& reading) const {
  if (reading.parties.actors.size() < 2) return false;
  if (view.predicates[index].reciprocal || (reading.governed && view.predicates[*reading.governed].reciprocal)) return true;
  // "Talks between Chad and Mali collapsed"
  const auto is_between = [](const Party& actor) { return path_of(actor).find("prep:between") != std::string_view::npos; };
  if (reading.parties.targets.empty() && std::all_of(reading.parties.actors.begin(), reading.parties.actors.end(), is_between)) return true;
  // "The mill and the union could not agree": to agree is mutual, and so is not to.
  const std::optional<EventType> act = reading.governed ? readings[*reading.governed].type : std::nullopt;
  return (rules_.of(*reading.type).is_mutual || (act && rules_.of(*act).is_mutual)) && is_of_several_countries(reading.parties.actors);
}

// "sought refuge in Chad", "was granted asylum in Norway"
bool IndirectParties::seeks_haven(const DocumentView& view, std::uint32_t index) const {
  const Predicate& predicate = view.predicates[index];
  const auto is_haven = [&](TokenIndex token) { return rules_.is_haven(view.tree[token].lemma); };
  return std::any_of(predicate.pieces.begin(), predicate.pieces.end(), is_haven) ||
         std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) { return is_haven(argument.head); });
}

// In the phrases and clauses of the predicate and of what it governs. `others`: who cannot be meant.
std::vector<Party> IndirectParties::find_targets(const DocumentView& view, std::uint32_t index, const Reading& reading, const std::vector<Party>& others,
                                                 const std::vector<Party>& moved) const {
  const IndirectRule& rule = rules_.of(*reading.type);
  const bool use_place = rule.uses_place || seeks_haven(view, index);
  const std::vector<std::uint32_t> complements = complements_below(view, index);
  std::vector<std::uint32_t> clauses = complements;
  const bool has_named_act = reading.governed && view.predicates[*reading.governed].link == GovernorLink::Nominal;
  if (has_named_act) clauses.push_back(*reading.governed);  // "reiterated its support to the talks in Sudan"
  clauses.push_back(index);
  if (is_object_of_governor(view, index)) clauses.push_back(*view.predicates[index].governor);
  std::vector<Party> found;
  const auto look = [&](const auto& find) {
    for (std::uint32_t at : clauses) {
      if (found.empty()) found = find(PhraseSearcher(view.doc.text, view.clause(at), others).pass_over(moved));
    }
  };
  const auto look_in_clauses = [&](const auto& find) {
    for (std::uint32_t at : clauses) {
      if (found.empty()) found = find(view, at, others);
    }
  };
  look_in_clauses(targets_of_small_clause);
  if (found.empty()) found = targets_of_complements(view, complements, others);
  look([&](const PhraseSearcher& searcher) { return searcher.find_in_phrases(use_place); });
  look_in_clauses([&](const auto& document, std::uint32_t at, const auto& known) { return targets_of_purpose(document, at, known, rule.takes_people_by_purpose); });
  look([&](const PhraseSearcher& searcher) { return searcher.places(use_place); });
  look([](const PhraseSearcher& searcher) { return searcher.find_in_topics(); });
  if (reading.parties.targets.empty()) look_in_clauses(targets_of_condition);
  if (reading.parties.targets.empty()) look_in_clauses(targets_of_result);
  if (reading.parties.targets.empty()) look([&](const PhraseSearcher& searcher) { return searcher.unnamed(use_place); });
  return found;
}

// Only where somebody is known to have suffered or gained: "the attack in Kunduz" by itself tells of nobody.
void IndirectParties::name_unnamed(const DocumentView& view, std::uint32_t index, Reading& reading) const {
  const IndirectRule& rule = rules_.of(*reading.type);
  const std::vector<Party>& targets = reading.parties.targets;
  const bool is_on_somebody = std::any_of(targets.begin(), targets.end(), [](const Party& target) { return target.role != Role::Place; });
  if (rule.unnamed_sector.empty() || !is_on_somebody || !lacks_actor(view.predicates[index], reading)) return;
  const PhraseSearcher searcher(view.doc.text, view.clause(index), targets);
  std::vector<Party> places = searcher.places(true);
  if (places.empty()) places = searcher.places_of_means();
  if (places.empty()) return;
  reading.parties.actors = {unnamed_actor(places.front(), rule)};
  show_means(view, index, reading.parties.actors.front().participant);
}

}  // namespace dyad::extract
