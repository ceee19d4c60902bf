#include "extract/syntax/tree_shape.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace dyad::extract {
namespace {

constexpr int kMostPasses = 12;  // as spaCy: a tree that is not settled then stays as it is

void widen_head(std::span<const std::int32_t> heads, std::size_t token, TreeEdges& edges) {
  const auto head = static_cast<std::size_t>(heads[token]);
  edges.left[head] = std::min(edges.left[head], edges.left[token]);
  edges.right[head] = std::max(edges.right[head], edges.right[token]);
}

// Whether no head lies outside of its sentence, sentences being what begins at the left edges of the roots.
bool is_settled(std::span<const std::int32_t> heads, const TreeEdges& edges, std::vector<std::uint8_t>& starts) {
  const std::size_t count = heads.size();
  starts.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    if (heads[i] == static_cast<std::int32_t>(i)) starts[edges.left[i]] = 1;
  }
  std::size_t first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!(i > 0 && starts[i]) && i + 1 != count) continue;
    for (std::size_t j = first; j < i; ++j) {
      if (heads[j] < static_cast<std::int32_t>(first) || heads[j] > static_cast<std::int32_t>(i)) return false;
    }
    first = i;
  }
  return true;
}

// The dependents of each head in text order, under changes of heads.
class Children {
 public:
  explicit Children(std::span<const std::int32_t> heads) : offsets_(heads.size() + 1) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i] != static_cast<std::int32_t>(i)) ++offsets_[heads[i] + 1];
    }
    for (std::size_t i = 0; i < heads.size(); ++i) offsets_[i + 1] += offsets_[i];
    children_.resize(offsets_.back());
    auto fill = offsets_;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i] != static_cast<std::int32_t>(i)) children_[fill[heads[i]]++] = static_cast<std::int32_t>(i);
    }
  }

  // Remembers that `child` got another head; its place below the old one is passed over by who compares heads.
  void add(std::int32_t head, std::int32_t child) { moved_[head].push_back(child); }

  // The tokens whose head was or became `head`, in text order.
  void collect(std::int32_t head, std::vector<std::int32_t>& out) const {
    out.assign(children_.begin() + offsets_[head], children_.begin() + offsets_[head + 1]);
    const auto moved = moved_.find(head);
    if (moved == moved_.end()) return;
    out.insert(out.end(), moved->second.begin(), moved->second.end());
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }

 private:
  std::vector<std::int32_t> offsets_;
  std::vector<std::int32_t> children_;
  std::unordered_map<std::int32_t, std::vector<std::int32_t>> moved_;  // by new head
};

}  // namespace

std::vector<LiftedLabel> find_lifted_labels(LabelTable& labels) {
  std::vector<LiftedLabel> lifted;
  for (std::size_t id = 0; id < labels.size(); ++id) {
    const std::string_view name = labels.name(static_cast<LabelId>(id));
    const std::size_t at = name.find("||");
    if (at == std::string_view::npos) lifted.push_back({});
    else lifted.push_back({labels.intern(name.substr(0, at)), labels.intern(name.substr(at + 2)), true});
  }
  return lifted;
}

void find_edges(std::span<const std::int32_t> heads, TreeEdges& edges) {
  const std::size_t count = heads.size();
  edges.left.resize(count);
  edges.right.resize(count);
  for (std::size_t i = 0; i < count; ++i) edges.left[i] = edges.right[i] = static_cast<std::int32_t>(i);
  std::vector<std::uint8_t> starts;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    for (std::size_t i = 0; i < count; ++i) widen_head(heads, i, edges);
    for (std::size_t i = count; i-- > 0;) widen_head(heads, i, edges);
    if (is_settled(heads, edges, starts)) return;
  }
}

bool deprojectivize(std::span<const LiftedLabel> lifted, std::span<const std::uint8_t> is_space, const TreeEdges& edges,
                    std::span<std::int32_t> heads, std::span<LabelId> labels) {
  const auto is_lifted = [&](LabelId label) { return lifted[label].is_lifted; };
  if (std::ranges::none_of(labels, is_lifted)) return false;
  Children children(heads);
  std::vector<std::int32_t> level, next_level, below;
  // Breadth first below the head, for the first token with the wanted label.
  const auto find_head = [&](std::int32_t token, LabelId wanted) {
    level.assign(1, heads[token]);
    while (!level.empty()) {
      next_level.clear();
      for (const std::int32_t parent : level) {
        children.collect(parent, below);
        for (const std::int32_t child : below) {
          const bool is_child = heads[child] == parent && child != parent && child >= edges.left[parent] && child <= edges.right[parent];
          if (!is_child || is_space[child] || child == token) continue;
          if (labels[child] == wanted) return child;
          next_level.push_back(child);
        }
      }
      level.swap(next_level);
    }
    return heads[token];
  };
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const LiftedLabel label = lifted[labels[i]];
    if (!label.is_lifted) continue;
    const auto token = static_cast<std::int32_t>(i);
    const std::int32_t head = find_head(token, label.head_label);
    if (head != heads[i]) children.add(head, token);
    heads[i] = head;
    labels[i] = label.label;
  }
  return true;
}

}  // namespace dyad::extract
