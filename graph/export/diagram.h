// What a drawing of the network shows, before it is written in any language: which edges, how they are summed up, what their words are.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/export/export.h"
#include "graph/view/network.h"

namespace dyad::graph {

// Events of one type and one set of flags between the same two nodes, or one relation, drawn as one arrow.
struct Arrow {
  NodeIndex from = 0;
  NodeIndex to = 0;
  bool reciprocal = false;
  bool relation = false;
  std::string label;               // "REQUEST", "foreign minister of"
  schema::QuadCategory quad = 0;   // 0: relation, or no type
  schema::Flags flags;
  base::DateInterval days;         // from the first to the last day of the events whose date is known
  std::size_t events = 0;
  std::size_t reports = 0;         // sum of the events' sources
  double confidence = 0;           // of the surest event
  const EventReport* best = nullptr;  // the report to show; null if there is none

  // "13–19 Dec 2021 · 3 reports", "2 events · Dec 2021 · 5 reports"
  std::string details() const;
};

struct Diagram {
  std::vector<NodeIndex> nodes;    // those with an arrow, in the network's order
  std::vector<Arrow> arrows;       // by nodes, then label and flags
  std::size_t left_out = 0;        // arrows beyond DiagramOptions::max_edges
  std::size_t without_target = 0;  // events that have no arrow
};

// The result points into the network.
Diagram make_diagram(const Network& network, const DiagramOptions& options);

}  // namespace dyad::graph
