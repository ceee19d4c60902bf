#include "extract/predicate/path_rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dyad::extract {
namespace {

constexpr std::array<std::pair<std::string_view, Condition>, 7> kConditions = {{
    {"any", Condition::Any}, {"time", Condition::Time}, {"place", Condition::Place}, {"party", Condition::Party}, {"thing", Condition::Thing},
    {"name", Condition::Name}, {"proper", Condition::Proper}}};

constexpr std::array<std::pair<std::string_view, Role>, kRoleCount> kRoles = {{
    {"Actor", Role::Actor}, {"Target", Role::Target}, {"Recipient", Role::Recipient}, {"Instrument", Role::Instrument}, {"Place", Role::Place},
    {"Time", Role::Time}, {"Topic", Role::Topic}, {"Companion", Role::Companion}}};

}  // namespace

std::optional<Condition> to_condition(std::string_view name) {
  for (const auto& [text, condition] : kConditions) if (text == name) return condition;
  return std::nullopt;
}

std::optional<Role> to_role(std::string_view name) {
  for (const auto& [text, role] : kRoles) if (text == name) return role;
  return std::nullopt;
}

std::string_view to_string(Role role) { return kRoles[static_cast<std::size_t>(role)].first; }

PathRules::Node PathRules::make_root() {
  nodes_.emplace_back();
  return static_cast<Node>(nodes_.size() - 1);
}

bool PathRules::add(Node root, std::string_view path, PathRule rule, WordMap& words) {
  Node node = root;
  for (std::string_view rest = path; !rest.empty();) {
    std::string_view step = rest.substr(0, rest.find('>'));
    rest.remove_prefix(std::min(rest.size(), step.size() + 1));
    const std::size_t colon = step.find(':');
    const Dep dep = to_dep(step.substr(0, colon));
    if (dep == Dep::None) return false;
    const std::uint32_t word = colon == std::string_view::npos ? 0 : words.intern(step.substr(colon + 1));
    if (word != 0) rule.preposition = word;
    if (node == root && word != 0) {
      auto& chosen = nodes_[root].prepositions;
      if (std::find(chosen.begin(), chosen.end(), word) == chosen.end()) chosen.push_back(word);
    }
    Node next = edges_.find(key(node, dep, word));
    if (next == 0) {
      next = make_root();
      nodes_[node].has_edges = true;
      edges_.insert(key(node, dep, word), next);
    }
    node = next;
  }
  const auto known = std::find(paths_.begin(), paths_.end(), path);
  rule.path = static_cast<std::uint16_t>(known - paths_.begin());
  if (known == paths_.end()) paths_.emplace_back(path);
  nodes_[node].rules.push_back(rule);
  return node != root;
}

}  // namespace dyad::extract
