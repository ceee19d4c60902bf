// The network as one HTML page for people: numbers, drawing, events with evidence, relations, sources. Self-contained: the page
// asks nothing of any other place, and forbids itself to. It can be read without scripts; with them it can be searched and sorted.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "base/result.h"
#include "graph/export/export.h"
#include "graph/view/network.h"

namespace dyad::graph {

struct ReportOptions {
  std::string title = "Who did what to whom";
  std::string made_by = {};           // "dyad 0.1.0"; at the foot of the page
  std::size_t max_events = 2000;      // in the table, those with most reports; what is left out is said
  std::size_t max_reports = 5;        // sentences shown for each event, the surest first
  DiagramOptions diagram = {};
};

// Failed if Graphviz cannot draw.
base::Result<void> write_report(const Network& network, const ReportOptions& options, std::ostream& out);

}  // namespace dyad::graph
