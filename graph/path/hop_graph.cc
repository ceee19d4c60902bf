#include "graph/path/hop_graph.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace dyad::graph {
namespace {

constexpr Cost kHopCost = 1'000'000;      // above any number of relation hops
constexpr Cost kMillionths = 1'000'000;
constexpr double kLeastConfidence = 1e-6; // so that a link of confidence 0 still has a finite cost

struct DirectedLink {
  NodeIndex from = 0;
  NodeIndex to = 0;
  HopLink link;
  double confidence = 0;
};

bool comes_before(const DirectedLink& a, const DirectedLink& b) {
  return std::tuple(a.from, a.to, a.link.kind, -a.confidence, a.link.index, !a.link.forward) <
         std::tuple(b.from, b.to, b.link.kind, -b.confidence, b.link.index, !b.link.forward);
}

class LinkCollector {
 public:
  LinkCollector(const Network& network, const PathOptions& options) : network_(network), options_(options) {}

  std::vector<DirectedLink> collect() {
    for (const Edge& edge : network_.edges) {
      const MergedEvent& event = network_.events[edge.event];
      if (admits(options_, event)) add(edge.actor, edge.target, {HopLink::Kind::Event, edge.event, true, edge.reciprocal}, event.confidence);
    }
    const bool wanted = options_.relations == RelationHops::Always || (options_.relations == RelationHops::WhereUndirected && !options_.directed);
    if (wanted) add_relations();
    std::sort(links_.begin(), links_.end(), comes_before);
    return std::move(links_);
  }

 private:
  void add(NodeIndex from, NodeIndex to, HopLink link, double confidence) {
    if (from == to) return;
    links_.push_back({from, to, link, confidence});
    if (options_.directed && !link.reciprocal && link.kind == HopLink::Kind::Event) return;
    link.forward = link.reciprocal;
    links_.push_back({to, from, link, confidence});
  }

  void add_relations() {
    for (std::uint32_t i = 0; i < network_.relations.size(); ++i) {
      const MergedRelation& relation = network_.relations[i];
      if (relation.confidence < options_.min_confidence || !relation.date.days.overlaps(options_.window)) continue;
      add(node_index(network_, relation.subject.entity), node_index(network_, relation.object.entity), {HopLink::Kind::Relation, i, true, false},
          relation.confidence);
    }
  }

  const Network& network_;
  const PathOptions& options_;
  std::vector<DirectedLink> links_;
};

Cost cost_of(const PathOptions& options, const HopLink& link, double confidence) {
  const Cost relation = link.kind == HopLink::Kind::Relation ? 1 : 0;
  if (options.cost == PathCost::Hops) return kHopCost + relation;
  // At least 1, so that a certain hop is no free loop.
  return 1 + relation + std::llround(-std::log(std::clamp(confidence, kLeastConfidence, 1.0)) * kMillionths);
}

}  // namespace

bool admits(const PathOptions& options, const MergedEvent& event) {
  if (event.flags.negated && !options.negated) return false;
  if (event.flags.hypothetical && !options.hypothetical) return false;
  return event.confidence >= options.min_confidence && event.date.days.overlaps(options.window);
}

HopGraph::HopGraph(const Network& network, const PathOptions& options) : network_(network) {
  first_arc_.assign(network.nodes.size() + 1, 0);
  for (const DirectedLink& next : LinkCollector(network, options).collect()) {
    const Cost cost = cost_of(options, next.link, next.confidence);
    if (arcs_.empty() || arcs_.back().from != next.from || arcs_.back().to != next.to) {
      arcs_.push_back({next.from, next.to, cost, static_cast<std::uint32_t>(links_.size()), 0});
      ++first_arc_[next.from + 1];
    }
    arcs_.back().cost = std::min(arcs_.back().cost, cost);
    ++arcs_.back().link_count;
    links_.push_back(next.link);
  }
  for (std::size_t i = 1; i < first_arc_.size(); ++i) first_arc_[i] += first_arc_[i - 1];
}

std::span<const Arc> HopGraph::arcs_from(NodeIndex node) const {
  return std::span(arcs_).subspan(first_arc_[node], first_arc_[node + 1] - first_arc_[node]);
}

const Arc& HopGraph::arc(NodeIndex from, NodeIndex to) const {
  const auto out = arcs_from(from);
  return *std::lower_bound(out.begin(), out.end(), to, [](const Arc& arc, NodeIndex node) { return arc.to < node; });
}

Path HopGraph::make_path(const std::vector<NodeIndex>& nodes) const {
  Path path;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const auto behind = links(arc(nodes[i], nodes[i + 1]));
    double best = 0;
    for (const HopLink& link : behind) best = std::max(best, link_confidence(network_, link));
    path.confidence *= best;
    path.hops.push_back({nodes[i], nodes[i + 1], {behind.begin(), behind.end()}, std::nullopt});
  }
  return path;
}

}  // namespace dyad::graph
