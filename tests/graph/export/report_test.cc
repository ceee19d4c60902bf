#include "graph/export/report.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "tests/graph/export/sample_network.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

std::string report_of(const Network& network, const ReportOptions& options = {}) {
  std::ostringstream out;
  const auto done = write_report(network, options, out);
  REQUIRE(done);
  return out.str();
}

bool holds(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

std::size_t count(const std::string& page, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++found;
  return found;
}

TEST_CASE("the page shows drawing, events with evidence, relations and sources", "[report]") {
  const std::string page = report_of(test::crisis_network(), {.title = "A & B", .made_by = "dyad 1", .diagram = {}});
  CHECK(holds(page, "<title>A &amp; B</title>"));
  CHECK(holds(page, "<b>24</b> events"));
  CHECK(holds(page, "<svg"));
  CHECK(holds(page, "RUS do REQUEST USA, NATO."));
  CHECK(holds(page, "2 more reports"));
  CHECK(holds(page, "foreign minister of"));
  CHECK(holds(page, "<span class=\"flag\">planned</span>"));
  CHECK(count(page, "<tr id=\"event-") == 24);
}

TEST_CASE("the page asks nothing of other places", "[report]") {
  const std::string page = report_of(test::hostile_network());
  CHECK(holds(page, "default-src 'none'"));
  CHECK_FALSE(holds(page, "<script src"));
  CHECK_FALSE(holds(page, "<img"));
  CHECK_FALSE(holds(page, "url("));
  CHECK(count(page, "<link") == 1);  // the empty icon, so that none is asked for
}

TEST_CASE("names and quotes cannot become markup, odd addresses no links", "[report]") {
  Network network = test::hostile_network();
  network.events[0].reports[0].url = "javascript:alert(1)";
  network.events[0].reports[0].evidence.text = "</script><script>alert(1)</script>";
  const std::string page = report_of(network, {.title = "<b>\"x\"</b>", .made_by = "", .diagram = {}});
  CHECK_FALSE(holds(page, "<script>alert"));
  CHECK_FALSE(holds(page, "javascript:"));
  CHECK_FALSE(holds(page, "<b>\"x\""));
}

TEST_CASE("a long table is cut to the most reported events and says so", "[report]") {
  const std::string page = report_of(test::crisis_network(), {.max_events = 3, .diagram = {}});
  CHECK(holds(page, "3 of 24 events"));
  CHECK(count(page, "<tr id=\"event-") == 3);
}

TEST_CASE("an empty network has a page too", "[report]") { CHECK(holds(report_of({}), "No event was found.")); }

}  // namespace
}  // namespace dyad::graph
