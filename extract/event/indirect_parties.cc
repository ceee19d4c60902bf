#include "extract/event/indirect_parties.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using schema::EventType;

constexpr double kDeep = 0.7;     // somewhere else in an argument's phrase
constexpr double kByPlace = 0.7;  // the place stands for those who live there
constexpr double kUnnamed = 0.6;
constexpr int kDeepest = 6;       // arcs below an argument

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Prepositions of a direction make a place a party even where an act that happens there would not.
bool is_location(std::string_view preposition) {
  return !is_any_of(preposition, {"from", "to", "into", "onto", "against", "out", "of", "toward", "towards"});
}

bool is_another_clause(std::string_view deprel) { return is_any_of(deprel, {"advcl", "ccomp", "xcomp", "parataxis", "npadvmod", "appos"}); }

// People who are named by nothing but what they are: "fishermen", "the crew".
bool is_ordinary_people(const schema::Actor& actor, const Token& head) {
  return actor.kind == schema::EntityKind::People || (actor.kind == schema::EntityKind::Person && head.upos == "NOUN");
}

// Looks for actors with a country around one predicate.
class Searcher {
 public:
  // `only_powers`: people without office or organisation are passed over.
  Searcher(std::string_view text, const CodingClause& clause, const std::vector<Party>& actors, bool only_powers = false)
      : text_(text), clause_(clause), actors_(actors), only_powers_(only_powers) {}

  // In the phrases of what the act is directed at.
  std::vector<Party> find_in_phrases(bool use_place) const {
    if (auto parties = below_arguments(Role::Target); !parties.empty()) return parties;
    if (auto parties = below_arguments(Role::Recipient); !parties.empty()) return parties;
    for (TokenIndex piece : clause_.predicate.pieces) {
      if (auto parties = below_noun(piece, use_place); !parties.empty()) return parties;
    }
    return {};
  }

  std::vector<Party> find_in_topics() const { return below_arguments(Role::Topic); }

  // Where a thing that acts stands or is used: "a bomb in Kabul killed".
  std::vector<Party> places_of_means() const {
    for (const Argument& argument : clause_.predicate.arguments) {
      if (argument.role != Role::Actor && argument.role != Role::Instrument) continue;
      if (auto parties = below_noun(argument.head, true); !parties.empty()) return parties;
    }
    return {};
  }

