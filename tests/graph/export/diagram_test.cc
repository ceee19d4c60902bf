#include "graph/export/diagram.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "tests/graph/export/sample_network.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

using test::graph_from;

TEST_CASE("parallel events of a type are one arrow with their number, days and reports", "[diagram]") {
  const Network network = graph_from(R"(
      RUS -REQUEST@2021-12-13..2021-12-19 0.6 x3-> USA
      RUS -REQUEST@2021-12-21 0.9-> USA
      RUS -REQUEST@2021-12-22 negated-> USA
      USA -REQUEST@2021-12-22-> RUS)");
  const Diagram diagram = make_diagram(network, {});
  REQUIRE(diagram.arrows.size() == 3);
  CHECK(diagram.arrows[0].details() == "2 events · 13–21 Dec 2021 · 4 reports");
  CHECK(diagram.arrows[0].best->mention == "e2.1");
  CHECK(diagram.arrows[0].confidence == 0.9);
  CHECK(diagram.arrows[1].flags.negated);
  CHECK(diagram.arrows[1].details() == "22 Dec 2021 · 1 report");
  CHECK(diagram.arrows[2].from == node_index(network, "country:USA"));
}

TEST_CASE("an event without date adds nothing to the days of its arrow", "[diagram]") {
  const Network network = graph_from("RUS -ACCUSE-> USA\nRUS -ACCUSE@2021-12-21-> USA\nRUS -REJECT-> USA");
  const Diagram diagram = make_diagram(network, {});
  CHECK(diagram.arrows.at(0).details() == "2 events · 21 Dec 2021 · 2 reports");
  CHECK(diagram.arrows.at(1).details() == "1 report");
}

TEST_CASE("a crowded network is drawn by its most reported arrows and says so", "[diagram]") {
  const Network network = graph_from(R"(
      RUS -ACCUSE x2-> USA
      RUS -ACCUSE-> UKR
      RUS -REJECT x3-> UKR
      USA -PROTEST->)");
  const DiagramOptions options = {.title = "", .max_edges = 2};
  const Diagram diagram = make_diagram(network, options);
  REQUIRE(diagram.arrows.size() == 2);
  CHECK(diagram.arrows[0].label == "REJECT");
  CHECK(diagram.left_out == 1);
  CHECK(diagram.without_target == 1);
  std::ostringstream dot;
  write_dot(network, options, dot);
  CHECK(dot.str().find("2 of 3 arrows drawn, those with most reports. 1 event without target not drawn.") != std::string::npos);
}

TEST_CASE("relations and the legend can be left out", "[diagram]") {
  const Network network = graph_from("RUS -ACCUSE-> USA\nSergei Lavrov -foreign minister of-> RUS");
  CHECK(make_diagram(network, {}).nodes.size() == 3);
  CHECK(make_diagram(network, {.title = "", .relations = false}).nodes.size() == 2);
  std::ostringstream with, without;
  write_dot(network, {}, with);
  write_dot(network, {.title = "", .relations = false, .legend = false}, without);
  CHECK(with.str().find("verbal conflict") != std::string::npos);
  CHECK(without.str().find("verbal conflict") == std::string::npos);
}

TEST_CASE("an empty network is drawn as an empty drawing", "[diagram]") {
  const auto svg = draw_svg({}, {});
  REQUIRE(svg);
  CHECK(svg->find("</svg>") != std::string::npos);
}

TEST_CASE("one drawing does not change the next", "[diagram]") {
  const Network network = graph_from("RUS -ACCUSE-> USA");
  const auto first = draw_svg(network, {}), other = draw_svg(test::crisis_network(), {}), second = draw_svg(network, {});
  REQUIRE(first);
  REQUIRE(other);
  REQUIRE(second);
  CHECK(*first == *second);
}

TEST_CASE("every name and quote can be drawn", "[diagram]") {
  const auto svg = draw_svg(test::hostile_network(), {.title = "<title> & \"more\"\n"});
  REQUIRE(svg);
  CHECK(svg->find("A &quot;quoted&quot;") != std::string::npos);
  CHECK(svg->find('\x01') == std::string::npos);
}

}  // namespace
}  // namespace dyad::graph
