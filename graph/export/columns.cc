#include "graph/export/columns.h"

#include <set>

#include <fmt/format.h>

#include "base/hash.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

std::string yes_no(bool value) { return value ? "true" : "false"; }

std::string day_text(const std::optional<base::Date>& day) { return day ? base::to_iso(*day) : std::string(); }

std::string count_text(const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : std::string(); }

std::string entity_list(const std::vector<schema::Actor>& actors) {
  std::vector<std::string> ids;
  for (const schema::Actor& actor : actors) ids.push_back(actor.entity);
  return join_list(ids);
}

template <typename Value>
std::string report_list(const std::vector<EventReport>& reports, Value value) {
  std::vector<std::string> values;
  std::set<std::string> seen;
  for (const EventReport& report : reports) {
    if (!value(report).empty() && seen.insert(value(report)).second) values.push_back(value(report));
  }
  return join_list(values);
}

std::string documents(const std::vector<EventReport>& reports) {
  return report_list(reports, [](const EventReport& report) { return report.document; });
}

std::string urls(const std::vector<EventReport>& reports) {
  return report_list(reports, [](const EventReport& report) { return report.url; });
}

std::string evidence(const std::vector<EventReport>& reports) { return reports.empty() ? std::string() : best_report(reports).evidence.text; }

std::string action(const std::vector<EventReport>& reports) { return reports.empty() ? std::string() : best_report(reports).action; }

const schema::EventDate& date_of(const MergedEvent& event) { return event.date; }
const schema::EventDate& date_of(const EdgeRow& row) { return row.event ? row.event->date : row.relation->date; }

double confidence_of(const MergedEvent& event) { return event.confidence; }
double confidence_of(const EdgeRow& row) { return row.event ? row.event->confidence : row.relation->confidence; }

const std::vector<EventReport>& reports_of(const MergedEvent& event) { return event.reports; }
const std::vector<EventReport>& reports_of(const EdgeRow& row) { return row.reports(); }

const MergedEvent* event_of(const MergedEvent& event) { return &event; }
const MergedEvent* event_of(const EdgeRow& row) { return row.event; }

template <typename Row>
std::string of_event(const Row& row, std::string (*value)(const MergedEvent&)) {
  const MergedEvent* event = event_of(row);
  return event ? value(*event) : std::string();
}

// The columns that events and edges share. A relation leaves those of events empty.
template <typename Row>
std::vector<Column<Row>> shared_columns() {
  using enum ColumnType;
  return {
      {"modes", List, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return join_list(event.modes); }); }},
      {"contexts", List, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return join_list(event.contexts); }); }},
      {"cameo", Text, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return event.cameo; }); }},
      {"quad", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.quad ? std::to_string(event.quad) : std::string(); });
       }},
      {"score", Decimal, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.type ? to_decimal(event.score) : std::string(); });
       }},
      {"lemma", Text, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return event.lemma; }); }},
      {"start", Date, [](const Row& row) { return day_text(date_of(row).days.first); }},
      {"end", Date, [](const Row& row) { return day_text(date_of(row).days.last); }},
      {"granularity", Text, [](const Row& row) { return std::string(schema::to_string(date_of(row).granularity)); }},
      {"basis", Text, [](const Row& row) { return std::string(schema::to_string(date_of(row).basis)); }},
      {"negated", Boolean, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return yes_no(event.flags.negated); }); }},
      {"future", Boolean, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return yes_no(event.flags.future); }); }},
      {"hypothetical", Boolean, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return yes_no(event.flags.hypothetical); }); }},
      {"historical", Boolean, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return yes_no(event.flags.historical); }); }},
      {"reported_by", Text, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.reported_by ? event.reported_by->entity : std::string(); });
       }},
      {"place", Text, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.location ? event.location->name : std::string(); });
       }},
      {"place_country", Text, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.location ? event.location->country : std::string(); });
       }},
      {"latitude", Decimal, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) {
           return event.location && event.location->latitude ? to_decimal(*event.location->latitude) : std::string();
         });
       }},
      {"longitude", Decimal, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) {
           return event.location && event.location->longitude ? to_decimal(*event.location->longitude) : std::string();
         });
       }},
      {"geonames", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.location ? count_text(event.location->geonames) : std::string(); });
       }},
      {"dead_low", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.dead ? count_text(event.counts.dead->low) : std::string(); });
       }},
      {"dead_high", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.dead ? count_text(event.counts.dead->high) : std::string(); });
       }},
      {"injured_low", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.injured ? count_text(event.counts.injured->low) : std::string(); });
       }},
      {"injured_high", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.injured ? count_text(event.counts.injured->high) : std::string(); });
       }},
      {"arrested_low", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.arrested ? count_text(event.counts.arrested->low) : std::string(); });
       }},
      {"arrested_high", Integer, [](const Row& row) {
         return of_event(row, [](const MergedEvent& event) { return event.counts.arrested ? count_text(event.counts.arrested->high) : std::string(); });
       }},
      {"confidence", Decimal, [](const Row& row) { return to_decimal(confidence_of(row)); }},
      {"sources", Integer, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return std::to_string(event.sources); }); }},
      {"independent", Integer, [](const Row& row) { return of_event(row, [](const MergedEvent& event) { return std::to_string(event.independent); }); }},
      {"action", Text, [](const Row& row) { return action(reports_of(row)); }},
      {"evidence", Text, [](const Row& row) { return evidence(reports_of(row)); }},
      {"documents", List, [](const Row& row) { return documents(reports_of(row)); }},
      {"urls", List, [](const Row& row) { return urls(reports_of(row)); }},
  };
}