  // Where the act happens or goes: "fired into Laos".
  std::vector<Party> places(bool use_place) const {
    for (const Argument& argument : clause_.predicate.arguments) {
      if (!is_place(argument) || (!use_place && is_location(argument.preposition))) continue;
      std::vector<Party> found;
      add(found, argument.head, argument, kByPlace);
      if (found.empty()) found = below(argument.head, argument);
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  // A country after "in" is a place, whatever else its name was taken for.
  bool is_place(const Argument& argument) const {
    const ActorRef* ref = clause_.resolution.actor_at(argument.head);
    return argument.role == Role::Place || (argument.preposition == "in" && ref && ref->actor.kind == schema::EntityKind::Country);
  }

  std::vector<Party> below_arguments(Role role) const {
    for (const Argument& argument : clause_.predicate.arguments) {
      if (argument.role != role) continue;
      std::vector<Party> found;
      if (role == Role::Recipient) add(found, argument.head, argument, kByPlace);  // "to Gaza", a place and no actor
      if (found.empty()) found = below(argument.head, argument);
      if (!found.empty()) return found;
    }
    return {};
  }

  // Those of the first level below a token that has any.
  std::vector<Party> below(TokenIndex top, const Argument& argument) const {
    std::vector<TokenIndex> level = {top};
    for (int depth = 0; depth < kDeepest && !level.empty(); ++depth) {
      std::vector<TokenIndex> next;
      for (TokenIndex at : level) {
        for (TokenIndex child : clause_.tree.children(at)) {
          if (!is_another_clause(clause_.tree[child].deprel)) next.push_back(child);
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
  std::vector<Party> below_noun(TokenIndex noun, bool use_place) const {
    if (clause_.tree[noun].upos != "NOUN") return {};
    for (TokenIndex child : clause_.tree.children(noun)) {
      if (clause_.tree[child].deprel != "prep" || (!use_place && is_location(clause_.tree[child].lemma))) continue;
      Argument argument;
      argument.path = "prep:" + std::string(clause_.tree[child].lemma);
      if (auto parties = below(child, argument); !parties.empty()) return parties;
    }
    return {};
  }

  void add(std::vector<Party>& found, TokenIndex head, const Argument& argument, double certainty) const {
    const ActorRef* ref = clause_.resolution.actor_at(head);
    const Mention* mention = clause_.resolution.mentions.at(head);
    if (!ref || !mention || ref->actor.code.empty() || mention->kind == MentionKind::Pronoun || is_inside_actor(head)) return;
    if (only_powers_ && is_ordinary_people(ref->actor, clause_.tree[head])) return;
    std::vector<Party> party = {
        {make_participant(text_, clause_.tree, clause_.resolution, *mention, *ref), head, explain_party(argument, *ref), certainty, argument.role}};
    remove_parties(party, actors_);
    add_parties(found, party);
  }

  bool is_inside_actor(TokenIndex head) const {
    return std::any_of(actors_.begin(), actors_.end(), [&](const Party& actor) { return clause_.tree.is_ancestor(actor.head, head); });
  }

  std::string_view text_;
  CodingClause clause_;
  const std::vector<Party>& actors_;
  bool only_powers_;
};

// "held talks on Kosovo", "agreed over the border".
bool is_subject_matter(const Party& target) {
  const std::string_view path = std::string_view(target.how).substr(0, target.how.find('>'));
  return target.role == Role::Topic && is_any_of(path, {"prep:on", "prep:about", "prep:over", "prep:for"});
}

// The text leaves the actor out: "was arrested in Niger", "a bomb killed two soldiers in Kunduz".
bool lacks_actor(const Predicate& predicate, const Reading& reading) {
  return reading.parties.actors.empty() && !reading.governed && (predicate.passive || predicate.kind == PredicateKind::Noun || predicate.argument(Role::Actor) != nullptr);
}

// "Oslo issued a report accusing Rabat": the participle of a thing is done by whoever the thing comes from.
std::vector<Party> authors(const DocumentView& view, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  const Token& trigger = view.tree[predicate.trigger];
  if (predicate.passive || trigger.deprel != "acl" || trigger.xpos != "VBG") return {};
  const auto same_sentence = std::equal_range(view.predicates.begin(), view.predicates.end(), predicate, [](const Predicate& a, const Predicate& b) { return a.sentence < b.sentence; });
  for (auto at = same_sentence.first; at != same_sentence.second; ++at) {
    const Predicate& other = *at;
    const bool is_about_it = std::any_of(other.arguments.begin(), other.arguments.end(), [&](const Argument& argument) { return argument.role == Role::Target && argument.head == trigger.head; });
    const bool is_part = std::find(other.pieces.begin(), other.pieces.end(), trigger.head) != other.pieces.end();
    if ((is_about_it || is_part) && &other != &predicate) return find_parties(view.doc.text, {view.tree, other, view.resolution}).actors;
  }
  return {};
}

// The predicates of the same sentence that one governs in this way.
std::vector<std::uint32_t> governed_by(const DocumentView& view, std::uint32_t index, GovernorLink link) {
  std::vector<std::uint32_t> governed;
  const auto& predicates = view.predicates;
  const auto add = [&](std::uint32_t at) {
    if (predicates[at].governor == index && predicates[at].link == link) governed.push_back(at);
  };
  std::uint32_t first = index;
  while (first > 0 && predicates[first - 1].sentence == predicates[index].sentence) --first;
  for (std::uint32_t at = first; at < predicates.size() && predicates[at].sentence == predicates[index].sentence; ++at) add(at);
  return governed;
}

// "blocked the road to show their anger at the ministry"; "marched to demand the release of fishermen held in Chile": Chile.
std::vector<Party> targets_of_purpose(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors) {
  for (std::uint32_t purpose : governed_by(view, index, GovernorLink::Purpose)) {
    std::vector<Party> found = find_parties(view.doc.text, view.clause(purpose)).targets;
    remove_parties(found, actors);
    std::erase_if(found, [&](const Party& party) {
      return party.participant.actor.code.empty() || is_ordinary_people(party.participant.actor, view.tree[party.head]);
    });
    if (found.empty()) found = Searcher(view.doc.text, view.clause(purpose), actors, true).find_in_phrases(false);
    for (Party& party : found) party.certainty = std::min(party.certainty, kDeep);
    if (!found.empty()) return found;
  }
  return {};
}

// "The troops remained on alert": the subject of a state is the one who acts where somebody has to.
void take_subject(Parties& parties) {
  const auto is_subject = [](const Party& party) { return party.how.starts_with("nsubj:"); };
  if (!parties.actors.empty()) return;
  std::copy_if(parties.targets.begin(), parties.targets.end(), std::back_inserter(parties.actors), is_subject);
  std::erase_if(parties.targets, is_subject);
}

Party unnamed_actor(const Party& place, const std::string& sector) {
  const bool is_government = sector == "GOV";
  const std::string_view name = is_government ? "Authorities" : "Unidentified armed force";
  const std::string& country = place.participant.actor.code;
  Party party = place;
  party.participant = {};
  schema::Actor& actor = party.participant.actor;
  actor.entity = is_government ? fmt::format("gov:{}-authorities", country) : fmt::format("group:{}-unidentified", country);
  actor.name = fmt::format("{} ({})", name, country);
  actor.kind = is_government ? schema::EntityKind::GovernmentBody : schema::EntityKind::ArmedGroup;
  actor.code = country;
  actor.sectors = {sector};
  party.participant.text = place.participant.text;
  party.participant.span = place.participant.span;
  party.how = "not named, by the place: " + place.how;
  party.certainty = kUnnamed;
  return party;
}

}  // namespace

base::Result<IndirectParties> IndirectParties::load(const schema::Ontology& ontology) {
  IndirectParties parties;
  if (auto done = parties.read_rules(ontology); !done) return done.error();
  if (auto done = parties.read_means(); !done) return done.error();
  return parties;
}

base::Result<void> IndirectParties::read_rules(const schema::Ontology& ontology) {
  const auto bytes = schema::data_file("lexicon/indirect.tsv");
  if (!bytes) return bytes.error();
  const auto table = base::read_table(*bytes, "schema/lexicon/indirect.tsv", {"type", "place", "people", "unnamed"});
  if (!table) return table.error();
  const auto field = [&](const base::TableRow& row, std::string_view column) { return row.fields[*table->column(column)]; };
  for (const base::TableRow& row : table->rows) {
    const auto type = schema::to_event_type(field(row, "type"));
    if (!type) return table->error_at(row, fmt::format("expected an event type: {}", field(row, "type")));
    for (std::string_view column : {"place", "people"}) {
      if (!is_any_of(field(row, column), {"yes", "no"})) return table->error_at(row, fmt::format("expected yes or no in column {}: {}", column, field(row, column)));
    }
    const std::string_view unnamed = field(row, "unnamed");
    if (!unnamed.empty() && !ontology.has_sector(unnamed)) return table->error_at(row, fmt::format("expected a sector of schema/plover.json: {}", unnamed));
    rules_[static_cast<std::size_t>(*type)] = {field(row, "place") == "yes", field(row, "people") == "yes", std::string(unnamed)};
  }
  return {};
}

base::Result<void> IndirectParties::read_means() {
  const auto bytes = schema::data_file("lexicon/means.tsv");
  if (!bytes) return bytes.error();
  const auto table = base::read_table(*bytes, "schema/lexicon/means.tsv", {"noun"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) means_.emplace(row.fields[*table->column("noun")]);
  return {};
}

void IndirectParties::complete(const DocumentView& view, std::vector<Reading>& readings) const {
  for (std::uint32_t index = 0; index < readings.size(); ++index) {
    if (!readings[index].type || readings[index].is_absorbed) continue;
    Reading& reading = readings[index];
    if (!view.predicates[index].passive) take_subject(reading.parties);
    if (reading.parties.actors.empty()) reading.parties.actors = authors(view, index);
    remove_parties(reading.parties.targets, reading.parties.actors);
    complete_targets(view, index, reading);
    name_unnamed(view, index, reading);
  }
}

// What an actor only moves or uses gives way.
bool IndirectParties::is_replaceable(const Party& target, const Reading& reading, const Tree& tree) const {
  if (rule(*reading.type).keeps_people) return !is_known(target);
  return is_means(target, reading.parties.actors, tree) || (tree[target.head].upos == "NOUN" && means_.contains(std::string(tree[target.head].lemma)));
}

void IndirectParties::complete_targets(const DocumentView& view, std::uint32_t index, Reading& reading) const {
  std::vector<Party>& targets = reading.parties.targets;
  if (view.predicates[index].reciprocal && reading.parties.actors.size() > 1) {
    // Those who talk or agree are all actors; what they talk about is no target.
    std::erase_if(targets, is_subject_matter);
    return;
  }
  if (!std::all_of(targets.begin(), targets.end(), [&](const Party& target) { return is_replaceable(target, reading, view.tree); })) return;
  const bool use_place = rule(*reading.type).use_place;
  std::vector<std::uint32_t> clauses = governed_by(view, index, GovernorLink::Complement);
  clauses.push_back(index);
  std::vector<Party> found;
  const auto look = [&](const auto& find) {
    for (std::uint32_t at : clauses) {
      if (found.empty()) found = find(Searcher(view.doc.text, view.clause(at), reading.parties.actors));
    }
  };
  look([&](const Searcher& searcher) { return searcher.find_in_phrases(use_place); });
  if (found.empty() && targets.empty()) found = targets_of_purpose(view, index, reading.parties.actors);
  look([&](const Searcher& searcher) { return searcher.places(use_place); });
  look([](const Searcher& searcher) { return searcher.find_in_topics(); });
  if (!found.empty()) targets = std::move(found);
}

// Only where somebody is known to have suffered or gained: "the attack in Kunduz" by itself tells of nobody.
void IndirectParties::name_unnamed(const DocumentView& view, std::uint32_t index, Reading& reading) const {
  const std::string& sector = rule(*reading.type).unnamed_sector;
  const std::vector<Party>& targets = reading.parties.targets;
  const bool is_on_somebody = std::any_of(targets.begin(), targets.end(), [](const Party& target) { return target.role != Role::Place; });
  if (sector.empty() || !is_on_somebody || !lacks_actor(view.predicates[index], reading)) return;
  const Searcher searcher(view.doc.text, view.clause(index), targets);
  std::vector<Party> places = searcher.places(true);
  if (places.empty()) places = searcher.places_of_means();
  if (!places.empty()) reading.parties.actors = {unnamed_actor(places.front(), sector)};
}

}  // namespace dyad::extract
