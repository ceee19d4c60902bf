// Measures of the network as a graph: who is central, who belongs together. Each weight is a number of events.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/view/network.h"

namespace dyad::graph {

struct NodeMeasures {
  std::size_t acted = 0;        // events in which it is an actor
  std::size_t received = 0;     // events in which it is a target
  std::size_t partners = 0;     // other nodes with which it shares an event edge, either way
  double pagerank = 0;          // of the directed graph from actor to target, damping 0.85; sums to 1 over all nodes
  double betweenness = 0;       // share of shortest undirected paths between other nodes that pass through it, 0 to 1
  std::uint32_t component = 0;  // nodes that are connected in any way; numbered from 0, the largest first
  std::uint32_t community = 0;  // nodes with more events among them than chance gives (Louvain); numbered likewise
};

// One for each node of the network, in its order. Relations do not count. The same network gives the same numbers.
std::vector<NodeMeasures> measure_nodes(const Network& network);

struct DyadMeasures {
  NodeIndex actor = 0;
  NodeIndex target = 0;
  std::size_t events = 0;
  std::size_t quads[4] = {};    // verbal cooperation, material cooperation, verbal conflict, material conflict
  double mean_score = 0;        // over events with a type
  std::size_t reports = 0;
};

// Ordered pairs with at least one event, those with most events first. A reciprocal event counts in both directions.
std::vector<DyadMeasures> measure_dyads(const Network& network);

// The events in which the node takes part, and those among its partners only.
Network ego_network(const Network& network, NodeIndex node);

}  // namespace dyad::graph
