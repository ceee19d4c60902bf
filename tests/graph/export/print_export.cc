// print_export NETWORK FORMAT: a sample network in a format, for the tests that read it with foreign readers.
#include <iostream>
#include <string_view>
#include <utility>

#include "graph/export/export.h"
#include "graph/export/report.h"
#include "tests/graph/export/sample_network.h"

int main(int argc, char** argv) {
  using namespace dyad;
  if (argc != 3) return 2;
  const graph::Network network = std::string_view(argv[1]) == "crisis" ? test::crisis_network() : test::hostile_network();
  const std::string_view format = argv[2];
  const graph::DiagramOptions diagram = {.title = "A & B: \"<sample>\""};
  using enum graph::CsvTable;
  for (const auto& [name, table] : {std::pair("nodes.csv", Nodes), {"edges.csv", Edges}, {"events.csv", Events}, {"reports.csv", Reports}}) {
    if (format == name) return graph::write_csv(network, table, std::cout), 0;
  }
  if (format == "report") return graph::write_report(network, {}, std::cout) ? 0 : 3;
  const auto known = graph::to_export_format(format);
  if (!known) return 2;
  const auto written = graph::write_network(network, *known, diagram, std::cout);
  if (written) return 0;
  std::cerr << written.error().message << '\n';
  return 3;
}
