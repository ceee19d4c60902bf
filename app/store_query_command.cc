#include "app/store_query_command.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/record_table.h"
#include "graph/view/text_forms.h"
#include "graph/query/merged_event_json.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using graph::Entity;
using graph::MergedEvent;
using graph::MergedRelation;

constexpr std::size_t kShortId = 8;             // enough for `dyad show` in a small store
constexpr std::size_t kQuote = 90;              // characters of evidence in a table that goes to no terminal
constexpr std::size_t kNames = 6;               // names of an entity in a table

template <typename Part>
std::string list(const std::vector<schema::Actor>& actors, Part part) {
  std::vector<std::string> words;
  for (const schema::Actor& actor : actors) words.push_back(part(actor));
  return graph::join_list(words);
}

std::string name_of(const schema::Actor& actor) { return actor.name; }
std::string entity_of(const schema::Actor& actor) { return actor.entity; }

// "RUS GOV"
std::string code_of(const schema::Actor& actor) {
  std::string code = actor.code;
  for (const std::string& sector : actor.sectors) code += (code.empty() ? "" : " ") + sector;
  return code;
}

std::string flags_of(const schema::Flags& flags) {
  std::string words;
  const auto add = [&](bool set, std::string_view word) {
    if (set) words += fmt::format("{}{}", words.empty() ? "" : " ", word);
  };
  add(flags.negated, "negated");
  add(flags.future, "future");
  add(flags.hypothetical, "hypothetical");
  add(flags.historical, "historical");
  return words;
}

std::string day(const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); }
std::string type_of(const MergedEvent& event) { return event.type ? std::string(to_string(*event.type)) : event.lemma; }

std::string quote(const std::vector<graph::EventReport>& reports) {
  return reports.empty() ? std::string() : graph::best_report(reports).evidence.text;
}

std::vector<std::string> documents_of(const std::vector<graph::EventReport>& reports) {
  std::vector<std::string> documents;
  for (const auto& report : reports) {
    if (documents.empty() || documents.back() != report.document) documents.push_back(report.document);
  }
  return documents;
}

RecordTable table_of(const std::vector<MergedEvent>& events) {
  RecordTable table{{"id", "date", "type", "actor", "target", "flags", "sources", "confidence", "evidence"}, {}};
  for (const MergedEvent& event : events) {
    table.rows.push_back({event.id.substr(0, kShortId), graph::to_iso_interval(event.date.days), type_of(event), list(event.actors, name_of),
                          list(event.targets, name_of), flags_of(event.flags),
                          event.sources == event.independent ? std::to_string(event.sources) : fmt::format("{} ({})", event.sources, event.independent),
                          fmt::format("{:.2f}", event.confidence), graph::shorten(quote(event.reports), kQuote)});
  }
  return table;
}

RecordTable csv_of(const std::vector<MergedEvent>& events) {
  RecordTable table{{"id", "start", "end", "granularity", "basis", "type", "modes", "contexts", "cameo", "quad", "score", "actors", "actor_codes",
                     "actor_entities", "targets", "target_codes", "target_entities", "flags", "sources", "independent", "confidence", "documents", "evidence"},
                    {}};
  for (const MergedEvent& event : events) {
    const bool typed = event.type.has_value();
    table.rows.push_back({event.id, day(event.date.days.first), day(event.date.days.last), std::string(to_string(event.date.granularity)),
                          std::string(to_string(event.date.basis)), typed ? type_of(event) : std::string(), graph::join_list(event.modes),
                          graph::join_list(event.contexts), event.cameo, typed ? std::to_string(event.quad) : std::string(),
                          typed ? graph::to_decimal(event.score) : std::string(), list(event.actors, name_of), list(event.actors, code_of),
                          list(event.actors, entity_of), list(event.targets, name_of), list(event.targets, code_of), list(event.targets, entity_of),
                          flags_of(event.flags), std::to_string(event.sources), std::to_string(event.independent), graph::to_decimal(event.confidence),
                          graph::join_list(documents_of(event.reports)), quote(event.reports)});
  }
  return table;
}

RecordTable table_of(const std::vector<MergedRelation>& relations) {
  RecordTable table{{"subject", "relation", "object", "date", "sources", "confidence", "evidence"}, {}};
  for (const MergedRelation& relation : relations) {
    table.rows.push_back({relation.subject.name, relation.relation, relation.object.name, graph::to_iso_interval(relation.date.days),
                          std::to_string(relation.sources), fmt::format("{:.2f}", relation.confidence),
                          graph::shorten(quote(relation.reports), kQuote)});
  }
  return table;
}

RecordTable csv_of(const std::vector<MergedRelation>& relations) {
  RecordTable table{{"subject", "subject_entity", "relation", "object", "object_entity", "start", "end", "sources", "independent", "confidence",
                     "documents", "evidence"},
                    {}};
  for (const MergedRelation& relation : relations) {
    table.rows.push_back({relation.subject.name, relation.subject.entity, relation.relation, relation.object.name, relation.object.entity,
                          day(relation.date.days.first), day(relation.date.days.last), std::to_string(relation.sources),
                          std::to_string(relation.independent), graph::to_decimal(relation.confidence),
                          graph::join_list(documents_of(relation.reports)), quote(relation.reports)});
  }
  return table;
}

