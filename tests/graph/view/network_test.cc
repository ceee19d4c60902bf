#include "graph/view/network.h"

#include <catch2/catch.hpp>

#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

using test::graph_from;

TEST_CASE("nodes are ordered by entity and edges by event", "[network]") {
  const Network network = graph_from(R"(
      RUS -REQUEST@2021-12-13..2021-12-19-> USA, NATO
      USA -ACCUSE@2021-12-01-> RUS)");
  REQUIRE(network.nodes.size() == 3);
  CHECK(network.nodes[0].actor.entity == "country:RUS");
  CHECK(network.nodes[2].actor.entity == "igo:NATO");
  CHECK(node_index(network, "country:USA") == 1);
  REQUIRE(network.events.size() == 2);
  CHECK(network.events[0].id == "e2");
  CHECK(network.edges == std::vector<Edge>{{1, 0, 0}, {0, 1, 1}, {0, 2, 1}});
}

TEST_CASE("the parties of a reciprocal event are joined pair by pair", "[network]") {
  const auto [line, edges] = GENERATE(table<const char*, std::size_t>({
      {"RUS, USA -CONSULT->", 1}, {"RUS, USA, UKR -AGREE->", 3}, {"RUS, USA -COOPERATE->", 1},
      {"RUS -CONSULT->", 0}, {"RUS, USA -ACCUSE->", 0}, {"RUS, USA -PROTEST->", 0},
  }));
  CAPTURE(line);
  const Network network = graph_from(line);
  CHECK(network.edges.size() == edges);
  CHECK(std::all_of(network.edges.begin(), network.edges.end(), [](const Edge& edge) { return edge.reciprocal && edge.actor < edge.target; }));
}

TEST_CASE("the report to show is the most confident one, the first among equals", "[network]") {
  std::vector<EventReport> reports(3);
  reports[0].confidence = 0.5;
  reports[1].confidence = reports[2].confidence = 0.8;
  CHECK(&best_report(reports) == &reports[1]);
}

TEST_CASE("an event without type is called by its lemma", "[network]") {
  MergedEvent event;
  event.lemma = "stroll with";
  CHECK(event_label(event) == "stroll with");
  event.type = schema::EventType::Consult;
  CHECK(event_label(event) == "CONSULT");
}

}  // namespace
}  // namespace dyad::graph
