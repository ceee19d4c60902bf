#include "graph/path/print_path.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "graph/path/temporal_path.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

Network example() {
  return test::graph_from(R"(
      EU -REQUEST@2021-12-22 0.8-> USA
      RUS -REQUEST@2021-12-13..2021-12-19 0.9 x2-> USA
      RUS -THREATEN hypothetical 0.5-> USA
      RUS -ACCUSE 0.4-> USA)");
}

Path example_path(const Network& network) { return shortest_paths(network, node_index(network, "igo:EU"), node_index(network, "country:RUS"), {}).at(0); }

TEST_CASE("a path is told hop by hop with the sentence behind each", "[print_path]") {
  const Network network = example();
  CHECK(path_text(network, example_path(network), 2) ==
        R"(European Union -REQUEST-> United States <-REQUEST- Russia   2 hops, confidence 0.72
  European Union -REQUEST-> United States   22 Dec 2021, 1 report, confidence 0.80   [e1]
      "EU do REQUEST USA."
      Example Press, 22 Dec 2021, https://news.example/e1.1
  United States <-REQUEST- Russia   13–19 Dec 2021, 2 reports, confidence 0.90   [e2]
      "RUS do REQUEST USA."
      Example Press, 22 Dec 2021, https://news.example/e2.1
  United States <-THREATEN- Russia   hypothetical, 1 report, confidence 0.50   [e3]
      "RUS do THREATEN USA."
      Example Press, 22 Dec 2021, https://news.example/e3.1
      and 1 more
)");
}

TEST_CASE("relations, reciprocal events and days have their signs", "[print_path]") {
  const auto [text, line] = GENERATE(table<const char*, const char*>({
      {"RUS, USA -CONSULT@2021-12-01->", "Russia <-CONSULT-> United States"}, {"RUS -ally of-> USA", "Russia -ally of-> United States"},
      {"USA -ACCUSE@2021-12-01-> RUS", "Russia <-ACCUSE- United States"},
  }));
  const Network network = test::graph_from(text);
  CHECK(path_line(network, shortest_paths(network, 0, 1, {}).at(0)) == line);
  const Network dated = test::graph_from("RUS -ACCUSE@2021-12-01-> USA");
  CHECK(path_line(dated, temporal_path(dated, 0, 1, {})->path) == "Russia -ACCUSE-> (2021-12-01) United States");
  CHECK(path_text(dated, Path{}) == "both are the same entity\n");
}

TEST_CASE("a path as JSON holds every link and every report", "[print_path]") {
  const Network network = example();
  const auto json = nlohmann::json::parse(path_json(network, example_path(network)));
  REQUIRE(json["hops"].size() == 2);
  CHECK(json["hops"][0]["from"]["entity"] == "igo:EU");
  CHECK(json["hops"][0]["links"][0]["date"]["start"] == "2021-12-22");
  CHECK(json["hops"][1]["links"].size() == 3);
  CHECK(json["hops"][1]["links"][0]["forward"] == false);
  CHECK(json["hops"][1]["links"][0]["reports"][1]["doc"] == "doc-e2.2");
  CHECK(json["hops"][1]["links"][1]["flags"]["hypothetical"] == true);
  CHECK_FALSE(json["hops"][1]["links"][2].contains("date"));
}

}  // namespace
}  // namespace dyad::graph
