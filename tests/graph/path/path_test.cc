#include "graph/path/path.h"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/graph/path/path_sketch.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

using test::graph_from;
using test::path_sketch;

std::vector<std::string> paths_between(const Network& network, const char* from, const char* to, const PathOptions& options) {
  std::vector<std::string> texts;
  for (const Path& path : shortest_paths(network, node_index(network, from), node_index(network, to), options)) {
    texts.push_back(path_sketch(network, path));
  }
  return texts;
}

const char* const kCrisis = R"(
    RUS -REQUEST@2021-12-13..2021-12-19-> USA, NATO
    EU -REQUEST@2021-12-22-> USA, NATO
    The West -ACCUSE-> RUS
    Sergei Lavrov -THREATEN-> USA
    Sergei Lavrov -foreign minister of-> RUS
    RUS, UKR -CONSULT->)";

using Texts = std::vector<std::string>;

TEST_CASE("the shortest path ignores or follows the direction of action", "[path]") {
  const Network network = graph_from(kCrisis);
  CHECK(paths_between(network, "igo:EU", "country:RUS", {}) == Texts{"EU -REQUEST-> USA <-REQUEST- RUS"});
  CHECK(paths_between(network, "igo:EU", "country:RUS", {.count = 2}) ==
        Texts{"EU -REQUEST-> USA <-REQUEST- RUS", "EU -REQUEST-> NATO <-REQUEST- RUS"});
  CHECK(paths_between(network, "unknown:the-west", "igo:NATO", {.directed = true}) == Texts{"the-west -ACCUSE-> RUS -REQUEST-> NATO"});
  CHECK(paths_between(network, "igo:EU", "country:RUS", {.directed = true}).empty());
}

TEST_CASE("a reciprocal event leads both ways along the direction of action", "[path]") {
  const Network network = graph_from(kCrisis);
  CHECK(paths_between(network, "country:UKR", "igo:NATO", {.directed = true}) == Texts{"UKR -CONSULT- RUS -REQUEST-> NATO"});
  CHECK(paths_between(network, "country:RUS", "country:UKR", {.directed = true}) == Texts{"RUS -CONSULT- UKR"});
}

TEST_CASE("a relation is a hop where direction does not count, or where it is asked for", "[path]") {
  const Network network = graph_from(kCrisis);
  const char* lavrov = "unknown:sergei-lavrov";
  CHECK(paths_between(network, lavrov, "country:RUS", {}) == Texts{"sergei-lavrov -[foreign minister of]-> RUS"});
  CHECK(paths_between(network, lavrov, "country:RUS", {.relations = RelationHops::Never}) ==
        Texts{"sergei-lavrov -THREATEN-> USA <-REQUEST- RUS"});
  CHECK(paths_between(network, lavrov, "igo:NATO", {.directed = true}).empty());
  CHECK(paths_between(network, lavrov, "igo:NATO", {.directed = true, .relations = RelationHops::Always}) ==
        Texts{"sergei-lavrov -[foreign minister of]-> RUS -REQUEST-> NATO"});
}

TEST_CASE("of equal paths the one with fewer relations, then with the smaller ids comes first", "[path]") {
  const Network network = graph_from(R"(
      AAA -member of-> BBB
      BBB -ACCUSE-> DDD
      AAA -ACCUSE-> CCC
      CCC -ACCUSE-> DDD
      AAA -ACCUSE-> CCX
      CCX -ACCUSE-> DDD)");
  CHECK(paths_between(network, "country:AAA", "country:DDD", {.count = 5}) ==
        Texts{"AAA -ACCUSE-> CCC -ACCUSE-> DDD", "AAA -ACCUSE-> CCX -ACCUSE-> DDD", "AAA -[member of]-> BBB -ACCUSE-> DDD"});
}

