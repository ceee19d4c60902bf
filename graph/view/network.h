// The entity-relation network in memory: what queries, paths, diagrams and exports read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/store/merged_event.h"
#include "schema/actor.h"

namespace dyad::graph {

using NodeIndex = std::uint32_t;

struct Node {
  schema::Actor actor;
  std::vector<std::string> names;  // every name that a text used, most frequent first
};

// One merged event between one actor and one target; an event with several has several edges of the same `event`.
// An event without target has no edge and stands in Network::events alone.
struct Edge {
  NodeIndex actor = 0;
  NodeIndex target = 0;
  std::uint32_t event = 0;         // index into Network::events
};

// Plain data in a fixed order: nodes by entity id, events by date and id, edges by event. Value type.
struct Network {
  std::vector<Node> nodes;
  std::vector<MergedEvent> events;
  std::vector<Edge> edges;
  std::vector<MergedRelation> relations;
};

// Nodes and edges of these events and relations. Nodes that only a relation names are there too.
Network make_network(std::vector<MergedEvent> events, std::vector<MergedRelation> relations);

}  // namespace dyad::graph
