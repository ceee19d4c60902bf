#include "app/network_command.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/record_table.h"
#include "graph/view/find_node.h"
#include "graph/view/measures.h"
#include "graph/view/text_forms.h"
#include "graph/view/timeline.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using graph::Network;
using graph::NodeMeasures;
using graph::to_decimal;

std::string number(std::size_t value) { return std::to_string(value); }

// Columns whose values are numbers, in JSON too.
bool is_number_column(std::string_view column) {
  return column != "entity" && column != "name" && column != "actor" && column != "target" && column != "members" && column != "step" && column != "first";
}

void print(RecordTable table, const std::string& format, std::size_t limit) {
  if (limit > 0 && table.rows.size() > limit) table.rows.resize(limit);
  if (format == "csv") return write_output(to_csv(table));
  if (format == "table") return write_output(to_text(table, terminal_width()));
  for (const auto& row : table.rows) {
    nlohmann::ordered_json line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (is_number_column(table.columns[i])) line[table.columns[i]] = nlohmann::ordered_json::parse(row[i]);
      else line[table.columns[i]] = row[i];
    }
    write_output(schema::to_json_line(line) + '\n');
  }
}

double sort_key(const NodeMeasures& measures, const std::string& sort) {
  if (sort == "betweenness") return measures.betweenness;
  if (sort == "partners") return static_cast<double>(measures.partners);
  if (sort == "acted") return static_cast<double>(measures.acted);
  if (sort == "received") return static_cast<double>(measures.received);
  return measures.pagerank;
}

RecordTable actor_table(const Network& network, const std::vector<NodeMeasures>& measures, const std::string& sort) {
  std::vector<graph::NodeIndex> order(network.nodes.size());
  for (graph::NodeIndex node = 0; node < order.size(); ++node) order[node] = node;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sort_key(measures[a], sort) > sort_key(measures[b], sort); });
  RecordTable table{{"entity", "name", "acted", "received", "partners", "pagerank", "betweenness", "component", "community"}, {}};
  for (graph::NodeIndex node : order) {
    const NodeMeasures& of = measures[node];
    const schema::Actor& actor = network.nodes[node].actor;
    table.rows.push_back({actor.entity, actor.name, number(of.acted), number(of.received), number(of.partners), to_decimal(of.pagerank),
                          to_decimal(of.betweenness), number(of.component), number(of.community)});
  }
  return table;
}

RecordTable dyad_table(const Network& network) {
  RecordTable table{{"actor", "target", "events", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "mean_score", "reports"}, {}};
  for (const graph::DyadMeasures& dyad : measure_dyads(network)) {
    table.rows.push_back({network.nodes[dyad.actor].actor.entity, network.nodes[dyad.target].actor.entity, number(dyad.events), number(dyad.quads[0]),
                          number(dyad.quads[1]), number(dyad.quads[2]), number(dyad.quads[3]), to_decimal(dyad.mean_score), number(dyad.reports)});
  }
  return table;
}

// Groups of actors, by the number that `group` gives each.
RecordTable group_table(const Network& network, const std::vector<NodeMeasures>& measures, std::uint32_t NodeMeasures::*group, const std::string& title) {
  std::map<std::uint32_t, std::vector<std::string>> groups;
  for (std::size_t node = 0; node < measures.size(); ++node) groups[measures[node].*group].push_back(network.nodes[node].actor.entity);
  RecordTable table{{title, "actors", "members"}, {}};
  for (const auto& [id, members] : groups) table.rows.push_back({number(id), number(members.size()), graph::join_list(members)});
  return table;
}

RecordTable measure(const Network& network, const NetworkWords& words) {
  if (words.show == "dyads") return dyad_table(network);
  const auto measures = measure_nodes(network);
  if (words.show == "communities") return group_table(network, measures, &NodeMeasures::community, "community");
  if (words.show == "components") return group_table(network, measures, &NodeMeasures::component, "component");
  return actor_table(network, measures, words.sort);
}

}  // namespace

ExitStatus run_network(const NetworkWords& words) {
  auto network = load(words.store, words.filter);
  if (!network) return fail(network.error());
  if (!words.ego.empty()) {
    const auto node = find_node(*network, words.ego);
    if (!node) return fail(node.error());
    *network = ego_network(*network, *node);
  }
  print(measure(*network, words), words.format, words.limit);
  return ExitStatus::Done;
}

ExitStatus run_timeline(const TimelineWords& words) {
  const auto network = load(words.store, words.filter);
  if (!network) return fail(network.error());
  const graph::Timeline timeline = make_timeline(*network, graph::to_time_step(words.step).value_or(graph::TimeStep::Week));
  RecordTable table{{"step", "first", "events", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "mean_score", "uncertain", "reports"}, {}};
  for (const graph::TimelineRow& row : timeline.rows) {
    table.rows.push_back({row.label, base::to_iso(row.first), number(row.events), number(row.quads[0]), number(row.quads[1]), number(row.quads[2]),
                          number(row.quads[3]), to_decimal(row.mean_score), number(row.uncertain), number(row.reports)});
  }
  print(std::move(table), words.format, words.limit);
  if (timeline.undated > 0) report(fmt::format("{} event{} without date not counted", timeline.undated, timeline.undated == 1 ? "" : "s"));
  return ExitStatus::Done;
}

}  // namespace dyad::app
