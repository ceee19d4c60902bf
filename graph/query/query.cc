#include "graph/query/query.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include "graph/query/event_assembly.h"
#include "graph/query/full_text.h"
#include "graph/query/mention_table.h"
#include "graph/store/mention_rows.h"
#include "graph/store/sqlite.h"

namespace dyad::graph {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Ids = std::set<std::string>;

[[noreturn]] void fail(ErrorCode code, std::string message) { throw SqliteError{{code, std::move(message)}}; }

std::vector<Correction> corrections_of(Store& store) {
  auto corrections = store.corrections();
  if (!corrections) throw SqliteError{corrections.error()};
  return std::move(*corrections);
}

// A filter with its names resolved.
struct Conditions {
  const EventFilter& filter;
  Ids actors, targets, entities;
  bool has_text = false;
  std::unordered_set<std::int64_t> mentions;  // rows whose evidence has the text
  std::set<std::string> documents;
};

Ids resolve_names(EntityTable& table, const std::vector<std::string>& names, const Database& db) {
  Ids ids;
  for (const std::string& name : names) {
    const auto found = table.find(name);
    if (found.empty()) fail(ErrorCode::NotFound, fmt::format("{}: no actor is called '{}'", db.path(), name));
    ids.insert(found.begin(), found.end());
  }
  return ids;
}

// Rows of `table` (mentions or relations) whose evidence holds the words.
std::unordered_set<std::int64_t> rows_with_text(Database& db, std::string_view sql, std::string_view text) {
  std::unordered_set<std::int64_t> rows;
  Statement& find = db.cached(sql);
  for (const std::int64_t evidence : find_evidence(db, text)) {
    for (find.start(evidence); find.step();) rows.insert(find.integer(0));
  }
  return rows;
}

Conditions resolve(Database& db, EntityTable& table, const EventFilter& filter) {
  Conditions out{filter, resolve_names(table, filter.actors, db), resolve_names(table, filter.targets, db), resolve_names(table, filter.entities, db),
                 !to_match_query(filter.text).empty(), {}, {filter.documents.begin(), filter.documents.end()}};
  return out;
}

bool any_in(const std::vector<std::string>& set, const Ids& ids) {
  return std::any_of(set.begin(), set.end(), [&](const std::string& id) { return ids.contains(id); });
}

bool fits_dates(const EventFilter& filter, const base::DateInterval& days) {
  if (!filter.since && !filter.until) return true;
  return days.is_known() && days.overlaps({filter.since, filter.until});
}

bool fits_action(const EventFilter& filter, const ActionKey& action, const schema::Ontology& ontology) {
  const auto holds = [](const auto& list, const auto& value) { return std::find(list.begin(), list.end(), value) != list.end(); };
  if (!action.type) return filter.untyped && filter.types.empty() && filter.quads.empty();
  if (!filter.types.empty() && !holds(filter.types, *action.type)) return false;
  return filter.quads.empty() || holds(filter.quads, ontology.facts(*action.type).quad);
}

bool fits_flags(const EventFilter& filter, const schema::Flags& flags) {
  return (filter.negated || !flags.negated) && (filter.future || !flags.future) && (filter.hypothetical || !flags.hypothetical) &&
         (filter.historical || !flags.historical);
}

bool fits_actors(const Conditions& conditions, const std::vector<std::string>& actors, const std::vector<std::string>& targets) {
  if (!conditions.filter.actors.empty() && !any_in(actors, conditions.actors)) return false;
  if (!conditions.filter.targets.empty() && !any_in(targets, conditions.targets)) return false;
  return conditions.filter.entities.empty() || any_in(actors, conditions.entities) || any_in(targets, conditions.entities);
}

bool fits_reports(const Conditions& conditions, const MentionTable& table, const MentionGroup& group) {
  const auto any = [&](auto&& condition) {
    return std::any_of(group.members.begin(), group.members.end(), [&](std::uint32_t member) { return condition(table.mentions[member]); });
  };
  if (conditions.has_text && !any([&](const MentionKey& mention) { return conditions.mentions.contains(mention.mention); })) return false;
  return conditions.documents.empty() || any([&](const MentionKey& mention) { return conditions.documents.contains(table.documents[mention.document]); });
}

// A merged event before its reports are read.
struct Candidate {
  MentionGroup group;
  std::string id;
  Support support;
};

bool comes_before(const Candidate& a, const Candidate& b) {
  return std::tie(a.group.days.first, a.group.days.last, a.id) < std::tie(b.group.days.first, b.group.days.last, b.id);
}

// Gives every group its id; of several with the same content, the later ones get a number.
std::vector<Candidate> name_groups(const MentionTable& table, std::vector<MentionGroup> groups) {
  std::vector<Candidate> out;
  std::unordered_map<std::string, std::size_t> seen;
  for (MentionGroup& group : groups) {
    std::string id = event_id(table, group, 1);
    if (const std::size_t number = ++seen[id]; number > 1) id = event_id(table, group, number);
    out.push_back({std::move(group), std::move(id), {}});
  }
  return out;
}

class EventSearch {
 public:
  EventSearch(Store& store, const std::vector<Correction>& corrections)
      : db_(store.database()), ontology_(store.ontology()), entities_(db_, corrections) {}

