#include "graph/view/communities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace dyad::graph {
namespace {

constexpr double kLeastGain = 1e-12;  // smaller gains are rounding

// One level of the method: nodes that stand for sets of nodes of the graph.
class Level {
 public:
  Level(std::size_t node_count, const std::vector<WeightedEdge>& edges) : neighbours_(node_count), strength_(node_count, 0.0) {
    for (const WeightedEdge& edge : edges) {
      neighbours_[edge.a][edge.b] += edge.weight;
      neighbours_[edge.b][edge.a] += edge.weight;  // a loop counts twice, as in the definition of strength
      total_ += 2 * edge.weight;
    }
    for (std::size_t node = 0; node < node_count; ++node) {
      for (const auto& [other, weight] : neighbours_[node]) strength_[node] += weight;
    }
  }

  // Moves nodes until no move helps. The community of each node, numbered from 0 without gaps.
  std::vector<std::uint32_t> find_groups() {
    groups_.resize(neighbours_.size());
    std::iota(groups_.begin(), groups_.end(), 0U);
    group_strength_ = strength_;
    while (move_all()) {
    }
    return number_by_size(groups_);
  }

 private:
  bool move_all() {
    bool moved = false;
    for (std::uint32_t node = 0; node < groups_.size(); ++node) moved |= move(node);
    return moved;
  }

  bool move(std::uint32_t node) {
    std::map<std::uint32_t, double> weights;  // to each neighbouring community
    for (const auto& [other, weight] : neighbours_[node]) {
      if (other != node) weights[groups_[other]] += weight;
    }
    const std::uint32_t old = groups_[node];
    group_strength_[old] -= strength_[node];
    std::uint32_t best = old;
    double best_gain = gain(node, old, weights[old]);
    for (const auto& [group, weight] : weights) {
      const double value = gain(node, group, weight);
      if (value > best_gain + kLeastGain) std::tie(best, best_gain) = std::pair(group, value);
    }
    group_strength_[best] += strength_[node];
    groups_[node] = best;
    return best != old;
  }

  double gain(std::uint32_t node, std::uint32_t group, double weight) const { return weight - group_strength_[group] * strength_[node] / total_; }

  std::vector<std::map<std::uint32_t, double>> neighbours_;
  std::vector<double> strength_;
  std::vector<double> group_strength_;
  std::vector<std::uint32_t> groups_;
  double total_ = 0;
};

}  // namespace

std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& groups) {
  struct Group {
    std::size_t size = 0;
    std::size_t smallest = 0;
    std::uint32_t old = 0;
  };
  std::map<std::uint32_t, Group> sizes;
  for (std::size_t node = 0; node < groups.size(); ++node) {
    Group& group = sizes.try_emplace(groups[node], Group{0, node, groups[node]}).first->second;
    ++group.size;
  }
  std::vector<Group> order;
  for (const auto& [number, group] : sizes) order.push_back(group);
  std::sort(order.begin(), order.end(), [](const Group& a, const Group& b) { return std::tie(b.size, a.smallest) < std::tie(a.size, b.smallest); });
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < order.size(); ++i) numbers[order[i].old] = i;
  std::vector<std::uint32_t> out;
  for (std::uint32_t group : groups) out.push_back(numbers[group]);
  return out;
}

std::vector<std::uint32_t> find_communities(std::size_t node_count, const std::vector<WeightedEdge>& edges) {
  std::vector<std::uint32_t> communities(node_count);
  std::iota(communities.begin(), communities.end(), 0U);
  std::vector<WeightedEdge> level_edges = edges;
  for (std::size_t size = node_count; !edges.empty();) {
    const std::vector<std::uint32_t> groups = Level(size, level_edges).find_groups();
    const std::size_t joined = 1 + *std::max_element(groups.begin(), groups.end());
    if (joined == size) break;
    for (std::uint32_t& community : communities) community = groups[community];
    for (WeightedEdge& edge : level_edges) edge = {groups[edge.a], groups[edge.b], edge.weight};
    size = joined;
  }
  return number_by_size(communities);
}

double modularity(const std::vector<std::uint32_t>& communities, const std::vector<WeightedEdge>& edges) {
  std::map<std::uint32_t, double> inside, strength;
  double total = 0;
  for (const WeightedEdge& edge : edges) {
    total += 2 * edge.weight;
    strength[communities[edge.a]] += edge.weight;
    strength[communities[edge.b]] += edge.weight;
    if (communities[edge.a] == communities[edge.b]) inside[communities[edge.a]] += 2 * edge.weight;
  }
  if (total == 0) return 0;
  double value = 0;
  for (const auto& [group, sum] : strength) value += inside[group] / total - (sum / total) * (sum / total);
  return value;
}

}  // namespace dyad::graph
