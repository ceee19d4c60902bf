#include "graph/view/measures.h"

#include <numeric>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "graph/view/communities.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

using test::graph_from;

const NodeMeasures& of(const Network& network, const std::vector<NodeMeasures>& measures, const char* entity) {
  return measures[node_index(network, entity)];
}

TEST_CASE("a node's events, partners and place between others are measured", "[measures]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE-> BBB
      AAA -REJECT-> BBB
      CCC -ACCUSE-> BBB, AAA
      BBB, DDD -CONSULT->
      EEE -ACCUSE-> FFF
      GGG -PROTEST->)");
  const auto measures = measure_nodes(network);
  const NodeMeasures& hub = of(network, measures, "country:BBB");
  CHECK(hub.acted == 1);
  CHECK(hub.received == 3);
  CHECK(hub.partners == 3);
  CHECK(hub.betweenness == Approx(2.0 / 15));  // A-D and C-D of the 15 pairs of the six others
  CHECK(of(network, measures, "country:AAA").betweenness == 0);
  CHECK(hub.component == of(network, measures, "country:DDD").component);
  CHECK(hub.component == 0);
  CHECK(of(network, measures, "country:EEE").component == 1);
  CHECK(of(network, measures, "country:GGG").component == 2);
  CHECK(of(network, measures, "country:GGG").acted == 1);
  CHECK(std::accumulate(measures.begin(), measures.end(), 0.0, [](double sum, const auto& one) { return sum + one.pagerank; }) == Approx(1));
}

// Values of networkx.pagerank (3.6.1, in pure Python, tol=1e-13) for this graph.
TEST_CASE("rank flows along the direction of action, more where there are more events", "[measures]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE-> BBB
      AAA -REJECT-> BBB
      AAA -ACCUSE-> CCC
      BBB -ACCUSE-> CCC)");
  const auto measures = measure_nodes(network);
  CHECK(measures[0].pagerank == Approx(0.1929880991).epsilon(1e-8));
  CHECK(measures[1].pagerank == Approx(0.3023480219).epsilon(1e-8));
  CHECK(measures[2].pagerank == Approx(0.5046638791).epsilon(1e-8));
}

TEST_CASE("an empty network has no measures", "[measures]") {
  CHECK(measure_nodes({}).empty());
  CHECK(measure_dyads({}).empty());
}

TEST_CASE("dyads are ordered pairs, those with most events first", "[measures]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE x2-> BBB
      AAA -ASSAULT-> BBB
      AAA, BBB -CONSULT->
      CCC -AID-> BBB)");
  const auto dyads = measure_dyads(network);
  REQUIRE(dyads.size() == 3);
  CHECK(dyads[0].actor == 0);
  CHECK(dyads[0].events == 3);
  CHECK(dyads[0].reports == 4);
  CHECK(dyads[0].quads[0] == 1);
  CHECK(dyads[0].quads[2] == 1);
  CHECK(dyads[0].quads[3] == 1);
  CHECK(dyads[0].mean_score == Approx((-3 - 9 + 2.5) / 3));
  CHECK(dyads[1].actor == 1);
  CHECK(dyads[1].events == 1);
}

TEST_CASE("the network around a node holds its events and those among its partners", "[measures]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE-> BBB
      BBB -ACCUSE-> CCC
      CCC -ACCUSE-> DDD
      AAA -AID-> CCC
      BBB -REJECT-> DDD
      EEE -ally of-> AAA
      EEE -ally of-> DDD)");
  const Network ego = ego_network(network, node_index(network, "country:AAA"));
  std::vector<std::string> events;
  for (const MergedEvent& event : ego.events) events.push_back(event.id);
  CHECK(events == std::vector<std::string>{"e1", "e2", "e4"});
  CHECK(ego.relations.size() == 1);
}

std::vector<WeightedEdge> clique(std::uint32_t first, std::uint32_t size) {
  std::vector<WeightedEdge> edges;
  for (std::uint32_t i = first; i < first + size; ++i) {
    for (std::uint32_t j = i + 1; j < first + size; ++j) edges.push_back({i, j, 1});
  }
  return edges;
}

TEST_CASE("groups that are dense within are communities", "[communities]") {
  std::vector<WeightedEdge> edges = clique(0, 4);
  for (const WeightedEdge& edge : clique(4, 5)) edges.push_back(edge);
  edges.push_back({3, 4, 1});
  CHECK(find_communities(10, edges) == std::vector<std::uint32_t>{1, 1, 1, 1, 0, 0, 0, 0, 0, 2});
  CHECK(find_communities(3, {}) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(find_communities(2, {{0, 1, 1}, {0, 0, 1}}) == std::vector<std::uint32_t>{0, 0});
}

double best_modularity(std::uint32_t nodes, const std::vector<WeightedEdge>& edges, std::vector<std::uint32_t> groups = {}) {
  if (groups.size() == nodes) return modularity(groups, edges);
  double best = -1;
  const std::uint32_t used = groups.empty() ? 0 : 1 + *std::max_element(groups.begin(), groups.end());
  for (std::uint32_t group = 0; group <= used; ++group) {
    auto longer = groups;
    longer.push_back(group);
    best = std::max(best, best_modularity(nodes, edges, longer));
  }
  return best;
}

// The method is greedy; over many graphs it must come close to the best of all partitions, and never above it.
TEST_CASE("communities are close to the best of all partitions", "[communities]") {
  std::mt19937 random(3);
  double found = 0, best = 0;
  for (int round = 0; round < 40; ++round) {
    std::vector<WeightedEdge> edges;
    for (int edge = 0; edge < 10; ++edge) edges.push_back({static_cast<std::uint32_t>(random() % 7), static_cast<std::uint32_t>(random() % 7), 1.0 + random() % 3});
    const double value = modularity(find_communities(7, edges), edges), limit = best_modularity(7, edges);
    CHECK(value <= limit + 1e-9);
    found += value;
    best += limit;
  }
  CHECK(found >= 0.97 * best);
}

}  // namespace
}  // namespace dyad::graph
