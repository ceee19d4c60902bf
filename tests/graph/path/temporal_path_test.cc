#include "graph/path/temporal_path.h"

#include <random>
#include <tuple>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/graph/path/path_sketch.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

using test::graph_from;

std::string find(const Network& network, const char* from, const char* to, const TemporalOptions& options) {
  const auto found = temporal_path(network, node_index(network, from), node_index(network, to), options);
  if (!found) return "none";
  return fmt::format("{}..{} {}", base::to_iso(found->departure), base::to_iso(found->arrival), test::path_sketch(network, found->path));
}

const char* const kA = "country:AAA";
const char* const kC = "country:CCC";

TEST_CASE("an event that came before cannot carry on one that came later", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-10-> BBB
      BBB -ACCUSE@2021-12-05-> CCC)");
  CHECK(find(network, kA, kC, {}) == "none");
  CHECK(find(network, kC, kA, {}) == "2021-12-05..2021-12-10 CCC <-ACCUSE@2021-12-05- BBB <-ACCUSE@2021-12-10- AAA");
  CHECK(find(network, kC, kA, {.directed = true}) == "none");
}

TEST_CASE("the goal decides between an early, a late and a fast way", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-01-> BBB
      BBB -ACCUSE@2021-12-10-> CCC
      AAA -REJECT@2021-12-12-> DDD
      DDD -REJECT@2021-12-14-> CCC
      AAA -REQUEST@2021-12-20-> EEE
      EEE -REQUEST@2021-12-25-> CCC)");
  CHECK(find(network, kA, kC, {.goal = TemporalGoal::EarliestArrival}) == "2021-12-01..2021-12-10 AAA -ACCUSE@2021-12-01-> BBB -ACCUSE@2021-12-10-> CCC");
  CHECK(find(network, kA, kC, {.goal = TemporalGoal::LatestDeparture}) == "2021-12-20..2021-12-25 AAA -REQUEST@2021-12-20-> EEE -REQUEST@2021-12-25-> CCC");
  CHECK(find(network, kA, kC, {.goal = TemporalGoal::Fastest}) == "2021-12-12..2021-12-14 AAA -REJECT@2021-12-12-> DDD -REJECT@2021-12-14-> CCC");
}

TEST_CASE("intervals that overlap may be taken in either order, but not for certain", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-13..2021-12-19-> BBB
      BBB -ACCUSE@2021-12-15-> CCC)");
  CHECK(find(network, kA, kC, {}) == "2021-12-13..2021-12-15 AAA -ACCUSE@2021-12-13-> BBB -ACCUSE@2021-12-15-> CCC");
  CHECK(find(network, kA, kC, {.goal = TemporalGoal::Fastest}) == "2021-12-15..2021-12-15 AAA -ACCUSE@2021-12-15-> BBB -ACCUSE@2021-12-15-> CCC");
  CHECK(find(network, kA, kC, {.reading = DateReading::Certain}) == "none");
  const Network apart = graph_from("AAA -ACCUSE@2021-12-13..2021-12-15-> BBB\nBBB -ACCUSE@2021-12-15..2021-12-16-> CCC");
  CHECK(find(apart, kA, kC, {.reading = DateReading::Certain}) == "2021-12-13..2021-12-16 AAA -ACCUSE@2021-12-15-> BBB -ACCUSE@2021-12-16-> CCC");
}

TEST_CASE("open intervals reach as far as the network, unknown dates nowhere", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-13..-> BBB
      BBB -ACCUSE@2021-12-15-> CCC
      AAA -REJECT-> CCC)");
  CHECK(find(network, kA, kC, {}) == "2021-12-13..2021-12-15 AAA -ACCUSE@2021-12-13-> BBB -ACCUSE@2021-12-15-> CCC");
  CHECK(find(network, kA, kC, {.reading = DateReading::Certain}) == "none");
  CHECK(find(graph_from("AAA -REJECT-> CCC"), kA, kC, {}) == "none");
}

TEST_CASE("a window bounds departure and arrival", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-01..2021-12-20-> BBB
      BBB -ACCUSE@2021-12-10..2021-12-30-> CCC)");
  const auto day = [](const char* text) { return base::parse_date(text); };
  CHECK(find(network, kA, kC, {.window = {day("2021-12-15"), day("2021-12-16")}}) ==
        "2021-12-15..2021-12-15 AAA -ACCUSE@2021-12-15-> BBB -ACCUSE@2021-12-15-> CCC");
  CHECK(find(network, kA, kC, {.window = {day("2021-12-21"), std::nullopt}}) == "none");
  CHECK(find(network, kA, kC, {.window = {std::nullopt, day("2021-12-09")}}) == "none");
  CHECK(find(network, kA, kA, {}) == "none");
}

