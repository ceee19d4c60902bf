// The network as path searches see it: at most one arc between two nodes in each direction, with all links behind it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/path/path.h"

namespace dyad::graph {

// Whole numbers, so that sums do not depend on their order and equal paths are equal: a hop is kHopCost, confidence counts in
// millionths of a nat.
using Cost = std::int64_t;

struct Arc {
  NodeIndex from = 0;
  NodeIndex to = 0;
  Cost cost = 0;
  std::uint32_t first_link = 0;
  std::uint32_t link_count = 0;
};

// Immutable after construction. Invariant: arcs are ordered by from and to, and no two have the same pair.
class HopGraph {
 public:
  HopGraph(const Network& network, const PathOptions& options);

  std::size_t node_count() const { return first_arc_.size() - 1; }
  std::span<const Arc> arcs() const { return arcs_; }
  std::span<const Arc> arcs_from(NodeIndex node) const;
  // REQUIRES: the arc exists.
  const Arc& arc(NodeIndex from, NodeIndex to) const;
  std::span<const HopLink> links(const Arc& arc) const { return std::span(links_).subspan(arc.first_link, arc.link_count); }

  // The path over these nodes, with its links and confidence. REQUIRES: each two neighbours have an arc.
  Path make_path(const std::vector<NodeIndex>& nodes) const;

 private:
  const Network& network_;
  std::vector<Arc> arcs_;
  std::vector<HopLink> links_;
  std::vector<std::uint32_t> first_arc_;  // by node, and one past the last
};

// Whether the options admit the event as a hop.
bool admits(const PathOptions& options, const MergedEvent& event);

}  // namespace dyad::graph
