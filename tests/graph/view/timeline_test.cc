#include "graph/view/timeline.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

std::vector<std::string> rows_of(const Timeline& timeline) {
  std::vector<std::string> rows;
  for (const TimelineRow& row : timeline.rows) rows.push_back(fmt::format("{} {} {}", row.label, row.events, row.uncertain));
  return rows;
}

using Rows = std::vector<std::string>;

TEST_CASE("events are counted where they begin, with the steps between them", "[timeline]") {
  const Network network = test::graph_from(R"(
      AAA -ACCUSE@2021-12-29-> BBB
      AAA -AID@2021-12-29..2022-01-03-> BBB
      AAA -ACCUSE@2022-01-10..-> BBB
      AAA -ACCUSE-> BBB)");
  CHECK(rows_of(make_timeline(network, TimeStep::Week)) == Rows{"2021-W52 2 1", "2022-W01 0 0", "2022-W02 1 1"});
  CHECK(rows_of(make_timeline(network, TimeStep::Month)) == Rows{"2021-12 2 1", "2022-01 1 1"});
  CHECK(rows_of(make_timeline(network, TimeStep::Year)) == Rows{"2021 2 1", "2022 1 1"});
  CHECK(make_timeline(network, TimeStep::Day).rows.size() == 13);
  CHECK(make_timeline(network, TimeStep::Day).undated == 1);
}

TEST_CASE("a row holds quad categories, the mean score and the reports", "[timeline]") {
  const Timeline timeline = make_timeline(test::graph_from("AAA -ACCUSE@2021-12-29 x3-> BBB\nAAA -AID@2021-12-29-> BBB"), TimeStep::Day);
  REQUIRE(timeline.rows.size() == 1);
  CHECK(timeline.rows[0].quads[1] == 1);
  CHECK(timeline.rows[0].quads[2] == 1);
  CHECK(timeline.rows[0].mean_score == Approx(3.5));
  CHECK(timeline.rows[0].reports == 4);
}

TEST_CASE("weeks belong to the year of their Thursday", "[timeline]") {
  const auto [day, week] = GENERATE(table<const char*, const char*>({
      {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"}, {"2024-12-30", "2025-W01"}, {"2018-12-31", "2019-W01"}, {"2016-01-03", "2015-W53"},
  }));
  const Network network = test::graph_from(fmt::format("AAA -ACCUSE@{}-> BBB", day));
  CHECK(make_timeline(network, TimeStep::Week).rows.at(0).label == week);
}

TEST_CASE("nothing has no timeline", "[timeline]") {
  CHECK(make_timeline({}, TimeStep::Day).rows.empty());
  CHECK(to_time_step("week") == TimeStep::Week);
  CHECK_FALSE(to_time_step("fortnight"));
}

}  // namespace
}  // namespace dyad::graph
