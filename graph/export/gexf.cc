// GEXF 1.3: https://gexf.net/schema.html. Gephi shows the events of a span of days from it.
#include <ostream>

#include <fmt/format.h>

#include "graph/export/columns.h"
#include "graph/export/export.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

std::string_view gexf_type(ColumnType type) {
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

// Names that GEXF itself gives to edges are left to it.
bool is_attribute(std::string_view column) { return column != "start" && column != "end"; }

template <typename Row>
void write_attributes(std::string_view kind, const std::vector<Column<Row>>& columns, std::ostream& out) {
  out << fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", kind);
  for (const auto& column : columns) {
    if (is_attribute(column.name)) out << fmt::format("      <attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", column.name, gexf_type(column.type));
  }
  out << "    </attributes>\n";
}

template <typename Row>
void write_values(const std::vector<Column<Row>>& columns, const Row& row, std::ostream& out) {
  out << "        <attvalues>\n";
  for (const auto& column : columns) {
    const std::string value = column.value(row);
    if (is_attribute(column.name) && !value.empty()) out << fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", column.name, escape_xml(value));
  }
  out << "        </attvalues>\n";
}

// Both ends are inclusive; an open end is left out.
std::string spell_of(const EdgeRow& row) {
  const base::DateInterval& days = (row.event ? row.event->date : row.relation->date).days;
  std::string spell;
  if (days.first) spell += fmt::format(" start=\"{}\"", base::to_iso(*days.first));
  if (days.last) spell += fmt::format(" end=\"{}\"", base::to_iso(*days.last));
  return spell;
}

void write_edge(const Network& network, const EdgeRow& row, std::ostream& out) {
  const std::string label = escape_xml(row.event ? std::string(event_label(*row.event)) : row.relation->relation);
  out << fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\"{}>\n", escape_xml(row.id),
                     escape_xml(network.nodes[row.from].actor.entity), escape_xml(network.nodes[row.to].actor.entity), label, label, spell_of(row));
  write_values(edge_columns(), row, out);
  out << "      </edge>\n";
}

}  // namespace

void write_gexf(const Network& network, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
         "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n";
  write_attributes("node", node_columns(), out);
  write_attributes("edge", edge_columns(), out);
  out << "    <nodes>\n";
  for (const Node& node : network.nodes) {
    out << fmt::format("      <node id=\"{}\" label=\"{}\">\n", escape_xml(node.actor.entity), escape_xml(node.actor.name));
    write_values(node_columns(), node, out);
    out << "      </node>\n";
  }
  out << "    </nodes>\n    <edges>\n";
  for (const EdgeRow& row : edge_rows(network)) write_edge(network, row, out);
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace dyad::graph
