// The network as two tables, of nodes and of edges. CSV, GraphML and GEXF write the same columns; they are defined here once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/view/network.h"

namespace dyad::graph {

// One line of the edge table: an event between one actor and one target, or a relation.
struct EdgeRow {
  std::string id;                            // "EVENT", with "#n" from the second edge of the same event on; "relation:HASH"
  NodeIndex from = 0;
  NodeIndex to = 0;
  const MergedEvent* event = nullptr;        // exactly one of the two is set
  const MergedRelation* relation = nullptr;
  bool reciprocal = false;

  const std::vector<EventReport>& reports() const { return event ? event->reports : relation->reports; }
};

// Events in the network's order, then relations. Points into the network.
std::vector<EdgeRow> edge_rows(const Network& network);

// A stable id for a relation, from what it says and when it holds.
std::string relation_id(const MergedRelation& relation);

// The id of a report: of the mention, or for a relation, whose mentions have none, from where it stands.
std::string report_id(const EventReport& report, std::string_view subject);

enum class ColumnType { Text, List, Integer, Decimal, Boolean, Date };

// A column of rows of one kind. An empty value is an absent one.
template <typename Row>
struct Column {
  std::string_view name;
  ColumnType type = ColumnType::Text;
  std::string (*value)(const Row&) = nullptr;
};

const std::vector<Column<Node>>& node_columns();
const std::vector<Column<EdgeRow>>& edge_columns();
// Of whole events, for those that have no edge because they have no target.
const std::vector<Column<MergedEvent>>& event_columns();

}  // namespace dyad::graph
