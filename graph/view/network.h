// The entity-relation network in memory: what queries, paths, diagrams and exports read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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
// A reciprocal event, whose parties are all actors ("talks between A and B"), has one edge for each pair of them, marked.
// Any other event without target has no edge and stands in Network::events alone.
struct Edge {
  NodeIndex actor = 0;
  NodeIndex target = 0;
  std::uint32_t event = 0;         // index into Network::events
  bool reciprocal = false;         // then actor and target are in the order of their ids, and the edge goes both ways

  bool operator==(const Edge&) const = default;
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

// The node of an entity. REQUIRES: it is in the network.
NodeIndex node_index(const Network& network, std::string_view entity);

// Whether all parties act on each other: PLOVER lists the parties of meetings, agreements and joint action as actors and
// leaves the target empty. "The US and France condemned it" (ACCUSE, no target) is not reciprocal: they act side by side.
bool is_reciprocal(const MergedEvent& event);

// "REQUEST", or the action's lemma where the ontology has no type for it.
std::string_view event_label(const MergedEvent& event);

// The report to show first: the most confident one, the earlier in the list among equals. REQUIRES: reports is not empty.
const EventReport& best_report(const std::vector<EventReport>& reports);

}  // namespace dyad::graph
