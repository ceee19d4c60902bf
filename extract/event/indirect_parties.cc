#include "extract/event/indirect_parties.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/table_file.h"
#include "extract/event/clause_parties.h"
#include "extract/event/phrase_searcher.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using schema::EventType;

constexpr double kUnnamed = 0.6;

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "held talks on Kosovo", "agreed over the border".
bool is_subject_matter(const Party& target) {
  const std::string_view path = std::string_view(target.how).substr(0, target.how.find('>'));
  return target.role == Role::Topic && is_any_of(path, {"prep:on", "prep:about", "prep:over", "prep:for"});
}

// The text leaves the actor out: "was arrested in Niger", "a bomb killed two soldiers in Kunduz".
bool lacks_actor(const Predicate& predicate, const Reading& reading) {
  return reading.parties.actors.empty() && !reading.governed && (predicate.passive || predicate.kind == PredicateKind::Noun || predicate.argument(Role::Actor) != nullptr);
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
      if (found.empty()) found = find(PhraseSearcher(view.doc.text, view.clause(at), reading.parties.actors));
    }
  };
  look([&](const PhraseSearcher& searcher) { return searcher.find_in_phrases(use_place); });
  if (found.empty() && targets.empty()) found = targets_of_purpose(view, index, reading.parties.actors);
  look([&](const PhraseSearcher& searcher) { return searcher.places(use_place); });
  look([](const PhraseSearcher& searcher) { return searcher.find_in_topics(); });
  if (!found.empty()) targets = std::move(found);
}

// Only where somebody is known to have suffered or gained: "the attack in Kunduz" by itself tells of nobody.
void IndirectParties::name_unnamed(const DocumentView& view, std::uint32_t index, Reading& reading) const {
  const std::string& sector = rule(*reading.type).unnamed_sector;
  const std::vector<Party>& targets = reading.parties.targets;
  const bool is_on_somebody = std::any_of(targets.begin(), targets.end(), [](const Party& target) { return target.role != Role::Place; });
  if (sector.empty() || !is_on_somebody || !lacks_actor(view.predicates[index], reading)) return;
  const PhraseSearcher searcher(view.doc.text, view.clause(index), targets);
  std::vector<Party> places = searcher.places(true);
  if (places.empty()) places = searcher.places_of_means();
  if (!places.empty()) reading.parties.actors = {unnamed_actor(places.front(), sector)};
}

}  // namespace dyad::extract
