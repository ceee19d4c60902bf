#include "app/path_command.h"

#include <fmt/format.h>

#include "app/command.h"
#include "graph/path/path.h"
#include "graph/path/print_path.h"
#include "graph/path/temporal_path.h"
#include "graph/view/find_node.h"

namespace dyad::app {
namespace {

using graph::Network;
using graph::NodeIndex;
using graph::Path;

base::DateInterval window_of(const FilterWords& words) { return {base::parse_date(words.since), base::parse_date(words.until)}; }

graph::RelationHops relation_hops(const std::string& word) {
  if (word == "never") return graph::RelationHops::Never;
  return word == "always" ? graph::RelationHops::Always : graph::RelationHops::WhereUndirected;
}

std::vector<Path> find_paths(const Network& network, NodeIndex from, NodeIndex to, const PathWords& words) {
  if (words.temporal.empty()) {
    return shortest_paths(network, from, to,
                          {.count = words.count,
                           .directed = words.directed,
                           .cost = words.weighted ? graph::PathCost::Confidence : graph::PathCost::Hops,
                           .relations = relation_hops(words.relations),
                           .negated = words.filter.negated,
                           .window = window_of(words.filter)});
  }
  using enum graph::TemporalGoal;
  const auto goal = words.temporal == "latest" ? LatestDeparture : words.temporal == "fastest" ? Fastest : EarliestArrival;
  auto path = temporal_path(network, from, to,
                            {.goal = goal,
                             .reading = words.certain ? graph::DateReading::Certain : graph::DateReading::Possible,
                             .directed = words.directed,
                             .negated = words.filter.negated,
                             .window = window_of(words.filter)});
  if (!path) return {};
  return {std::move(path->path)};
}

}  // namespace

ExitStatus run_path(const PathWords& words) {
  const auto network = load(words.store, words.filter);
  if (!network) return fail(network.error());
  const auto from = find_node(*network, words.from), to = find_node(*network, words.to);
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  const auto paths = find_paths(*network, *from, *to, words);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (words.json) write_output(path_json(*network, paths[i]) + '\n');
    else write_output((i > 0 ? "\n" : "") + path_text(*network, paths[i], words.links));
  }
  if (paths.empty()) report(fmt::format("no path from {} to {}", network->nodes[*from].actor.name, network->nodes[*to].actor.name));
  return ExitStatus::Done;
}

}  // namespace dyad::app