template <typename Row>
std::vector<Column<Row>> followed_by_shared(std::vector<Column<Row>> columns) {
  for (const auto& column : shared_columns<Row>()) columns.push_back(column);
  return columns;
}

}  // namespace

std::string relation_id(const MergedRelation& relation) {
  const std::string form = fmt::format("{}\t{}\t{}\t{}", relation.subject.entity, relation.relation, relation.object.entity,
                                       to_iso_interval(relation.date.days));
  return "relation:" + base::content_hash(form);
}

std::string report_id(const EventReport& report, std::string_view subject) {
  if (!report.mention.empty()) return report.mention;
  const base::TextSpan span = report.evidence.span;
  return base::content_hash(fmt::format("{}\t{}\t{}\t{}\t{}", subject, report.document, report.sentence, span.begin, span.end));
}

std::vector<EdgeRow> edge_rows(const Network& network) {
  std::vector<EdgeRow> rows;
  std::size_t number = 0;
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const Edge& edge = network.edges[i];
    const MergedEvent& event = network.events[edge.event];
    number = i > 0 && network.edges[i - 1].event == edge.event ? number + 1 : 1;
    rows.push_back({number == 1 ? event.id : fmt::format("{}#{}", event.id, number), edge.actor, edge.target, &event, nullptr, edge.reciprocal});
  }
  for (const MergedRelation& relation : network.relations) {
    rows.push_back({relation_id(relation), node_index(network, relation.subject.entity), node_index(network, relation.object.entity), nullptr,
                    &relation, false});
  }
  return rows;
}

const std::vector<Column<Node>>& node_columns() {
  using enum ColumnType;
  static const std::vector<Column<Node>> columns = {
      {"name", Text, [](const Node& node) { return node.actor.name; }},
      {"kind", Text, [](const Node& node) { return std::string(schema::to_string(node.actor.kind)); }},
      {"code", Text, [](const Node& node) { return node.actor.code; }},
      {"sectors", List, [](const Node& node) { return join_list(node.actor.sectors); }},
      {"wikidata", Text, [](const Node& node) { return node.actor.wikidata; }},
      {"names", List, [](const Node& node) { return join_list(node.names); }},
  };
  return columns;
}

const std::vector<Column<EdgeRow>>& edge_columns() {
  using enum ColumnType;
  static const std::vector<Column<EdgeRow>> columns = followed_by_shared<EdgeRow>({
      {"kind", Text, [](const EdgeRow& row) { return std::string(row.event ? "event" : "relation"); }},
      {"event", Text, [](const EdgeRow& row) { return row.event ? row.event->id : std::string(); }},
      {"type", Text, [](const EdgeRow& row) { return row.event ? std::string(event_label(*row.event)) : row.relation->relation; }},
      {"reciprocal", Boolean, [](const EdgeRow& row) { return yes_no(row.reciprocal); }},
  });
  return columns;
}

const std::vector<Column<MergedEvent>>& event_columns() {
  using enum ColumnType;
  static const std::vector<Column<MergedEvent>> columns = followed_by_shared<MergedEvent>({
      {"type", Text, [](const MergedEvent& event) { return event.type ? std::string(schema::to_string(*event.type)) : std::string(); }},
      {"actors", List, [](const MergedEvent& event) { return entity_list(event.actors); }},
      {"targets", List, [](const MergedEvent& event) { return entity_list(event.targets); }},
  });
  return columns;
}

}  // namespace dyad::graph
