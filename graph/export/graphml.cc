#include "graph/export/export.h"

#include <ostream>

#include <fmt/format.h>

#include "graph/export/columns.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

// GraphML has no list and no date type: both are strings there.
std::string_view graphml_type(ColumnType type) {
  switch (type) {
    case ColumnType::Integer: return "long";
    case ColumnType::Decimal: return "double";
    case ColumnType::Boolean: return "boolean";
    case ColumnType::Text:
    case ColumnType::List:
    case ColumnType::Date: return "string";
  }
  return "string";
}

template <typename Row>
void write_keys(std::string_view domain, const std::vector<Column<Row>>& columns, std::ostream& out) {
  for (const auto& column : columns) {
    out << fmt::format("  <key id=\"{0}.{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", domain, column.name, graphml_type(column.type));
  }
}

template <typename Row>
void write_data(std::string_view domain, const std::vector<Column<Row>>& columns, const Row& row, std::ostream& out) {
  for (const auto& column : columns) {
    const std::string value = column.value(row);
    if (!value.empty()) out << fmt::format("      <data key=\"{}.{}\">{}</data>\n", domain, column.name, escape_xml(value));
  }
}

}  // namespace

void write_graphml(const Network& network, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
         "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  write_keys("node", node_columns(), out);
  write_keys("edge", edge_columns(), out);
  out << "  <graph id=\"network\" edgedefault=\"directed\">\n";
  for (const Node& node : network.nodes) {
    out << fmt::format("    <node id=\"{}\">\n", escape_xml(node.actor.entity));
    write_data("node", node_columns(), node, out);
    out << "    </node>\n";
  }
  for (const EdgeRow& row : edge_rows(network)) {
    out << fmt::format("    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", escape_xml(row.id), escape_xml(network.nodes[row.from].actor.entity),
                       escape_xml(network.nodes[row.to].actor.entity));
    write_data("edge", edge_columns(), row, out);
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace dyad::graph
