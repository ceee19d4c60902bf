#include "graph/export/export.h"

#include <ostream>

#include "graph/export/columns.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

constexpr std::string_view kLineEnd = "\r\n";  // RFC 4180

std::string_view neo4j_type(ColumnType type) {
  switch (type) {
    case ColumnType::Text: return "";
    case ColumnType::List: return ":string[]";
    case ColumnType::Integer: return ":long";
    case ColumnType::Decimal: return ":double";
    case ColumnType::Boolean: return ":boolean";
    case ColumnType::Date: return ":date";
  }
  return "";
}

// Joins fields with commas and ends the line.
class CsvLine {
 public:
  void add(std::string_view field) {
    if (!first_) line_ += ',';
    first_ = false;
    line_ += escape_csv(field);
  }
  void end(std::ostream& out) {
    line_ += kLineEnd;
    out.write(line_.data(), static_cast<std::streamsize>(line_.size()));
    line_.clear();
    first_ = true;
  }

 private:
  std::string line_;
  bool first_ = true;
};

template <typename Row>
void add_header(CsvLine& line, const std::vector<Column<Row>>& columns) {
  for (const auto& column : columns) line.add(std::string(column.name) + std::string(neo4j_type(column.type)));
}

template <typename Row>
void add_values(CsvLine& line, const std::vector<Column<Row>>& columns, const Row& row) {
  for (const auto& column : columns) line.add(column.value(row));
}

// "government body" -> "GovernmentBody", as labels are written in Neo4j.
std::string label_of(schema::EntityKind kind) {
  std::string label;
  bool capital = true;
  for (char c : schema::to_string(kind)) {
    if (c != ' ') label += capital ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == ' ';
  }
  return label;
}

void write_nodes(const Network& network, std::ostream& out) {
  CsvLine line;
  line.add("entity:ID");
  line.add(":LABEL");
  add_header(line, node_columns());
  line.end(out);
  for (const Node& node : network.nodes) {
    line.add(node.actor.entity);
    line.add(label_of(node.actor.kind));
    add_values(line, node_columns(), node);
    line.end(out);
  }
}

void write_edges(const Network& network, std::ostream& out) {
  CsvLine line;
  for (std::string_view title : {":START_ID", ":END_ID", ":TYPE", "edge"}) line.add(title);
  add_header(line, edge_columns());
  line.end(out);
  for (const EdgeRow& row : edge_rows(network)) {
    line.add(network.nodes[row.from].actor.entity);
    line.add(network.nodes[row.to].actor.entity);
    line.add(row.event ? event_label(*row.event) : std::string_view(row.relation->relation));
    line.add(row.id);
    add_values(line, edge_columns(), row);
    line.end(out);
  }
}

void write_events(const Network& network, std::ostream& out) {
  CsvLine line;
  line.add("event");
  for (const auto& column : event_columns()) line.add(column.name);
  line.end(out);
  for (const MergedEvent& event : network.events) {
    line.add(event.id);
    add_values(line, event_columns(), event);
    line.end(out);
  }
}

void add_report(CsvLine& line, std::string_view subject, const EventReport& report, std::ostream& out) {
  line.add(subject);
  line.add(report_id(report, subject));
  for (const std::string* field : {&report.document, &report.title, &report.url, &report.publisher}) line.add(*field);
  line.add(report.published ? base::to_iso(*report.published) : std::string());
  line.add(std::to_string(report.sentence));
  line.add(report.action);
  line.add(std::to_string(report.evidence.span.begin));
  line.add(std::to_string(report.evidence.span.end));
  line.add(report.evidence.text);
  line.add(to_decimal(report.confidence));
  line.add(report.merge_reason);
  line.end(out);
}

void write_reports(const Network& network, std::ostream& out) {
  CsvLine line;
  for (std::string_view title : {"event", "mention", "document", "title", "url", "publisher", "published", "sentence", "action", "begin", "end",
                                 "evidence", "confidence", "merge_reason"}) {
    line.add(title);
  }
  line.end(out);
  for (const MergedEvent& event : network.events) {
    for (const EventReport& report : event.reports) add_report(line, event.id, report, out);
  }
  for (const MergedRelation& relation : network.relations) {
    for (const EventReport& report : relation.reports) add_report(line, relation_id(relation), report, out);
  }
}

}  // namespace

void write_csv(const Network& network, CsvTable table, std::ostream& out) {
  switch (table) {
    case CsvTable::Nodes: return write_nodes(network, out);
    case CsvTable::Edges: return write_edges(network, out);
    case CsvTable::Events: return write_events(network, out);
    case CsvTable::Reports: return write_reports(network, out);
  }
}

}  // namespace dyad::graph
