// How two entities are connected: the shortest ways through the events and relations between them, with the evidence of each hop.
//
//   auto from = find_node(network, "European Union"), to = find_node(network, "Russia");
//   std::vector<Path> paths = shortest_paths(network, *from, *to, {.count = 3});
//   paths[0].hops[0].links[0]     // EU -REQUEST-> United States: the event to show first
//
// Paths in the order of time are in graph/path/temporal_path.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "graph/view/network.h"

namespace dyad::graph {

// What makes a path short. Equal paths: fewer relations first, then the smaller entity ids along the path.
enum class PathCost : std::uint8_t {
  Hops,        // their number
  Confidence,  // the sum of -log(confidence) of the best link of each hop: the path most certain as a whole comes first
};

// Relations ("foreign minister of") as hops beside events.
enum class RelationHops : std::uint8_t {
  Never,
  WhereUndirected,  // a relation has no direction of action
  Always,           // along the direction of action they lead both ways
};

struct PathOptions {
  std::size_t count = 1;           // how many paths, none of them visiting a node twice
  bool directed = false;           // only from actor to target
  PathCost cost = PathCost::Hops;
  RelationHops relations = RelationHops::WhereUndirected;
  bool negated = false;            // also events that the text denies
  bool hypothetical = true;        // also events that are only feared, alleged or wished for
  double min_confidence = 0;
  base::DateInterval window = {};  // only events that can lie in it; events without a date lie in any
};

// One event or relation that connects the two nodes of a hop.
struct HopLink {
  enum class Kind : std::uint8_t { Event, Relation };
  Kind kind = Kind::Event;
  std::uint32_t index = 0;         // into Network::events or Network::relations
  bool forward = true;             // the hop leads from actor to target, from subject to object; false: against it
  bool reciprocal = false;         // an event without direction

  bool operator==(const HopLink&) const = default;
};

struct Hop {
  NodeIndex from = 0;
  NodeIndex to = 0;
  std::vector<HopLink> links;      // every one that the options allow: events before relations, the most confident first
  std::optional<base::Date> day;   // in temporal paths: the day on which the hop is made

  bool operator==(const Hop&) const = default;
};

struct Path {
  std::vector<Hop> hops;           // none if both ends are the same node
  double confidence = 1;           // product of the best confidence of each hop

  bool operator==(const Path&) const = default;
};

// At most options.count paths, the shortest first; none if the two are not connected.
// REQUIRES: from and to are nodes of the network.
std::vector<Path> shortest_paths(const Network& network, NodeIndex from, NodeIndex to, const PathOptions& options);

double link_confidence(const Network& network, const HopLink& link);
const std::vector<EventReport>& link_reports(const Network& network, const HopLink& link);

}  // namespace dyad::graph
