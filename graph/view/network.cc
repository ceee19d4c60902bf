#include "graph/view/network.h"

#include <algorithm>
#include <map>

namespace dyad::graph {
namespace {

// Collects the entities of events and relations, each once, ordered by id.
class NodeTable {
 public:
  void add(const schema::Actor& actor) { actors_.try_emplace(actor.entity, actor); }

  std::vector<Node> number_nodes() {
    std::vector<Node> nodes;
    for (const auto& [entity, actor] : actors_) {
      index_[entity] = static_cast<NodeIndex>(nodes.size());
      nodes.push_back({actor, {actor.name}});
    }
    return nodes;
  }
  NodeIndex index(const schema::Actor& actor) const { return index_.at(actor.entity); }

 private:
  std::map<std::string, schema::Actor> actors_;
  std::map<std::string, NodeIndex> index_;
};

bool comes_before(const MergedEvent& a, const MergedEvent& b) {
  return std::tie(a.date.days.first, a.date.days.last, a.id) < std::tie(b.date.days.first, b.date.days.last, b.id);
}

}  // namespace

Network make_network(std::vector<MergedEvent> events, std::vector<MergedRelation> relations) {
  Network network;
  network.events = std::move(events);
  network.relations = std::move(relations);
  std::sort(network.events.begin(), network.events.end(), comes_before);
  NodeTable table;
  for (const MergedEvent& event : network.events) {
    for (const auto& actor : event.actors) table.add(actor);
    for (const auto& target : event.targets) table.add(target);
  }
  for (const MergedRelation& relation : network.relations) {
    table.add(relation.subject);
    table.add(relation.object);
  }
  network.nodes = table.number_nodes();
  for (std::uint32_t i = 0; i < network.events.size(); ++i) {
    const MergedEvent& event = network.events[i];
    for (const auto& actor : event.actors) {
      for (const auto& target : event.targets) network.edges.push_back({table.index(actor), table.index(target), i});
    }
  }
  return network;
}

}  // namespace dyad::graph