TEST_CASE("denied events are left out unless asked for, feared ones can be left out", "[path]") {
  const Network network = graph_from("RUS -THREATEN negated-> UKR\nUSA -ASSAULT hypothetical-> UKR");
  CHECK(paths_between(network, "country:RUS", "country:UKR", {}).empty());
  CHECK(paths_between(network, "country:RUS", "country:UKR", {.negated = true}) == Texts{"RUS -THREATEN-> UKR"});
  CHECK(paths_between(network, "country:USA", "country:UKR", {}) == Texts{"USA -ASSAULT-> UKR"});
  CHECK(paths_between(network, "country:USA", "country:UKR", {.hypothetical = false}).empty());
}

TEST_CASE("a window and a confidence limit the events", "[path]") {
  const Network network = graph_from("RUS -ACCUSE@2021-12-13..2021-12-19 0.6-> USA\nRUS -REQUEST 0.4-> UKR");
  const auto day = [](const char* text) { return base::parse_date(text); };
  CHECK(paths_between(network, "country:RUS", "country:USA", {.window = {day("2021-12-19"), day("2021-12-31")}}).size() == 1);
  CHECK(paths_between(network, "country:RUS", "country:USA", {.window = {day("2021-12-20"), std::nullopt}}).empty());
  CHECK(paths_between(network, "country:RUS", "country:UKR", {.window = {day("2021-12-20"), std::nullopt}}).size() == 1);
  CHECK(paths_between(network, "country:RUS", "country:USA", {.min_confidence = 0.6}).size() == 1);
  CHECK(paths_between(network, "country:RUS", "country:USA", {.min_confidence = 0.7}).empty());
}

TEST_CASE("a hop lists all that connects its nodes, events before relations and the surest first", "[path]") {
  const Network network = graph_from(R"(
      RUS -ACCUSE@2021-12-01 0.5-> USA
      USA -REJECT@2021-12-02 0.9-> RUS
      RUS -neighbour of-> USA
      RUS -REQUEST@2021-12-03 0.9-> USA)");
  const auto paths = shortest_paths(network, 0, 1, {});
  REQUIRE(paths.size() == 1);
  CHECK(paths[0].confidence == 0.9);
  using Kind = HopLink::Kind;
  CHECK(paths[0].hops.at(0).links ==
        std::vector<HopLink>{{Kind::Event, 1, false, false}, {Kind::Event, 2, true, false}, {Kind::Event, 0, true, false}, {Kind::Relation, 0, true, false}});
  CHECK(link_reports(network, paths[0].hops[0].links[1]).front().mention == "e4.1");
}

TEST_CASE("the most certain path may be longer", "[path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE 0.5-> CCC
      AAA -ACCUSE 0.9-> BBB
      BBB -ACCUSE 0.8-> CCC)");
  const auto texts = paths_between(network, "country:AAA", "country:CCC", {.count = 2, .cost = PathCost::Confidence});
  CHECK(texts == Texts{"AAA -ACCUSE-> BBB -ACCUSE-> CCC", "AAA -ACCUSE-> CCC"});
  CHECK(shortest_paths(network, 0, 2, {.cost = PathCost::Confidence}).at(0).confidence == Approx(0.72));
}

TEST_CASE("a node is connected with itself and an event with itself joins nothing", "[path]") {
  const Network network = graph_from("RUS -ACCUSE-> RUS\nUSA -ACCUSE-> UKR");
  CHECK(paths_between(network, "country:RUS", "country:RUS", {}) == Texts{"(here)"});
  CHECK(paths_between(network, "country:RUS", "country:USA", {}).empty());
  CHECK(paths_between(network, "country:RUS", "country:RUS", {.count = 0}).empty());
}

// The simple idea that the search must agree with: walk every way, sort, take the first.
class EveryWay {
 public:
  EveryWay(const Network& network, bool directed, bool by_confidence) : directed_(directed), by_confidence_(by_confidence) {
    for (const Edge& edge : network.edges) arcs_.push_back({edge.actor, edge.target, network.events[edge.event].confidence});
  }

  std::vector<std::vector<NodeIndex>> find(NodeIndex from, NodeIndex to, std::size_t count) {
    walk({from}, 0, to);
    std::sort(found_.begin(), found_.end());
    std::vector<std::vector<NodeIndex>> nodes;
    for (const auto& [cost, way] : found_) {
      if (nodes.size() < count && std::find(nodes.begin(), nodes.end(), way) == nodes.end()) nodes.push_back(way);
    }
    return nodes;
  }