  std::vector<MergedEvent> find(const EventFilter& filter, MergePolicy policy) {
    Conditions conditions = resolve(db_, entities_, filter);
    if (conditions.has_text) conditions.mentions = rows_with_text(db_, "SELECT mention FROM mentions WHERE evidence = ?", filter.text);
    const MentionChoice choice{entities_.stored_ids(conditions.actors), entities_.stored_ids(conditions.targets),
                               entities_.stored_ids(conditions.entities)};
    const MentionTable table = read_mentions(db_, entities_, choice);
    std::vector<Candidate> chosen;
    for (Candidate& candidate : name_groups(table, merge_mentions(table.mentions, table.modes, policy))) {
      if (fits(conditions, table, candidate)) chosen.push_back(std::move(candidate));
    }
    std::sort(chosen.begin(), chosen.end(), comes_before);
    if (filter.limit > 0 && chosen.size() > filter.limit) chosen.resize(filter.limit);
    return assemble(table, chosen, false);
  }

  MergedEvent find_one(std::string_view id, MergePolicy policy) {
    const MentionTable table = read_mentions(db_, entities_, {});
    std::vector<Candidate> chosen;
    for (Candidate& candidate : name_groups(table, merge_mentions(table.mentions, table.modes, policy))) {
      if (candidate.id.starts_with(id)) chosen.push_back(std::move(candidate));
    }
    if (chosen.empty() || id.empty()) fail(ErrorCode::NotFound, fmt::format("{}: no event '{}'", db_.path(), id));
    if (chosen.size() > 1) fail(ErrorCode::BadInput, fmt::format("{}: {} events begin with '{}'; give more of the id", db_.path(), chosen.size(), id));
    chosen.front().support = weigh(table.mentions, chosen.front().group.members);
    return std::move(assemble(table, chosen, true).front());
  }

  EntityTable& entities() { return entities_; }

 private:
  bool fits(const Conditions& conditions, const MentionTable& table, Candidate& candidate) const {
    const EventFilter& filter = conditions.filter;
    const MentionKey& first = table.mentions[candidate.group.members.front()];
    if (!fits_dates(filter, candidate.group.days) || !fits_action(filter, table.actions[first.action], ontology_) ||
        !fits_flags(filter, to_flags(first.flags)) || !fits_actors(conditions, table.sets[first.actors], table.sets[first.targets]) ||
        !fits_reports(conditions, table, candidate.group)) {
      return false;
    }
    candidate.support = weigh(table.mentions, candidate.group.members);
    return candidate.support.confidence >= filter.min_confidence;
  }

  std::vector<MergedEvent> assemble(const MentionTable& table, const std::vector<Candidate>& chosen, bool with_explanation) {
    EventAssembler assembler(db_, entities_, ontology_, table);
    std::vector<MergedEvent> events;
    events.reserve(chosen.size());
    for (const Candidate& candidate : chosen) events.push_back(assembler.assemble(candidate.group, candidate.id, candidate.support, with_explanation));
    return events;
  }

