#include "graph/view/find_node.h"

#include <functional>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace dyad::graph {
namespace {

constexpr std::size_t kListed = 8;  // candidates that a message names

std::string fold_name(std::string_view name) {
  std::string folded = base::fold_marks(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

bool holds_words(const std::string& name, const std::string& words) {
  for (std::size_t at = name.find(words); at != std::string::npos; at = name.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

std::string_view key_of(const Node& node) {
  const std::string_view id = node.actor.entity;
  return id.substr(id.find(':') + 1);
}

using NodeTest = std::function<bool(const Node&, const std::string&)>;

bool any_name(const Node& node, const std::function<bool(const std::string&)>& test) {
  for (const std::string& name : node.names) {
    if (test(fold_name(name))) return true;
  }
  return test(fold_name(node.actor.name));
}

// The ways to mean a node, the surest first.
const std::vector<NodeTest>& tests() {
  static const std::vector<NodeTest> list = {
      [](const Node& node, const std::string& text) { return base::fold_marks(node.actor.entity) == text; },
      [](const Node& node, const std::string& text) { return fold_name(node.actor.name) == text; },
      [](const Node& node, const std::string& text) { return any_name(node, [&](const std::string& name) { return name == text; }); },
      [](const Node& node, const std::string& text) { return base::fold_marks(key_of(node)) == text; },
      [](const Node& node, const std::string& text) {
        return node.actor.kind == schema::EntityKind::Country && base::fold_marks(node.actor.code) == text;
      },
      [](const Node& node, const std::string& text) {
        return any_name(node, [&](const std::string& name) { return holds_words(name, text); });
      },
  };
  return list;
}

base::Error ambiguous(const Network& network, std::string_view text, const std::vector<NodeIndex>& found) {
  std::string names;
  for (std::size_t i = 0; i < found.size() && i < kListed; ++i) {
    const schema::Actor& actor = network.nodes[found[i]].actor;
    names += fmt::format("{}{} ({})", i ? ", " : "", actor.name, actor.entity);
  }
  if (found.size() > kListed) names += fmt::format(" and {} more", found.size() - kListed);
  return {base::ErrorCode::NotFound, fmt::format("'{}' may mean {} entities, give one by its id: {}", text, found.size(), names)};
}

}  // namespace

base::Result<NodeIndex> find_node(const Network& network, std::string_view text) {
  const std::string folded = fold_name(text);
  if (!folded.empty()) {
    for (const NodeTest& test : tests()) {
      std::vector<NodeIndex> found;
      for (NodeIndex i = 0; i < network.nodes.size(); ++i) {
        if (test(network.nodes[i], folded)) found.push_back(i);
      }
      if (found.size() == 1) return found.front();
      if (found.size() > 1) return ambiguous(network, text, found);
    }
  }
  return base::Error{base::ErrorCode::NotFound, fmt::format("no entity of the network is called '{}'", text)};
}

}  // namespace dyad::graph