std::vector<std::string> names_of(const Entity& entity, std::size_t most) {
  std::vector<std::string> names;
  for (const graph::NameCount& name : entity.names) {
    if (names.size() < most) names.push_back(name.name);
  }
  return names;
}

RecordTable table_of(const std::vector<Entity>& entities) {
  RecordTable table{{"entity", "name", "kind", "code", "mentions", "documents", "names"}, {}};
  for (const Entity& entity : entities) {
    table.rows.push_back({entity.actor.entity, entity.actor.name, std::string(to_string(entity.actor.kind)), code_of(entity.actor),
                          std::to_string(entity.mentions), std::to_string(entity.documents), graph::join_list(names_of(entity, kNames))});
  }
  return table;
}

RecordTable csv_of(const std::vector<Entity>& entities) {
  RecordTable table{{"entity", "name", "kind", "code", "sectors", "wikidata", "mentions", "documents", "names"}, {}};
  for (const Entity& entity : entities) {
    table.rows.push_back({entity.actor.entity, entity.actor.name, std::string(to_string(entity.actor.kind)), entity.actor.code,
                          graph::join_list(entity.actor.sectors), entity.actor.wikidata, std::to_string(entity.mentions),
                          std::to_string(entity.documents), graph::join_list(names_of(entity, entity.names.size()))});
  }
  return table;
}

nlohmann::ordered_json to_json(const MergedEvent& event) { return graph::merged_event_to_json(event); }
nlohmann::ordered_json to_json(const MergedRelation& relation) { return graph::merged_relation_to_json(relation); }
nlohmann::ordered_json to_json(const Entity& entity) { return graph::entity_to_json(entity); }

template <typename Record>
void print(const std::vector<Record>& records, const std::string& format) {
  switch (to_record_format(format)) {
    case RecordFormat::Table: write_output(to_text(table_of(records), terminal_width())); break;
    case RecordFormat::Csv: write_output(to_csv(csv_of(records))); break;
    case RecordFormat::Jsonl:
      for (const Record& record : records) write_output(schema::to_json_line(to_json(record)) + "\n");
  }
}

// Asks the store and prints what it answers.
template <typename Ask>
ExitStatus answer(const StoreQueryOptions& options, Ask ask) {
  auto question = read_filter(options.filter);
  if (!question) {
    report(question.error().message);
    return ExitStatus::Usage;
  }
  question->filter.limit = options.limit;
  auto store = graph::Store::open(options.store, graph::OpenMode::ReadOnly);
  if (!store) return fail(store.error());
  const auto records = ask(*store, *question);
  if (!records) return fail(records.error());
  print(*records, options.format);
  return ExitStatus::Done;
}

// Entities that any of the names can mean, each once, by id.
base::Result<std::vector<Entity>> entities_called(graph::Store& store, const std::vector<std::string>& names) {
  std::map<std::string, Entity> found;
  for (const std::string& name : names) {
    auto entities = graph::find_entities(store, name);
    if (!entities) return entities.error();
    for (Entity& entity : *entities) found.emplace(entity.actor.entity, std::move(entity));
  }
  std::vector<Entity> out;
  for (auto& [id, entity] : found) out.push_back(std::move(entity));
  return out;
}

// Who acts or is acted on in the events of the question.
base::Result<std::set<std::string>> participants(graph::Store& store, const StoreQuestion& question) {
  const auto events = graph::find_events(store, question.filter, question.policy);
  if (!events) return events.error();
  std::set<std::string> ids;
  for (const MergedEvent& event : *events) {
    for (const schema::Actor& actor : event.actors) ids.insert(actor.entity);
    for (const schema::Actor& target : event.targets) ids.insert(target.entity);
  }
  return ids;
}

}  // namespace

ExitStatus run_events(const StoreQueryOptions& options) {
  return answer(options, [](graph::Store& store, const StoreQuestion& question) { return graph::find_events(store, question.filter, question.policy); });
}

ExitStatus run_relations(const StoreQueryOptions& options) {
  return answer(options, [](graph::Store& store, const StoreQuestion& question) { return graph::find_relations(store, question.filter); });
}

ExitStatus run_entities(const EntitiesOptions& options) {
  FilterWords words = options.filter;
  std::vector<std::string> names = std::exchange(words.entities, {});
  if (!options.name.empty() || names.empty()) names.push_back(options.name);
  const auto question = read_filter(words);
  if (!question) {
    report(question.error().message);
    return ExitStatus::Usage;
  }
  auto store = graph::Store::open(options.store, graph::OpenMode::ReadOnly);
  if (!store) return fail(store.error());
  auto entities = entities_called(*store, names);
  if (!entities) return fail(entities.error());
  if (is_narrowed(words)) {
    const auto taking_part = participants(*store, *question);
    if (!taking_part) return fail(taking_part.error());
    std::erase_if(*entities, [&](const Entity& entity) { return !taking_part->contains(entity.actor.entity); });
  }
  // The most spoken of first.
  std::stable_sort(entities->begin(), entities->end(), [](const Entity& a, const Entity& b) { return a.mentions > b.mentions; });
  if (options.limit > 0 && entities->size() > options.limit) entities->resize(options.limit);
  print(*entities, options.format);
  return ExitStatus::Done;
}

}  // namespace dyad::app
