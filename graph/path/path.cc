#include "graph/path/path.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <set>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "graph/path/hop_graph.h"

namespace dyad::graph {
namespace {

constexpr Cost kUnreachable = std::numeric_limits<Cost>::max();

struct ArcCost {
  Cost cost = 0;
};
using ReverseGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcCost, boost::no_property, NodeIndex>;

struct NotRemoved {
  const std::vector<bool>* removed = nullptr;
  bool operator()(NodeIndex node) const { return !(*removed)[node]; }
};

// Costs to one goal. Arcs are turned round, so that one search from the goal gives the cost of every node.
class CostsToGoal {
 public:
  CostsToGoal(const HopGraph& graph, NodeIndex goal) : goal_(goal) {
    std::vector<std::pair<NodeIndex, NodeIndex>> ends;
    std::vector<ArcCost> costs;
    for (const Arc& arc : graph.arcs()) {
      ends.emplace_back(arc.to, arc.from);
      costs.push_back({arc.cost});
    }
    reverse_ = ReverseGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), costs.begin(), graph.node_count());
  }

  // Without the removed nodes. REQUIRES: the goal is not removed.
  std::vector<Cost> search(const std::vector<bool>& removed) const {
    std::vector<Cost> costs(removed.size(), kUnreachable);
    const boost::filtered_graph<ReverseGraph, boost::keep_all, NotRemoved> rest(reverse_, boost::keep_all(), NotRemoved{&removed});
    boost::dijkstra_shortest_paths(rest, goal_,
                                   boost::weight_map(boost::get(&ArcCost::cost, reverse_))
                                       .distance_map(boost::make_iterator_property_map(costs.begin(), boost::get(boost::vertex_index, reverse_)))
                                       .distance_inf(kUnreachable));
    return costs;
  }

 private:
  NodeIndex goal_;
  ReverseGraph reverse_;
};

using Nodes = std::vector<NodeIndex>;

struct Route {
  Cost cost = 0;
  Nodes nodes;
  auto operator<=>(const Route&) const = default;  // the order of paths: cost, then entity ids, as nodes are ordered by id
};

// Yen's search for the k shortest loopless paths. The paths that are left fall into groups: those that share a beginning with a found
// path and then leave it. Each group gives its best as a candidate; the best candidate is the next path.
class LooplessPaths {
 public:
  LooplessPaths(const HopGraph& graph, NodeIndex from, NodeIndex to) : graph_(graph), from_(from), to_(to), costs_(graph, to) {}

  std::vector<Nodes> find(std::size_t count) {
    std::vector<Nodes> found;
    if (count > 0) add_candidate({}, from_, {});
    while (found.size() < count && !candidates_.empty()) {
      found.push_back(std::move(candidates_.extract(candidates_.begin()).value().nodes));
      if (found.size() < count) leave(found);
    }
    return found;
  }

 private:
  // Candidates that leave the path found last at each of its nodes.
  void leave(const std::vector<Nodes>& found) {
    const Nodes& last = found.back();
    for (std::size_t i = 0; i + 1 < last.size(); ++i) {
      const Nodes root(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i));
      std::set<NodeIndex> taken;
      for (const Nodes& path : found) {
        if (path.size() > i + 1 && std::equal(root.begin(), root.end(), path.begin()) && path[i] == last[i]) taken.insert(path[i + 1]);
      }
      add_candidate(root, last[i], taken);
    }
  }

  // The best path that begins with root and spur and goes on to a node that is not taken.
  void add_candidate(const Nodes& root, NodeIndex spur, const std::set<NodeIndex>& taken) {
    std::vector<bool> removed(graph_.node_count(), false);
    for (NodeIndex node : root) removed[node] = true;
    removed[spur] = true;
    const std::vector<Cost> costs = costs_.search(removed);
    const Arc* first = best_step(spur, costs, taken);
    if (!first) return;
    Route route{first->cost + costs[first->to], root};
    for (std::size_t i = 0; i + 1 < root.size(); ++i) route.cost += graph_.arc(root[i], root[i + 1]).cost;
    if (!root.empty()) route.cost += graph_.arc(root.back(), spur).cost;
    route.nodes.push_back(spur);
    route.nodes.push_back(first->to);
    while (route.nodes.back() != to_) route.nodes.push_back(best_step(route.nodes.back(), costs, {})->to);
    candidates_.insert(std::move(route));
  }

  // The arc that lies on a cheapest way to the goal; the one to the smallest node among equals, as arcs are in that order.
  const Arc* best_step(NodeIndex node, const std::vector<Cost>& costs, const std::set<NodeIndex>& taken) const {
    const Arc* best = nullptr;
    for (const Arc& arc : graph_.arcs_from(node)) {
      if (costs[arc.to] == kUnreachable || taken.contains(arc.to)) continue;
      if (!best || arc.cost + costs[arc.to] < best->cost + costs[best->to]) best = &arc;
    }
    return best;
  }

  const HopGraph& graph_;
  NodeIndex from_;
  NodeIndex to_;
  CostsToGoal costs_;
  std::set<Route> candidates_;
};

}  // namespace

std::vector<Path> shortest_paths(const Network& network, NodeIndex from, NodeIndex to, const PathOptions& options) {
  assert(from < network.nodes.size() && to < network.nodes.size());
  if (options.count == 0) return {};
  if (from == to) return {Path{}};
  const HopGraph graph(network, options);
  std::vector<Path> paths;
  for (const Nodes& nodes : LooplessPaths(graph, from, to).find(options.count)) paths.push_back(graph.make_path(nodes));
  return paths;
}

double link_confidence(const Network& network, const HopLink& link) {
  return link.kind == HopLink::Kind::Event ? network.events[link.index].confidence : network.relations[link.index].confidence;
}

const std::vector<EventReport>& link_reports(const Network& network, const HopLink& link) {
  return link.kind == HopLink::Kind::Event ? network.events[link.index].reports : network.relations[link.index].reports;
}

}  // namespace dyad::graph