TEST_CASE("of equal ways the one with fewer hops, then smaller ids, then the surer event", "[temporal_path]") {
  const Network network = graph_from(R"(
      AAA -ACCUSE@2021-12-01-> BBB
      BBB -ACCUSE@2021-12-02-> DDD
      DDD -ACCUSE@2021-12-03-> CCC
      BBB -REJECT@2021-12-03 0.5-> CCC
      BBB -REQUEST@2021-12-03 0.9-> CCC)");
  CHECK(find(network, kA, kC, {}) == "2021-12-01..2021-12-03 AAA -ACCUSE@2021-12-01-> BBB -REQUEST@2021-12-03-> CCC");
}

// Every way to choose events and days, without search: what the search must agree with.
class EverySchedule {
 public:
  struct Schedule {
    int departure, arrival;
    std::size_t hops;
    std::vector<NodeIndex> nodes;
  };

  EverySchedule(const Network& network, DateReading reading) : network_(network), reading_(reading) {}

  std::vector<Schedule> find(NodeIndex from, NodeIndex to) {
    extend({from}, {}, to);
    return found_;
  }

 private:
  static int day_of(const std::optional<base::Date>& date) { return static_cast<int>(date->time_since_epoch().count()); }

  void extend(const std::vector<NodeIndex>& nodes, const std::vector<std::pair<int, int>>& stays, NodeIndex to) {
    if (nodes.back() == to) {
      found_.push_back({stays.front().first, stays.back().second, stays.size(), nodes});
      return;
    }
    for (const Edge& edge : network_.edges) {
      if (edge.actor != nodes.back() || std::find(nodes.begin(), nodes.end(), edge.target) != nodes.end()) continue;
      const base::DateInterval& days = network_.events[edge.event].date.days;
      const int first = day_of(days.first), last = day_of(days.last), ready = stays.empty() ? first : stays.back().second;
      auto longer = nodes;
      longer.push_back(edge.target);
      auto stayed = stays;
      if (reading_ == DateReading::Certain) {
        stayed.emplace_back(first, last);
        if (first >= ready) extend(longer, stayed, to);
        continue;
      }
      for (int day = std::max(first, ready); day <= last; ++day) {
        stayed.emplace_back(day, day);
        extend(longer, stayed, to);
        stayed.pop_back();
      }
    }
  }

  const Network& network_;
  DateReading reading_;
  std::vector<Schedule> found_;
};

Network random_network(std::mt19937& random) {
  std::string text;
  for (int edge = 0; edge < 9; ++edge) {
    const unsigned first = 10 + random() % 8, last = first + random() % 4;
    text += fmt::format("N{} -ACCUSE@2021-12-{}..2021-12-{}-> N{}\n", random() % 5, first, last, random() % 5);
  }
  return graph_from(text + "N0 -ACCUSE-> N0\nN4 -ACCUSE-> N4");
}

TEST_CASE("the searches agree with trying every choice of events and days", "[temporal_path]") {
  std::mt19937 random(11);
  std::size_t reached = 0;
  for (int round = 0; round < 400; ++round) {
    const Network network = random_network(random);
    const NodeIndex from = node_index(network, "unknown:n0"), to = node_index(network, "unknown:n4");
    for (DateReading reading : {DateReading::Possible, DateReading::Certain}) {
      const auto all = EverySchedule(network, reading).find(from, to);
      for (TemporalGoal goal : {TemporalGoal::EarliestArrival, TemporalGoal::LatestDeparture, TemporalGoal::Fastest}) {
        const auto value = [&](int departure, int arrival) {
          return goal == TemporalGoal::EarliestArrival ? arrival : goal == TemporalGoal::LatestDeparture ? -departure : arrival - departure;
        };
        const auto found = temporal_path(network, from, to, {.goal = goal, .reading = reading, .directed = true});
        CAPTURE(round, static_cast<int>(goal), static_cast<int>(reading));
        REQUIRE(found.has_value() == !all.empty());
        if (!found) continue;
        ++reached;
        using Key = std::tuple<int, std::size_t, std::vector<NodeIndex>>;
        const auto key = [&](const EverySchedule::Schedule& schedule) { return Key(value(schedule.departure, schedule.arrival), schedule.hops, schedule.nodes); };
        const auto best = *std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
        const auto days = [](base::Date date) { return static_cast<int>(date.time_since_epoch().count()); };
        REQUIRE(value(days(found->departure), days(found->arrival)) == value(best.departure, best.arrival));
        if (goal == TemporalGoal::Fastest) continue;  // which of several fastest ways is not laid down
        std::vector<NodeIndex> nodes = {from};
        for (const Hop& hop : found->path.hops) nodes.push_back(hop.to);
        REQUIRE(nodes == best.nodes);
      }
    }
  }
  CHECK(reached > 300);
}

}  // namespace
}  // namespace dyad::graph
