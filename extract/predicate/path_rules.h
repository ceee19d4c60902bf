// Dependency paths as data: from a predicate's token down to an argument, with the role that the argument has there.
//
//   nsubj                subject                    prep:from>pobj       object of the preposition "from"
//   agent>pobj           by-phrase of a passive     dative:to>pobj       "gave arms to the rebels"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/predicate/flat_map.h"
#include "extract/predicate/labels.h"
#include "extract/predicate/predicate.h"

namespace dyad::extract {

// What an argument must be for a rule to hold. Rules of one path are tried in the order of the file.
enum class Condition : std::uint8_t { Any, Time, Place, Party, Thing, Name, Proper };
std::optional<Condition> to_condition(std::string_view name);
std::optional<Role> to_role(std::string_view name);
std::string_view to_string(Role role);

struct PathRule {
  Role role = Role::Target;
  Condition condition = Condition::Any;
  bool is_void = false;          // the path leads to no argument of this predicate ("in" of "in charge")
  std::uint32_t preposition = 0; // word id of the last preposition on the path
  std::uint16_t path = 0;        // index of the path's text
};

// Tries over labels: one root for each frame ("passive verb") and for each predicate with paths of its own.
// Constant after loading.
class PathRules {
 public:
  using Node = std::uint32_t;  // 0: nowhere

  Node make_root();
  // Adds a path below a root. False if the path cannot be read.
  [[nodiscard]] bool add(Node root, std::string_view path, PathRule rule, WordMap& words);

  // The node behind a dependent with this label and word; a step with a word goes before one without.
  Node step(Node node, Dep dep, std::uint32_t word) const {
    if (node == 0) return 0;
    if (word != 0) {
      if (const Node next = edges_.find(key(node, dep, word))) return next;
    }
    return edges_.find(key(node, dep, 0));
  }
  std::span<const PathRule> rules(Node node) const { return nodes_[node].rules; }
  bool has_edges(Node node) const { return nodes_[node].has_edges; }
  const std::string& path_text(const PathRule& rule) const { return paths_[rule.path]; }
  // Prepositions that begin a path at this root: those that the predicate chooses.
  const std::vector<std::uint32_t>& prepositions(Node root) const { return nodes_[root].prepositions; }

 private:
  struct NodeData {
    std::vector<PathRule> rules;
    std::vector<std::uint32_t> prepositions;
    bool has_edges = false;
  };
  static std::uint64_t key(Node node, Dep dep, std::uint32_t word) {
    return static_cast<std::uint64_t>(node) << 40 | static_cast<std::uint64_t>(dep) << 32 | word;
  }

  IntegerMap edges_;
  std::vector<NodeData> nodes_ = std::vector<NodeData>(1);
  std::vector<std::string> paths_;
};

}  // namespace dyad::extract
