#include "graph/view/network.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

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

void add_edges(Network& network, const NodeTable& table, std::uint32_t index) {
  const MergedEvent& event = network.events[index];
  for (const auto& actor : event.actors) {
    for (const auto& target : event.targets) network.edges.push_back({table.index(actor), table.index(target), index});
  }
  if (!is_reciprocal(event)) return;
  std::vector<NodeIndex> parties;
  for (const auto& actor : event.actors) parties.push_back(table.index(actor));
  std::sort(parties.begin(), parties.end());
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) network.edges.push_back({parties[i], parties[j], index, true});
  }
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
  for (std::uint32_t i = 0; i < network.events.size(); ++i) add_edges(network, table, i);
  return network;
}

NodeIndex node_index(const Network& network, std::string_view entity) {
  const auto found = std::lower_bound(network.nodes.begin(), network.nodes.end(), entity,
                                      [](const Node& node, std::string_view id) { return node.actor.entity < id; });
  assert(found != network.nodes.end() && found->actor.entity == entity);
  return static_cast<NodeIndex>(found - network.nodes.begin());
}

bool is_reciprocal(const MergedEvent& event) {
  using schema::EventType;
  if (!event.type || !event.targets.empty() || event.actors.size() < 2) return false;
  return *event.type == EventType::Consult || *event.type == EventType::Agree || *event.type == EventType::Support ||
         *event.type == EventType::Cooperate;
}

std::string_view event_label(const MergedEvent& event) { return event.type ? schema::to_string(*event.type) : std::string_view(event.lemma); }

const EventReport& best_report(const std::vector<EventReport>& reports) {
  return *std::max_element(reports.begin(), reports.end(),
                           [](const EventReport& a, const EventReport& b) { return a.confidence < b.confidence; });
}

}  // namespace dyad::graph
