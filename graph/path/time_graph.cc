#include "graph/path/time_graph.h"

#include <algorithm>
#include <tuple>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "graph/path/hop_graph.h"

namespace dyad::graph {
namespace {

Day to_day(base::Date date) { return static_cast<Day>(date.time_since_epoch().count()); }

// The days that open ends reach.
class Horizon {
 public:
  Horizon(const Network& network, const base::DateInterval& window) {
    for (const MergedEvent& event : network.events) cover(event.date.days);
    cover(window);
    if (window.first) first_ = to_day(*window.first);
    if (window.last) last_ = to_day(*window.last);
  }
  Day first_day(const std::optional<base::Date>& date) const { return date ? std::max(to_day(*date), first_) : first_; }
  Day last_day(const std::optional<base::Date>& date) const { return date ? std::min(to_day(*date), last_) : last_; }

 private:
  void cover(const base::DateInterval& days) {
    for (const auto& date : {days.first, days.last}) {
      if (!date) continue;
      first_ = std::min(first_, to_day(*date));
      last_ = std::max(last_, to_day(*date));
    }
  }

  Day first_ = INT32_MAX;
  Day last_ = INT32_MIN;
};

// Certain paths lie in the window whole, with all their days known.
bool is_certain(const base::DateInterval& days, const base::DateInterval& window) {
  if (!days.first || !days.last) return false;
  return (!window.first || *days.first >= *window.first) && (!window.last || *days.last <= *window.last);
}

}  // namespace

std::optional<Day> pass(const TimeArc& arc, Day day, DateReading reading) {
  if (reading == DateReading::Possible) return arc.last >= day ? std::optional(std::max(arc.first, day)) : std::nullopt;
  return arc.first >= day ? std::optional(arc.last) : std::nullopt;
}

std::vector<TimeArc> time_arcs(const Network& network, const TemporalOptions& options) {
  const PathOptions admitted = {.negated = options.negated, .hypothetical = options.hypothetical, .min_confidence = options.min_confidence,
                                .window = options.window};
  const Horizon horizon(network, options.window);
  std::vector<TimeArc> arcs;
  for (const Edge& edge : network.edges) {
    const MergedEvent& event = network.events[edge.event];
    const base::DateInterval& days = event.date.days;
    if (edge.actor == edge.target || !days.is_known() || !admits(admitted, event)) continue;
    if (options.reading == DateReading::Certain && !is_certain(days, options.window)) continue;
    TimeArc arc = {edge.actor, edge.target, horizon.first_day(days.first), horizon.last_day(days.last),
                   {HopLink::Kind::Event, edge.event, true, edge.reciprocal}};
    if (arc.first > arc.last) continue;
    arcs.push_back(arc);
    if (options.directed && !edge.reciprocal) continue;
    std::swap(arc.from, arc.to);
    arc.link.forward = edge.reciprocal;
    arcs.push_back(arc);
  }
  std::sort(arcs.begin(), arcs.end(), [&](const TimeArc& a, const TimeArc& b) {
    return std::tuple(a.from, a.to, a.first, -link_confidence(network, a.link), a.link.index, !a.link.forward) <
           std::tuple(b.from, b.to, b.first, -link_confidence(network, b.link), b.link.index, !b.link.forward);
  });
  return arcs;
}

// Dijkstra's search holds for days as for lengths, because who is at a node earlier is never later anywhere else.
struct ArrivalSearch::Impl {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, TimeArc, boost::no_property, NodeIndex>;
  Graph graph;
  DateReading reading;
};

ArrivalSearch::ArrivalSearch(std::span<const TimeArc> arcs, std::size_t node_count, DateReading reading) : impl_(std::make_unique<Impl>()) {
  std::vector<std::pair<NodeIndex, NodeIndex>> ends;
  for (const TimeArc& arc : arcs) ends.emplace_back(arc.from, arc.to);
  impl_->graph = Impl::Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(), node_count);
  impl_->reading = reading;
}

ArrivalSearch::~ArrivalSearch() = default;

std::vector<Day> ArrivalSearch::arrivals(NodeIndex from, Day day) const {
  std::vector<Day> days(boost::num_vertices(impl_->graph), kNever);
  const auto combine = [this](Day at, const TimeArc& arc) { return pass(arc, at, impl_->reading).value_or(kNever); };
  boost::dijkstra_shortest_paths(impl_->graph, from,
                                 boost::weight_map(boost::get(boost::edge_bundle, impl_->graph))
                                     .distance_map(boost::make_iterator_property_map(days.begin(), boost::get(boost::vertex_index, impl_->graph)))
                                     .distance_combine(combine)
                                     .distance_inf(kNever)
                                     .distance_zero(day));
  return days;
}

}  // namespace dyad::graph
