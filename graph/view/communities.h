// Communities by Louvain's method: move nodes to the neighbouring community that raises modularity most, join communities to nodes,
// repeat. Nodes are visited in their order and ties go to the lower number, so that the result is always the same.
#pragma once

#include <cstdint>
#include <vector>

namespace dyad::graph {

struct WeightedEdge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double weight = 0;
};

// The community of each node; numbered by size, the largest first, then by the smallest node. An undirected graph; parallel
// edges add up. Nodes without an edge are communities of their own.
std::vector<std::uint32_t> find_communities(std::size_t node_count, const std::vector<WeightedEdge>& edges);

// Newman's modularity of a partition, -1/2 to 1; 0 where there is no edge.
double modularity(const std::vector<std::uint32_t>& communities, const std::vector<WeightedEdge>& edges);

// Numbers groups by size, the largest first, then by their smallest member.
std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& groups);

}  // namespace dyad::graph
