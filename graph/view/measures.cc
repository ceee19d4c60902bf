#include "graph/view/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>

#include "graph/view/communities.h"

namespace dyad::graph {
namespace {

using UndirectedGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

constexpr double kDamping = 0.85;
constexpr double kPrecision = 1e-12;  // change of all ranks together at which the iteration ends
constexpr int kMostRounds = 1000;

// Number of events between two nodes; (a, b) with a < b if direction does not count.
using PairWeights = std::map<std::pair<NodeIndex, NodeIndex>, double>;

PairWeights directed_weights(const Network& network) {
  PairWeights weights;
  for (const Edge& edge : network.edges) {
    ++weights[{edge.actor, edge.target}];
    if (edge.reciprocal) ++weights[{edge.target, edge.actor}];
  }
  return weights;
}

PairWeights undirected_weights(const Network& network) {
  PairWeights weights;
  for (const Edge& edge : network.edges) {
    if (edge.actor != edge.target) ++weights[{std::min(edge.actor, edge.target), std::max(edge.actor, edge.target)}];
  }
  return weights;
}

void count_events(const Network& network, std::vector<NodeMeasures>& measures) {
  for (const MergedEvent& event : network.events) {
    for (const schema::Actor& actor : event.actors) ++measures[node_index(network, actor.entity)].acted;
    for (const schema::Actor& target : event.targets) ++measures[node_index(network, target.entity)].received;
  }
}

// Power iteration. A node that acts on nobody gives its rank to all alike. Boost's page_rank knows neither weights nor that rule.
void rank_nodes(const Network& network, std::vector<NodeMeasures>& measures) {
  const PairWeights weights = directed_weights(network);
  const double count = static_cast<double>(measures.size());
  std::vector<double> out(measures.size(), 0), rank(measures.size(), 1 / count);
  for (const auto& [pair, weight] : weights) out[pair.first] += weight;
  double change = 1;
  for (int round = 0; round < kMostRounds && change > kPrecision; ++round) {
    double idle = 0;
    for (std::size_t node = 0; node < rank.size(); ++node) idle += out[node] == 0 ? rank[node] : 0;
    std::vector<double> next(rank.size(), (1 - kDamping + kDamping * idle) / count);
    for (const auto& [pair, weight] : weights) next[pair.second] += kDamping * rank[pair.first] * weight / out[pair.first];
    change = 0;
    for (std::size_t node = 0; node < rank.size(); ++node) change += std::abs(next[node] - rank[node]);
    rank = std::move(next);
  }
  for (std::size_t node = 0; node < rank.size(); ++node) measures[node].pagerank = rank[node];
}

void measure_paths(const PairWeights& weights, std::vector<NodeMeasures>& measures) {
  UndirectedGraph graph(measures.size());
  for (const auto& [pair, weight] : weights) {
    boost::add_edge(pair.first, pair.second, graph);
    ++measures[pair.first].partners;
    ++measures[pair.second].partners;
  }
  std::vector<double> between(measures.size(), 0);
  const auto map = boost::make_iterator_property_map(between.begin(), boost::get(boost::vertex_index, graph));
  boost::brandes_betweenness_centrality(graph, map);
  std::vector<std::uint32_t> components(measures.size(), 0);
  boost::connected_components(graph, boost::make_iterator_property_map(components.begin(), boost::get(boost::vertex_index, graph)));
  components = number_by_size(components);
  // Of the n - 1 other nodes there are so many pairs; Boost counts each once in an undirected graph.
  const double pairs = (static_cast<double>(measures.size()) - 1) * (static_cast<double>(measures.size()) - 2) / 2;
  for (std::size_t node = 0; node < measures.size(); ++node) {
    measures[node].betweenness = pairs > 0 ? between[node] / pairs : 0;
    measures[node].component = components[node];
  }
}

}  // namespace

std::vector<NodeMeasures> measure_nodes(const Network& network) {
  std::vector<NodeMeasures> measures(network.nodes.size());
  if (measures.empty()) return measures;
  count_events(network, measures);
  rank_nodes(network, measures);
  const PairWeights weights = undirected_weights(network);
  measure_paths(weights, measures);
  std::vector<WeightedEdge> edges;
  for (const auto& [pair, weight] : weights) edges.push_back({pair.first, pair.second, weight});
  const std::vector<std::uint32_t> communities = find_communities(measures.size(), edges);
  for (std::size_t node = 0; node < measures.size(); ++node) measures[node].community = communities[node];
  return measures;
}

std::vector<DyadMeasures> measure_dyads(const Network& network) {
  std::map<std::pair<NodeIndex, NodeIndex>, DyadMeasures> dyads;
  std::map<std::pair<NodeIndex, NodeIndex>, std::pair<double, std::size_t>> scores;
  const auto add = [&](NodeIndex actor, NodeIndex target, const MergedEvent& event) {
    DyadMeasures& dyad = dyads[{actor, target}];
    dyad.actor = actor;
    dyad.target = target;
    ++dyad.events;
    dyad.reports += event.sources;
    if (!event.type) return;
    ++dyad.quads[event.quad - 1];
    auto& [sum, count] = scores[{actor, target}];
    sum += event.score;
    ++count;
  };
  for (const Edge& edge : network.edges) {
    add(edge.actor, edge.target, network.events[edge.event]);
    if (edge.reciprocal) add(edge.target, edge.actor, network.events[edge.event]);
  }
  std::vector<DyadMeasures> list;
  for (auto& [pair, dyad] : dyads) {
    const auto& [sum, count] = scores[pair];
    if (count > 0) dyad.mean_score = sum / static_cast<double>(count);
    list.push_back(dyad);
  }
  std::stable_sort(list.begin(), list.end(), [](const DyadMeasures& a, const DyadMeasures& b) { return a.events > b.events; });
  return list;
}

Network ego_network(const Network& network, NodeIndex node) {
  std::set<std::string> kept = {network.nodes[node].actor.entity};
  for (const Edge& edge : network.edges) {
    if (edge.actor == node) kept.insert(network.nodes[edge.target].actor.entity);
    if (edge.target == node) kept.insert(network.nodes[edge.actor].actor.entity);
  }
  const std::string& ego = network.nodes[node].actor.entity;
  std::vector<MergedEvent> events;
  for (const MergedEvent& event : network.events) {
    std::vector<schema::Actor> parties = event.actors;
    parties.insert(parties.end(), event.targets.begin(), event.targets.end());
    const auto is_ego = [&](const schema::Actor& actor) { return actor.entity == ego; };
    const auto is_kept = [&](const schema::Actor& actor) { return kept.contains(actor.entity); };
    if (std::any_of(parties.begin(), parties.end(), is_ego) || std::all_of(parties.begin(), parties.end(), is_kept)) events.push_back(event);
  }
  std::vector<MergedRelation> relations;
  for (const MergedRelation& relation : network.relations) {
    if (relation.subject.entity == ego || relation.object.entity == ego) relations.push_back(relation);
  }
  return make_network(std::move(events), std::move(relations));
}

}  // namespace dyad::graph
