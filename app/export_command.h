// `dyad export`: the network of a store in the formats of others.
#pragma once

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/filter.h"
#include "graph/export/export.h"

namespace dyad::app {

struct ExportWords {
  std::string store;
  std::string format = "csv";
  std::string output;            // a file; for csv a folder; empty: standard output (for csv the table of edges)
  FilterWords filter;
  std::string title;             // of the drawing
  std::size_t max_edges = 60;    // in the drawing
  bool relations = true;
  bool legend = true;
};

ExitStatus run_export(const ExportWords& words);

// Writes the network to a file, or the four CSV tables to a folder, which is made if need be. Used by `dyad run` as well.
base::Result<void> export_to(const graph::Network& network, graph::ExportFormat format, const graph::DiagramOptions& diagram, const std::string& output);

}  // namespace dyad::app
