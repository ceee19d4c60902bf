// print_export NETWORK FORMAT: a sample network in a format, for the tests that read it with foreign readers.
#include <iostream>
#include <string_view>

#include "graph/export/export.h"
#include "tests/graph/export/sample_network.h"

int main(int argc, char** argv) {
  using namespace dyad;
  if (argc != 3) return 2;
  const graph::Network network = std::string_view(argv[1]) == "crisis" ? test::crisis_network() : test::hostile_network();
  const std::string_view format = argv[2];
  const graph::DiagramOptions diagram = {.title = "A & B: \"<sample>\""};
  if (format == "ntriples") graph::write_ntriples(network, std::cout);
  else if (format == "graphml") graph::write_graphml(network, std::cout);
  else if (format == "dot") graph::write_dot(network, diagram, std::cout);
  else if (format == "nodes.csv") graph::write_csv(network, graph::CsvTable::Nodes, std::cout);
  else if (format == "edges.csv") graph::write_csv(network, graph::CsvTable::Edges, std::cout);
  else if (format == "events.csv") graph::write_csv(network, graph::CsvTable::Events, std::cout);
  else if (format == "reports.csv") graph::write_csv(network, graph::CsvTable::Reports, std::cout);
  else if (format == "svg") {
    const auto svg = graph::draw_svg(network, diagram);
    if (!svg) return std::cerr << svg.error().message << '\n', 3;
    std::cout << *svg;
  } else {
    return 2;
  }
  return 0;
}