 private:
  struct WeightedArc {
    NodeIndex from, to;
    double confidence;
  };

  void walk(const std::vector<NodeIndex>& way, long long cost, NodeIndex to) {
    if (way.back() == to) {
      found_.emplace_back(cost, way);
      return;
    }
    for (const WeightedArc& arc : arcs_) {
      extend(way, cost, to, arc.from, arc.to, arc.confidence);
      if (!directed_) extend(way, cost, to, arc.to, arc.from, arc.confidence);
    }
  }

  void extend(const std::vector<NodeIndex>& way, long long cost, NodeIndex to, NodeIndex from, NodeIndex next, double confidence) {
    if (way.back() != from || std::find(way.begin(), way.end(), next) != way.end()) return;
    auto longer = way;
    longer.push_back(next);
    walk(longer, cost + (by_confidence_ ? 1 + std::llround(-std::log(confidence) * 1e6) : 1), to);
  }

  bool directed_;
  bool by_confidence_;
  std::vector<WeightedArc> arcs_;
  std::vector<std::pair<long long, std::vector<NodeIndex>>> found_;
};

std::vector<std::vector<NodeIndex>> nodes_of(const std::vector<Path>& paths) {
  std::vector<std::vector<NodeIndex>> all;
  for (const Path& path : paths) {
    std::vector<NodeIndex> nodes = {path.hops.front().from};
    for (const Hop& hop : path.hops) nodes.push_back(hop.to);
    all.push_back(nodes);
  }
  return all;
}

// A network over four nodes from a set of ordered pairs, one bit each; the first and the last node are always there.
Network small_graph(unsigned pairs) {
  static const char* const names[] = {"AAA", "BBB", "CCC", "DDD"};
  std::string text = "AAA -ACCUSE-> AAA\nBBB -ACCUSE-> BBB\nCCC -ACCUSE-> CCC\nDDD -ACCUSE-> DDD\n";
  for (unsigned i = 0; i < 12; ++i) {
    const unsigned from = i / 3, to = (i % 3) + (i % 3 >= from);
    if (pairs >> i & 1) text += fmt::format("{} -ACCUSE 0.{}-> {}\n", names[from], 1 + i * 7 % 9, names[to]);
  }
  return graph_from(text);
}

TEST_CASE("the searches agree with walking every way on every graph of four nodes", "[path]") {
  std::size_t compared = 0;
  for (unsigned pairs = 0; pairs < 4096; pairs += 3) {
    const Network network = small_graph(pairs);
    for (bool directed : {false, true}) {
      for (PathCost cost : {PathCost::Hops, PathCost::Confidence}) {
        const auto expected = EveryWay(network, directed, cost == PathCost::Confidence).find(0, 3, 5);
        const auto found = nodes_of(shortest_paths(network, 0, 3, {.count = 5, .directed = directed, .cost = cost}));
        compared += expected.size();
        if (found == expected) continue;
        CAPTURE(pairs, directed, static_cast<int>(cost));
        CHECK(found == expected);
      }
    }
  }
  CHECK(compared > 10000);
}

TEST_CASE("the searches agree with walking every way on graphs of eight nodes", "[path]") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int node = 0; node < 8; ++node) text += fmt::format("N{} -ACCUSE-> N{}\n", node, node);
    for (int edge = 0; edge < 14; ++edge) text += fmt::format("N{} -ACCUSE 0.{}-> N{}\n", random() % 8, 1 + random() % 9, random() % 8);
    const Network network = graph_from(text);
    for (bool directed : {false, true}) {
      CAPTURE(text, directed);
      const auto expected = EveryWay(network, directed, true).find(0, 7, 12);
      CHECK(nodes_of(shortest_paths(network, 0, 7, {.count = 12, .directed = directed, .cost = PathCost::Confidence})) == expected);
    }
  }
}

}  // namespace
}  // namespace dyad::graph