  Database& db_;
  const schema::Ontology& ontology_;
  EntityTable entities_;
};

bool fits_relation(const Conditions& conditions, const std::set<std::pair<std::string, std::string>>& texts, const MergedRelation& relation) {
  const EventFilter& filter = conditions.filter;
  if (!fits_actors(conditions, {relation.subject.entity}, {relation.object.entity}) || !fits_dates(filter, relation.date.days)) return false;
  if (relation.confidence < filter.min_confidence) return false;
  const auto any = [&](auto&& condition) { return std::any_of(relation.reports.begin(), relation.reports.end(), condition); };
  if (conditions.has_text && !any([&](const EventReport& report) { return texts.contains({report.document, report.evidence.text}); })) return false;
  return conditions.documents.empty() || any([&](const EventReport& report) { return conditions.documents.contains(report.document); });
}

std::vector<MergedRelation> search_relations(Database& db, EntityTable& entities, const EventFilter& filter) {
  const Conditions conditions = resolve(db, entities, filter);
  std::set<std::pair<std::string, std::string>> texts;
  Statement& find = db.cached("SELECT d.id, v.text FROM evidence v JOIN documents d USING (document) WHERE v.evidence = ?");
  for (const std::int64_t evidence : find_evidence(db, filter.text)) {
    for (find.start(evidence); find.step();) texts.emplace(find.string(0), find.string(1));
  }
  std::vector<MergedRelation> out;
  for (MergedRelation& relation : assemble_relations(db, entities)) {
    if (fits_relation(conditions, texts, relation)) out.push_back(std::move(relation));
  }
  if (filter.limit > 0 && out.size() > filter.limit) out.resize(filter.limit);
  return out;
}

// Whether any condition beyond the defaults is set: which relations belong to a network hangs on it.
bool is_narrowed(const EventFilter& filter) {
  return !filter.actors.empty() || !filter.targets.empty() || !filter.entities.empty() || !filter.types.empty() || !filter.quads.empty() ||
         filter.since || filter.until || filter.min_confidence > 0 || !filter.text.empty() || !filter.documents.empty() || filter.limit > 0;
}

std::vector<MergedRelation> relations_among(std::vector<MergedRelation> relations, const std::vector<MergedEvent>& events) {
  std::set<std::string> participants;
  for (const MergedEvent& event : events) {
    for (const auto& actor : event.actors) participants.insert(actor.entity);
    for (const auto& target : event.targets) participants.insert(target.entity);
  }
  std::erase_if(relations, [&](const MergedRelation& relation) {
    return !participants.contains(relation.subject.entity) && !participants.contains(relation.object.entity);
  });
  return relations;
}

// Nodes get what the whole store says of them, not what the first of these events says.
void name_nodes(Network& network, EntityTable& entities) {
  for (Node& node : network.nodes) {
    const Entity entity = entities.entity(node.actor.entity);
    node.actor = entity.actor;
    node.names.clear();
    for (const NameCount& name : entity.names) node.names.push_back(name.name);
    if (node.names.empty()) node.names.push_back(node.actor.name);
  }
}

std::vector<Entity> entities_called(EntityTable& table, std::string_view name) {
  std::vector<Entity> out;
  for (const std::string& id : name.empty() ? table.all_ids() : table.find(name)) out.push_back(table.entity(id));
  return out;
}

}  // namespace

Result<std::vector<MergedEvent>> find_events(Store& store, const EventFilter& filter, MergePolicy policy) {
  return guarded([&]() -> Result<std::vector<MergedEvent>> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    return EventSearch(store, corrections).find(filter, policy);
  });
}

Result<MergedEvent> find_event(Store& store, std::string_view id, MergePolicy policy) {
  return guarded([&]() -> Result<MergedEvent> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    return EventSearch(store, corrections).find_one(id, policy);
  });
}

Result<std::vector<MergedRelation>> find_relations(Store& store, const EventFilter& filter) {
  return guarded([&]() -> Result<std::vector<MergedRelation>> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    EntityTable entities(store.database(), corrections);
    return search_relations(store.database(), entities, filter);
  });
}

Result<std::vector<Entity>> find_entities(Store& store, std::string_view name) {
  return guarded([&]() -> Result<std::vector<Entity>> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    EntityTable table(store.database(), corrections);
    return entities_called(table, name);
  });
}

Result<Entity> find_entity(Store& store, std::string_view name) {
  return guarded([&]() -> Result<Entity> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    EntityTable table(store.database(), corrections);
    auto entities = name.empty() ? std::vector<Entity>{} : entities_called(table, name);
    if (entities.empty()) return Error{ErrorCode::NotFound, fmt::format("{}: no actor is called '{}'", store.database().path(), name)};
    // A code stands for its country or organisation before the people who have it.
    const auto rank = [&](const Entity& entity) {
      const bool is_body = entity.actor.kind == schema::EntityKind::Country || entity.actor.kind == schema::EntityKind::InternationalOrganisation;
      return std::tuple(!(is_body && entity.actor.code == name), -static_cast<std::int64_t>(entity.mentions), entity.actor.entity);
    };
    return std::move(*std::min_element(entities.begin(), entities.end(), [&](const Entity& a, const Entity& b) { return rank(a) < rank(b); }));
  });
}

Result<Network> load_network(Store& store, const EventFilter& filter, MergePolicy policy) {
  return guarded([&]() -> Result<Network> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = corrections_of(store);
    EventSearch search(store, corrections);
    auto events = search.find(filter, policy);
    auto relations = search_relations(store.database(), search.entities(), {});
    if (is_narrowed(filter)) relations = relations_among(std::move(relations), events);
    Network network = make_network(std::move(events), std::move(relations));
    name_nodes(network, search.entities());
    return network;
  });
}

Result<std::vector<std::string>> codings_of(Store& store, const MergedEvent& event) {
  return guarded([&]() -> Result<std::vector<std::string>> {
    std::set<std::string> codings;
    Statement& find = store.database().cached("SELECT m.coding FROM mentions m JOIN documents d USING (document) WHERE d.id = ? AND m.id = ?");
    for (const EventReport& report : event.reports) {
      for (find.start(report.document, report.mention); find.step();) codings.insert(find.string(0));
    }
    return std::vector<std::string>(codings.begin(), codings.end());
  });
}

}  // namespace dyad::graph
