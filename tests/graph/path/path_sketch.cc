#include "tests/graph/path/path_sketch.h"

#include <fmt/format.h>

namespace dyad::test {
namespace {

std::string key(const graph::Network& network, graph::NodeIndex node) {
  const std::string& id = network.nodes[node].actor.entity;
  return id.substr(id.find(':') + 1);
}

}  // namespace

std::string path_sketch(const graph::Network& network, const graph::Path& path) {
  if (path.hops.empty()) return "(here)";
  std::string text = key(network, path.hops.front().from);
  for (const graph::Hop& hop : path.hops) {
    const graph::HopLink& link = hop.links.front();
    std::string label = link.kind == graph::HopLink::Kind::Event ? std::string(graph::event_label(network.events[link.index]))
                                                                 : fmt::format("[{}]", network.relations[link.index].relation);
    if (hop.day) label += "@" + base::to_iso(*hop.day);
    const char* begin = link.forward || link.reciprocal ? " -" : " <-";
    const char* end = link.forward && !link.reciprocal ? "-> " : "- ";
    text += begin + label + end + key(network, hop.to);
  }
  return text;
}

}  // namespace dyad::test
