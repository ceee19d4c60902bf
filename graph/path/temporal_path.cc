#include "graph/path/temporal_path.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "graph/path/time_graph.h"

namespace dyad::graph {
namespace {

// Days between which the path must lie.
struct Times {
  Day departure = 0;
  Day arrival = 0;
};

class TimeSearch {
 public:
  TimeSearch(const Network& network, NodeIndex from, NodeIndex to, const TemporalOptions& options)
      : network_(network), from_(from), to_(to), options_(options), arcs_(time_arcs(network, options)) {
    for (const TimeArc& arc : arcs_) mirrored_.push_back(arc.mirrored());
  }

  std::optional<TemporalPath> find() const {
    if (arcs_.empty()) return std::nullopt;
    const std::optional<Times> times = best_times();
    if (!times) return std::nullopt;
    return make_path(*times);
  }

 private:
  std::size_t node_count() const { return network_.nodes.size(); }

  std::optional<Times> best_times() const {
    const auto by_first = [](const TimeArc& a, const TimeArc& b) { return a.first < b.first; };
    const auto by_last = [](const TimeArc& a, const TimeArc& b) { return a.last < b.last; };
    const Times all = {std::min_element(arcs_.begin(), arcs_.end(), by_first)->first, std::max_element(arcs_.begin(), arcs_.end(), by_last)->last};
    switch (options_.goal) {
      case TemporalGoal::EarliestArrival: return earliest(all);
      case TemporalGoal::LatestDeparture: return latest(all);
      case TemporalGoal::Fastest: return fastest();
    }
    return std::nullopt;
  }

  std::optional<Times> earliest(const Times& all) const {
    const Day arrival = ArrivalSearch(arcs_, node_count(), options_.reading).arrivals(from_, all.departure)[to_];
    if (arrival == kNever) return std::nullopt;
    return Times{all.departure, arrival};
  }

  // The earliest arrival where time and direction run backwards.
  std::optional<Times> latest(const Times& all) const {
    const Day arrival = ArrivalSearch(mirrored_, node_count(), options_.reading).arrivals(to_, -all.arrival)[from_];
    if (arrival == kNever) return std::nullopt;
    return Times{-arrival, all.arrival};
  }

  // A fastest path can be made to leave on the last day of one of its events (Possible), or on the first day of its first (Certain):
  // leaving later makes it impossible or no shorter. So these days are all that must be tried.
  std::optional<Times> fastest() const {
    std::set<Day> departures;
    for (const TimeArc& arc : arcs_) departures.insert(options_.reading == DateReading::Possible ? arc.last : arc.first);
    const ArrivalSearch search(arcs_, node_count(), options_.reading);
    std::optional<Times> best;
    for (Day departure : departures) {
      const Day arrival = search.arrivals(from_, departure)[to_];
      if (arrival == kNever) break;  // leaving later does not help
      if (!best || arrival - departure < best->arrival - best->departure) best = Times{departure, arrival};
    }
    return best;
  }

  // For 0, 1, 2 … hops: the latest day on which one can be at a node and reach the goal in time with at most that many hops.
  // Ends with the number of hops that suffices from the beginning. REQUIRES: some number does.
  std::vector<std::vector<Day>> latest_days(const Times& times) const {
    std::vector<std::vector<Day>> rounds(1, std::vector<Day>(node_count(), -kNever));
    rounds.front()[to_] = times.arrival;
    while (rounds.back()[from_] < times.departure) {
      std::vector<Day> next = rounds.back();
      for (const TimeArc& arc : mirrored_) {
        if (rounds.back()[arc.from] == -kNever) continue;
        if (const auto day = pass(arc, -rounds.back()[arc.from], options_.reading)) next[arc.to] = std::max(next[arc.to], -*day);
      }
      rounds.push_back(std::move(next));
    }
    return rounds;
  }

  TemporalPath make_path(const Times& times) const {
    const auto rounds = latest_days(times);
    TemporalPath result;
    NodeIndex node = from_;
    Day day = times.departure;
    for (std::size_t left = rounds.size() - 1; left > 0; --left) {
      const TimeArc& arc = next_arc(node, day, rounds[left - 1]);
      const Day passed = *pass(arc, day, options_.reading);
      if (left == rounds.size() - 1) result.departure = to_date(options_.reading == DateReading::Possible ? passed : arc.first);
      result.path.hops.push_back({arc.from, arc.to, {arc.link}, to_date(passed)});
      result.path.confidence *= link_confidence(network_, arc.link);
      node = arc.to;
      day = passed;
    }
    result.arrival = to_date(day);
    return result;
  }

  // The arc to the smallest node from which the goal is still reached in time; of several to that node, the one passed first.
  const TimeArc& next_arc(NodeIndex node, Day day, const std::vector<Day>& latest) const {
    const TimeArc* best = nullptr;
    const auto begin = std::lower_bound(arcs_.begin(), arcs_.end(), node, [](const TimeArc& arc, NodeIndex from) { return arc.from < from; });
    for (auto arc = begin; arc != arcs_.end() && arc->from == node && (!best || arc->to == best->to); ++arc) {
      const auto passed = pass(*arc, day, options_.reading);
      if (!passed || *passed > latest[arc->to]) continue;
      if (!best || *passed < *pass(*best, day, options_.reading)) best = &*arc;
    }
    assert(best);
    return *best;
  }

  static base::Date to_date(Day day) { return base::Date(std::chrono::days(day)); }

  const Network& network_;
  NodeIndex from_;
  NodeIndex to_;
  const TemporalOptions& options_;
  std::vector<TimeArc> arcs_;
  std::vector<TimeArc> mirrored_;
};

}  // namespace

std::optional<TemporalPath> temporal_path(const Network& network, NodeIndex from, NodeIndex to, const TemporalOptions& options) {
  assert(from < network.nodes.size() && to < network.nodes.size());
  if (from == to) return std::nullopt;
  return TimeSearch(network, from, to, options).find();
}

}  // namespace dyad::graph
